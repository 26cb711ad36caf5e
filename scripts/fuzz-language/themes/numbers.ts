import type { Random } from "../../fuzz/random.ts";
import { Grammar, type Rules } from "../grammar.ts";
import { values } from "../rules/values.ts";
import { attempt, callsOf, head, indented, lines, variables } from "./common.ts";

/** Loops over counters and accumulators, as numeric code has them: where the ranges of integers are followed. */
const loops: Rules = {
  statement: [
    "$target $augment $value",
    "$target $augment $value",
    "n = $value",
    "m = $value",
    "a = $real",
    "a += $real",
    "a *= 0.5",
    "n, m = m, n",
    "acc.append($value)",
    "acc[$at] = $value",
    "acc[$at] += $value",
    "if $test: n += 1",
    "if $test: break",
    "if $test: continue",
    "n = $value if $test else $value",
    "print(n, m, a)",
    "k = $value",
    "n = xs[$at]",
    "total = sum(acc)",
    "n = (n * 31 + m) % 65537",
    "m = m << 1 & 0xffff",
    "n ^= n >> 3",
    "a = a / 2 + n",
    "n = int(a)",
    "n = abs(n) // 3",
    "n -= k",
    "n = n * $value % 1000003",
    "a = a * $real if abs(a) < 1e6 else 0.5",
  ],
  header: [
    "for k in range($bound):",
    "for k in range($bound, $bound):",
    "for k in range($bound, $bound, $step):",
    "for k in range(len(xs)):",
    "for k in range(len(acc) - 1, -1, -1):",
    "for k, n in enumerate(xs):",
    "for k in xs:",
    "for n, m in zip(xs, acc):",
    "while n > 0 and step():",
    "while step() and n < $bound:",
    "while step() and m != n:",
    "for k in reversed(range($bound)):",
    "for a in [0.5, 2.0, x]:",
    "for k in (1, 2, 3):",
  ],
  target: ["n", "m", "n", "total"],
  augment: ["+=", "-=", "+=", "//=", "%=", "&=", "|=", "^=", ">>="],
  value: [
    "n",
    "m",
    "k",
    "1",
    "2",
    "3",
    "-1",
    "(n + k)",
    "(k * k)",
    "(n - m)",
    "(k % 3)",
    "(n // 2)",
    "i",
    "j",
    "len(xs)",
    "k + 1",
    "-k",
    "(n & 7)",
    "xs[$at]",
    "acc[$at]",
    "max(n, m)",
    "min(n, k)",
    "abs(m)",
    "total",
    "(n ** 2 % 1000)",
    "1000003",
    "int(x)",
    "round(y)",
    "(n >> 1)",
    "~k",
    "(k == 2)",
    "divmod(n, 3)[1]",
  ],
  real: [
    "a",
    "x",
    "y",
    "0.5",
    "1.0",
    "n / 3",
    "n * 0.5",
    "k * 1.5",
    "math.sqrt(k * k)",
    "float(n)",
    "a - x",
    "(x + y) / 2",
    "n",
    "3",
  ],
  test: [
    "n > m",
    "n == k",
    "k % 2",
    "n % 3 == 0",
    "a > 100",
    "n",
    "not m",
    "n < k < m",
    "k >= 3",
    "a == n",
    "n in xs",
    "n is None",
    "len(acc) > 8",
    "a != x",
  ],
  at: ["0", "-1", "k", "n", "k - 1", "len(xs) - 1", "k % 2", "-k"],
  bound: ["3", "5", "j", "i & 7", "len(xs)", "n & 3", "10", "-3", "0", "k + 2"],
  step: ["1", "2", "-1", "-2", "j", "3"],
  result: ["n", "a", "total", "acc", "n + a", "(n, m, k, a)"],
};

export function numbers(random: Random): string {
  const grammar = new Grammar(random, { ...values, ...variables, ...loops });
  const isTyped = random.chance(0.6);
  const statements = (depth: number): string =>
    lines(1 + random.below(3), () => {
      if (depth > 2 || random.chance(0.6)) return grammar.of("statement");
      return `${grammar.of("header")}\n    fuse()\n${indented(statements(depth + 1))}`.trimEnd();
    });
  const loop = (): string => `${grammar.of("header")}\n    fuse()\n${indented(statements(1))}`;
  const annotated = isTyped && random.chance(0.5);
  const start = annotated
    ? "n: int = i & 1023\nm: int = 1\nk: int = 0\na: float = 1.5\ntotal: int = 0\nacc: list[int] = [1, 2]\n"
    : "n = i\nm = 1\nk = 0\na = 1.5\ntotal = 0\nacc = [1, 2]\n";
  const body = `${start}try:\n${indented(loop() + (random.chance(0.6) ? loop() : ""))}except Exception as error:\n    print(type(error).__name__, error)\nprint(n if -10**30 < n < 10**30 else "big", m if -10**30 < m < 10**30 else "big", k, a, total % 10**30, len(acc), acc[-1] % 10**30)\n`;
  return `${attempt}fuel = [0]\ndef step()${isTyped ? " -> bool" : ""}:\n    fuel[0] += 1\n    return fuel[0] % 40 != 0\ndef fuse()${isTyped ? " -> None" : ""}:\n    fuel[0] += 1\n    if fuel[0] > 300:\n        raise ValueError("fuel")\n${head("f", isTyped)}${indented(body)}${callsOf(random, "f")}`;
}
