import { setattr } from "../../../index.ts";
import { describe, expect, test } from "vitest";
import { getattr } from "../../../core/attributes/getattr.ts";
import { call } from "../../../core/calls/call.ts";
import { signature } from "../../../core/calls/signature.ts";
import { tuple } from "../../../core/containers/tuple.ts";
import { sorted } from "../../../core/builtins/aggregate.ts";
import { add } from "../../../core/operators/add.ts";
import { eq, ge, gt, le, lt } from "../../../core/operators/compare.ts";
import { Float } from "../../../core/numbers/float.ts";
import { repr } from "../../../core/repr.ts";
import { int } from "../../../core/types/int.ts";
import { list } from "../../../core/types/list.ts";
import { str } from "../../../core/types/str.ts";
import { outcome } from "../../tests/goldens.ts";
import * as functools from "../index.ts";

// What is expected here was printed by CPython 3.13 for the same calls.

function makeF(): (...args: unknown[]) => unknown {
  const f = function f(a: unknown, b: unknown = 2, { c = 3 }: { c?: unknown } = {}): unknown {
    return tuple.of(a, b, c);
  };
  return signature(f, "a, b=, *, c=") as never;
}

describe("partial", () => {
  test("fills in arguments, also as a plain function", () => {
    const f = makeF();
    const p = new functools.partial(f, 1, { c: 5 });
    expect(repr(call(p, [7]))).toBe("(1, 7, 5)");
    expect(repr((p as unknown as (b: number) => unknown)(7))).toBe("(1, 7, 5)");
    expect(p.func).toBe(f);
    expect(repr(p.args)).toBe("(1,)");
    expect(repr(p.keywords)).toBe("{'c': 5}");
    expect(repr(p)).toMatch(/^functools\.partial\(<function f at 0x[0-9a-f]+>, 1, c=5\)$/);
    expect(p instanceof functools.partial).toBe(true);
  });

  test("of a partial is one partial", () => {
    const f = makeF();
    const p = new functools.partial(new functools.partial(f, 1, { c: 5 }), 8);
    expect(p.func).toBe(f);
    expect(repr(p)).toMatch(/, 1, 8, c=5\)$/);
  });

  test("errors", () => {
    expect(outcome(() => new functools.partial(5 as never))).toBe(
      "!TypeError: the first argument must be callable",
    );
    expect(outcome(() => call(new functools.partial(makeF(), 1, { c: 5 }), [1, 2, 3]))).toBe(
      "!TypeError: f() takes from 1 to 2 positional arguments but 4 positional arguments (and 1 keyword-only argument) were given",
    );
    expect(outcome(() => getattr(new functools.partial(makeF()), "__name__"))).toBe(
      "!AttributeError: 'functools.partial' object has no attribute '__name__'",
    );
  });
});

describe("lru_cache", () => {
  test("keeps the most recent results", () => {
    const calls: unknown[] = [];
    const g = functools.lru_cache(2)(function g(x: number): number {
      calls.push(x);
      return x + 1;
    });
    for (const x of [1, 2, 1, 3]) g(x);
    expect(repr(g.cache_info())).toBe("CacheInfo(hits=1, misses=3, maxsize=2, currsize=2)");
    g(1);
    g(2);
    expect(calls).toEqual([1, 2, 3, 2]);
    expect(repr(g.cache_parameters())).toBe("{'maxsize': 2, 'typed': False}");
    expect(repr(g)).toMatch(/^<functools\._lru_cache_wrapper object at 0x/);
    expect(getattr(g, "__name__")).toBe("g");
    g.cache_clear();
    expect(repr(g.cache_info())).toBe("CacheInfo(hits=0, misses=0, maxsize=2, currsize=0)");
    expect(outcome(() => (g as (x: unknown) => unknown)([]))).toBe(
      "!TypeError: unhashable type: 'list'",
    );
  });

  test("keys are CPython's", () => {
    const h = functools.cache((x: unknown) => x);
    h(1);
    h(new Float(1));
    h(true);
    expect(repr(h.cache_info())).toBe("CacheInfo(hits=1, misses=2, maxsize=None, currsize=2)");
    const typed = functools.lru_cache(null, true)((x: unknown, y: unknown = 1) => [x, y]);
    for (const args of [[1], [new Float(1)], [true], [1, 1]]) call(typed, args);
    expect(repr(typed.cache_info())).toBe("CacheInfo(hits=0, misses=4, maxsize=None, currsize=4)");
  });

  test("as a method the object is part of the key", () => {
    class Shape {
      static count = 0;
      readonly size: number;
      constructor(size: number) {
        this.size = size;
      }
    }
    const method = functools.lru_cache(function area(self: Shape, scale: number): number {
      Shape.count++;
      return self.size * scale;
    });
    setattr(Shape, "area", method);
    const [a, b] = [new Shape(1), new Shape(2)] as unknown as {
      area(scale: number): unknown;
    }[] as [{ area(scale: number): unknown }, { area(scale: number): unknown }];
    expect([a.area(3), a.area(3), b.area(3), Shape.count]).toEqual([3, 3, 6, 2]);
  });

  test("errors", () => {
    expect(outcome(() => functools.lru_cache("a" as never))).toBe(
      "!TypeError: Expected first argument to be an integer, a callable, or None",
    );
    expect(outcome(() => functools.cache(5 as never))).toBe(
      "!TypeError: the first argument must be callable",
    );
  });
});

test("reduce", () => {
  const plus = (a: unknown, b: unknown): unknown => add(a, b);
  expect(functools.reduce(plus, [1, 2, 3])).toBe(6);
  expect(functools.reduce(plus, [1, 2], 10)).toBe(13);
  expect(functools.reduce(plus, [], null)).toBe(null);
  expect(outcome(() => functools.reduce(plus, []))).toBe(
    "!TypeError: reduce() of empty iterable with no initial value",
  );
  expect(outcome(() => functools.reduce(plus, 5 as never))).toBe(
    "!TypeError: reduce() arg 2 must support iteration",
  );
});

test("cmp_to_key", () => {
  const key = functools.cmp_to_key((a: number, b: number) => b - a);
  expect(sorted([1, 3, 2], { key })).toEqual([3, 2, 1]);
  expect(outcome(() => lt(key(1), 5))).toBe("!TypeError: other argument must be K instance");
  expect(eq(key(1), key(1))).toBe(true);
  expect(repr(key)).toMatch(/^<functools\.KeyWrapper object at /);
});

test("total_ordering", () => {
  class A {
    readonly v: number;
    constructor(v: number) {
      this.v = v;
    }
    __eq__(other: A): boolean {
      return this.v === other.v;
    }
    __lt__(other: A): boolean {
      return this.v < other.v;
    }
  }
  functools.total_ordering(A);
  const [one, two] = [new A(1), new A(2)];
  expect([le(one, one), gt(one, two), ge(one, two), ge(two, one), lt(one, two)]).toEqual([
    true,
    false,
    false,
    true,
    true,
  ]);
  expect(outcome(() => functools.total_ordering(class {}))).toBe(
    "!ValueError: must define at least one ordering operation: < > <= >=",
  );
});

test("singledispatch", () => {
  const s = functools.singledispatch(function s(_x: unknown): string {
    return "obj";
  });
  s.register(int, () => "int");
  s.register(list)(() => "list");
  s.register(str, () => "str");
  expect([s(1), s([]), s("a"), s(null), s(true), s(1.5)]).toEqual([
    "int",
    "list",
    "str",
    "obj",
    "int",
    "obj",
  ]);
  expect(outcome(() => (s as unknown as () => unknown)())).toBe(
    "!TypeError: s requires at least 1 positional argument",
  );
  expect(repr([...s.registry.keys()])).toBe(
    "[<class 'object'>, <class 'int'>, <class 'list'>, <class 'str'>]",
  );
});

test("wraps", () => {
  const f = makeF();
  const w = functools.wraps(f)((...args: unknown[]) => call(f, args));
  expect(getattr(w, "__name__")).toBe("f");
  expect(getattr(w, "__wrapped__")).toBe(f);
  expect(repr(w)).toMatch(/^<function f at /);
});

test("cached_property", () => {
  let count = 0;
  const property = new functools.cached_property((self: { size: number }) => {
    count++;
    return self.size * 2;
  });
  property.__set_name__(null, "double");
  const object = { size: 4 };
  expect([property.__get__(object), property.__get__(object), count]).toEqual([8, 8, 1]);
});
