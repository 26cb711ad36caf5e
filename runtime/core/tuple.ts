import { repr } from "./repr.ts";

/**
 * Python's tuple: an `Array` whose class marks it as immutable. It is not frozen: nothing that emitted code calls writes to it, its type is
 * readonly, and freezing would double the cost of making one (50 ns against 25).
 */
export class tuple<T = unknown> extends Array<T> {
  static readonly __name__: string = "tuple";

  /** Methods of `Array` that make a new array make a plain one: a list. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  static override of<T>(...items: readonly T[]): tuple<T> {
    const result = new tuple<T>();
    for (let index = 0; index < items.length; index++) result.push(items[index] as T);
    return result;
  }

  __repr__(): string {
    if (this.length === 1) return `(${repr(this[0])},)`;
    return `(${this.map((item) => repr(item)).join(", ")})`;
  }
}
