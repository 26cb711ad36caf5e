import { expect, test } from "vitest";
import { dict } from "../../../core/containers/dict.ts";
import { repr } from "../../../core/repr.ts";
import { outcome } from "../../tests/goldens.ts";
import * as string from "../index.ts";

// What is expected here was printed by CPython 3.13 for the same calls.

test.each([
  ["$a ${b} $$", { a: 1, b: 2 }, "'1 2 $'"],
  ["$a", {}, "!KeyError: 'a'"],
  ["$a $1", { a: 1 }, "!ValueError: Invalid placeholder in string: line 1, col 4"],
  ["x\n $", {}, "!ValueError: Invalid placeholder in string: line 2, col 2"],
  ["${a b}", { a: 1 }, "!ValueError: Invalid placeholder in string: line 1, col 1"],
])("Template(%j).substitute", (template, values, expected) => {
  expect(outcome(() => new string.Template(template).substitute(values))).toBe(expected);
});

test("Template: the rest", () => {
  expect(new string.Template("$a ${").safe_substitute({ a: 1 })).toBe("1 ${");
  expect(new string.Template("$é $A_1 ${É}").safe_substitute({ A_1: 5 })).toBe("$é 5 ${É}");
  expect(new string.Template("$a").substitute(new dict([["a", 1]]), { a: 2 })).toBe("2");
  expect(repr(new string.Template("$a $b $a").get_identifiers())).toBe("['a', 'b']");
  expect(new string.Template("$a $").is_valid()).toBe(false);
});

test("capwords and the constants", () => {
  expect([string.capwords("hello  world"), string.capwords("a-b", "-")]).toEqual([
    "Hello World",
    "A-B",
  ]);
  expect(repr(string.printable)).toBe(
    "'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!\"#$%&\\'()*+,-./:;<=>?@[\\\\]^_`{|}~ \\t\\n\\r\\x0b\\x0c'",
  );
});
