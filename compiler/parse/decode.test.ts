import { expect, test } from "vitest";
import { parse } from "./index.ts";

/** The value of the last statement `x = "..."`, or the first message. */
function outcome(bytes: Uint8Array | string): string {
  const { module, diagnostics } = parse(bytes, { pythonVersion: "3.13" });
  if (diagnostics.length > 0) return diagnostics[0]!.message;
  const last = module.body[module.body.length - 1];
  return last?.kind === "Assign" ? String((last.value as { readonly value?: unknown }).value) : "";
}

/** A source whose characters are bytes. */
const bytes = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));

test("coding lines (verdicts and messages recorded from CPython 3.13)", () => {
  expect(outcome(bytes('x = "\xc3\xa9"'))).toBe("é");
  expect(outcome(bytes('\xef\xbb\xbfx = "\xc3\xa9"'))).toBe("é");
  expect(outcome(bytes('# coding: latin-1\nx = "\xe9"'))).toBe("é");
  expect(outcome(bytes('# -*- coding: ISO-8859-1-unix -*-\nx = "\xe9"'))).toBe("é");
  expect(outcome(bytes('#!/bin/sh\n# vim: set fileencoding=cp1252 :\nx = "\x80"'))).toBe("€");
  expect(outcome(bytes('# coding: koi8-r\nx = "\xc1"'))).toBe("а");
  expect(outcome(bytes('x = 1\n# coding: latin-1\nx = "\xc3\xa9"'))).toBe("é");
  expect(outcome(bytes("# coding: foo\nx = 1"))).toBe("unknown encoding: foo");
  expect(outcome(bytes("\xef\xbb\xbf# coding: latin-1\n"))).toBe(
    "encoding problem: iso-8859-1 with BOM",
  );
  expect(outcome(bytes('# coding: ascii\nx = "\xe9"'))).toBe(
    "'ascii' codec can't decode byte 0xe9 in position 21: ordinal not in range(128)",
  );
  expect(outcome(bytes('# coding: cp1252\nx = "\x81"'))).toBe(
    "'charmap' codec can't decode byte 0x81 in position 22: character maps to <undefined>",
  );
});

test("invalid UTF-8 is minded in tokens only, as in CPython", () => {
  expect(outcome(bytes("# caf\xe9\nx = 1"))).toBe("1");
  expect(outcome(bytes('x = "\xe9"\n'))).toBe(
    "(unicode error) 'utf-8' codec can't decode byte 0xe9 in position 0: unexpected end of data",
  );
  expect(outcome(bytes('x = "a\xffb"\n'))).toBe(
    "(unicode error) 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte",
  );
});

test("null characters and lone surrogates", () => {
  expect(outcome("x = 1\0")).toBe("source code string cannot contain null bytes");
  expect(outcome('x = "\ud800"')).toBe(
    "'utf-8' codec can't encode character '\\ud800' in position 5: surrogates not allowed",
  );
});
