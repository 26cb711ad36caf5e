import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { findPython } from "@py2ts-async/jest-golden";
import { repr } from "../../../core/repr.ts";
import { outcome } from "../../tests/goldens.ts";
import { PatternError } from "../errors.ts";
import * as re from "../index.ts";
import { attempt, differences, type Case } from "./cases.ts";
import goldens from "./goldens.json" with { type: "json" };

describe("re, as recorded from CPython", () => {
  test.each([
    ["JavaScript's expressions where they are exact", true],
    ["this module's matcher for all", false],
  ])(`${goldens.cases.length} random patterns: %s`, (_, mayBeNative) => {
    const found = (goldens.cases as unknown as Case[]).flatMap((each) =>
      differences(each, mayBeNative),
    );
    expect(found).toEqual([]);
  });

  test(`${goldens.broken.length} patterns, most of them broken`, () => {
    const actual = goldens.broken.map(([source]) => [
      source,
      attempt(() => repr(re.compile(source))),
    ]);
    expect(actual).toEqual(goldens.broken);
  });

  test("positions of errors", () => {
    const actual = goldens.positions.map(([source]) => {
      try {
        re.compile(source);
      } catch (error) {
        if (error instanceof PatternError) return [source, error.pos, error.lineno, error.colno];
      }
      return [source];
    });
    expect(actual).toEqual(goldens.positions);
  });

  test(`${goldens.templates.length} templates`, () => {
    const pattern = re.compile("(?P<n>a)(b)?");
    const actual = goldens.templates.map(([template]) => [
      template,
      attempt(() => pattern.sub(template, "xabxa")),
      attempt(() => pattern.search("xab")!.expand(template)),
    ]);
    expect(actual).toEqual(goldens.templates);
  });
});

const python = findPython();

test.skipIf(python === null)("the patterns of CPython's own tests", () => {
  const script = fileURLToPath(new URL("../../../../scripts/goldens/re_.py", import.meta.url));
  const { stdout, stderr } = spawnSync(python!.executable, ["-B", script, "table"], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const cases = stdout.split("\n").filter((line) => line !== "");
  expect(cases.length, stderr).toBeGreaterThan(2000);
  const found = cases.flatMap((line) => [
    ...differences(JSON.parse(line) as Case, true),
    ...differences(JSON.parse(line) as Case, false),
  ]);
  expect(found).toEqual([]);
});

// What is expected below was printed by CPython 3.13 for the same calls.

test("repetitions of any length fit", () => {
  const long = "ab".repeat(300_000);
  expect(re.fullmatch("(?:(a)|b)*", long)!.span()).toEqual([0, 600_000]);
  expect(re.fullmatch("(?:a|b)*?", long)!.end()).toBe(600_000);
  expect(re.match("(?:(?:ab)?)*+$", long)!.end()).toBe(600_000);
});

test.each([
  [() => re.I, "re.IGNORECASE"],
  [() => re.I.__or__(re.M), "re.IGNORECASE|re.MULTILINE"],
  [
    () => re.I.__invert__(),
    "re.ASCII|re.LOCALE|re.UNICODE|re.MULTILINE|re.DOTALL|re.VERBOSE|re.DEBUG|0x1",
  ],
  [() => new re.RegexFlag(0x20000), "re.RegexFlag(131072)"],
  [() => new re.RegexFlag(0), "re.NOFLAG"],
  [() => new re.RegexFlag(3).name$, "'IGNORECASE|0x1'"],
  [
    () => re.compile("a", re.I.__or__(0x400000) as never),
    "re.compile('a', re.IGNORECASE|0x400000)",
  ],
])("flags: %#", (action, expected) => {
  expect(repr(action())).toBe(expected);
});

test.each([
  [() => re.compile("a").match(5), "!TypeError: expected string or bytes-like object, got 'int'"],
  [() => re.match(5, "a"), "!TypeError: first argument must be string or compiled pattern"],
  [() => re.compile([]), "!TypeError: unhashable type: 'list'"],
  [
    () => re.match(re.compile("a"), "a", re.I),
    "!ValueError: cannot process flags argument with a compiled pattern",
  ],
  [() => re.sub("a", 5, "aaa"), "!TypeError: decoding to str: need a bytes-like object, int found"],
  [
    () => re.sub("a", () => 5, "baa"),
    "!TypeError: sequence item 1: expected str instance, int found",
  ],
  [() => re.sub("a", () => null, "bab"), "'bb'"],
  [() => re.sub("b", "x", "abc", { count: -1 }), "'abc'"],
  [() => re.split("b", "abc", { maxsplit: -1 }), "['abc']"],
  [() => re.match("(a)|b", "b")!.group(2), "!IndexError: no such group"],
  [() => re.match("(a)|b", "b")!.group(0, 1), "('b', None)"],
  [() => re.match("(?P<x>a)|b", "b")!.groupdict(7), "{'x': 7}"],
  [() => re.match("(?P<x>a)", "a"), "<re.Match object; span=(0, 1), match='a'>"],
  [() => re.compile("(?P<x>a)").groupindex, "mappingproxy({'x': 1})"],
  [() => re.findall("\\b|\\w+", "abc d"), "['', 'abc', '', '', 'd', '']"],
  [() => re.escape("a.b-c\n"), "'a\\\\.b\\\\-c\\\\\\n'"],
  [
    () =>
      new re.Scanner([
        ["a", (_: unknown, text: string) => text],
        ["b", null],
        ["c", 5],
      ]).scan("aabcx"),
    "(['a', 'a', 5], 'x')",
  ],
])("calls: %#", (action, expected) => {
  expect(outcome(action)).toBe(expected);
});
