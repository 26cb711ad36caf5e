"""Record CPython's verdicts on the programs in fixtures/syntax-errors.

Each file there is a JSON list of {"source": ..., "expected": ...}. To add a program, add its source to the file of its
kind and run this with Python 3.13. `expected` is null for a program that `ast.parse` accepts.
"""

import json
import pathlib
import sys
import warnings

from judge import verdict

folder = pathlib.Path(__file__).resolve().parents[2] / "fixtures" / "syntax-errors"


def record(path):
    programs = json.loads(path.read_text(encoding="utf-8"))
    for program in programs:
        found = verdict(program["source"])
        if found and found.pop("stage") != "parse":
            found = None
        program["expected"] = found
    lines = ",\n".join("  " + json.dumps(program, ensure_ascii=True) for program in programs)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    return len(programs)


if __name__ == "__main__":
    if sys.version_info[:2] != (3, 13):
        sys.exit("the verdicts are those of Python 3.13")
    warnings.simplefilter("ignore")
    total = sum(record(path) for path in sorted(folder.glob("*.json")))
    print(f"{total} programs")
