import { OverflowError, ValueError } from "../../core/exceptions/base.ts";
import { indexOf } from "../../core/numbers/index-of.ts";

/** CPython's default. */
let limit = 1000;

/** The limit that was set last. The depth at which a RecursionError is raised is the engine's, which cannot be set. */
export function getrecursionlimit(): number {
  return limit;
}

export function setrecursionlimit(value: unknown): void {
  const number = indexOf(value);
  if (typeof number === "bigint" || number > 0x7fff_ffff) {
    throw new OverflowError("Python int too large to convert to C int");
  }
  if (number < 1) throw new ValueError("recursion limit must be greater or equal than 1");
  limit = number;
}
