/** The order of sets of numbers, after operations of every kind, as CPython 3.13 recorded it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as runtime from "../../index.ts";

type Case = [members: string[], operations: [name: string, members: string[]][], shown: string];

const file =
  process.env["SET_ORDER"] ?? join(import.meta.dirname, "..", "goldens", "set-order.txt");

function number(text: string): unknown {
  if (text.includes(".") || text.includes("e")) return runtime.toFloat(Number(text));
  return runtime.int(text);
}

function apply(members: runtime.set, name: string, items: unknown[]): runtime.set {
  const other = new runtime.set(items);
  switch (name) {
    case "discard":
      for (const item of items) members.discard(item);
      return members;
    case "add":
      for (const item of items) members.add(item);
      return members;
    case "pop":
      for (let count = 0; count < 3 && members.size > 0; count++) members.pop();
      return members;
    case "copy":
      return members.copy();
    case "listset":
      return new runtime.set(members);
    case "union":
      return members.union(items);
    case "inter":
      return members.intersection(items);
    case "clear":
      members.clear();
      members.update(items);
      return members;
    default: {
      const operators = runtime as unknown as {
        [name: string]: (a: unknown, b: unknown) => unknown;
      };
      return operators[name]!(members, other) as runtime.set;
    }
  }
}

test("sets of numbers are in CPython's order", () => {
  const cases = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Case);
  const different = [];
  for (const [start, operations, expected] of cases) {
    let members = new runtime.set<unknown>();
    for (const member of start) members.add(number(member));
    for (const [name, items] of operations) members = apply(members, name, items.map(number));
    const actual = runtime.repr(members);
    if (actual !== expected) different.push({ start, operations, expected, actual });
  }
  expect(different.slice(0, 3)).toEqual([]);
});
