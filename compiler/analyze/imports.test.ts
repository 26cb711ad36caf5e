import { expect, test } from "vitest";
import { parse } from "../parse/index.ts";
import { importsOf } from "./imports.ts";

const text = `
import a, b.c as d
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
try:
    import o
finally:
    import p
`;

test("finds every import with when it runs", () => {
  const found = importsOf(parse(text).module).map((record) => {
    const flags = [
      ...(record.isInFunction ? ["function"] : []),
      ...(record.isConditional ? ["conditional"] : []),
      ...(record.isTypeChecking ? ["type checking"] : []),
      ...(record.isOptional ? ["optional"] : []),
    ];
    const names = record.names.map(({ name, asname }) =>
      asname === null ? name : `${name}=${asname}`,
    );
    return `${".".repeat(record.level)}${record.module} ${names.join(",")} ${flags.join("+")}`.trim();
  });
  expect(found).toEqual([
    "a a",
    "b.c b.c=d",
    ". e",
    "typing F conditional+type checking",
    "g g conditional",
    "h h conditional+optional",
    "i i conditional",
    "..x.y * function",
    "j j function+conditional",
    "k k",
    "n n",
    "o o",
    "p p",
  ]);
});

test("a chain of thousands of elif costs no stack", () => {
  const chain = Array.from({ length: 5_000 }, (_, index) => `elif a == ${index}: import m${index}`);
  expect(importsOf(parse(`if b: pass\n${chain.join("\n")}\n`).module)).toHaveLength(5_000);
});
