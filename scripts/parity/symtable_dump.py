"""Prints the symbol tables of Python files as `dumpSymtable` of compiler/analyze/scopes does.

Usage: symtable_dump.py FILE            prints the dump of one file
       symtable_dump.py --out DIR       reads file names from standard input, writes DIR/<index>.txt for each that compiles
"""

import sys
import symtable

FLAGS = ("referenced", "parameter", "global", "declared_global", "nonlocal", "local", "annotated", "free", "imported",
         "assigned", "namespace")


def names(values):
    return " ".join(sorted(values)) or "-"


def dump(source, path):
    lines = []
    pending = [(symtable.symtable(source, path, "exec"), "")]
    while pending:
        table, indent = pending.pop()
        facts = [word for word in ("optimized", "nested") if getattr(table, "is_" + word)()]
        facts += ["children"] if table.has_children() else []
        lines.append(" ".join([indent + table.get_type(), table.get_name(), str(table.get_lineno()), *facts]))
        if isinstance(table, symtable.Function):
            lines.append(f"{indent}  parameters {' '.join(table.get_parameters()) or '-'}")
            for kind in ("locals", "globals", "nonlocals", "frees"):
                lines.append(f"{indent}  {kind} {names(getattr(table, 'get_' + kind)())}")
        elif isinstance(table, symtable.Class):
            lines.append(f"{indent}  methods {' '.join(table.get_methods()) or '-'}")
        for symbol in sorted(table.get_symbols(), key=lambda symbol: symbol.get_name()):
            flags = " ".join(flag for flag in FLAGS if getattr(symbol, "is_" + flag)())
            lines.append(f"{indent}  = {symbol.get_name()}: {symbol._Symbol__flags:#x} {flags}".rstrip())
        pending += [(child, indent + "  ") for child in reversed(table.get_children())]
    return "".join(line + "\n" for line in lines)


def main(arguments):
    if len(arguments) == 1:
        with open(arguments[0], "rb") as file:
            sys.stdout.write(dump(file.read(), arguments[0]))
        return
    _, folder = arguments
    for index, line in enumerate(sys.stdin):
        with open(line.rstrip("\n"), "rb") as file:
            source = file.read()
        try:
            text = dump(source, "input.py")
        except (SyntaxError, ValueError, RecursionError):
            continue
        with open(f"{folder}/{index}.txt", "w", encoding="utf-8", errors="surrogatepass") as file:
            file.write(text)


if __name__ == "__main__":
    main(sys.argv[1:])
