import { expect, test } from "vitest";
import * as runtime from "../../index.ts";
import {
  call,
  callMethod,
  getattr,
  iterate,
  repr,
  setattr,
  signature,
  tuple,
} from "../../index.ts";

function answer(action: () => unknown): string {
  try {
    return repr(action());
  } catch (error) {
    return `!${repr(runtime.caught(error))}`;
  }
}

const f = signature((a: unknown, b = 1) => tuple.of(a, b), "a, b=", "f");
const g = signature(
  (a: unknown, b: unknown, options: object) => [a, b, { ...options }],
  "a, /, b, *, c, d=",
  "g",
);
const k = signature((...args: unknown[]) => args.length, "*a, x", "k");
const p = signature((a: unknown, b: unknown, c: unknown) => [a, b, c], "a, b, c", "p");
const none = signature(() => null, "", "none");

class A {
  x = 1;
  m(y: unknown): unknown {
    return y;
  }
  static s(z: unknown): unknown {
    return z;
  }
  get area(): number {
    return 4;
  }
}
signature(A.prototype.m, "self, y", "A.m");

class Callable {
  __call__(value: unknown): unknown {
    return [value];
  }
}

class Plain {}

// The texts are CPython 3.13's.
test.each([
  [(): unknown => call(f), `!TypeError("f() missing 1 required positional argument: 'a'")`],
  [
    () => call(f, [1, 2, 3]),
    "!TypeError('f() takes from 1 to 2 positional arguments but 3 were given')",
  ],
  [() => call(f, [1], { a: 1 }), `!TypeError("f() got multiple values for argument 'a'")`],
  [() => call(f, [1], { z: 2 }), `!TypeError("f() got an unexpected keyword argument 'z'")`],
  [
    () => call(f, [1], { bb: 2 }),
    `!TypeError("f() got an unexpected keyword argument 'bb'. Did you mean 'b'?")`,
  ],
  [() => call(f, [], { b: 5, a: 2 }), "(2, 5)"],
  [() => call(g), `!TypeError("g() missing 2 required positional arguments: 'a' and 'b'")`],
  [() => call(g, [1, 2]), `!TypeError("g() missing 1 required keyword-only argument: 'c'")`],
  [
    () => call(g, [], { a: 1, b: 2, c: 3 }),
    `!TypeError("g() got some positional-only arguments passed as keyword arguments: 'a'")`,
  ],
  [
    () => call(g, [1, 2, 3], { c: 4 }),
    "!TypeError('g() takes 2 positional arguments but 3 positional arguments (and 1 keyword-only argument) were given')",
  ],
  [() => call(g, [1, 2, 3]), "!TypeError('g() takes 2 positional arguments but 3 were given')"],
  [() => call(k, [1]), `!TypeError("k() missing 1 required keyword-only argument: 'x'")`],
  [() => call(p), `!TypeError("p() missing 3 required positional arguments: 'a', 'b', and 'c'")`],
  [
    () => call(p, [], { c: 1 }),
    `!TypeError("p() missing 2 required positional arguments: 'a' and 'b'")`,
  ],
  [
    (): unknown => call(none, [1]),
    "!TypeError('none() takes 0 positional arguments but 1 was given')",
  ],
  [
    () => callMethod(new A(), "m"),
    `!TypeError("A.m() missing 1 required positional argument: 'y'")`,
  ],
  [
    () => callMethod(new A(), "m", [1, 2]),
    "!TypeError('A.m() takes 2 positional arguments but 3 were given')",
  ],
  [() => callMethod(new A(), "m", [1]), "1"],
  [() => callMethod(new A(), "m", [], { y: 7 }), "7"],
  [() => call(getattr(new A(), "m"), [4]), "4"],
  [() => call(getattr(A, "m"), [new A(), 4]), "4"],
  [() => call(getattr(A, "s"), [5]), "5"],
  [() => call(new Callable(), [1]), "[1]"],
  [() => call(5), `!TypeError("'int' object is not callable")`],
  [() => call(null), `!TypeError("'NoneType' object is not callable")`],
  [() => call(Plain, [1]), "!TypeError('Plain() takes no arguments')"],
  [() => call(runtime.ValueError, [1]), "ValueError(1)"],
  [
    () => call(runtime.ValueError, [], { a: 1 }),
    "!TypeError('ValueError() takes no keyword arguments')",
  ],
  [() => getattr(call(runtime.AttributeError, ["t"], { name: "q" }), "name"), "'q'"],
  [() => call(runtime.int, ["ff"], { base: 16 }), "255"],
  [() => call(runtime.dict, [], { a: 1 }), "{'a': 1}"],
  [() => call(runtime.sorted, [[3, 1, 2]], { reverse: true }), "[3, 2, 1]"],
  [
    () => runtime.list(iterate(call(runtime.enumerate, ["ab"], { start: 1 }))),
    "[(1, 'a'), (2, 'b')]",
  ],
  [() => call(runtime.sum, [[1, 2]], { start: 10 }), "13"],
  [() => callMethod("a,b", "split", [], { sep: "," }), "['a', 'b']"],
  [() => callMethod("ab", "upper", [1]), "!TypeError('str.upper() takes no arguments (1 given)')"],
  [
    () => callMethod([1], "append"),
    "!TypeError('list.append() takes exactly one argument (0 given)')",
  ],
  [() => callMethod("{} {a}", "format", [1], { a: 2 }), "'1 2'"],
  [
    () => callMethod([3, 1], "push", [1]),
    `!AttributeError("'list' object has no attribute 'push'")`,
  ],
  [() => callMethod(new runtime.dict([["a", 1]]), "get", ["a"]), "1"],
  [
    () => callMethod(new runtime.dict([["a", 1]]), "has", ["a"]),
    `!AttributeError("'dict' object has no attribute 'has'")`,
  ],
  [() => getattr(new A(), "z"), `!AttributeError("'A' object has no attribute 'z'")`],
  [() => getattr(A, "z"), `!AttributeError("type object 'A' has no attribute 'z'")`],
  [() => getattr(null, "z"), `!AttributeError("'NoneType' object has no attribute 'z'")`],
  [() => getattr(new A(), "z", 5), "5"],
  [
    () => getattr(new A(), "constructor"),
    `!AttributeError("'A' object has no attribute 'constructor'")`,
  ],
  [() => getattr(new A(), "__class__"), "<class '__main__.A'>"],
  [() => getattr(A, "__name__"), "'A'"],
  [() => getattr(true, "real"), "1"],
  [() => runtime.eq(getattr(new A(), "m"), getattr(new A(), "m")), "False"],
  [
    () => setattr(1, "x", 1),
    `!AttributeError("'int' object has no attribute 'x' and no __dict__ for setting new attributes")`,
  ],
  [
    () => setattr([], "append", 1),
    `!AttributeError("'list' object attribute 'append' is read-only")`,
  ],
  [
    () => setattr(new A(), "area", 1),
    `!AttributeError("property 'area' of 'A' object has no setter")`,
  ],
  [() => runtime.delattr(new A(), "nope"), `!AttributeError("'A' object has no attribute 'nope'")`],
] as const)("%s", (action, expected) => {
  expect(answer(action)).toBe(expected);
});

test("two bound methods of the same object are equal, not identical", () => {
  const a = new A();
  expect(getattr(a, "m")).not.toBe(getattr(a, "m"));
  expect(runtime.eq(getattr(a, "m"), getattr(a, "m"))).toBe(true);
});

test("attributes whose names JavaScript needs", () => {
  const a = new A() as unknown as { [name: string]: unknown };
  for (const name of [
    "name",
    "length",
    "then",
    "constructor",
    "__proto__",
    "message",
    "prototype",
  ]) {
    setattr(a, name, name.toUpperCase());
    expect(getattr(a, name)).toBe(name.toUpperCase());
  }
  expect(a["then"]).toBeUndefined();
  expect(Object.getPrototypeOf(a)).toBe(A.prototype);
});

test("an async function called dynamically gives a coroutine that has not started", async () => {
  const log: string[] = [];
  async function work(): Promise<number> {
    log.push("started");
    return 5;
  }
  const coroutine = call(work) as PromiseLike<number>;
  expect(log).toEqual([]);
  expect(coroutine).toBeInstanceOf(runtime.Coroutine);
  (coroutine as unknown as runtime.Coroutine).close?.();
});
