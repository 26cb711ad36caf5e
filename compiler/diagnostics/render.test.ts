import { expect, test } from "vitest";
import { SourceText } from "../ast/source-text.ts";
import { diagnose } from "./diagnostic.ts";
import { diagnostics, type Diagnostic } from "./index.ts";
import { renderDiagnostics } from "./render.ts";

function expectedColon(text: string, start: number, end: number, path = "app.py"): Diagnostic {
  const source = new SourceText(path, text);
  return diagnose(diagnostics.expectedToken, source, { start, end }, "expected ':'");
}

const lines = (...all: string[]): string => all.join("\n") + "\n";

test("text: place, code, message and the lines around", () => {
  const text = "import a\n\nif a\n    b()\n\nc()\nd()\n";
  expect(renderDiagnostics([expectedColon(text, 14, 15)])).toBe(
    lines(
      "app.py:3:5 - error P2T1030: expected ':'",
      "  1 | import a",
      "  2 |",
      "> 3 | if a",
      "    |     ^",
      "  4 |     b()",
      "  5 |",
    ),
  );
});

test("text: hint and related places", () => {
  const text = "x = 1\ny = 2\n";
  const diagnostic: Diagnostic = {
    ...expectedColon(text, 6, 7),
    hint: "write one",
    related: [{ message: "first here", span: { start: 0, end: 1 } }],
  };
  expect(renderDiagnostics([diagnostic])).toBe(
    lines(
      "app.py:2:1 - error P2T1030: expected ':'",
      "  1 | x = 1",
      "> 2 | y = 2",
      "    | ^",
      "  hint: write one",
      "  app.py:1:1 - first here",
      "> 1 | x = 1",
      "    | ^",
      "  2 | y = 2",
    ),
  );
});

test("text: tabs keep their width, control characters do not reach the terminal", () => {
  const text = "if x:\n\t\tif \u001b[31m y\n";
  expect(renderDiagnostics([expectedColon(text, 11, 12)])).toBe(
    lines(
      "app.py:2:6 - error P2T1030: expected ':'",
      "  1 | if x:",
      "> 2 | \t\tif  [31m y",
      "    | \t\t   ^",
    ),
  );
});

test("text: a character that Python does not take for a line end is none in the frame", () => {
  const text = "a = 'x\u2028y'\nif a\n";
  expect(renderDiagnostics([expectedColon(text, 14, 15)])).toContain("> 2 | if a\n    |     ^");
});

test("text: of a long line only the part around the error is shown", () => {
  const text = `x = [${"1, ".repeat(10_000)}\n`;
  const shown = renderDiagnostics([expectedColon(text, 15_000, 15_001)]);
  expect(Math.max(...shown.split("\n").map((line) => line.length))).toBeLessThan(200);
  expect(shown).toMatch(/:1:15001 /);
});

test("text: an error at the end of the file has a place", () => {
  expect(renderDiagnostics([expectedColon("", 0, 0)])).toContain("app.py:1:1 - error");
  expect(renderDiagnostics([expectedColon("if x", 4, 4)])).toContain("> 1 | if x\n    |     ^");
});

test("text: colours only where they are asked for", () => {
  const diagnostic = expectedColon("if x\n", 4, 5);
  expect(renderDiagnostics([diagnostic])).not.toContain("\u001b");
  expect(renderDiagnostics([diagnostic], { color: true })).toContain("\u001b[31merror\u001b[39m");
});

test("json: columns count characters from one", () => {
  const [record] = JSON.parse(
    renderDiagnostics([expectedColon("if '😀'\n", 7, 8)], { format: "json" }),
  ) as unknown[];
  expect(record).toEqual({
    path: "app.py",
    line: 1,
    column: 7,
    endLine: 1,
    endColumn: 8,
    severity: "error",
    code: "P2T1030",
    message: "expected ':'",
    exception: "SyntaxError",
  });
  expect(renderDiagnostics([], { format: "json" })).toBe("[]\n");
});

test("github: one command a line, with what separates its parts escaped", () => {
  const diagnostic = expectedColon("if x\n", 4, 5, "a,b:c.py");
  const percent = { ...diagnostic, message: "100%", hint: "one\ntwo" };
  expect(renderDiagnostics([diagnostic, percent], { format: "github" })).toBe(
    lines(
      "::error file=a%2Cb%3Ac.py,line=1,endLine=1,col=5,endColumn=6,title=P2T1030::expected ':'",
      "::error file=a%2Cb%3Ac.py,line=1,endLine=1,col=5,endColumn=6,title=P2T1030::100%25%0Aone%0Atwo",
    ),
  );
});
