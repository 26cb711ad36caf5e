/** Values as bytes, and back. Source: CPython 3.13 Modules/_struct.c. */
import { bytearray } from "../../core/containers/bytearray.ts";
import { bytes } from "../../core/containers/bytes.ts";
import { bytesOf } from "../../core/containers/buffer.ts";
import {
  integerRange,
  isUnsigned,
  overflowsFloat,
  readFloat,
  readInteger,
  writeFloat,
  writeInteger,
} from "../../core/containers/element-formats.ts";
import { OverflowError, TypeError } from "../../core/exceptions/base.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { toFloat } from "../../core/numbers/float.ts";
import { indexOf, isIndex } from "../../core/numbers/index-of.ts";
import { truth } from "../../core/operators/truth.ts";
import { realOf } from "../math/arguments.ts";
import { error } from "./error.ts";
import type { Field, Layout } from "./layout.ts";

function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}

/** Writes values to memory that is as large as the layout says. */
export function packInto(data: Uint8Array, layout: Layout, values: readonly unknown[]): void {
  data.fill(0);
  const view = viewOf(data);
  let next = 0;
  for (const field of layout.fields) {
    for (let index = 0; index < field.count; index++)
      packValue(view, data, field, field.offset + index * field.size, values[next++], layout);
  }
}

function packValue(
  view: DataView,
  data: Uint8Array,
  { code, size }: Field,
  offset: number,
  value: unknown,
  { littleEndian, isNative }: Layout,
): void {
  switch (code) {
    case "s":
    case "p":
      return packText(data, code, size, offset, value);
    case "c":
      if (!(value instanceof bytes) || value.length !== 1)
        throw new error("char format requires a bytes object of length 1");
      data[offset] = value[0]!;
      return;
    case "?":
      data[offset] = truth(value) ? 1 : 0;
      return;
    case "e":
    case "f":
    case "d": {
      const float = floatArgument(value);
      // The machine's own conversion of a float gives an infinity.
      if (overflowsFloat(float, size) && !(isNative && code === "f"))
        throw new OverflowError(`float too large to pack with ${code} format`);
      return writeFloat(view, offset, size, float, littleEndian);
    }
    default:
      return writeInteger(view, offset, size, integerArgument(value, code, size), littleEndian);
  }
}

function packText(
  data: Uint8Array,
  code: string,
  size: number,
  offset: number,
  value: unknown,
): void {
  const given = value instanceof bytes || value instanceof bytearray ? bytesOf(value) : undefined;
  if (given === undefined) throw new error(`argument for '${code}' must be a bytes object`);
  if (code === "s") {
    data.set(given.subarray(0, size), offset);
    return;
  }
  if (size === 0) return;
  const text = given.subarray(0, size - 1);
  data[offset] = Math.min(text.length, 255);
  data.set(text, offset + 1);
}

function integerArgument(value: unknown, code: string, size: number): Int {
  if (!isIndex(value)) throw new error("required argument is not an integer");
  const integer = indexOf(value);
  const [least, greatest] = integerRange(size, isUnsigned(code));
  if (code === "P") {
    if (integer > greatest || integer < -(greatest >> 1n) - 1n)
      throw new error("int too large to convert");
  } else if (integer < least || integer > greatest) {
    throw new error(`'${code}' format requires ${least} <= number <= ${greatest}`);
  }
  return integer;
}

function floatArgument(value: unknown): number {
  try {
    return realOf(value);
  } catch (problem) {
    if (!(problem instanceof TypeError) && !(problem instanceof OverflowError)) throw problem;
    throw new error("required argument is not a float");
  }
}

/** The values in memory that is as large as the layout says. */
export function unpackFrom(data: Uint8Array, layout: Layout): unknown[] {
  const view = viewOf(data);
  const values: unknown[] = [];
  for (const field of layout.fields) {
    for (let index = 0; index < field.count; index++)
      values.push(unpackValue(view, data, field, field.offset + index * field.size, layout));
  }
  return values;
}

function unpackValue(
  view: DataView,
  data: Uint8Array,
  { code, size }: Field,
  offset: number,
  { littleEndian }: Layout,
): unknown {
  switch (code) {
    case "s":
    case "c":
      return new bytes(data.subarray(offset, offset + size));
    case "p": {
      const length = size === 0 ? 0 : Math.min(data[offset]!, size - 1);
      return new bytes(data.subarray(offset + 1, offset + 1 + length));
    }
    case "?":
      return data[offset] !== 0;
    case "e":
    case "f":
    case "d":
      return toFloat(readFloat(view, offset, size, littleEndian));
    default:
      return readInteger(view, offset, size, isUnsigned(code), littleEndian);
  }
}
