import type { Random } from "../../fuzz/random.ts";
import { Grammar, type Rules } from "../grammar.ts";
import { attempt, indented, lines } from "./common.ts";

const rules: Rules = {
  pattern: [
    "$pattern2",
    "$pattern2",
    "$pattern2 | $closed",
    "($pattern2)",
    "$pattern2 as $name",
    "[$pattern2, $pattern2]",
    "[$name, *_]",
    "[$pattern2, *$name]",
    "[*_, $closed]",
    "($pattern2, $pattern2)",
    "{'k': $pattern2}",
    "{'k': $closed, **$name}",
    "{1: $name, 'z': _}",
    "Point($pattern2, y=$pattern2)",
    "Point(x=$pattern2)",
    "Named($pattern2)",
    "int($name)",
    "str() | bytes()",
    "[Point(), $pattern2]",
    "(int() | str()) as $name",
  ],
  patternLeaf: ["$closed", "_", "$name"],
  pattern2: [
    "$closed",
    "_",
    "$name",
    "$closed",
    "[$closed, $name]",
    "{'k': $name}",
    "Point(x=$name)",
  ],
  closed: [
    "0",
    "1",
    "-1",
    "2.5",
    "'a'",
    "''",
    "None",
    "True",
    "False",
    "b'a'",
    "[]",
    "()",
    "{}",
    "[1, 2]",
    "int()",
    "str()",
    "bool()",
    "float()",
    "list()",
    "dict()",
    "tuple()",
    "Point()",
    "Color.RED",
    "Color.BLUE",
    "1j",
    "-2.5",
    "1 + 2j",
    "[_, _]",
    "[_, *_]",
    "{'k': _}",
    "Point(1, 2)",
    "'a' 'b'",
    "Named()",
  ],
  name: ["x", "y", "z", "w"],
  subject: [
    "0",
    "1",
    "-1",
    "True",
    "False",
    "None",
    "2.5",
    "1.0",
    "'a'",
    "''",
    "'ab'",
    "b'a'",
    "[]",
    "[1]",
    "[1, 2]",
    "[1, 2, 3]",
    "(1, 2)",
    "('a', [1])",
    "{}",
    "{'k': 1}",
    "{'k': 'a', 'z': 2}",
    "{1: 2, 'z': 3}",
    "Point(1, 2)",
    "Point(0, 'a')",
    "Point(Point(1, 2), 3)",
    "[Point(1, 2), 1]",
    "Named(1)",
    "Named('a')",
    "Color.RED",
    "Color.BLUE",
    "range(2)",
    "'xy'",
    "bytearray(b'a')",
    "{1, 2}",
    "1j",
    "1 + 2j",
    "Sub(1, 2)",
    "Weird()",
    "object",
    "int",
    "frozenset()",
    "iter([1, 2])",
    "Level.LOW",
    "collections.deque([1, 2])",
  ],
  guard: ["", "", "", " if n > 2", " if log('guard')", " if False", " if n == 1 or n == 5"],
};

const prelude = `${attempt}import collections
import enum
class Color(enum.Enum):
    RED = 1
    BLUE = "b"
class Level(enum.IntEnum):
    LOW = 1
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __repr__(self):
        return f"Point({self.x!r}, {self.y!r})"
class Sub(Point):
    pass
class Named:
    __match_args__ = ("name",)
    def __init__(self, name):
        self._name = name
    @property
    def name(self):
        print("name read")
        return self._name
class Weird:
    def __eq__(self, other):
        print("weird eq", other)
        return other == 1
def log(value):
    print("log", value)
    return value
`;

export function matching(random: Random): string {
  const grammar = new Grammar(random, rules, { depth: 1 });
  const matcher = (name: string): string => {
    const cases = lines(3 + random.below(3), (index) => {
      const pattern = grammar.of("pattern");
      const bound = [...new Set(pattern.match(/\b[xyzw]\b(?!=)/g) ?? [])];
      return `case ${pattern}${grammar.of("guard")}:\n    return (${[`'${name}${index}'`, ...bound].join(", ")},)`;
    });
    const last = random.chance(0.5) ? "case _:\n    return 'default'\n" : "";
    return `def ${name}(subject, n=${random.below(4)}):\n    match subject:\n${indented(cases + last, 2)}    return 'none'\n`;
  };
  const uses = lines(
    12,
    (index) => `attempt(${index}, lambda: ${random.pick(["m0", "m1"])}(${grammar.of("subject")}))`,
  );
  return prelude + matcher("m0") + matcher("m1") + uses;
}
