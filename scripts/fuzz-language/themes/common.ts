import type { Random } from "../../fuzz/random.ts";
import type { Rules } from "../grammar.ts";

/** `attempt` prints the value of an expression, or what it raised. */
export const attempt = `import math
def attempt(label, action):
    try:
        print(label, repr(action()))
    except Exception as error:
        print(label, type(error).__name__, error)
`;

/** The parameters of functions whose bodies use the variables of the rules. */
export const parameters: readonly (readonly [name: string, annotation: string])[] = [
  ["i", "int"],
  ["j", "int"],
  ["x", "float"],
  ["y", "float"],
  ["s", "str"],
  ["t", "str"],
  ["p", "bool"],
  ["xs", "list[int]"],
  ["ws", "list[str]"],
  ["d", "dict[str, int]"],
  ["q", "set[int]"],
  ["u", "tuple[int, str]"],
  ["o", "int | None"],
];

export const variables: Rules = {
  intVar: ["i", "j"],
  floatVar: ["x", "y"],
  strVar: ["s", "t"],
  boolVar: ["p"],
  listVar: ["xs"],
  strsVar: ["ws"],
  dictVar: ["d"],
  setVar: ["q"],
  tupleVar: ["u"],
  optVar: ["o"],
};

/** Arguments for {@link parameters}. */
const argumentSets = [
  `3, -2, 0.5, 2.0, "ab", "", True, [1, 2, 3], ["a", "b"], {"a": 1, "b": 2}, {1, 2}, (1, "a"), None`,
  `0, 7, -1.5, 3.0, "Hello", "x y", False, [], [], {}, set(), (2, "b"), 4`,
  `2**53, -(2**31), 1e16, 0.1, "é😀", "12", True, [5, -1, 5], ["", "zz"], {"zz": 0}, {3}, (0, ""), 0`,
  `10, 1, 4, 2, "a,b", "a", False, [0], ["x"], {"x": -1}, {0, 1, 2}, (7, "q"), None`,
  `True, False, 1, 0, "", "b", True, [1], ["b", "a"], {"a": 5}, {5}, (1, "z"), -1`,
];

/** Calls of a function of {@link parameters}. */
export function callsOf(random: Random, name: string, count = 3): string {
  const start = random.below(argumentSets.length);
  let calls = "";
  for (let index = 0; index < count; index++) {
    calls += `${name}(${argumentSets[(start + index) % argumentSets.length]})\n`;
  }
  return calls;
}

/** The head of such a function, with annotations or without. */
export function head(name: string, isTyped: boolean): string {
  const list = parameters.map(([each, type]) => (isTyped ? `${each}: ${type}` : each)).join(", ");
  return `def ${name}(${list})${isTyped ? " -> None" : ""}:\n`;
}

export function indented(text: string, depth = 1): string {
  const indent = "    ".repeat(depth);
  return text
    .split("\n")
    .map((row) => (row === "" ? row : indent + row))
    .join("\n");
}

/** Several texts, one a line. */
export function lines(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${make(index)}\n`).join("");
}

/** Some of the items, in their order. */
export function some<T>(random: Random, items: readonly T[], chance: number): T[] {
  return items.filter(() => random.chance(chance));
}
