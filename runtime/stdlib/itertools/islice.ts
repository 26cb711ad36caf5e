import { TypeError, ValueError } from "../../core/exceptions/base.ts";
import type { AnyIterable } from "../../core/iteration/iterate.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import { isInt, type Int } from "../../core/numbers/convert.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { operatorMethod } from "../../core/operators/protocol.ts";
import { finished, iteratorOf } from "../internal/iterators.ts";

/** A bound as a number, `undefined` where it is none from 0 to `sys.maxsize`. */
function position(value: unknown): number | undefined {
  if (!isInt(value) && operatorMethod(value, "__index__") === undefined) return undefined;
  const index = indexOf(value);
  return index >= 0 && index <= 0x7fff_ffff_ffff_ffffn ? Number(index) : undefined;
}

const ranges = "must be None or an integer: 0 <= x <= sys.maxsize.";

/** CPython marks a stop that cannot be converted by -1, so it takes -1 itself for one; below it speaks of indices. */
function stopOf(value: unknown): number {
  const stop = value === null ? Infinity : position(value);
  if (stop !== undefined) return stop;
  const isIndex = isInt(value) && Number(value) < -1;
  throw new ValueError(`${isIndex ? "Indices" : "Stop argument"} for islice() ${ranges}`);
}

function startOf(value: unknown): number {
  const start = value === null ? 0 : position(value);
  if (start !== undefined) return start;
  throw new ValueError(`Indices for islice() ${ranges}`);
}

/** `islice(iterable, stop)`, `islice(iterable, start, stop[, step])`. */
export class islice<T = unknown> extends PythonIterator<T> {
  static readonly __name__: string = "islice";
  static readonly __text_signature__: string = "native 2-4";
  static readonly __module__: string = "itertools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "itertools.islice";
  #source: Iterator<T, unknown> | undefined;
  /** How many items were taken from the source. */
  #taken = 0;
  #next: number;
  readonly #stop: number;
  readonly #step: number;

  constructor(iterable: AnyIterable<T>, stop: Int | null);
  constructor(iterable: AnyIterable<T>, start: Int | null, stop: Int | null, step?: Int | null);
  constructor(iterable: AnyIterable<T>, ...bounds: readonly (Int | null)[]) {
    super();
    const { length } = bounds;
    if (length === 0) throw new TypeError("islice expected at least 2 arguments, got 1");
    if (length > 3) {
      throw new TypeError(`islice expected at most 4 arguments, got ${length + 1}`);
    }
    this.#stop = stopOf(bounds[length === 1 ? 0 : 1]);
    this.#next = length === 1 ? 0 : startOf(bounds[0]);
    this.#step = stepOf(bounds[2] ?? null);
    this.#source = iteratorOf(iterable) as Iterator<T, unknown>;
  }

  override next(): IteratorResult<T, undefined> {
    if (this.#source === undefined) return finished;
    while (this.#taken < this.#next) {
      if (this.#source.next().done) return this.#end();
      this.#taken++;
    }
    if (this.#taken >= this.#stop) return this.#end();
    const step = this.#source.next();
    if (step.done) return this.#end();
    this.#taken++;
    this.#next = Math.min(this.#next + this.#step, this.#stop);
    return { done: false, value: step.value };
  }

  #end(): IteratorResult<T, undefined> {
    this.#source = undefined;
    return finished;
  }
}

function stepOf(value: unknown): number {
  const step = value === null ? 1 : position(value);
  if (step !== undefined && step > 0) return step;
  throw new ValueError("Step for islice() must be a positive integer or None.");
}
