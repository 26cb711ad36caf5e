import { expect, test } from "vitest";
import { sorted } from "../../../core/builtins/aggregate.ts";
import { slice } from "../../../core/containers/slice.ts";
import { tuple } from "../../../core/containers/tuple.ts";
import { repr } from "../../../core/repr.ts";
import { outcome } from "../../tests/goldens.ts";
import * as operator from "../index.ts";

type Getter = (...args: unknown[]) => unknown;

// What is expected here was printed by CPython 3.13 for the same calls.

test("itemgetter", () => {
  const second = new operator.itemgetter(1) as unknown as Getter;
  expect(sorted([tuple.of("a", 2), tuple.of("b", 1)], { key: second })[0]![0]).toBe("b");
  expect(repr((new operator.itemgetter(1, 0) as unknown as Getter)([5, 6]))).toBe("(6, 5)");
  expect((new operator.itemgetter(new slice(0, 2)) as unknown as Getter)("abc")).toBe("ab");
  expect(repr(new operator.itemgetter(1, 2))).toBe("operator.itemgetter(1, 2)");
  expect(outcome(() => second(1, 2))).toBe("!TypeError: itemgetter expected 1 argument, got 2");
  expect(outcome(() => second([1]))).toBe("!IndexError: list index out of range");
  expect(outcome(() => second(5))).toBe("!TypeError: 'int' object is not subscriptable");
  expect(outcome(() => new (operator.itemgetter as unknown as new () => unknown)())).toBe(
    "!TypeError: itemgetter expected 1 argument, got 0",
  );
});

test("attrgetter and methodcaller", () => {
  class Point {
    readonly x = 1;
    readonly inner = { y: 2 };
  }
  const point = new Point();
  expect((new operator.attrgetter("x") as unknown as Getter)(point)).toBe(1);
  expect(repr((new operator.attrgetter("x", "inner.y") as unknown as Getter)(point))).toBe(
    "(1, 2)",
  );
  expect(repr(new operator.attrgetter("a.b", "c"))).toBe("operator.attrgetter('a.b', 'c')");
  expect(outcome(() => (new operator.attrgetter("x") as unknown as Getter)(1))).toBe(
    "!AttributeError: 'int' object has no attribute 'x'",
  );
  expect((new operator.methodcaller("upper") as unknown as Getter)("a")).toBe("A");
  expect(repr(new operator.methodcaller("f", 1, { k: 2 }))).toBe(
    "operator.methodcaller('f', 1, k=2)",
  );
  expect(outcome(() => new operator.methodcaller(1 as never))).toBe(
    "!TypeError: method name must be a string",
  );
});

test("functions", () => {
  expect(operator.countOf([1, true, 2], 1)).toBe(2);
  expect(outcome(() => operator.indexOf([1], 2))).toBe(
    "!ValueError: sequence.index(x): x not in sequence",
  );
  expect(outcome(() => operator.concat(1, 2))).toBe(
    "!TypeError: 'int' object can't be concatenated",
  );
  expect(outcome(() => operator.concat([1], tuple.of(2)))).toBe(
    '!TypeError: can only concatenate list (not "tuple") to list',
  );
  expect(outcome(() => operator.length_hint(1, "a" as never))).toBe(
    "!TypeError: 'str' object cannot be interpreted as an integer",
  );
  expect([operator.is_(null, null), operator.not_(0), operator.contains([1], 1)]).toEqual([
    true,
    true,
    true,
  ]);
  expect(operator.call(((a: number, b: number) => a + b) as never, 1, 2)).toBe(3);
});
