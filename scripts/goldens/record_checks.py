"""Records CPython's verdict on the programs of fixtures/checks/programs.txt into fixtures/checks/verdicts.json.

Run with CPython 3.13 from the repository's root: python3.13 scripts/goldens/record_checks.py
Programs are separated by lines `---`. Each must parse: what the parser rejects has its own goldens.
Lines and columns are CPython's: 1-based, columns in characters; -1 and 0 stand for "no location".
"""

import ast
import json
import pathlib
import platform
import symtable
import warnings

FOLDER = pathlib.Path(__file__).parents[2] / "fixtures" / "checks"


def error_of(action):
    try:
        action()
    except SyntaxError as error:
        return {
            "exception": type(error).__name__,
            "message": error.msg,
            "line": error.lineno,
            "column": error.offset,
            "endLine": error.end_lineno,
            "endColumn": error.end_offset,
        }
    return None


def verdict(source):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        ast.parse(source)
        caught.clear()
        error = error_of(lambda: compile(source, "program.py", "exec", dont_inherit=True))
    in_symtable = error_of(lambda: symtable.symtable(source, "program.py", "exec")) is not None
    stage = None if error is None else "symtable" if in_symtable else "codegen"
    # Code that CPython generates twice, such as a loop's test, it also warns about twice.
    found = dict.fromkeys((str(warning.message), warning.lineno) for warning in caught)
    listed = [{"message": text, "line": line} for text, line in found if "escape sequence" not in text]
    return {"stage": stage, "error": error, "warnings": listed}


def main():
    programs = (FOLDER / "programs.txt").read_text(encoding="utf-8").split("\n---\n")
    verdicts = {"python": platform.python_version(), "verdicts": [verdict(source) for source in programs]}
    (FOLDER / "verdicts.json").write_text(json.dumps(verdicts, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
