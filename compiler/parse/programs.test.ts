import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { dumpAst } from "../ast/dump.ts";
import { parse } from "./index.ts";

interface Program {
  readonly source: string;
  /** SHA-256 of CPython's dump, `null` where CPython rejects the program. */
  readonly ast: string | null;
}

/** Recorded by scripts/parity/record_programs.py. */
const recorded = JSON.parse(
  readFileSync(new URL("../../fixtures/parser/programs.json", import.meta.url), "utf8"),
) as { readonly python: string; readonly programs: readonly Program[] };

function outcome(source: string): string | null {
  const result = parse(encode(source), { pythonVersion: "3.13" });
  const isRejected = result.diagnostics.some(({ severity }) => severity === "error");
  if (isRejected) return null;
  return createHash("sha256").update(dumpAst(result.module, result.source)).digest("hex");
}

/** A lone surrogate becomes three bytes that are no UTF-8, as in Python's `surrogatepass`. */
function encode(source: string): Uint8Array {
  return new TextEncoder().encode(source);
}

describe(`programs and CPython ${recorded.python}'s verdicts`, () => {
  test("rejected exactly where CPython rejects, else the same tree with the same positions", () => {
    const wrong = recorded.programs.filter(({ source, ast }) => outcome(source) !== ast);
    expect(wrong.map(({ source }) => source)).toEqual([]);
    expect(recorded.programs.length).toBeGreaterThan(1600);
  });
});

describe("Python 3.14", () => {
  const dump = (text: string): string => {
    const { module, source, diagnostics } = parse(text);
    expect(diagnostics).toEqual([]);
    return dumpAst(module, source).replace(/, (end_)?(lineno|col_offset)=\d+/g, "");
  };
  const messages = (text: string): string[] =>
    parse(text, { pythonVersion: "3.13" }).diagnostics.map(({ message }) => message);

  test("t-strings keep the text of their fields", () => {
    expect(dump("t'a{ b!r:>{c}}' t'{d=}'")).toContain(
      "Interpolation(value=Name(id='b', ctx=Load()), str='b', conversion=114, format_spec=JoinedStr(",
    );
    expect(messages("x = t'a'")).toEqual(["a t-string requires Python 3.14 or newer"]);
    expect(parse("t'a' 'b'").diagnostics).toHaveLength(1);
  });

  test("exception types without parentheses", () => {
    const text = "try: a\nexcept B, C: d\n";
    expect(dump(text)).toContain("type=Tuple(elts=[Name(id='B', ctx=Load())");
    expect(messages(text)).toEqual(["multiple exception types must be parenthesized"]);
    expect(parse("try: a\nexcept B, C as d: e\n").diagnostics).toHaveLength(1);
  });
});
