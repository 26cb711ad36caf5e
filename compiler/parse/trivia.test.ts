import { expect, test } from "vitest";
import type { AstNode } from "../ast/nodes.ts";
import { visit } from "../ast/visit.ts";
import { parse } from "./index.ts";

/** Each comment as `way kind@line: text`, where `kind@line` is the node that it belongs to. */
function attached(text: string): string[] {
  const { module, source, trivia } = parse(text);
  const lines: string[] = [];
  visit(module, {
    enter(node: AstNode) {
      const name = `${node.kind}@${source.lineAt(node.start)}`;
      for (const way of ["leading", "trailing", "header", "closing", "dangling"] as const) {
        for (const comment of trivia[way](node)) lines.push(`${way} ${name}:${comment.text}`);
      }
    },
  });
  expect(lines).toHaveLength(trivia.comments.length);
  return lines;
}

test("statements have comments above and behind them", () => {
  const text = "# a\n# b\nx = 1  # c\n\n# d\ny = 2\n# e\n";
  expect(attached(text)).toEqual([
    "leading Assign@3: a",
    "leading Assign@3: b",
    "trailing Assign@3: c",
    "leading Assign@6: d",
    "closing Assign@6: e",
  ]);
});

test("the column tells the end of a block from the start of the next statement", () => {
  const text = "def f():\n    if x:\n        y\n        # in if\n    # in def\n# next\nz\n";
  expect(attached(text)).toEqual([
    "closing If@2: in def",
    "closing Expr@3: in if",
    "leading Expr@7: next",
  ]);
});

test("headers of blocks", () => {
  const text = "if x:  # if\n    y\n# before else\nelse:  # else\n    # z\n    z\n";
  expect(attached(text)).toEqual([
    "header If@1: if",
    "closing Expr@2: before else",
    "leading Expr@6: else",
    "leading Expr@6: z",
  ]);
});

test("decorators belong to their definition", () => {
  expect(attached("# a\n@d  # b\n# c\ndef f(): pass\n")).toEqual([
    "leading FunctionDef@4: a",
    "trailing Name@2: b",
    "closing Name@2: c",
  ]);
});

test("comments inside brackets belong to elements", () => {
  const text =
    "x = [  # open\n    1,  # one\n    # two\n    2,\n    # end\n]\ny = [\n    # none\n]\n";
  expect(attached(text)).toEqual([
    "leading Constant@2: open",
    "trailing Constant@2: one",
    "leading Constant@4: two",
    "closing Constant@4: end",
    "dangling List@7: none",
  ]);
});

test("a file of comments only", () => {
  expect(attached("# a\n\n# b")).toEqual(["dangling Module@1: a", "dangling Module@1: b"]);
});

test("blank lines above statements and comments", () => {
  const { module, trivia } = parse("a\n\n\n# c\n\nb\n  \nc\n");
  expect(module.body.map((statement) => trivia.blankLinesBefore(statement))).toEqual([0, 2, 1]);
  expect(trivia.comments[0]).toMatchObject({ blankLinesBefore: 2, blankLinesAfter: 1 });
});

test("a long run of comments costs linear time", () => {
  const { module, trivia } = parse("# comment\n".repeat(100_000) + "x\n");
  expect(trivia.leading(module.body[0]!)).toHaveLength(100_000);
});
