"""mutations.py [--stride N] [--offset N] [PACK]: whether a pack's tests notice when a rule or a blocker is gone.

For each rule of rules/PACK (policy-en) a copy of the pack in which it can match nothing, and for each of its `except`, `not_before`
and `not_after` patterns a copy without it; the rule's own tests stay. `polex test` (from PATH) must fail on each copy. Prints
those on which it passes and how many there were; exits 1 where there are some, 2 where polex cannot read a copy. With --stride
every Nth mutation only, from the one numbered --offset on."""
import argparse
import copy
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib

RULES = pathlib.Path(__file__).resolve().parent.parent / "rules"
STAGES = ("mention", "date", "clause", "modifier")
BLOCKERS = ("except", "not_before", "not_after")
NEVER = "Zq{number}xq{number}qZ"


def toml(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(toml(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def mutants(tables):
    """(what was done, the file's tables with it done, the rule's id) for each rule and blocker of one file."""
    for stage in STAGES:
        for index, rule in enumerate(tables.get(stage, [])):
            gone = copy.deepcopy(tables)
            gone[stage][index].pop("patterns", None)
            gone[stage][index]["pattern"] = NEVER
            yield f"{rule['id']}", gone, rule["id"]
            for key in BLOCKERS:
                for number, blocker in enumerate(rule.get(key, [])):
                    without = copy.deepcopy(tables)
                    del without[stage][index][key][number]
                    yield f"{rule['id']}: {key} {blocker!r}", without, rule["id"]


def run(pack, rule=None):
    only = ["-f", f":{re.escape(rule)}$"] if rule else []
    return subprocess.run(["polex", "test", "-q", str(pack), *only], capture_output=True, text=True, check=False)


def notices(pack, rule):
    """Whether some test fails: the rule's own first, for they are quick."""
    for ran in (run(pack, rule), run(pack)):
        if ran.returncode not in (0, 1):
            sys.exit(f"mutations.py: polex test ended with {ran.returncode}:\n{ran.stderr[:2000]}")
        if ran.returncode == 1:
            return True
    return False


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("pack", nargs="?", default="policy-en")
    parser.add_argument("--stride", type=int, default=1)
    parser.add_argument("--offset", type=int, default=0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copytree(RULES, scratch, dirs_exist_ok=True)
        pack = pathlib.Path(scratch) / asked.pack
        if run(pack).returncode != 0:
            sys.exit("mutations.py: the tests of the pack as it is do not pass")
        every = [(path, *mutant) for path in sorted(pack.glob("*.toml"))
                 for mutant in mutants(tomllib.loads(path.read_text(encoding="utf-8")))]
        tried = unnoticed = 0
        for path, what, tables, rule in every[asked.offset::asked.stride]:
            as_it_is = path.read_text(encoding="utf-8")
            path.write_text("".join(f"{key} = {toml(value)}\n" for key, value in tables.items()), encoding="utf-8")
            tried += 1
            if not notices(pack, rule):
                unnoticed += 1
                print(f"no test notices: {asked.pack}:{what}", flush=True)
            path.write_text(as_it_is, encoding="utf-8")
    print(f"{tried} mutations of {len(every)}, {unnoticed} unnoticed")
    sys.exit(1 if unnoticed or not tried else 0)


main()
