/**
 * The special methods of the types whose values are JavaScript's own, as `int.__add__` and `super().__add__` find them. The operators do not come here: they know these types.
 * Source: CPython Objects/typeobject.c (slotdefs), Objects/longobject.c, floatobject.c, unicodeobject.c, listobject.c, tupleobject.c.
 */
import { divmodNumbers } from "../../builtins/divmod.ts";
import { round } from "../../builtins/round.ts";
import { tuple } from "../../containers/tuple.ts";
import { TypeError } from "../../exceptions/base.ts";
import { format } from "../../format.ts";
import { hash } from "../../hash.ts";
import { iter } from "../../iteration/iter.ts";
import { iterate } from "../../iteration/iterate.ts";
import { reversed } from "../../iteration/tools.ts";
import { typeName } from "../../names.ts";
import { isFloat, isInt } from "../../numbers/convert.ts";
import { toFloat } from "../../numbers/float.ts";
import { floatValue } from "../../numbers/floats.ts";
import { addNumbers, concatenate } from "../../operators/add.ts";
import {
  andIntegers,
  orIntegers,
  shiftLeft,
  shiftRight,
  xorIntegers,
} from "../../operators/bitwise.ts";
import { equality, greater, greaterEqual, less, lessEqual } from "../../operators/compare.ts";
import { contains } from "../../operators/contains.ts";
import { divideNumbers, floorDivideNumbers, moduloNumbers } from "../../operators/divide.ts";
import { len } from "../../operators/len.ts";
import { mod } from "../../operators/modulo.ts";
import { multiplyNumbers, repeat } from "../../operators/multiply.ts";
import { powerNumbers, powWithModulus } from "../../operators/power.ts";
import { NotImplemented } from "../../operators/protocol.ts";
import { deleteListItem, getItem, itemOf, setListItem } from "../../operators/subscript.ts";
import { subtractNumbers } from "../../operators/subtract.ts";
import { truth } from "../../operators/truth.ts";
import { abs, invert, neg, pos } from "../../operators/unary.ts";
import { repr, reprItems } from "../../repr.ts";
import { toStr } from "../../str.ts";
import { textOf, unboxed } from "../boxes.ts";
import { float } from "../float.ts";
import { truncated } from "../int.ts";

type Binary = (a: unknown, b: unknown) => unknown;
/** Name, parameters, function that takes the value first. */
export type Slot = readonly [
  name: string,
  parameters: string,
  function_: (self: never, ...args: never[]) => unknown,
];

const unaryText = "self, /";
const binaryText = "self, value, /";

/** A method and its reflected form. `accepts` says which other operands the type knows. */
function both(name: string, operation: Binary, accepts: (value: unknown) => boolean): Slot[] {
  const run = (a: unknown, b: unknown, other: unknown): unknown =>
    accepts(other) ? operation(unboxed(a), unboxed(b)) : NotImplemented;
  return [
    [`__${name}__`, binaryText, (self: unknown, other: unknown) => run(self, other, other)],
    [`__r${name}__`, binaryText, (self: unknown, other: unknown) => run(other, self, other)],
  ];
}

function comparisons(
  accepts: (value: unknown) => boolean,
  plain: (value: unknown) => unknown = unboxed,
): Slot[] {
  const compare =
    (operation: Binary) =>
    (self: unknown, other: unknown): unknown =>
      accepts(other) ? operation(plain(self), plain(other)) : NotImplemented;
  const operations: readonly (readonly [string, Binary])[] = [
    ["__eq__", (a, b) => equality(a, b)],
    ["__ne__", (a, b) => !truth(equality(a, b))],
    ["__lt__", less],
    ["__le__", lessEqual],
    ["__gt__", greater],
    ["__ge__", greaterEqual],
  ];
  return operations.map(([name, operation]) => [name, binaryText, compare(operation)]);
}

function unary(name: string, operation: (value: unknown) => unknown): Slot {
  return [name, unaryText, (self: unknown) => operation(unboxed(self))];
}

/** Without a specification `str` of the value, whose class may say what that is. */
function formatted(self: unknown, spec: string): string {
  return spec === "" ? toStr(self) : format(unboxed(self), spec);
}

/** What `int` and `float` have in common. */
function numberSlots(accepts: (value: unknown) => boolean): Slot[] {
  return [
    ...both("add", addNumbers, accepts),
    ...both("sub", subtractNumbers, accepts),
    ...both("mul", multiplyNumbers, accepts),
    ...both("truediv", divideNumbers, accepts),
    ...both("floordiv", floorDivideNumbers, accepts),
    ...both("mod", moduloNumbers, accepts),
    ...both("divmod", divmodNumbers, accepts),
    [
      "__pow__",
      "self, value, mod=, /",
      (self: unknown, other: unknown, modulus: unknown = null) => {
        if (!accepts(other)) return NotImplemented;
        if (modulus !== null) return powWithModulus(unboxed(self), unboxed(other), modulus);
        return powerNumbers(unboxed(self), unboxed(other));
      },
    ],
    [
      "__rpow__",
      "self, value, mod=, /",
      (self: unknown, other: unknown) =>
        accepts(other) ? powerNumbers(unboxed(other), unboxed(self)) : NotImplemented,
    ],
    ...comparisons(accepts),
    unary("__abs__", abs),
    unary("__neg__", neg),
    unary("__pos__", pos),
    unary("__bool__", truth),
    unary("__hash__", hash),
    unary("__repr__", repr),
    unary("__float__", (value) => toFloat(float(value))),
    ["__format__", "self, format_spec, /", formatted],
    ["__round__", "self, ndigits=, /", rounded],
    ["__getnewargs__", unaryText, (self: unknown) => tuple.of(unboxed(self))],
  ];
}

function rounded(self: unknown, digits: unknown = null): unknown {
  return round(unboxed(self) as never, digits as never);
}

/** The special methods of `int`. */
export function intSlots(): Slot[] {
  return [
    ...numberSlots(isInt),
    ...both("and", andIntegers, isInt),
    ...both("or", orIntegers, isInt),
    ...both("xor", xorIntegers, isInt),
    ...both("lshift", shiftLeft, isInt),
    ...both("rshift", shiftRight, isInt),
    unary("__invert__", invert),
    ...["__int__", "__index__", "__trunc__", "__floor__", "__ceil__"].map((name) =>
      unary(name, pos),
    ),
  ];
}

/** The special methods of `float`. */
export function floatSlots(): Slot[] {
  const isNumber = (value: unknown): boolean => isInt(value) || isFloat(value);
  const whole = (name: string, round_: (value: number) => number): Slot =>
    unary(name, (value) => truncated(round_(floatValue(value as number))));
  return [
    ...numberSlots(isNumber),
    whole("__int__", (value) => value),
    whole("__trunc__", (value) => value),
    whole("__floor__", Math.floor),
    whole("__ceil__", Math.ceil),
  ];
}

function isText(value: unknown): boolean {
  return textOf(value) !== undefined;
}

/** The special methods of `str`. */
export function strSlots(): Slot[] {
  return [
    ["__add__", binaryText, (self: unknown, other: unknown) => concatenate(self, other, "+")],
    ["__mul__", binaryText, (self: unknown, count: unknown) => repeat(textOf(self)!, count)],
    ["__rmul__", binaryText, (self: unknown, count: unknown) => repeat(textOf(self)!, count)],
    ["__mod__", binaryText, (self: unknown, args: unknown) => mod(textOf(self)!, args)],
    [
      "__rmod__",
      binaryText,
      (self: unknown, format_: unknown) =>
        isText(format_) ? mod(textOf(format_)!, self) : NotImplemented,
    ],
    [
      "__contains__",
      "self, key, /",
      (self: unknown, item: unknown) => contains(textOf(self), item),
    ],
    ["__getitem__", "self, key, /", (self: unknown, key: unknown) => getItem(textOf(self), key)],
    ...comparisons(isText),
    unary("__len__", len),
    unary("__iter__", (value) => iter(value)),
    unary("__hash__", hash),
    unary("__repr__", repr),
    unary("__str__", (value) => value),
    ["__format__", "self, format_spec, /", formatted],
    ["__getnewargs__", unaryText, (self: unknown) => tuple.of(textOf(self))],
  ];
}

type Items = readonly unknown[];

function plainList(value: unknown): unknown {
  return Array.from(value as Items);
}

function plainTuple(value: unknown): unknown {
  return tuple.of(...(value as Items));
}

function isListLike(value: unknown): boolean {
  return Array.isArray(value) && !(value instanceof tuple);
}

function isTupleLike(value: unknown): boolean {
  return value instanceof tuple;
}

function sequenceSlots(
  plain: (value: unknown) => unknown,
  accepts: (value: unknown) => boolean,
): Slot[] {
  return [
    ["__add__", binaryText, (self: unknown, other: unknown) => concatenate(self, other, "+")],
    ["__mul__", binaryText, (self: Items, count: unknown) => repeat(self, count)],
    ["__rmul__", binaryText, (self: Items, count: unknown) => repeat(self, count)],
    ["__contains__", "self, key, /", (self: unknown, item: unknown) => contains(plain(self), item)],
    ["__getitem__", "self, key, /", (self: unknown[], key: unknown) => itemOf(self, key)],
    ["__len__", unaryText, (self: Items) => self.length],
    ["__iter__", unaryText, (self: Items) => iter(plain(self))],
    ...comparisons(accepts, plain),
  ];
}

/** The special methods of `list`. */
export function listSlots(): Slot[] {
  return [
    ...sequenceSlots(plainList, isListLike),
    [
      "__setitem__",
      "self, key, value, /",
      (self: unknown[], key: unknown, value: unknown) => void setListItem(self, key, value),
    ],
    [
      "__delitem__",
      "self, key, /",
      (self: unknown[], key: unknown) => void deleteListItem(self, key),
    ],
    [
      "__iadd__",
      binaryText,
      (self: unknown[], other: unknown) => {
        self.push(...iterate(other));
        return self;
      },
    ],
    ["__imul__", binaryText, repeatInPlace],
    ["__reversed__", unaryText, (self: unknown) => new reversed(plainList(self) as never)],
    ["__repr__", unaryText, (self: Items & object) => reprItems(self, "[", "]", self)],
  ];
}

function repeatInPlace(self: unknown[], count: unknown): unknown[] {
  const items = repeat(self, count) as unknown[];
  self.length = 0;
  for (const item of items) self.push(item);
  return self;
}

/** The special methods of `tuple`. */
export function tupleSlots(): Slot[] {
  return [
    ...sequenceSlots(plainTuple, isTupleLike),
    ["__hash__", unaryText, (self: unknown) => hash(plainTuple(self))],
    ["__repr__", unaryText, (self: unknown) => repr(plainTuple(self))],
    ["__getnewargs__", unaryText, (self: unknown) => tuple.of(plainTuple(self))],
  ];
}

/** The special methods of `bool`; the others are those of `int`. */
export function boolSlots(): Slot[] {
  const isBool = (value: unknown): boolean => typeof value === "boolean";
  const logical = (name: string, operation: Binary): Slot[] =>
    both(
      name,
      (a, b) => (isBool(a) && isBool(b) ? truth(operation(a, b)) : operation(a, b)),
      isInt,
    );
  return [
    ...logical("and", andIntegers),
    ...logical("or", orIntegers),
    ...logical("xor", xorIntegers),
    unary("__invert__", invert),
    unary("__repr__", repr),
  ];
}

/** The TypeError of a special method that is called with a value of another type. */
export function wrongSelf(name: string, type: string, self: unknown): TypeError {
  return new TypeError(
    `descriptor '${name}' requires a '${type}' object but received a '${typeName(self)}'`,
  );
}
