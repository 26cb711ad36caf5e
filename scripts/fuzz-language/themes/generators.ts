import type { Random } from "../../fuzz/random.ts";
import { Grammar, type Rules } from "../grammar.ts";
import { attempt, indented, lines } from "./common.ts";

/** Bodies of generators, and what drives them by hand. */
const rules: Rules = {
  simple: [
    "yield $value",
    "yield $value",
    "got = yield $value\nlog('got', got)",
    "log('sent', (yield $value))",
    "yield",
    "x = yield from $source\nlog('result', x)",
    "yield from $source",
    "log('step', $number)",
    "raise $error($number)",
    "return $value",
    "yield (yield $value)",
    "n += 1",
    "yield n",
    "yield [v for v in range($number)]",
    "yield from (v * 2 for v in range($number))",
    "if n > 2: return n",
    "lst = [(yield 1), (yield 2)]\nlog('list', lst)",
    "log('f', f'{(yield 3)}')",
    "a = b = yield 4\nlog(a, b)",
    "yield lambda: n",
    "del n\nyield n",
  ],
  value: ["1", "2", "n", "'a'", "None", "(1, 2)", "n + 1", "[n]"],
  source: [
    "[1, 2]",
    "'ab'",
    "range(2)",
    "g0()",
    "g0($number)",
    "iter([5])",
    "Iter($number)",
    "{'k': 1}",
    "7",
    "(v for v in [1, 2])",
    "map(str, [1])",
    "Full()",
  ],
  number: ["0", "1", "2", "3"],
  error: ["ValueError", "KeyError", "StopIteration", "GeneratorExit", "TypeError", "Stop"],
  header: [
    "for v in range($number):",
    "while n < 3:\n    n += 1",
    "for v in $source:",
    "if n % 2:",
    "with Manager('m$number', $bool):",
  ],
  bool: ["True", "False", "False"],
  handler: [
    "except ValueError as error:\n    log('caught', error)",
    "except GeneratorExit:\n    log('exit')\n    raise",
    "except GeneratorExit:\n    yield 'ignored'",
    "except (KeyError, TypeError):\n    yield 'handled'",
    "except Exception as error:\n    log('any', repr(error))\n    raise",
    "except BaseException as error:\n    log('base', repr(error))\n    return 'over'",
    "except ValueError:\n    raise KeyError('second')",
    "except StopIteration as error:\n    log('stop', error.value)",
  ],
  finally: [
    "finally:\n    log('finally')",
    "finally:\n    log('finally')\n    yield 'last'",
    "else:\n    log('else')\nfinally:\n    n = 5",
  ],
  use: [
    "next(g)",
    "next(g)",
    "next(g, 'end')",
    "g.send(None)",
    "g.send($value2)",
    "g.send($value2)",
    "g.throw(ValueError('t'))",
    "g.throw(KeyError, KeyError('t'))",
    "g.throw(GeneratorExit)",
    "g.throw(StopIteration(3))",
    "g.throw(ValueError)",
    "g.throw(5)",
    "g.close()",
    "list(g)",
    "[*g][:5]",
    "sum(1 for _ in g)",
    "iter(g) is g",
    "(g.gi_running, g.gi_yieldfrom is None)",
    "tuple(zip(g, 'ab'))",
    "any(v == 2 for v in g)",
    "2 in g",
    "max(g, key=str)",
    "dict.fromkeys(g)",
    "sorted(g, key=repr)",
    "g.__name__",
    "g.__qualname__",
    "inspect(g)",
    "' '.join(map(str, g))",
    "next(filter(None, g))",
    "(lambda a, *b: (a, b))(*g)",
    "next(enumerate(g, 1))",
  ],
  value2: ["1", "'s'", "None", "[1]"],
};

const prelude = `${attempt}class Stop(BaseException):
    pass
def log(*values):
    print("log", *values)
def inspect(g):
    return type(g).__name__
class Iter:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration("iter done")
        self.n -= 1
        return self.n
class Full(Iter):
    def __init__(self):
        self.n = 3
    def send(self, value):
        log("send", value)
        return self.__next__()
    def throw(self, *error):
        log("throw", *map(repr, error))
        raise StopIteration("thrown")
    def close(self):
        log("close")
class Manager:
    def __init__(self, name, swallow):
        self.name = name
        self.swallow = swallow
    def __enter__(self):
        log("enter", self.name)
        return self
    def __exit__(self, kind, error, traceback):
        log("exit", self.name, repr(error))
        return self.swallow
`;

export function generators(random: Random): string {
  const grammar = new Grammar(random, rules);
  const statements = (depth: number): string =>
    lines(1 + random.below(3), () => {
      if (depth >= 3 || random.chance(0.5)) return grammar.of("simple");
      const body = (): string => indented(statements(depth + 1));
      if (random.chance(0.4)) return `${grammar.of("header")}\n${body()}`;
      const last = random.chance(0.4) ? `${grammar.of("finally")}\n` : "";
      return `try:\n${body()}${grammar.of("handler")}\n${last}`;
    }).replace(/\n+/g, "\n");
  const head = (name: string): string =>
    `def ${name}(n=${random.below(3)}):\n    yield ${name === "g0" ? "'g0'" : "n"}\n`;
  const typed = random.chance(0.3);
  const functions = ["g0", "g1"].map(
    (name) => head(name).replace("(n=", typed ? "(n: int = " : "(n=") + indented(statements(0)),
  );
  const uses = lines(8, (index) =>
    random.chance(0.1)
      ? `kept.append(g)\ng = g1(${random.below(4)})`
      : `use(${index}, lambda: ${grammar.of("use")})`,
  );
  const loop = random.pick([
    "for v in g1(1):\n    print('v', v)\n    if v == 2:\n        break\nelse:\n    print('else')\n",
    "def outer():\n    r = yield from g1(2)\n    print('outer', r)\n    yield r\nprint([*outer()][:6])\n",
    "a, *b = g1()\nprint(a, b)\n",
    "",
  ]);
  const use = `def use(label, action):\n    try:\n        print(label, action())\n    except BaseException as error:\n        print(label, type(error).__name__, error, repr(error.__cause__), repr(error.__context__))\n`;
  const guarded =
    loop === ""
      ? ""
      : `try:\n${indented(loop)}except BaseException as error:\n    print(repr(error))\n`;
  return `${prelude}${use}${functions.join("")}kept = []\ng = g1()\n${uses}${guarded}`;
}
