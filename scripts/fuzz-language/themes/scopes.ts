import type { Random } from "../../fuzz/random.ts";
import { Grammar, type Rules } from "../grammar.ts";
import { attempt, indented, lines } from "./common.ts";

/** Names: closures, global and nonlocal, unbound locals, comprehensions' scopes, class scopes, decorators, del. */
const rules: Rules = {
  name: ["a", "b", "c", "a", "b"],
  value: [
    "1",
    "2",
    "$name",
    "$name",
    "$name + 1",
    "[$name]",
    "'s'",
    "len(str($name))",
    "($name := 5)",
    "[$name for $name in range(2)]",
    "[$name for v in [1, 2] if $name]",
    "{$name: v for v in [1]}",
    "(lambda: $name)()",
    "(lambda $name=$name: $name)()",
    "[(lambda: v + 1)() for v in [1, 2]]",
    "[f() for f in [lambda: v for v in range(3)]]",
    "[f() for f in [lambda v=v: v for v in range(3)]]",
    "list(v for v in [$name])",
    "sum(w := v for v in [1, 2])",
    "locals is None",
    "(a, b, c)[0]",
    "max($name, 1)",
    "f'{$name}'",
    "[a for a in [1, 2] for b in [a]]",
    "any((hit := v) > 1 for v in [1, 2, 3])",
    "next((v for v in [3, 4]), $name)",
    "(yes if (yes := $name) else 0)",
  ],
  statement: [
    "$name = $value",
    "$name = $value",
    "$name += 1",
    "print('$name', $name)",
    "print($value)",
    "del $name",
    "$name, $name = $value, $value",
    "for $name in range(2):\n    print($name)",
    "for $name in []:\n    pass",
    "try:\n    raise ValueError(1)\nexcept ValueError as $name:\n    print(repr($name))",
    "with Manager() as $name:\n    print($name)",
    "if $name: $name = $value",
    "while $name:\n    $name = 0",
    "import math as $name\nprint($name.__name__)\n$name = 6",
    "def $name():\n    return $value\nprint($name())",
    "def $name(a, b=$value):\n    return a, b\nprint($name(1))",
    "class $name:\n    a = $value\n    b = [a for _ in range(2)]\nprint($name.a, $name.b)",
    "class K:\n    print($name)\n    $name = 7\n    def m(self):\n        return $name\nprint(K().m())",
    "fs = []\nfor $name in range(3):\n    fs.append(lambda: $name)\nprint([f() for f in fs])",
    "print([$name for v in range(2)])",
    "assert $value, 'message'",
    "($name := 3)",
    "match $value:\n    case $name:\n        print($name)",
    "$name: int = 4",
    "$name: int",
    "@deco\ndef fn():\n    return $name\nprint(fn())",
    "@deco\n@tag($name)\ndef fn(x=1):\n    return x\nprint(fn(2))",
    "print(*[$name, $name], sep=str($name))",
    "lst = [$name]\nlst[0] += 1\nprint(lst)",
    "return $value",
    "global g\ng = $value",
    "print(g)",
    "g2 = lambda: g\nprint(g2())",
    "x, *y = [$name, 2, 3]\nprint(x, y)",
    "inner = lambda: $name\n$name = 9\nprint(inner())",
    "print((lambda *args, **kw: (args, kw))($name, k=$name))",
    "$name = $name2 = $value\nprint($name2)",
    "print($name if $name else 'none')",
    "print('$name' in dir())",
    "print(sorted(k for k in vars(K2)  if k[0] != '_'))",
    "for v in [1]:\n    def late():\n        return v\nprint(late())",
  ],
  name2: ["b", "c"],
};

export function scopes(random: Random): string {
  const grammar = new Grammar(random, rules);
  const statements = (depth: number, inFunction: boolean): string =>
    lines(2 + random.below(4), () => {
      const roll = random.next();
      if (depth < 3 && roll < 0.3) return functionAt(depth + 1);
      for (;;) {
        const statement = grammar.of("statement");
        if (!inFunction && /return|global/.test(statement)) continue;
        return `try:\n${indented(statement)}\nexcept (NameError, TypeError, AttributeError, AssertionError, ImportError) as error:\n    print(type(error).__name__, error)`;
      }
    });
  const functionAt = (depth: number): string => {
    const name = `f${depth}`;
    const declared = random.pick([
      "",
      "",
      depth > 1 ? "nonlocal a\n" : "global a\n",
      "global b\n",
      depth > 1 ? "nonlocal a, c\n" : "",
      "global c\n",
    ]);
    const used = declared.match(/\b[abc]\b/g) ?? [];
    const parameter = random.pick(
      ["", "", "a", "b=1", "*c"].filter((each) => !used.some((name_) => each.includes(name_))),
    );
    const own = depth === 1 ? some3(used) : "";
    const body = declared + own + statements(depth, true);
    return `def ${name}(${parameter}):\n${indented(body)}try:\n    print('${name}', ${name}(${parameter === "a" ? "1" : ""}))\nexcept (NameError, TypeError) as error:\n    print(type(error).__name__, error)`;
  };
  const some3 = (used: readonly string[]): string =>
    ["a", "b", "c"]
      .filter((name) => !used.includes(name))
      .map((name) => `${name} = '${name}'\n`)
      .join("");
  const prelude = `${attempt}class Manager:\n    def __enter__(self):\n        return 'managed'\n    def __exit__(self, *args):\n        return False\ndef deco(fn):\n    print('deco', fn.__name__)\n    def inner(*args):\n        return ['deco', fn(*args)]\n    return inner\ndef tag(value):\n    print('tag', value)\n    return lambda fn: fn\nclass K2:\n    a = 1\n    b = a + 1\n    def c(self):\n        return K2.b\na = 10\nb = 20\ng = 'g'\n`;
  return (
    prelude +
    (random.chance(0.3) ? statements(0, false) : "") +
    `${functionAt(1)}\n${random.chance(0.5) ? `${functionAt(1)}\n` : ""}print(a, b, g)\n`
  );
}
