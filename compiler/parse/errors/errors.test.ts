import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { SourceText } from "../../ast/source-text.ts";
import { syntaxDiagnostics } from "../../diagnostics/syntax.ts";
import { parse } from "../index.ts";
import { explainSyntaxErrors, findSyntaxError } from "./index.ts";

interface Program {
  readonly source: string;
  /** CPython 3.13's verdict, recorded by scripts/syntax-errors/record.py. */
  readonly expected: {
    readonly exception: string;
    readonly message: string;
    readonly line: number;
    readonly column: number;
  } | null;
}

const folder = fileURLToPath(new URL("../../../fixtures/syntax-errors/", import.meta.url));
const groups = readdirSync(folder).filter((name) => name.endsWith(".json"));
const programsOf = (group: string): Program[] =>
  JSON.parse(readFileSync(folder + group, "utf8")) as Program[];

/** What we say, in the form of the goldens. */
function verdict(text: string): Program["expected"] {
  const source = new SourceText("program.py", text);
  const found = findSyntaxError(source, "3.13");
  if (found === null) return null;
  const { line, column } = source.lineColumnAt(found.span.start);
  const before = source.text.slice(found.span.start - column, found.span.start);
  return {
    exception: found.exception!,
    message: found.message,
    line,
    column: [...before].length + 1,
  };
}

/** CPython gives column 0 to what has no place within its line. */
function comparable(expected: NonNullable<Program["expected"]>): Program["expected"] {
  return { ...expected, column: Math.max(1, expected.column) };
}

describe.each(groups)("%s", (group) => {
  test.each(programsOf(group))("$source", ({ source, expected }) => {
    expect(verdict(source)).toEqual(expected === null ? null : comparable(expected));
  });
});

describe("the parser", () => {
  const programs = groups.flatMap(programsOf);

  test("rejects what CPython rejects, with the same first error", () => {
    for (const { source, expected } of programs) {
      const [first] = parse(source, { pythonVersion: "3.13" }).diagnostics.filter(
        ({ severity }) => severity === "error",
      );
      expect([source, first?.message]).toEqual([source, expected?.message]);
    }
  });

  test("every family of syntax errors is raised by a program", () => {
    const raised = new Set(
      programs.flatMap(({ source }) =>
        parse(source, { pythonVersion: "3.13" }).diagnostics.map(({ code }) => code),
      ),
    );
    // Proved elsewhere: encodings with decoding, newer syntax with the grammar.
    const elsewhere = [syntaxDiagnostics.sourceEncoding.code, syntaxDiagnostics.newerSyntax.code];
    const codes = Object.values(syntaxDiagnostics).map(({ code }) => code);
    expect(codes.filter((code) => !raised.has(code) && !elsewhere.includes(code))).toEqual([]);
  });
});

describe("further errors", () => {
  const everywhere = (text: string): number[] => Array.from(text, (_, index) => index);
  const messages = (text: string): string[] => {
    const source = new SourceText("program.py", text);
    return explainSyntaxErrors(source, everywhere(text), "3.13").map(
      ({ message, span }) => `${source.lineAt(span.start)}: ${message}`,
    );
  };

  test("CPython's error is the first, the others follow in order", () => {
    const text = [
      "def f(a b):",
      "    return (1 2)",
      "",
      "x = 1a",
      "class A:",
      "    def g(self):",
      "        y = = 3",
      "        if y = 2:",
      "            pass",
      "z = 'abc",
      "print 3",
      "",
    ].join("\n");
    expect(messages(text)).toEqual([
      "4: invalid decimal literal",
      "1: invalid syntax",
      "2: invalid syntax. Perhaps you forgot a comma?",
      "7: invalid syntax",
      "8: invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
      "10: unterminated string literal (detected at line 10)",
      "11: Missing parentheses in call to 'print'. Did you mean print(...)?",
    ]);
  });

  test("nothing is said after an error that leaves the structure open", () => {
    expect(messages("x = (1,\ny = 2\nz = = 3\n")).toHaveLength(1);
    expect(messages("if x:\ny\nz = = 3\n")).toHaveLength(1);
    expect(messages("x = '''a\nz = = 3\n")).toHaveLength(1);
  });

  test("a line that the parser does not mind is not reported", () => {
    const source = new SourceText("program.py", "x = = 1\ny = = 2\n");
    expect(explainSyntaxErrors(source, [4], "3.13")).toHaveLength(1);
    expect(explainSyntaxErrors(source, [4, 12], "3.13")).toHaveLength(2);
  });
});

describe("limits", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["a long line", `x = [${"a, ".repeat(50_000)}] 2`],
    ["many names", "a ".repeat(50_000)],
    ["many operators", `${"a + ".repeat(50_000)}1 2`],
    ["many prefixes", `${"not ".repeat(50_000)}- 2 3`],
    ["nested lambdas", `${"lambda: ".repeat(5_000)}1 2`],
    ["nested conditions", `${"a if b else ".repeat(5_000)}c d`],
    ["nested powers", `${"a ** ".repeat(5_000)}b c`],
    ["nested brackets", `${"f([{(".repeat(40)}1 2${")}])".repeat(40)}`],
    ["nested dictionaries", `${"{1: 2, 3: ".repeat(150)}1 2${"}".repeat(150)}`],
    ["many branches", `if a:\n  b\n${"elif c:\n  d\n".repeat(10_000)}e f\n`],
    ["many lines", `${"x = 1\n".repeat(50_000)}a b\n`],
  ];

  test.each(cases)("%s", (_, text) => {
    const source = new SourceText("program.py", text);
    const [first] = explainSyntaxErrors(source, [0], "3.13");
    expect(first!.severity).toBe("error");
  });
});

test("what a newer Python accepts is said", () => {
  const source = new SourceText("program.py", "x = t'{y}'\n");
  expect(findSyntaxError(source, "3.14")).toBeNull();
  expect(findSyntaxError(source, "3.13")).toMatchObject({
    message: "invalid syntax",
    hint: "this is valid syntax from Python 3.14 on",
  });
});

test("places count characters as the file has them", () => {
  const source = new SourceText("program.py", "é = 1\r\n\ry = 'ü' 2\r");
  const found = findSyntaxError(source, "3.13")!;
  expect(source.lineColumnAt(found.span.start)).toEqual({ line: 3, column: 8 });
});
