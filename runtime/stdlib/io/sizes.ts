import { TypeError } from "../../core/exceptions/base.ts";
import { typeName } from "../../core/names.ts";
import { isInt } from "../../core/numbers/convert.ts";
import { indexOf } from "../../core/numbers/index-of.ts";

/** A size argument: `None` and negative numbers mean all there is, as -1. */
export function sizeOf(size: unknown): number {
  if (size === null || size === undefined) return -1;
  if (isInt(size)) return Math.max(-1, Number(size));
  if (typeof size === "object" && "__index__" in size) return Math.max(-1, Number(indexOf(size)));
  throw new TypeError(`argument should be integer or None, not '${typeName(size)}'`);
}
