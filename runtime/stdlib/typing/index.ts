/** Python's `typing`, as far as it does something when a program runs. Source: CPython Lib/typing.py. */
import { AssertionError } from "../../core/exceptions/base.ts";
import { repr } from "../../core/repr.ts";
import { codePointLength, unitPosition } from "../../core/text/code-points.ts";

/** True for type checkers only. */
export const TYPE_CHECKING: boolean = false;

/** `cast(typ, val)`: the value, whatever it is. */
export function cast(_typ: unknown, val: unknown): unknown {
  return val;
}

/** `assert_type(val, typ)`: the value, whatever it is. */
export function assert_type(val: unknown, _typ: unknown): unknown {
  return val;
}

/** How many characters of a value {@link assert_never} shows. */
const longestRepr = 100;

/** `assert_never(arg)`: raises, since what calls it should be unreachable. */
export function assert_never(arg: unknown): never {
  let shown = repr(arg);
  if (codePointLength(shown) > longestRepr)
    shown = `${shown.slice(0, unitPosition(shown, longestRepr))}...`;
  throw new AssertionError(`Expected code to be unreachable, but got: ${shown}`);
}
