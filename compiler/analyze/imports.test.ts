import { expect, test } from "vitest";
import { parse } from "../parse/index.ts";
import { importsOf, type ImportRecord } from "./imports.ts";
import { analyzeScopes } from "./scopes/index.ts";

function found(source: string): readonly ImportRecord[] {
  const { module, source: text } = parse(source);
  return importsOf(module, analyzeScopes(module, text), "__main__");
}

const text = `
import a, b.c as d, typing, sys
from typing import TYPE_CHECKING
from . import e
if TYPE_CHECKING:
    from typing import F
else:
    import g
try:
    import h
except ImportError:
    h = None
    import i
def f():
    from ..x.y import *
    if not typing.TYPE_CHECKING:
        import j
class C:
    import k
with m:
    import n
if sys.version_info < (3, 9) or not __debug__ and __name__ == "x":
    import never
if __name__ != "__main__":
    import not_here
elif sys.version_info[:2] >= (3, 13):
    import here
try:
    import o
finally:
    import p
`;

test("finds every import with when it runs", () => {
  const described = found(text).map((record) => {
    const flags = [
      ...(record.isInFunction ? ["function"] : []),
      ...(record.isConditional ? ["conditional"] : []),
      ...(record.isTypeChecking ? ["type checking"] : []),
      ...(record.isOptional ? ["optional"] : []),
      ...(record.isDead ? ["dead"] : []),
      ...(record.isLeading ? ["leading"] : []),
    ];
    const names = record.names.map(({ name, asname }) =>
      asname === null ? name : `${name}=${asname}`,
    );
    return `${".".repeat(record.level)}${record.module} ${names.join(",")} ${flags.join("+")}`.trim();
  });
  expect(described).toEqual([
    "a a leading",
    "b.c b.c=d leading",
    "typing typing leading",
    "sys sys leading",
    "typing TYPE_CHECKING leading",
    ". e leading",
    "typing F conditional+type checking",
    "g g conditional",
    "h h conditional+optional",
    "i i conditional",
    "..x.y * function",
    "j j function+conditional",
    "k k",
    "n n",
    "never never conditional+dead",
    "not_here not_here conditional+dead",
    "here here conditional",
    "o o",
    "p p",
  ]);
});

test("a chain of thousands of elif costs no stack", () => {
  const chain = Array.from({ length: 5_000 }, (_, index) => `elif a == ${index}: import m${index}`);
  expect(found(`if b: pass\n${chain.join("\n")}\n`)).toHaveLength(5_000);
});
