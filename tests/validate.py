"""validate.py SCHEMA FILE...: each FILE (TOML, or lines of JSON; - is stdin) against a JSON Schema, by python3-jsonschema.

Prints what is invalid, at most twenty of it, and how many were valid; exits 1 where something is not."""
import json
import sys
import tomllib

from jsonschema import Draft202012Validator


def instances(path):
    if path.endswith(".toml"):
        with open(path, "rb") as file:
            yield path, tomllib.load(file)
        return
    with sys.stdin if path == "-" else open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            yield f"{path}:{number}", json.loads(line)


def main(schema_path, *paths):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    valid = invalid = 0
    for path in paths:
        for place, instance in instances(path):
            error = next(validator.iter_errors(instance), None)
            valid += error is None
            invalid += error is not None
            if error is not None and invalid <= 20:
                print(f"{place}: {error.json_path}: {error.message[:200]}")
    print(f"{valid} valid" + (f", {invalid} invalid" if invalid else ""))
    sys.exit(1 if invalid else 0)


main(*sys.argv[1:])
