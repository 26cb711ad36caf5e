import { expect, test } from "vitest";
import { parse } from "../parse/index.ts";
import { childrenOf, visit } from "./visit.ts";

test("children come in the order of CPython's fields", () => {
  const { module } = parse("@d\ndef f(a: b = c) -> e:\n    pass\n");
  expect(childrenOf(module.body[0]!).map(({ kind, start }) => `${kind}@${start}`)).toEqual([
    "arguments@9",
    "Pass@29",
    "Name@1",
    "Name@22",
  ]);
});

test("enter may skip the children; leave comes after them", () => {
  const { module } = parse("f(x)\ng(y)\n");
  const seen: string[] = [];
  visit(module, {
    enter(node, parent) {
      seen.push(`${parent?.kind ?? "-"}>${node.kind}`);
      return !(node.kind === "Expr" && node.start > 0);
    },
    leave(node) {
      if (node.kind === "Call") seen.push("left Call");
    },
  });
  expect(seen).toEqual([
    "->Module",
    "Module>Expr",
    "Expr>Call",
    "Call>Name",
    "Call>Name",
    "left Call",
    "Module>Expr",
  ]);
});
