import { describe, expect, test } from "vitest";
import { call } from "../../../core/calls/call.ts";
import { dict } from "../../../core/containers/dict.ts";
import { getattr } from "../../../core/attributes/getattr.ts";
import { getItem } from "../../../core/operators/subscript.ts";
import { add } from "../../../core/operators/add.ts";
import { repr } from "../../../core/repr.ts";
import { list } from "../../../core/types/list.ts";
import { decode, decodeAll, outcome } from "../../tests/goldens.ts";
import { ChainMap, Counter, defaultdict, namedtuple, OrderedDict, UserDict } from "../index.ts";
import goldens from "./goldens.json" with { type: "json" };

type Method = (...args: unknown[]) => unknown;
type Walk = readonly [unknown, readonly [string, unknown[], string, string][]];

const operands: { readonly [name: string]: (source: unknown) => unknown } = {
  Counter: (source) => new Counter(source as never),
  OrderedDict: (source) => new OrderedDict(source as never),
};

/** Methods whose operand is of the class itself. */
const ofOwnClass =
  /^Counter\.__(add|sub|or|and|iadd|isub|ior|iand|eq|le|lt|ge|gt)__$|^OrderedDict\.__eq__$/;

function follow(name: string, walks: readonly Walk[], make: (start: dict) => object): void {
  for (const [start, rows] of walks) {
    const subject = make(decode(start) as dict);
    for (const [method, json, ...expected] of rows) {
      const args = decodeAll(json);
      if (ofOwnClass.test(`${name}.${method}`)) args[0] = operands[name]!(args[0]);
      const action = (): unknown =>
        (subject as { [name: string]: Method })[method]!(...args) ?? null;
      expect([method, json, outcome(action), repr(subject)]).toEqual([method, json, ...expected]);
    }
  }
}

describe("random sequences of calls", () => {
  test("OrderedDict", () =>
    follow(
      "OrderedDict",
      goldens.OrderedDict as unknown as Walk[],
      (start) => new OrderedDict(start),
    ));
  test("Counter", () =>
    follow(
      "Counter",
      goldens.Counter as unknown as Walk[],
      (start) => new Counter(start as never),
    ));
  test("ChainMap", () =>
    follow(
      "ChainMap",
      goldens.ChainMap as unknown as Walk[],
      (start) =>
        new ChainMap(
          start,
          new dict([
            ["a", 7],
            ["z", 8],
          ]) as dict,
        ),
    ));
  test("UserDict", () =>
    follow("UserDict", goldens.UserDict as unknown as Walk[], (start) => new UserDict(start)));
});

describe("namedtuple", () => {
  test(`${goldens.namedtuple.length} classes and calls`, () => {
    for (const [typename, fields, options, args, result] of goldens.namedtuple) {
      const entries = (options as { dict: [string, unknown][] }).dict;
      const decoded = Object.fromEntries(entries.map(([key, value]) => [key, decode(value)]));
      const actual = outcome(() =>
        call(
          namedtuple(typename as string, decode(fields) as string, decoded),
          decodeAll(args as unknown[]),
        ),
      );
      expect([typename, fields, options, args, actual]).toEqual([
        typename,
        fields,
        options,
        args,
        result,
      ]);
    }
  });

  test("attributes, keywords, methods", () => {
    const Point = namedtuple("Point", "x y name", { defaults: ["origin"] });
    const point = call(Point, [1], { y: 2 }) as InstanceType<typeof Point>;
    expect(repr(point)).toBe("Point(x=1, y=2, name='origin')");
    expect([point.x, getattr(point, "name"), point.length]).toEqual([1, "origin", 3]);
    expect(repr(point._replace({ x: 5 }))).toBe("Point(x=5, y=2, name='origin')");
    expect(repr(point._asdict())).toBe("{'x': 1, 'y': 2, 'name': 'origin'}");
    expect(repr(Point._make([7, 8, 9]))).toBe("Point(x=7, y=8, name=9)");
    expect(repr(Point._fields)).toBe("('x', 'y', 'name')");
    expect(repr(add(point, decode({ tuple: [1] })))).toBe("(1, 2, 'origin', 1)");
    expect(outcome(() => new Point())).toBe(
      "!TypeError: Point.__new__() missing 2 required positional arguments: 'x' and 'y'",
    );
  });
});

test("defaultdict", () => {
  const groups = new defaultdict<string, string[]>(list as never);
  getItem(groups, "a").push("x");
  expect(repr(groups)).toBe("defaultdict(<class 'list'>, {'a': ['x']})");
  expect(outcome(() => new defaultdict(5 as never))).toBe(
    "!TypeError: first argument must be callable or None",
  );
  expect(outcome(() => getItem(new defaultdict(), "k"))).toBe("!KeyError: 'k'");
  expect(groups.get("missing")).toBe(null);
});

test("Counter: elements, keywords, missing", () => {
  const counter = new Counter("abracadabra", { z: 2 });
  expect(repr(counter)).toBe("Counter({'a': 5, 'b': 2, 'r': 2, 'z': 2, 'c': 1, 'd': 1})");
  expect([...counter.elements()].join("")).toBe("aaaaabbrrcdzz");
  expect(getItem(counter, "missing")).toBe(0);
});
