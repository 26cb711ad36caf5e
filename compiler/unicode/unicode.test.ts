import { expect, test } from "vitest";
import { lookupUnicodeName } from "./names.ts";
import { isIdentifierPart, isIdentifierStart, isPrintable } from "./properties.ts";

test.each([
  ["LATIN SMALL LETTER A", 0x61],
  ["latin small letter a", 0x61],
  ["LINE FEED", 0x0a],
  ["LF", 0x0a],
  ["BELL", 0x1f514],
  ["ALERT", 0x07],
  ["LATIN CAPITAL LETTER GHA", 0x1a2],
  ["PADDING CHARACTER", 0x80],
  ["VS1", 0xfe00],
  ["TANGUT COMPONENT-001", 0x18800],
  ["NUSHU CHARACTER-1B170", 0x1b170],
  ["CJK COMPATIBILITY IDEOGRAPH-F900", 0xf900],
  ["CJK UNIFIED IDEOGRAPH-4E00", 0x4e00],
  ["CJK UNIFIED IDEOGRAPH-2EBF0", 0x2ebf0],
  ["CJK UNIFIED IDEOGRAPH-4e00", -1],
  ["CJK UNIFIED IDEOGRAPH-A000", -1],
  ["HANGUL SYLLABLE GAGG", 0xac02],
  ["HANGUL SYLLABLE A", 0xc544],
  ["HANGUL SYLLABLE HIH", 0xd7a3],
  ["hangul syllable ga", -1],
  ["KEYCAP DIGIT ONE", -1],
  ["TANGUT IDEOGRAPH-17000", -1],
  ["LATIN  SMALL LETTER A", -1],
  ["", -1],
])("\\N{%s}", (name, codePoint) => {
  expect(lookupUnicodeName(name)).toBe(codePoint);
});

test("properties are those of Unicode 15.1", () => {
  expect(["é", "℘", "𝔘", "一"].every((text) => isIdentifierStart(text.codePointAt(0)!))).toBe(true);
  expect(["€", "·", "\u0301"].some((text) => isIdentifierStart(text.codePointAt(0)!))).toBe(false);
  expect(["·", "\u0301"].every((text) => isIdentifierPart(text.codePointAt(0)!))).toBe(true);
  expect(isPrintable(0xe9)).toBe(true);
  expect([0xa0, 0xad, 0x3000, 0xe000, 0x378].some(isPrintable)).toBe(false);
});
