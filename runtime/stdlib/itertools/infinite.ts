import { OverflowError, TypeError } from "../../core/exceptions/base.ts";
import type { AnyIterable } from "../../core/iteration/iterate.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import { className } from "../../core/names.ts";
import { isNumeric, type Int } from "../../core/numbers/convert.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { add } from "../../core/operators/add.ts";
import { operatorMethod } from "../../core/operators/protocol.ts";
import { repr } from "../../core/repr.ts";
import { finished, iteratorOf } from "../internal/iterators.ts";

function isNumber(value: unknown): boolean {
  if (isNumeric(value)) return true;
  const methods = ["__index__", "__float__", "__complex__", "__int__"];
  return methods.some((name) => operatorMethod(value, name) !== undefined);
}

/** `count(start=0, step=1)`: adds `step` again and again. */
export class count<T = number> extends PythonIterator<T> {
  static readonly __name__: string = "count";
  static readonly __text_signature__: string = "native (start=, step=)";
  static readonly __module__: string = "itertools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "itertools.count";
  #value: unknown;
  readonly #step: unknown;

  constructor(start: T = 0 as T, step: T = 1 as T) {
    super();
    if (!isNumber(start) || !isNumber(step)) throw new TypeError("a number is required");
    this.#value = typeof start === "boolean" ? Number(start) : start;
    this.#step = step;
  }

  override next(): IteratorResult<T, undefined> {
    const value = this.#value as T;
    this.#value = add(value, this.#step);
    return { done: false, value };
  }

  __repr__(): string {
    const name = className(this.constructor);
    const value = repr(this.#value);
    return this.#step === 1 ? `${name}(${value})` : `${name}(${value}, ${repr(this.#step)})`;
  }
}

/** `cycle(iterable)`: the items again and again, remembered from the first round. */
export class cycle<T = unknown> extends PythonIterator<T> {
  static readonly __name__: string = "cycle";
  static readonly __text_signature__: string = "native 1-1";
  static readonly __module__: string = "itertools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "itertools.cycle";
  #source: Iterator<T, unknown> | undefined;
  readonly #saved: T[] = [];
  #index = 0;

  constructor(iterable: AnyIterable<T>) {
    super();
    this.#source = iteratorOf(iterable) as Iterator<T, unknown>;
  }

  override next(): IteratorResult<T, undefined> {
    if (this.#source !== undefined) {
      const step = this.#source.next();
      if (!step.done) {
        this.#saved.push(step.value);
        return { done: false, value: step.value };
      }
      this.#source = undefined;
    }
    if (this.#saved.length === 0) return finished;
    const value = this.#saved[this.#index] as T;
    this.#index = (this.#index + 1) % this.#saved.length;
    return { done: false, value };
  }
}

/** `repeat(object[, times])`. */
export class repeat<T = unknown> extends PythonIterator<T> {
  static readonly __name__: string = "repeat";
  static readonly __text_signature__: string = "native (object, times=)";
  static readonly __module__: string = "itertools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "itertools.repeat";
  readonly #value: T;
  #left: number | undefined;

  constructor(object: T, times?: Int) {
    super();
    this.#value = object;
    if (times === undefined) return;
    const rounds = indexOf(times);
    if (typeof rounds === "bigint") {
      throw new OverflowError("Python int too large to convert to C ssize_t");
    }
    this.#left = Math.max(0, rounds);
  }

  override next(): IteratorResult<T, undefined> {
    if (this.#left === 0) return finished;
    if (this.#left !== undefined) this.#left--;
    return { done: false, value: this.#value };
  }

  __length_hint__(): number {
    if (this.#left === undefined) throw new TypeError("len() of unsized object");
    return this.#left;
  }

  __repr__(): string {
    const name = className(this.constructor);
    const value = repr(this.#value);
    return this.#left === undefined ? `${name}(${value})` : `${name}(${value}, ${this.#left})`;
  }
}
