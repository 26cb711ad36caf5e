import type { Random } from "../../fuzz/random.ts";
import { attempt, indented, lines } from "./common.ts";

/** Signatures of every shape, called in every way; and the builtins with wrong arguments. */
export function calls(random: Random): string {
  const names = ["a", "b", "c", "d", "e"];
  const typed = random.chance(0.4);
  const parameter = (name: string): string => (typed ? `${name}: int` : name);
  const preset = (): string => random.pick(["1", "2", "None", "[]", "len('ab')", "()", "-1"]);
  const signature = (self: string): { text: string; shown: string } => {
    const count = random.below(4);
    const slash = random.chance(0.25) ? random.below(count + 1) : -1;
    let hasDefault = false;
    const parts: string[] = self === "" ? [] : [self];
    for (let index = 0; index < count; index++) {
      hasDefault ||= random.chance(0.3);
      parts.push(
        hasDefault
          ? `${typed ? names[index]! : names[index]!}=${preset()}`
          : parameter(names[index]!),
      );
      if (index + 1 === slash) parts.push("/");
    }
    const shown = names.slice(0, count);
    const star = random.below(4);
    if (star === 1) {
      parts.push("*rest");
      shown.push("rest");
    }
    if (star === 2) parts.push("*");
    if (star === 1 || star === 2) {
      const keywordOnly = star === 2 ? 1 + random.below(2) : random.below(2);
      for (let index = 0; index < keywordOnly; index++) {
        const name = `k${index}`;
        parts.push(random.chance(0.5) ? `${name}=${preset()}` : name);
        shown.push(name);
      }
    }
    if (random.chance(0.3)) {
      parts.push("**more");
      shown.push("more");
    }
    return { text: parts.join(", "), shown: `(${shown.map((each) => `${each}, `).join("")})` };
  };
  const argument = (): string =>
    random.pick([
      ...[
        "1",
        "'x'",
        "2",
        "*[3, 4]",
        "*()",
        "*'ab'",
        "a=5",
        "b=6",
        "c=7",
        "k0=8",
        "k1=9",
        "zz=0",
        "**{'a': 1}",
        "**{'k0': 2, 'q': 3}",
        "**{}",
        "*range(2)",
        "k0=None",
        "rest=1",
        "more=2",
        "**{1: 2}",
        "**7",
        "**{'b': 1}",
        "self=3",
      ],
    ]);
  const order = (text: string): number => (text.startsWith("**") ? 2 : /^\w+=/.test(text) ? 1 : 0);
  const args = (): string => {
    const list = Array.from({ length: random.below(4) }, argument);
    if (!random.chance(0.05)) list.sort((one, other) => order(one) - order(other));
    const seen = new Set<string>();
    return list
      .filter((each) => {
        const name = /^(\w+)=/.exec(each)?.[1];
        if (name === undefined) return true;
        if (seen.has(name)) return false;
        seen.add(name);
        return true;
      })
      .join(", ");
  };
  const define = (name: string, self: string, decorator = ""): string => {
    const { text, shown } = signature(self);
    return `${decorator}def ${name}(${text}):\n    return ${shown === "()" ? `'${name}'` : shown}\n`;
  };
  const lambda = signature("");
  const program = [
    define("f", ""),
    define("g", ""),
    `h = lambda ${lambda.text.replaceAll(/: int/g, "")}: ${lambda.shown}\n`,
    `class K:\n${indented(define("__init__", "self").replace(/return .*/, "self.v = 1"))}${indented(define("m", "self"))}${indented(define("c", "cls", "@classmethod\n"))}${indented(define("s", "", "@staticmethod\n"))}${indented(define("__call__", "self"))}`,
    `class L(K):\n${indented(define("m", "self"))}`,
    "import functools\npf = functools.partial(f, 1)\ndef deco(fn):\n    @functools.wraps(fn)\n    def inner(*args, **kwargs):\n        return ('deco', fn(*args, **kwargs))\n    return inner\nw = deco(g)\nfs = {'f': f, 'g': g}\n",
    "try:\n    o = K()\nexcept TypeError as error:\n    print(error)\n    o = K.__new__(K)\n",
  ].join("");
  const callee = (): string =>
    random.pick([
      "f",
      "f",
      "g",
      "h",
      "o.m",
      "K",
      "K.m",
      "K.c",
      "o.c",
      "K.s",
      "o.s",
      "o",
      "L",
      "L.m",
      "pf",
      "w",
      "fs['f']",
      "(f if o else g)",
      "getattr(o, 'm')",
      "(lambda *a, **k: (a, k))",
      "L.c",
      "functools.partial(g, k0=1)",
    ]);
  const builtin = (): string =>
    random.pick([
      ...[
        "len()",
        "len(1)",
        "len([], [])",
        "int('1', 2, 3)",
        "int('x')",
        "int(None)",
        "int([])",
        "float('x')",
        "str(1, 2)",
        "abs('x')",
        "abs()",
        "max()",
        "max(1)",
        "max([])",
        "min(1, 'a')",
        "sum(1)",
        "sum('ab')",
        "sum([], 'x')",
        "sorted(1)",
        "sorted([1, 'a'])",
        "sorted([1], 2)",
        "range()",
        "range('a')",
        "range(1, 2, 0)",
        "range(1.5)",
        "list(1)",
        "list([], [])",
        "dict(1)",
        "dict([1])",
        "dict([(1, 2, 3)])",
        "set(1)",
        "tuple(1)",
        "zip(1)",
        "map(1)",
        "map(len)",
        "next(1)",
        "iter(1)",
        "iter(1, 2)",
        "isinstance(1, 1)",
        "issubclass(1, int)",
        "chr(-1)",
        "chr('a')",
        "ord('ab')",
        "ord(1)",
        "hash([])",
        "hash({})",
        "round('a')",
        "round(1.5, 'a')",
        "pow(2)",
        "pow(2, -1, 4)",
        "pow('a', 2)",
        "divmod(1, 0)",
        "divmod('a', 1)",
        "getattr(1)",
        "getattr(1, 'x')",
        "getattr(1, 2)",
        "setattr(1, 'x', 2)",
        "hasattr(1)",
        "callable()",
        "enumerate(1)",
        "reversed({1})",
        "reversed(1)",
        "bool(1, 2)",
        "bytes(-1)",
        "bytes('a')",
        "bytes([256])",
        "bytearray('a')",
        "complex('x')",
        "complex('1', 2)",
        "hex(1.5)",
        "bin('a')",
        "format(1, 2)",
        "format(1, 'zz')",
        "format('a', 'd')",
        "format([], 'd')",
        "print(sep=1)",
        "print(end=2)",
        "print(1, zz=2)",
        "type(1, 2)",
        "type('X', (), {}).__name__",
        "object(1)",
        "slice()",
        "frozenset(1)",
        "any(1)",
        "all(1)",
        "filter(None)",
        "vars(1)",
        "dir(1) == []",
        "id()",
        "repr()",
        "ascii()",
        "super()",
        "property(1, 2, 3, 4, 5)",
        "memoryview(1)",
      ],
      ...[
        "[].append()",
        "[].append(1, 2)",
        "[].pop()",
        "[].pop('a')",
        "[].index(1)",
        "[].remove(1)",
        "[1].insert(1)",
        "[].sort(1)",
        "[].sort(key=1)",
        "[3, 1].sort(key=1)",
        "[].extend(1)",
        "{}.pop()",
        "{}.pop(1)",
        "{}.popitem()",
        "{}.update(1)",
        "{}.get()",
        "{}.setdefault()",
        "{}[1]",
        "{}['a']",
        "{1: 2}[[]]",
        "set().pop()",
        "set().add([])",
        "set().remove(1)",
        "''.join(1)",
        "''.join([1])",
        "''.split('')",
        "''.index('a')",
        "'a'.replace('a')",
        "'a'.center()",
        "'a'.center('b')",
        "'a'.center(3, 'bc')",
        "'a'.encode('zz')",
        "b'\\xff'.decode()",
        "'é'.encode('ascii')",
        "(1).foo",
        "(1).bit_length(1)",
        "(1).to_bytes(0, 'big')",
        "(300).to_bytes(1, 'big')",
        "(-1).to_bytes(1, 'big')",
        "int.from_bytes(1)",
        "(1.5).hex(1)",
        "''.format(1)",
        "'{}'.format()",
        "'{0} {}'.format(1)",
        "'{a}'.format()",
        "'{'.format()",
        "'%d' % 'a'",
        "'%d %d' % 1",
        "'%s' % (1, 2)",
        "'%z' % 1",
        "'%(a)s' % 1",
        "[1][1.0]",
        "[1]['a']",
        "'a'[None]",
        "(1,)[2]",
        "(1,)[()]",
        "1[0]",
        "None[0]",
        "None.x",
        "None()",
        "1()",
        "'a'()",
        "[]()",
        "1 + 'a'",
        "'a' + 1",
        "[] + ()",
        "() + []",
        "{} + {}",
        "[] * 'a'",
        "'a' * 1.5",
        "1 < 'a'",
        "[] < ()",
        "None < 1",
        "-'a'",
        "~1.5",
        "1 << -1",
        "1 // 0",
        "1.0 // 0",
        "1 % 0",
        "1.0 % 0",
        "0 ** -1",
        "0.0 ** -1",
        "2 ** 'a'",
        "1 @ 2",
        "1 in 1",
        "1 in 'a'",
        "[] in {}",
        "not_defined",
        "1 if undefined else 2",
        "[*1]",
        "{**1}",
        "{*1}",
        "(lambda: 1)(1)",
        "[a for a in 1]",
        "{}.fromkeys(1)",
        "{}.fromkeys()",
      ],
    ]);
  const uses = lines(10, (index) => {
    const call = random.chance(0.25) ? builtin() : `${callee()}(${args()})`;
    return `attempt(${index}, lambda: ${call})`;
  })
    .replaceAll("lambda: K(", "lambda: vars(K(")
    .replaceAll(/(vars\([KL]\(.*\))$/gm, "$1)")
    .replaceAll("lambda: L(", "lambda: vars(L(");
  return attempt + program + uses;
}
