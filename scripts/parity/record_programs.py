"""Records CPython's verdict on the parser's own test programs.

Usage: record_programs.py FILE    FILE is a JSON list of objects with `source`; each gets `ast`, the SHA-256 of
ast.dump(include_attributes=True), or null where ast.parse rejects the program.
"""

import ast
import hashlib
import json
import sys
import warnings

warnings.simplefilter("ignore")


def verdict(source):
    try:
        tree = ast.parse(source.encode("utf-8", "surrogatepass"))
    except (SyntaxError, ValueError):
        return None
    text = ast.dump(tree, include_attributes=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def main(path):
    with open(path, encoding="utf-8") as file:
        programs = json.load(file)
    if isinstance(programs, dict):
        programs = programs["programs"]
    records = [json.dumps({"source": program["source"], "ast": verdict(program["source"])}) for program in programs]
    version = ".".join(map(str, sys.version_info[:3]))
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"python": "{version}", "programs": [\n' + ",\n".join(records) + "\n]}\n")


if __name__ == "__main__":
    main(sys.argv[1])
