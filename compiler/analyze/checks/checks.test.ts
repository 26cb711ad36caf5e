import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { analysisDiagnostics } from "../../diagnostics/analysis.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { parse } from "../../parse/index.ts";
import { analyzeScopes, checkProgram } from "../index.ts";

/** What CPython says of a program; see scripts/goldens/record_checks.py. */
interface Verdict {
  readonly stage: "symtable" | "codegen" | null;
  readonly error: {
    readonly exception: string;
    readonly message: string;
    /** -1 where CPython has lost the place. */
    readonly line: number;
    readonly column: number;
    readonly endLine: number | null;
    readonly endColumn: number | null;
  } | null;
  readonly warnings: readonly { readonly message: string; readonly line: number }[];
}

const folder = new URL("../../../fixtures/checks/", import.meta.url);
const programs = readFileSync(new URL("programs.txt", folder), "utf8").split("\n---\n");
const { verdicts } = JSON.parse(readFileSync(new URL("verdicts.json", folder), "utf8")) as {
  verdicts: readonly Verdict[];
};

function check(text: string): readonly Diagnostic[] {
  const { module, source, diagnostics } = parse(text, { pythonVersion: "3.13" });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return checkProgram(module, source, analyzeScopes(module, source));
}

function firstError(text: string): Diagnostic | undefined {
  return check(text).find(({ severity }) => severity === "error");
}

function place({ source }: Diagnostic, offset: number): string {
  const { line, column } = source.lineColumnAt(offset);
  return `${line}:${column + 1}`;
}

describe("CPython's verdicts", () => {
  test("every program has one", () => {
    expect(verdicts).toHaveLength(programs.length);
  });

  test("every diagnostic that CPython's stages raise is raised by one of the programs", () => {
    const raised = new Set(programs.flatMap((text) => check(text).map(({ code }) => code)));
    const expected = Object.values(analysisDiagnostics).map(({ code }) => code);
    expect(expected.filter((code) => code < "P2T2100" && !raised.has(code))).toEqual([]);
  });

  test.each(programs.map((text, index) => [text, verdicts[index]!] as const))(
    "%s",
    (text, { error, warnings }) => {
      const diagnostics = check(text);
      const found = diagnostics[0]?.severity === "error" ? diagnostics[0] : undefined;
      expect(found?.message).toBe(error?.message);
      expect(found?.exception).toBe(error?.exception);
      if (found !== undefined && error !== null && error.line > 0) {
        expect(place(found, found.span.start)).toBe(`${error.line}:${error.column}`);
        if (error.endLine !== null && error.endColumn !== null) {
          expect(place(found, found.span.end)).toBe(`${error.endLine}:${error.endColumn}`);
        }
      }
      if (error !== null) return;
      const warned = diagnostics.map(({ message, source, span }) => ({
        message,
        line: source.lineAt(span.start),
      }));
      // Two calls on one line may have the same mistake; Python shows a warning once per line.
      const lines = new Map(warned.map((warning) => [JSON.stringify(warning), warning]));
      expect([...lines.values()]).toEqual(warnings);
    },
  );
});

describe("beyond the first error", () => {
  test("independent errors follow in CPython's order, warnings last", () => {
    const messages = check("x is 1\nreturn\nbreak\ndef f(a, a): continue").map(
      ({ message }) => message,
    );
    expect(messages).toEqual([
      "duplicate argument 'a' in function definition",
      "'return' outside function",
      "'break' outside loop",
      "'continue' not properly in loop",
      `"is" with 'int' literal. Did you mean "=="?`,
    ]);
  });

  test("a finally clause that many jumps lead through is reported once", () => {
    const text = "while 1:\n try:\n  if a: break\n  continue\n finally:\n  return";
    expect(check(text).map(({ message }) => message)).toEqual(["'return' outside function"]);
  });

  test("a jump that CPython cannot place is reported where it stands", () => {
    const text = "try: pass\nexcept* E:\n try: return\n finally: pass";
    const text2 = `def f():\n ${text.replaceAll("\n", "\n ")}`;
    const error = firstError(text2)!;
    expect(error.message).toMatch(/cannot appear in an except\* block/);
    expect(place(error, error.span.start)).toBe("4:8");
  });
});

describe("size", () => {
  test("deep nesting costs no stack", () => {
    const depth = 3000;
    const chain = Array.from({ length: depth }, (_, index) => `elif a == ${index}: b`).join("\n");
    expect(check(`if x: pass\n${chain}`)).toEqual([]);
    expect(check(`x = ${"a.b + ".repeat(50_000)}c`)).toEqual([]);
    expect(check(`x = ${"f(".repeat(150)}${")".repeat(150)}`)).toEqual([]);
  });
});
