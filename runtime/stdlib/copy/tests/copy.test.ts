import { expect, test } from "vitest";
import { dict } from "../../../core/containers/dict.ts";
import { tuple } from "../../../core/containers/tuple.ts";
import { eq } from "../../../core/operators/compare.ts";
import { repr } from "../../../core/repr.ts";
import { outcome } from "../../tests/goldens.ts";
import { Counter, defaultdict, deque, namedtuple } from "../../collections/index.ts";
import { copy, deepcopy, replace } from "../index.ts";

class Node {
  items: unknown[];
  constructor(items: unknown[]) {
    this.items = items;
  }
}

test("copy shares the parts, deepcopy does not", () => {
  const node = new Node([1]);
  const [shallow, deep] = [copy(node), deepcopy(node)];
  expect([shallow === node, shallow.items === node.items, deep.items === node.items]).toEqual([
    false,
    true,
    false,
  ]);
  expect(deep instanceof Node).toBe(true);
});

test("containers", () => {
  for (const value of [
    [1, [2]],
    new dict([["a", [1]]]),
    new Counter("aab"),
    new defaultdict(null, new dict([["k", [1]]])),
    new deque([1, [2]], 5),
  ]) {
    const [shallow, deep] = [copy(value), deepcopy(value)];
    expect([shallow === value, deep === value]).toEqual([false, false]);
    expect([eq(shallow, value), eq(deep, value)]).toEqual([true, true]);
    expect(repr(deep)).toBe(repr(value));
  }
  const flat = tuple.of(1, tuple.of(2));
  expect([
    copy(flat) === flat,
    deepcopy(flat) === flat,
    deepcopy(tuple.of([1])) === tuple.of([1]),
  ]).toEqual([true, true, false]);
});

test("cycles", () => {
  const list: unknown[] = [1];
  list.push(list);
  const result = deepcopy(list);
  expect([repr(result), result[1] === result, result === list]).toEqual([
    "[1, [...]]",
    true,
    false,
  ]);
});

test("what cannot be copied, and replace", () => {
  const generator = (function* () {})();
  expect(outcome(() => deepcopy(generator))).toBe("!TypeError: cannot pickle 'generator' object");
  expect(outcome(() => replace(1))).toBe("!TypeError: replace() does not support int objects");
  const Point = namedtuple("Point", "x y");
  expect(repr(replace(new Point(1, 2), { y: 5 }))).toBe("Point(x=1, y=5)");
});
