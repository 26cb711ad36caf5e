import { expect, test } from "vitest";
import * as py from "../../index.ts";

class MyInt extends py.int {}
class MyFloat extends py.float {}
class MyStr extends py.str {}
class MyList extends py.list {}
class Loud extends py.int {
  __add__(other: unknown): unknown {
    return py.tuple.of("add", other);
  }
  __radd__(other: unknown): unknown {
    return py.tuple.of("radd", other);
  }
  __repr__(): string {
    return "Loud";
  }
  __eq__(): boolean {
    return true;
  }
}

const { repr, add, type, getattr } = py;
const shown = (value: unknown): string =>
  `${repr(value)} ${getattr(type(value), "__name__") as string}`;

test("operators on what is in the box give plain values", () => {
  expect(shown(add(new MyInt(2), 1))).toBe("3 int");
  expect(shown(add(1, new MyInt(2)))).toBe("3 int");
  expect(shown(add(new MyInt(2), 1.5))).toBe("3.5 float");
  expect(shown(add(new MyFloat(2), 1))).toBe("3.0 float");
  expect(shown(add(new MyFloat(2), new MyInt(1)))).toBe("3.0 float");
  expect(shown(add(new MyStr("a"), "b"))).toBe("'ab' str");
  expect(shown(add(new MyList([1]), [2]))).toBe("[1, 2] list");
  expect(shown(py.mul(new MyStr("a"), new MyInt(3)))).toBe("'aaa' str");
  expect(shown(py.neg(new MyInt(3)))).toBe("-3 int");
  expect(shown(py.mod(new MyStr("%d"), new MyInt(3)))).toBe("'3' str");
  expect(shown(py.pow(new MyInt(2), 70))).toBe("1180591620717411303424 int");
});

test("instances have their class", () => {
  expect(shown(new MyInt("12"))).toBe("12 MyInt");
  expect(shown(new MyFloat(1))).toBe("1.0 MyFloat");
  expect(shown(new MyStr(5))).toBe("'5' MyStr");
  expect(py.isinstance(new MyInt(1), py.int)).toBe(true);
  expect(py.isinstance(new MyInt(1), MyInt)).toBe(true);
  expect(py.isinstance(1, MyInt)).toBe(false);
  expect(py.isinstance(new MyInt(1), py.float)).toBe(false);
  expect(py.issubclass(MyInt, py.int)).toBe(true);
  expect(py.issubclass(MyStr, py.str)).toBe(true);
  expect(py.issubclass(MyList, py.list)).toBe(true);
  expect(py.issubclass(MyInt, py.str)).toBe(false);
});

test("overridden operators are asked, in CPython's order", () => {
  expect(repr(add(new Loud(1), 2))).toBe("('add', 2)");
  expect(repr(add(2, new Loud(1)))).toBe("('radd', 2)");
  // float is no base of Loud, so its own operator comes first.
  expect(repr(add(2.5, new Loud(1)))).toBe("3.5");
  expect(repr(add(new MyInt(2), new Loud(1)))).toBe("3");
  expect(py.str(new Loud(1))).toBe("Loud");
  expect(py.eq(5, new Loud(1))).toBe(true);
  expect(() => py.hash(new Loud(1))).toThrow("unhashable type: 'Loud'");
});

test("boxes are equal to their values, as keys too", () => {
  expect(py.eq(new MyInt(2), 2) && py.eq(2, new MyInt(2)) && py.eq(new MyInt(2), 2.0)).toBe(true);
  expect(py.ne(new MyStr("a"), "a")).toBe(false);
  expect(py.lt(new MyStr("a"), "b")).toBe(true);
  const d = new py.dict<unknown, unknown>();
  d.set(new MyStr("a"), 1);
  d.set("a", 2);
  d.set(new MyInt(1), 1);
  expect(repr(d)).toBe("{'a': 2, 1: 1}");
  expect(d.get(1)).toBe(1);
  expect(d.get(true)).toBe(1);
  expect(d.get(py.tuple.of(1))).toBe(null);
  d.set(py.tuple.of(new MyStr("x"), 1), 3);
  expect(d.get(py.tuple.of("x", new MyInt(1)))).toBe(3);
  expect(py.hash(new MyInt(7))).toBe(7);
  expect(py.contains([1, 2], new MyInt(2))).toBe(true);
  expect(py.contains(new MyStr("abc"), new MyStr("b"))).toBe(true);
});

test("boxes are taken where their values are", () => {
  expect(py.getItem([1, 2, 3], new MyInt(1))).toBe(2);
  expect(repr([...new py.range(new MyInt(3) as never)])).toBe("[0, 1, 2]");
  expect(py.callMethod("a-b", "split", [new MyStr("-")])).toEqual(["a", "b"]);
  expect(py.callMethod(new MyStr("a-b"), "split", ["-"])).toEqual(["a", "b"]);
  expect(py.callMethod(",", "join", [[new MyStr("a"), "b"]])).toBe("a,b");
  expect(py.format(new MyInt(255), "x")).toBe("ff");
  expect(py.format(new MyStr("a"), ">3")).toBe("  a");
  expect(py.format(new MyFloat(1), ".2f")).toBe("1.00");
  expect(py.len(new MyStr("😀b"))).toBe(2);
  expect(py.getItem(new MyStr("😀b"), 1)).toBe("b");
  expect(repr(py.list(new MyStr("ab")))).toBe("['a', 'b']");
  expect(py.truth(new MyInt(0)) || py.truth(new MyStr("")) || py.truth(new MyFloat(0))).toBe(false);
  expect(py.int(new MyInt(5))).toBe(5);
  expect(py.int(new MyStr("5"))).toBe(5);
  expect(py.float(new MyFloat(5))).toBe(5);
  expect(py.round(new MyFloat(2.5))).toBe(2);
  expect(repr(py.sum([new MyInt(2), 3]))).toBe("5");
  expect(py.callMethod(new MyInt(5), "bit_length", [])).toBe(3);
  expect(py.chr(new MyInt(65))).toBe("A");
});
