"""Random programs around scopes, with what CPython makes of each, as one JSON list on standard output.

Usage: programs.py COUNT SEED

Each entry: `text`; `verdict` as in scripts/goldens/record_checks.py; `dump` of the symbol tables, or null where there are none;
`checked` and `unchecked`: the places (`line:column`) at which CPython's code does and does not test a local variable before use.
Programs that the parser rejects are not among them.
"""

import __future__
import ast
import dis
import json
import pathlib
import random
import re
import sys
import types
import warnings

SCRIPTS = pathlib.Path(__file__).parents[1]
sys.path += [str(SCRIPTS / "goldens"), str(SCRIPTS / "parity")]

from record_checks import verdict  # noqa: E402
from symtable_dump import dump  # noqa: E402

# Alternatives per symbol, one a line; `$word` stands for a symbol. Where the depth is used up, only leaves are chosen.
LEAVES = {
    "name": ["a", "b", "c", "__x", "T", "__class__"],
    "short": ["a", "b", "c", "d"],
    "call": ["p()"],
    "expression": ["$name", "$name", "1", "None", '"s"', "()", "p()"],
    "target": ["$name", "$name", "$name", "($name, *$name)", "[$name, $name]", "a.b"],
    "loops": ["for $target in $expression", "for $target in $expression if $expression"],
    "parameters": ["", "a", "a, b=$expression", "*a, __x: $expression = 1, **b", "a, /, b, *, c", "T, a"],
    "generics": ["", "", "", "[T]", "[T: $expression, *a]", "[__x = $expression, **T = 1]"],
    "pattern": ["1", "a", "b", "_", "None", "x.y", "-1"],
    "statement": [
        "$expression", "$target = $expression", "$name += $expression", "$name: $expression", "$name: $expression = 1", "del $name",
        "pass", "import $short", "import a.b as $short", "type $short$generics = $expression",
        "return", "raise p", "assert $expression, $expression",
    ],
    "error": [
        "break", "continue", "return $expression", "from x import *", "del __debug__", "import __debug__", "*a = b", "*a",
        "from __future__ import annotations", "a.__debug__ = 1", "async for a in b: pass", "async with a: pass",
        "assert (a, b)", "x: (yield)", "def f(a, a): pass", "global a, b", "nonlocal b", "type __debug__ = 1", "a = 1 is b",
        "[x async for x in $expression]", "(yield $expression)", "(await $expression)", "f(a=1, b=$expression, a=2)", '[1]["a"]()',
        "try: pass\nexcept: pass\nexcept b: pass", "while a:\n  try: pass\n  except* b: break", "a, *b, *c = $expression",
    ],
}
DEEPER = {
    "expression": [
        "($expression + $expression)", "(lambda $parameters: $expression)", "[$expression $loops]", "{$expression $loops $loops}",
        "{$expression: $expression $loops}", "($expression $loops)", "($expression if $expression else $expression)", "(not $expression)",
        "($expression and $expression)", "($expression or $expression)", "($expression < $expression < $expression)",
        "f($expression, *$expression, k=$expression, **$expression)", "$name.__x", "$name[$expression]", "($short := $expression)",
        'f"{$expression!r:{$expression}}"', "super().a", "{$expression: 1, **$expression}", "($expression, *$expression)",
    ],
    "pattern": [
        "[$pattern, $pattern]", "[$pattern, *a]", "{1: $pattern, **b}", "A($pattern, k=$pattern)", "($pattern | $pattern)", "($pattern as c)",
    ],
    "statement": [
        "def $short$generics($parameters):\n  $block", "async def $short($parameters) -> $expression:\n  $block", "@$name\ndef a():\n  $block",
        "def $short($parameters):\n  global $short\n  $block", "def a():\n  b = c = 1\n  def d():\n    nonlocal $short\n    $block",
        "class $short$generics($expression, m=$expression):\n  $block", "class __D:\n  $block",
        "if $expression:\n  $block\nelif $expression:\n  $block\nelse:\n  $block", "if $expression:\n  $block",
        "while $expression:\n  $loopblock\nelse:\n  $block", "while True:\n  $loopblock", "for $target in $expression:\n  $loopblock",
        "with $expression, $expression as $target:\n  $block", "with p() as (a, b):\n  $block",
        "try:\n  $block\nexcept p as $short:\n  $block\nexcept $expression:\n  $block\nelse:\n  $block", "try:\n  $block\nfinally:\n  $block",
        "try:\n  $block\nexcept:\n  $block\nfinally:\n  $block", "try:\n  $block\nexcept* p as $short:\n  $block\nelse:\n  $block",
        "match $expression:\n  case $pattern if $expression:\n    $block\n  case $pattern:\n    $block",
    ],
}
BLOCKS = ("block", "loopblock")


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.error_rate = self.random.choice([0, 0.01, 0.05])

    def expand(self, symbol, depth):
        if symbol in BLOCKS:
            count = self.random.choice([1, 1, 2, 3])
            return "\n".join(self.statement(depth, symbol == "loopblock") for _ in range(count))
        choices = LEAVES[symbol] + (DEEPER.get(symbol, []) if depth > 0 else [])
        lines = self.random.choice(choices).split("\n")
        return "\n".join(self.expand_line(line, depth) for line in lines)

    def expand_line(self, line, depth):
        indent = line[: len(line) - len(line.lstrip())]
        text = re.sub(r"\$(\w+)", lambda match: self.expand(match[1], depth - 1), line.lstrip())
        return "\n".join(indent + part for part in text.split("\n"))

    def statement(self, depth, in_loop):
        if self.random.random() < self.error_rate:
            return self.expand("error", 1)
        if in_loop and self.random.random() < 0.2:
            return self.random.choice(["break", "continue", "if a: break"])
        return self.expand("statement", depth)

    def program(self):
        count = self.random.randrange(1, 5)
        if self.random.random() < 0.4:
            # One function, for the flow of control.
            body = "\n".join(self.statement(self.random.randrange(4), False) for _ in range(count + 2))
            return "def f(p):\n" + "\n".join("  " + line for line in body.split("\n"))
        future = "from __future__ import annotations\n" if self.random.random() < 0.1 else ""
        return future + "\n".join(self.statement(self.random.randrange(1, 4), False) for _ in range(count))


def codes(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from codes(constant)


def loads(source):
    """Where locals are read with and without a check. Variables of inlined comprehensions are checked for no reason of ours."""
    checked, unchecked = set(), set()
    flags = __future__.annotations.compiler_flag  # Annotations are types to us.
    try:
        program = compile(source, "program.py", "exec", flags, dont_inherit=True)
    except SyntaxError:
        return [], []
    for code in codes(program):
        instructions = list(dis.get_instructions(code))
        inlined = {item.argval for item in instructions if item.opname == "LOAD_FAST_AND_CLEAR"}
        for item in instructions:
            place = f"{item.positions.lineno}:{item.positions.col_offset}"
            if item.opname == "LOAD_FAST_CHECK" and item.argval not in inlined:
                checked.add(place)
            elif item.opname == "LOAD_FAST":
                unchecked.add(place)
    return sorted(checked), sorted(unchecked - checked)


def entry(source):
    result = verdict(source)
    tables = None if result["stage"] == "symtable" else dump(source, "program.py")
    checked, unchecked = loads(source) if result["error"] is None else ([], [])
    return {"text": source, "verdict": result, "dump": tables, "checked": checked, "unchecked": unchecked}


def main():
    warnings.simplefilter("ignore")
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    entries = []
    while len(entries) < count:
        source = Generator(seed).program()
        seed += 1
        try:
            ast.parse(source)
        except SyntaxError:
            continue
        entries.append(entry(source))
    json.dump(entries, sys.stdout)


if __name__ == "__main__":
    main()
