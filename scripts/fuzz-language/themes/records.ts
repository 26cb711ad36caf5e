import type { Random } from "../../fuzz/random.ts";
import { attempt, indented, lines, some } from "./common.ts";

/** Dataclasses, enumerations, named tuples. */
export function records(random: Random): string {
  return random.chance(0.5) ? dataclasses(random) : enums(random);
}

const fields = [
  "a: int",
  "b: str = 'b'",
  "c: list = field(default_factory=list)",
  "d: int = field(default=3, repr=False)",
  "e: float = field(default=1.5, compare=False)",
  "g: 'int' = field(default=0, init=False)",
  "h: int = field(default=2, kw_only=True)",
  "k: ClassVar[int] = 7",
  "i: InitVar[int] = 4",
  "m: tuple = (1, 2)",
  "_: KW_ONLY",
  "n: int = 9",
  "o: object = None",
  "q: dict = field(default_factory=dict, hash=False)",
  "bad: list = []",
];

const methods = [
  "def __post_init__(self, *args):\n    print('post', args)",
  "def total(self):\n    return self.n + 1",
  "@property\ndef double(self):\n    return self.__dict__",
  "def __eq__(self, other):\n    return 'custom eq'",
  "def __repr__(self):\n    return 'custom repr'",
  "def __lt__(self, other):\n    return True",
  "def __hash__(self):\n    return 5",
  "plain = 3",
  "def __str__(self):\n    return 'text'",
  "@classmethod\ndef make(cls):\n    return cls(1)",
];

function dataclasses(random: Random): string {
  const options = (): string => {
    const chosen = some(
      random,
      [
        "frozen=True",
        "order=True",
        "eq=False",
        "repr=False",
        "slots=True",
        "kw_only=True",
        "unsafe_hash=True",
        "init=False",
        "match_args=False",
      ],
      0.12,
    );
    return chosen.length === 0 ? "@dataclass" : `@dataclass(${chosen.join(", ")})`;
  };
  const body = (chance: number): string => {
    const chosen = some(random, fields, chance);
    const inner = [
      ...chosen.filter((each) => each !== "bad: list = []" || random.chance(0.1)),
      ...some(random, methods, 0.12),
    ].join("\n");
    return indented(inner === "" ? "pass" : inner);
  };
  const define = (name: string, base: string, chance: number): string => {
    const text = `${options()}\nclass ${name}${base}:\n${body(chance)}\n`;
    return `try:\n${indented(text)}except (TypeError, ValueError) as error:\n    print('${name}', type(error).__name__, error)\n    @dataclass\n    class ${name}:\n        a: int = 1\n`;
  };
  const uses = [
    "P(1)",
    "P(1, 'x')",
    "P()",
    "P(1, zz=2)",
    "P(a=1)",
    "P(1, 'x', [2], 4)",
    "P(1) == P(1)",
    "P(1) != P(2)",
    "P(1) < P(2)",
    "P(2) >= P(1)",
    "P(1) == Q(1)",
    "hash(P(1)) == hash(P(1))",
    "hash(P(1, 'z'))is None",
    "replace(P(1), a=5)",
    "replace(P(1), zz=5)",
    "asdict(P(1))",
    "astuple(P(1))",
    "[f.name for f in dataclass_fields(P)]",
    "is_dataclass(P)",
    "P.__match_args__",
    "P.__dataclass_params__.frozen",
    "setattr(P(1), 'a', 2)",
    "delattr(P(1), 'a')",
    "setattr(P(1), 'new', 2)",
    "Q(1)",
    "Q(1, 'y')",
    "Q()",
    "Q(a=1, h=3)",
    "repr(Q(1))",
    "Q(1) == Q(1)",
    "sorted([P(2), P(1)])",
    "Q(1).total()",
    "str(P(1))",
    "P(1).b",
    "P.b",
    "P.k",
    "P(1, i=2)",
    "P(1, h=5)",
    "vars(P(1))",
    "P(1).double",
    "{P(1): 1}",
    "P.__doc__",
    "P.__eq__ is object.__eq__",
    "Q.make()",
    "asdict(Q(1, 'z'))",
    "copy.copy(P(1)) == P(1)",
    "P.__hash__ is None",
    "P.__annotations__.keys()",
    "Made(1, y=3)",
    "Made(1) == Made(1)",
  ];
  const use = some(random, uses, 0.25)
    .map((each, index) => `attempt(${index}, lambda: ${each})\n`)
    .join("");
  const match =
    "try:\n    match P(1):\n        case P(a=x):\n            print('matched', x)\nexcept TypeError as error:\n    print(error)\n";
  return `${attempt}import copy\nfrom dataclasses import KW_ONLY, InitVar, asdict, astuple, dataclass, field, fields as dataclass_fields, is_dataclass, make_dataclass, replace\nfrom typing import ClassVar\n${define("P", "", 0.3)}${define("Q", "(P)", 0.25)}Made = make_dataclass("Made", [("x", int), ("y", int, field(default=2))])\n${use}${match}`;
}

function enums(random: Random): string {
  const base = random.pick([
    "Enum",
    "IntEnum",
    "StrEnum",
    "Flag",
    "IntFlag",
    "str, Enum",
    "int, Enum",
    "Enum",
    "Enum",
  ]);
  const isText = base.startsWith("Str") || base.startsWith("str");
  const isFlag = base.endsWith("Flag");
  const value = (): string =>
    random.pick(
      isText
        ? ["'a'", "'b'", "auto()", "'A c'"]
        : isFlag
          ? ["auto()", "1", "4", "8", "auto()"]
          : base === "Enum"
            ? ["1", "'x'", "(1, 2)", "auto()", "None", "2.5", "auto()"]
            : ["1", "5", "auto()", "-2", "2"],
    );
  const members = ["RED", "GREEN", "BLUE", "DARK"]
    .slice(0, 2 + random.below(3))
    .map((name) => `${name} = ${value()}`);
  const extras = some(
    random,
    [
      "def describe(self):\n    return f'{self.name}={self.value!r}'",
      "@property\ndef low(self):\n    return self.name.lower()",
      "@classmethod\ndef first(cls):\n    return list(cls)[0]",
      "def __str__(self):\n    return 'str ' + self.name",
      "@staticmethod\ndef _generate_next_value_(name, start, count, last_values):\n    return name.lower() if False else count * 2 + 1",
      "@classmethod\ndef _missing_(cls, value):\n    print('missing', value)\n    return cls.RED if value == 99 else None",
      "ALIAS = RED",
      "_ignore_ = ['zz']\nzz = 5",
      "def __bool__(self):\n    return False",
      "@member\ndef fn():\n    pass",
      "const = nonmember(3)",
      "def __format__(self, spec):\n    return 'fmt ' + spec",
    ],
    0.15,
  );
  const ordered = [
    ...extras.filter((each) => each.includes("_generate") || each.includes("_ignore")),
    ...members,
    ...extras.filter((each) => !each.includes("_generate") && !each.includes("_ignore")),
  ];
  const uses = [
    "E.RED",
    "repr(E.RED)",
    "str(E.RED)",
    "f'{E.RED}'",
    "f'{E.RED:>10}'",
    "format(E.RED)",
    "E.RED.name",
    "E.RED.value",
    "E['RED']",
    "E['NO']",
    "E(1)",
    "E('a')",
    "E(99)",
    "E(E.RED)",
    "list(E)",
    "len(E)",
    "E.RED in E",
    "1 in E",
    "'a' in E",
    "'x' in E",
    "E.RED == 1",
    "E.RED == 'a'",
    "E.RED is E['RED']",
    "E.RED == E.GREEN",
    "E.RED < E.GREEN",
    "E.RED | E.GREEN",
    "E.RED & E.GREEN",
    "~E.RED",
    "E.RED ^ E.GREEN",
    "E.RED + 1",
    "E.RED + 'z'",
    "E.RED * 2",
    "hash(E.RED) == hash(E.RED.value)",
    "{E.RED: 1}[E.RED]",
    "list(E.__members__)",
    "isinstance(E.RED, int)",
    "isinstance(E.RED, E)",
    "type(E.RED)",
    "E.RED.describe()",
    "E.RED.low",
    "E.first()",
    "E.ALIAS",
    "E.ALIAS is E.RED",
    "setattr(E, 'RED', 3)",
    "delattr(E, 'RED')",
    "setattr(E.RED, 'value', 3)",
    "E.MISSING",
    "E.RED.GREEN",
    "bool(E.RED)",
    "sorted(E)",
    "[e.value for e in E]",
    "E.GREEN.value",
    ...(isText ? ["typed_str(E.RED)", "typed_str(E.GREEN)"] : []),
    ...(isText || base === "Enum" || base === "Flag"
      ? []
      : ["typed_int(E.RED)", "typed_int(E.GREEN)"]),
    "E.RED.__class__",
    "E.RED.upper()",
    "E.RED.bit_length()",
    "list(reversed(E))",
    "E(3)",
    "E(0)",
    "E(-1)",
    "list(E.RED | E.GREEN)",
    "E.RED in (E.RED | E.GREEN)",
    "max(E)",
    "'%s' % E.RED",
    "'%d' % E.RED",
    "E.RED.value + 1",
    "E.const",
    "E.fn",
    "class_of(E)",
    "functional()",
    "json.dumps(E.RED)",
    "pickle_like(E.RED)",
    "issubclass(E, int)",
    "E.__name__",
    "iter(E) is iter(E)",
    "dict.fromkeys(E)",
    "[1, 2, 3][E.RED]",
    "'abc'[E.RED]",
    "range(E.RED)",
    "E.RED if E.RED else 0",
    "E.RED or 'falsy'",
    "not E.RED",
  ];
  const use = some(random, uses, 0.3)
    .map((each, index) => `attempt(${index}, lambda: ${each})\n`)
    .join("");
  const typed = `def typed_int(n: int) -> list[object]:\n    m = n + 1\n    return [m, n == 1, n * 2, n < 3, -n, n // 2, f'{n}', str(n), n if n else 0, [10, 20, 30][n % 3], n is None, abs(n), n in [1, 2], {1: 'one'}.get(n), sum([n, n])]\ndef typed_str(s: str) -> list[object]:\n    return [s + 'z', s == 'a', len(s), s.upper(), f'{s}!', s[0], s in ['a'], {'a': 1}.get(s), s * 2, s < 'b', [*s], 'a' in s, str(s), s.join(['1', '2'])]\ndef class_of(cls):\n    return cls.__name__, cls.__mro__[1].__name__\ndef functional():\n    F = Enum('F', 'X Y')\n    return list(F), F.X.value\ndef pickle_like(member):\n    return type(member)(member.value) is member\n`;
  const loop = `for member in E:\n    print(member, member.name, repr(member.value))\nmatch E.GREEN:\n    case E.RED:\n        print('red')\n    case E.GREEN:\n        print('green')\n`;
  return `${attempt}import json\nfrom enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, member, nonmember, unique\n${typed}try:\n    class E(${base}):\n${indented(ordered.join("\n"), 2)}\nexcept (TypeError, ValueError) as error:\n    print('E', error)\n    class E(${base}):\n        RED = ${isText ? "'a'" : "1"}\n        GREEN = ${isText ? "'b'" : "2"}\n${use}${random.chance(0.6) ? loop : ""}${lines(0, String)}`;
}
