import { expect, test } from "vitest";
import {
  dict,
  eq,
  Float,
  frozenset,
  hash,
  iterate,
  len,
  repr,
  set,
  tuple,
  type Int,
} from "../../index.ts";

function failure(action: () => unknown): string {
  try {
    return repr(action());
  } catch (error) {
    return `!${repr(error)}`;
  }
}

test("1, 1.0 and True are one key, which stays as it was first", () => {
  const d = new dict<unknown, unknown>([[true, "a"]]);
  d.set(1, "b");
  d.set(new Float(1), "c");
  expect(repr(d)).toBe("{True: 'c'}");
  expect(d.get(1)).toBe("c");
  d.__delitem__(1n === BigInt(1) ? 1 : 1);
  expect(len(d)).toBe(0);
  d.set(1, "x");
  d.set(true, "y");
  expect(repr(d)).toBe("{1: 'y'}");
});

test("1 and '1' are two", () => {
  expect(
    repr(
      new dict<unknown, unknown>([
        [1, "a"],
        ["1", "b"],
      ]),
    ),
  ).toBe("{1: 'a', '1': 'b'}");
});

test("large floats equal integers", () => {
  const d = new dict<unknown, unknown>([[2 ** 60, "float"]]);
  expect(d.get(2n ** 60n)).toBe("float");
  expect(d.get(2n ** 60n + 1n)).toBe(null);
});

test("tuples are keys by value, whatever they hold", () => {
  const object = {};
  const d = new dict<unknown, unknown>([
    [tuple.of(1, "a"), 1],
    [tuple.of(tuple.of(), null), 2],
    [tuple.of(object), 3],
    [tuple.of("1", 2), 4],
    [tuple.of(1, "2"), 5],
  ]);
  expect(d.get(tuple.of(new Float(1), "a"))).toBe(1);
  expect(d.get(tuple.of(true, "a"))).toBe(1);
  expect(d.get(tuple.of(tuple.of(), null))).toBe(2);
  expect(d.get(tuple.of(object))).toBe(3);
  expect(d.get(tuple.of({}))).toBe(null);
  expect(d.size).toBe(5);
  expect(d.get(tuple.of("a,s1:b"))).toBe(null);
});

class Key {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
  __eq__(other: unknown): boolean {
    return eq(this.value, other instanceof Key ? other.value : other);
  }
  __hash__(): Int {
    return hash(this.value);
  }
}

test("classes with __eq__ and __hash__ are found, and find, by value", () => {
  const d = new dict<unknown, unknown>([
    ["text", 1],
    [77, 2],
  ]);
  expect(d.get(new Key("text"))).toBe(1);
  d.set(new Key(77), 3);
  d.set(new Key(1.5), 4);
  expect(d.get(77)).toBe(3);
  expect(d.get(1.5)).toBe(4);
  expect(d.get(tuple.of(1, new Key(2)))).toBe(null);
  expect(d.size).toBe(3);
  d.__delitem__(1.5);
  expect(failure(() => d.__getitem__(new Key(9)))).toContain("!KeyError(");
});

test("what cannot be a key", () => {
  class NoHash {
    __eq__(): boolean {
      return true;
    }
  }
  expect(failure(() => new dict([[[], 1]]))).toBe(`!TypeError("unhashable type: 'list'")`);
  expect(failure(() => new set([new dict()]))).toBe(`!TypeError("unhashable type: 'dict'")`);
  expect(failure(() => new set([new NoHash()]))).toBe(`!TypeError("unhashable type: 'NoHash'")`);
  expect(failure(() => hash(tuple.of(1, [])))).toBe(`!TypeError("unhashable type: 'list'")`);
});

test("changing the size during iteration is an error", () => {
  const d = new dict<unknown, unknown>([[1, 1]]);
  const grow = (): void => {
    for (const key of iterate(d)) d.set([key].length + 10, 1);
  };
  expect(failure(grow)).toBe("!RuntimeError('dictionary changed size during iteration')");
  const s = new set([1]);
  const growSet = (): void => {
    for (const item of iterate(s)) s.add(item + 1);
  };
  expect(failure(growSet)).toBe("!RuntimeError('Set changed size during iteration')");
});

// Recorded from CPython 3.13.
test.each([
  [() => new dict([["a", 1]]).pop("b"), "!KeyError('b')"],
  [() => new dict([["a", 1]]).pop("b", 5), "5"],
  [
    () =>
      new dict([
        ["a", 1],
        ["b", 2],
      ]).popitem(),
    "('b', 2)",
  ],
  [() => new dict().popitem(), "!KeyError('popitem(): dictionary is empty')"],
  [() => new dict([["a", 1]]).setdefault("b"), "None"],
  [() => dict.fromkeys([1, 2]), "{1: None, 2: None}"],
  [() => new dict(1 as never), `!TypeError("'int' object is not iterable")`],
  [
    () => new dict([1] as never),
    "!TypeError('cannot convert dictionary update sequence element #0 to a sequence')",
  ],
  [
    () => new dict([tuple.of(1, 2, 3)] as never),
    "!ValueError('dictionary update sequence element #0 has length 3; 2 is required')",
  ],
  [() => new dict(["ab"] as never), "{'a': 'b'}"],
  [() => new dict([["a", 1]]).keys(), "dict_keys(['a'])"],
  [() => new dict([["a", 1]]).items(), "dict_items([('a', 1)])"],
  [() => new dict([["a", 1]]).values(), "dict_values([1])"],
  [
    () =>
      eq(
        new dict([
          ["a", 1],
          ["b", 2],
        ]),
        new dict([
          ["b", 2],
          ["a", 1],
        ]),
      ),
    "True",
  ],
  [() => new set(), "set()"],
  [() => new frozenset([1]), "frozenset({1})"],
  [() => new set().pop(), "!KeyError('pop from an empty set')"],
  [() => new set([1]).remove(2), "!KeyError(2)"],
  [() => new set([new frozenset([1])]).__contains__(new set([1])), "True"],
  [() => new set([1, 2]).issubset([1, 2, 3]), "True"],
  [() => eq(new set([1]), new frozenset([1])), "True"],
  [() => new set([1]).__or__([2]), "NotImplemented"],
])("%s", (action, expected) => {
  expect(failure(action)).toBe(expected);
});

test("a container inside itself", () => {
  const list: unknown[] = [1];
  list.push(list);
  const d = new dict<unknown, unknown>([["self", null]]);
  d.set("self", d);
  expect(repr(list)).toBe("[1, [...]]");
  expect(repr(d)).toBe("{'self': {...}}");
  const inner: unknown[] = [];
  const t = tuple.of(inner);
  inner.push(t);
  expect(repr(t)).toBe("([(...)],)");
});
