import { expect, test } from "vitest";
import { decode, outcome } from "../../tests/goldens.ts";
import * as textwrap from "../index.ts";
import goldens from "./goldens.json" with { type: "json" };

test(`${goldens.wrap.length} texts wrapped as CPython does`, () => {
  for (const [text, options, expected] of goldens.wrap) {
    const entries = (options as { dict: [string, unknown][] }).dict;
    const { width, ...keywords } = Object.fromEntries(
      entries.map(([name, value]) => [name, decode(value)]),
    );
    const actual = outcome(() => textwrap.wrap(text as string, width, keywords));
    expect([text, options, actual]).toEqual([text, options, expected]);
  }
});

test(`${goldens.blocks.length} texts dedented, indented and shortened`, () => {
  for (const [block, dedented, indented, text, width, shortened] of goldens.blocks) {
    expect([
      block,
      outcome(() => textwrap.dedent(block as string)),
      outcome(() => textwrap.indent(block as string, "# ")),
      text,
      width,
      outcome(() => textwrap.shorten(text as string, width)),
    ]).toEqual([block, dedented, indented, text, width, shortened]);
  }
});

test("the wrapper's own way", () => {
  class Upper extends textwrap.TextWrapper {
    override _split(text: string): string[] {
      return super._split(text.toUpperCase());
    }
  }
  expect(new Upper(5).wrap("ab cd ef")).toEqual(["AB CD", "EF"]);
  expect(textwrap.indent("a\nb\n", "> ", (line) => line !== "a\n")).toBe("a\n> b\n");
  expect(outcome(() => textwrap.wrap("a", 5, { colour: 1 }))).toBe(
    "!TypeError: TextWrapper.__init__() got an unexpected keyword argument 'colour'",
  );
});
