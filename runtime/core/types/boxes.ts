/**
 * What instances of the program's subclasses of `int`, `float` and `str` are. Values of the types themselves are JavaScript's own; an instance of a subclass has a
 * class, attributes and an identity, so it is an object with the value inside (docs/runtime-contract.md, "Subclasses of built-in types").
 *
 * The bases have no operator methods: an operator first asks for a method of the class, then works on what is in the box. So `MyInt(1) + 1` is a plain `2`, as
 * in CPython, and a subclass that defines `__add__` is asked.
 *
 * The other built-in types are JavaScript classes that can be extended: `Array` ({@link ListObject}), `tuple`, `dict`, `set`, `frozenset`, `bytes`, `bytearray`, `complex`.
 */
import { Float } from "../numbers/float.ts";

/** An instance of a subclass of `int`. */
export class IntObject {
  readonly #value: number | bigint;

  constructor(value: number | bigint) {
    this.#value = value;
  }

  valueOf(): number | bigint {
    return this.#value;
  }

  toString(): string {
    return String(this.#value);
  }
}

/** An instance of a subclass of `float`. */
export class FloatObject extends Float {}

/** An instance of a subclass of `str`: a `String` of JavaScript, so that its own functions take it for the text. */
export class StrObject extends String {}

/** An instance of a subclass of `list`. */
export class ListObject<T = unknown> extends Array<T> {
  /** Methods of `Array` that make a new array make a plain one: a `list`. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

/** The value in a box, as a place of unknown type holds it: of a subclass of `float` a plain float, and so on; any other value as it is. */
export function unboxed(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof StrObject || value instanceof IntObject) return value.valueOf();
  if (!(value instanceof FloatObject)) return value;
  const float = value.valueOf();
  return Number.isSafeInteger(float) ? new Float(float) : float;
}

/** The text of a `str` or of an instance of a subclass; `undefined` for anything else. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return value instanceof StrObject ? value.valueOf() : undefined;
}
