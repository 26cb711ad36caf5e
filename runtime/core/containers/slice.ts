import { TypeError, ValueError } from "../exceptions/base.ts";
import { hashTuple } from "../hash.ts";
import type { Int } from "../numbers/convert.ts";
import { isInt } from "../numbers/convert.ts";
import { indexOf } from "../numbers/index-of.ts";
import { addIntegers, subtractIntegers } from "../numbers/integers.ts";
import { equality, ge, gt, le, lt } from "../operators/compare.ts";
import { NotImplemented } from "../operators/protocol.ts";
import { truth } from "../operators/truth.ts";
import { repr } from "../repr.ts";
import { tuple } from "./tuple.ts";

/** `slice(start, stop, step)`: what `x[start:stop:step]` hands to `__getitem__`. */
export class slice {
  static readonly __name__: string = "slice";
  readonly start: unknown;
  readonly stop: unknown;
  readonly step: unknown;

  constructor(...args: readonly [unknown] | readonly [unknown, unknown, unknown?]) {
    const single = args.length === 1;
    this.start = single ? null : (args[0] ?? null);
    this.stop = (single ? args[0] : args[1]) ?? null;
    this.step = args[2] ?? null;
  }

  /**
   * The bounds for a sequence of `length` items: `start`, `stop` (one beyond the last in the direction of the step), `step`.
   * Source: CPython Objects/sliceobject.c (PySlice_GetLongIndices).
   */
  resolve(length: Int): [start: Int, stop: Int, step: Int] {
    const step = this.step === null ? 1 : sliceIndex(this.step);
    if (step === 0) throw new ValueError("slice step cannot be zero");
    const downwards = step < 0;
    const lowest = downwards ? -1 : 0;
    const highest = downwards ? subtractIntegers(length, 1) : length;
    const clip = (bound: unknown, preset: Int): Int => {
      if (bound === null) return preset;
      const index = sliceIndex(bound);
      if (index < 0) {
        const fromEnd = addIntegers(index, length);
        return fromEnd < lowest ? lowest : fromEnd;
      }
      return index > highest ? highest : index;
    };
    return [
      clip(this.start, downwards ? highest : lowest),
      clip(this.stop, downwards ? lowest : highest),
      step,
    ];
  }

  /** `slice.indices(length)`. */
  indices(length: unknown): tuple<[Int, Int, Int]> {
    const size = indexOf(length);
    if (size < 0) throw new ValueError("length should not be negative");
    return tuple.of(...this.resolve(size));
  }

  __eq__(other: unknown): unknown {
    return other instanceof slice ? truth(equality(this.#key(), other.#key())) : NotImplemented;
  }

  __lt__(other: unknown): unknown {
    return other instanceof slice ? lt(this.#key(), other.#key()) : NotImplemented;
  }

  __le__(other: unknown): unknown {
    return other instanceof slice ? le(this.#key(), other.#key()) : NotImplemented;
  }

  __gt__(other: unknown): unknown {
    return other instanceof slice ? gt(this.#key(), other.#key()) : NotImplemented;
  }

  __ge__(other: unknown): unknown {
    return other instanceof slice ? ge(this.#key(), other.#key()) : NotImplemented;
  }

  __reduce__(): tuple {
    return tuple.of(slice, this.#key());
  }

  #key(): tuple {
    return tuple.of(this.start, this.stop, this.step);
  }

  __hash__(): Int {
    return hashTuple(this.#key(), false);
  }

  __repr__(): string {
    return `slice(${repr(this.start)}, ${repr(this.stop)}, ${repr(this.step)})`;
  }
}

function sliceIndex(value: unknown): Int {
  if (!isInt(value) && !(typeof value === "object" && value !== null && "__index__" in value)) {
    throw new TypeError("slice indices must be integers or None or have an __index__ method");
  }
  return indexOf(value);
}
