"""CPython's side of `npm run parity`: what its parser and its symbol table make of each file.

Usage: record.py ROOT            reads nothing, prints one JSON object per file below ROOT
       record.py --dump FILE     prints ast.dump of one file
       record.py --symtable FILE prints the symbol tables of one file

An object has `path` (relative to ROOT), `error` (null, or CPython's exception and line), and the SHA-256 of the two dumps.
"""

import ast
import hashlib
import json
import multiprocessing
import os
import sys
import warnings

from symtable_dump import dump as dump_symtable

warnings.simplefilter("ignore")


def read(path):
    with open(path, "rb") as file:
        return file.read()


def sha256(text):
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def dump_ast(source):
    return ast.dump(ast.parse(source), include_attributes=True)


def record(job):
    root, path = job
    source = read(os.path.join(root, path))
    result = {"path": path, "error": None, "ast": None, "symtable": None}
    try:
        result["ast"] = sha256(dump_ast(source))
    except (SyntaxError, ValueError) as error:
        result["error"] = f"{type(error).__name__}: {error}"
        return result
    try:
        result["symtable"] = sha256(dump_symtable(source, "input.py"))
    except (SyntaxError, ValueError):
        pass
    return result


def files(root):
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(set(folders) - {"site-packages", "__pycache__"})
        for name in sorted(names):
            if name.endswith(".py"):
                yield os.path.relpath(os.path.join(folder, name), root)


def main(arguments):
    sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass")
    if arguments[0] == "--dump":
        print(dump_ast(read(arguments[1])), end="")
    elif arguments[0] == "--symtable":
        print(dump_symtable(read(arguments[1]), "input.py"), end="")
    else:
        root = arguments[0]
        jobs = [(root, path) for path in files(root)]
        with multiprocessing.Pool() as pool:
            for result in pool.imap(record, jobs, chunksize=8):
                print(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1:])
