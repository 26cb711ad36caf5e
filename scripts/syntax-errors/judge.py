"""CPython's verdict on programs: a JSON list of sources on standard input, of verdicts on standard output.

A verdict is null for a valid program, and false where CPython fails with anything but a SyntaxError.
"""

import ast
import json
import sys
import warnings


def verdict(source):
    """The stage that rejects `source` as a module, and what it says."""
    for stage, flags in (("parse", ast.PyCF_ONLY_AST), ("compile", 0)):
        try:
            compile(source, "<program>", "exec", flags, dont_inherit=True)
        except SyntaxError as error:
            return {
                "stage": stage,
                "exception": type(error).__name__,
                "message": error.msg,
                "line": error.lineno,
                "column": error.offset,
            }
        except Exception:
            # Not the program's fault: CPython's own limits, or a character it cannot encode.
            return False
    return None


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(10_000)
    json.dump([verdict(source) for source in json.load(sys.stdin)], sys.stdout)
