"""CPython's side of the parse benchmark: `subject.py LIST` prints the milliseconds of ast.parse over the files of LIST."""

import ast
import sys
import time
import warnings

warnings.simplefilter("ignore")
with open(sys.argv[1], encoding="utf-8") as file:
    sources = [open(path, "rb").read() for path in file.read().split("\n")]
start = time.perf_counter()
for source in sources:
    try:
        ast.parse(source)
    except (SyntaxError, ValueError):
        pass
print((time.perf_counter() - start) * 1000, 0)
