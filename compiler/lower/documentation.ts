/** Docstrings: JSDoc for the reader, and `__doc__` where the program may look at it. */
import type * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { stringLiteral } from "./builders.ts";
import type { LowerContext } from "./context.ts";

/** Words of programs that may look at documentation. */
export const docMentions: readonly string[] = [
  "__doc__",
  "getdoc",
  "unittest",
  "doctest",
  "pydoc",
  "help(",
];
export function docstringOf(body: readonly ast.Stmt[]): string | null {
  const [first] = body;
  if (first?.kind !== "Expr" || first.value.kind !== "Constant" || first.value.type !== "str")
    return null;
  return first.value.value;
}

/** The value of `__doc__`, or `null` where there is none or nobody looks at it. */
export function documentationOf(
  body: readonly ast.Stmt[],
  ctx: LowerContext,
): t.StringLiteral | null {
  const doc = docstringOf(body);
  return doc === null || !ctx.mentions(...docMentions) ? null : stringLiteral(withoutMargin(doc));
}

/**
 * A docstring as `__doc__` has it: the indentation that all lines but the first have in common is cut. Source: CPython Python/compile.c
 * (_PyCompile_CleanDoc).
 */
export function withoutMargin(docstring: string): string {
  const [first, ...rest] = expandTabs(docstring).split("\n") as [string, ...string[]];
  const indents = rest
    .filter((line) => /[^ ]/.test(line))
    .map((line) => line.length - line.replace(/^ +/, "").length);
  const margin = indents.length === 0 ? 0 : Math.min(...indents);
  const cut = rest.map((line) =>
    line.slice(Math.min(margin, line.length - line.replace(/^ +/, "").length)),
  );
  return [first.replace(/^ +/, ""), ...cut].join("\n");
}

/** `str.expandtabs()`. */
function expandTabs(text: string): string {
  let column = 0;
  let result = "";
  for (const character of text) {
    if (character === "\t") {
      const width = 8 - (column % 8);
      result += " ".repeat(width);
      column += width;
    } else {
      result += character;
      column = character === "\n" || character === "\r" ? 0 : column + 1;
    }
  }
  return result;
}
