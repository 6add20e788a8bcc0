#!/usr/bin/env python3
"""What threads bring, and what texts of unusual shapes cost, by runs of whole processes that take turns.

    tests/bench/shapes.py POLEX [--bytes N] [--rounds N]

Text comes from the dumps in POLEX_CORPUS (../shared/corpus) or, where there are none, from examples/. Told are
medians with the lowest and highest. `blocked` is the time that a thread of -j2 neither ran nor waited for a
processor, which no neighbour on the machine alters. Never passes or fails by time."""
import argparse, glob, gzip, json, os, re, statistics, subprocess, tempfile, time

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


def articles(most):
    corpus = os.environ.get("POLEX_CORPUS", os.path.join(ROOT, "..", "shared", "corpus"))
    dumps = sorted(glob.glob(os.path.join(corpus, "*.ndjson.gz")))
    for dump in dumps:
        left = most / len(dumps)
        for line in gzip.open(dump, "rt", encoding="utf-8"):
            text = json.loads(line).get("text") or ""
            left -= len(text.encode())
            yield text
            if left <= 0:
                break
    if not dumps:
        print("skipped: the dumps (no corpus: set POLEX_CORPUS); examples/ instead")
        text = open(os.path.join(ROOT, "examples", "changzhou.txt"), encoding="utf-8").read()
        for _ in range(int(most / len(text.encode())) + 1):
            yield text


def write(folder, name, texts):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as out:
        for text in texts:
            out.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
    return path


def run(polex, threads, path):
    """Wall seconds, processor seconds, seconds blocked of the thread that was blocked longest, peak memory."""
    start = time.monotonic()
    child = subprocess.Popen([polex, "extract", "-q", f"-j{threads}", "--max-document-size", "1g", "--max-record-size",
                              "4g", "--max-steps", "1000000000000", "-o", os.devnull, path])
    seen = {}  # thread: when it was first seen, and last: ran, waited, when
    while True:
        try:
            for task in os.listdir(f"/proc/{child.pid}/task"):
                ran, waited, _ = open(f"/proc/{child.pid}/task/{task}/schedstat").read().split()
                now = time.monotonic()
                seen[task] = (seen.get(task, (now,))[0], int(ran) / 1e9, int(waited) / 1e9, now)
        except (OSError, ValueError):  # it has just ended
            pass
        pid, status, usage = os.wait4(child.pid, os.WNOHANG)
        if pid:
            break
        time.sleep(0.01)
    if status != 0:
        raise SystemExit(f"{path}: polex ended with {status}")
    wall = time.monotonic() - start
    blocked = max((last - first - ran - waited for first, ran, waited, last in seen.values()), default=0)
    return wall, usage.ru_utime + usage.ru_stime, max(0, blocked), usage.ru_maxrss / 1e3


def spread(values, form="{:.2f}"):
    told = [form.format(value) for value in (statistics.median(values), min(values), max(values))]
    return f"{told[0]} ({told[1]} to {told[2]})"


def threads(polex, path, rounds):
    walls, cpus, blocked = [], [], []
    for _ in range(rounds):
        one, two = run(polex, 1, path), run(polex, 2, path)
        walls.append(one[0] / two[0])
        cpus.append(two[1] / one[1])
        blocked.append(100 * two[2] / two[0])
    print(f"two threads over {os.path.getsize(path) / 1e6:.1f} MB, one against two by turns:")
    print(f"  times as fast by the clock       {spread(walls)}")
    print(f"  processor time of two to one     {spread(cpus, '{:.3f}')}")
    print(f"  of which a thread was blocked    {spread(blocked, '{:.1f} %')}")


def shapes(polex, texts, folder, rounds):
    joined = re.sub(r"\s+", " ", " ".join(texts))
    sentences = [s for text in texts for s in re.split(r"(?<=[.!?])\s+", text) if len(s) > 5]
    paths = {
        "articles as they are": write(folder, "articles.ndjson", texts),
        "one article": write(folder, "article.ndjson", ["\n\n".join(texts)]),
        "one sentence": write(folder, "sentence.ndjson", [re.sub(r"[.?!]+(?=[\"')\]”]*\s|$)", ",", joined)]),
        "an article a sentence": write(folder, "tiny.ndjson", sentences),
    }
    empty = write(folder, "empty.ndjson", ["No."])
    costs = {name: [] for name in paths}
    peaks = dict.fromkeys(paths, 0)
    for _ in range(rounds):
        start_up = run(polex, 1, empty)[1]
        for name, path in paths.items():
            _, cpu, _, peak = run(polex, 1, path)
            costs[name].append((cpu - start_up) / (os.path.getsize(path) / 1e6))
            peaks[name] = max(peaks[name], peak)
    print(f"the same {len(joined.encode()) / 1e6:.1f} MB in four shapes, processor seconds a megabyte, start-up left out:")
    for name, cost in costs.items():
        ratios = [own / plain for own, plain in zip(cost, costs["articles as they are"])]
        print(f"  {name:22} {spread(cost)}, {spread(ratios)} times the first, {peaks[name]:.0f} MB")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("polex")
    parser.add_argument("--bytes", type=int, default=40_000_000, help="for the threads; the shapes take a tenth")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    texts = list(articles(given.bytes))
    with tempfile.TemporaryDirectory() as folder:
        threads(given.polex, write(folder, "threads.ndjson", texts), given.rounds)
        shapes(given.polex, list(articles(given.bytes / 10)), folder, given.rounds)


main()
