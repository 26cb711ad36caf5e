import { IndexError, MemoryError, OverflowError, TypeError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import type { Int } from "../numbers/convert.ts";
import { indexOf, isIndex, positionIndex } from "../numbers/index-of.ts";
import { slice } from "./slice.ts";

/**
 * The position that an index means in a sequence of `length` items.
 *
 * @param type the sequence's type, as the TypeError names it
 * @param outOfRange the text of the IndexError
 */
export function positionOf(
  index: unknown,
  length: number,
  type: string,
  outOfRange: string,
): number {
  if (typeof index === "number" && Number.isSafeInteger(index)) {
    const position = index < 0 ? index + length : index;
    if (position >= 0 && position < length) return position;
    throw new IndexError(outOfRange);
  }
  if (!isIndex(index)) {
    throw new TypeError(
      type === "string"
        ? `string indices must be integers, not '${typeName(index)}'`
        : `${type} indices must be integers or slices, not ${typeName(index)}`,
    );
  }
  const integer = positionIndex(index);
  if (integer === undefined) {
    throw new IndexError("cannot fit 'int' into an index-sized integer");
  }
  if (!Number.isSafeInteger(integer)) throw new IndexError(outOfRange);
  return positionOf(integer, length, type, outOfRange);
}

/** The positions that a slice selects, in its order. */
export function slicePositions(
  bounds: slice,
  length: number,
): { start: number; stop: number; step: number; count: number } {
  const [start, stop, step] = bounds.resolve(length).map(clipped) as [number, number, number];
  const span = step > 0 ? stop - start : start - stop;
  const count = span <= 0 ? 0 : Math.floor((span - 1) / Math.abs(step)) + 1;
  return { start, stop, step, count };
}

function clipped(value: Int): number {
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, Number(value)));
}

/** The items that a slice selects. */
export function sliceItems<T>(items: readonly T[], bounds: slice): T[] {
  const { start, step, count } = slicePositions(bounds, items.length);
  if (step === 1) return Array.prototype.slice.call(items, start, start + count) as T[];
  const result: T[] = [];
  for (let taken = 0, position = start; taken < count; taken++, position += step) {
    result.push(items[position] as T);
  }
  return result;
}

/** The bytes that a slice selects. */
export function slicedBytes(data: Uint8Array, bounds: slice): Uint8Array {
  const { start, step, count } = slicePositions(bounds, data.length);
  if (step === 1) return data.subarray(start, start + count);
  return Uint8Array.from({ length: count }, (_, index) => data[start + index * step]!);
}

/** Bytes `count` times over. */
export function repeated(data: Uint8Array, count: unknown): Uint8Array {
  const times = indexOf(count);
  if (typeof times === "bigint") {
    throw new OverflowError("cannot fit 'int' into an index-sized integer");
  }
  const rounds = data.length === 0 ? 0 : Math.max(0, times);
  if (data.length * rounds > 0x7fff_ffff) throw new MemoryError();
  const result = new Uint8Array(data.length * rounds);
  for (let round = 0; round < rounds; round++) result.set(data, round * data.length);
  return result;
}
