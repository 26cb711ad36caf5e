/** What is said to type checkers in the middle of a program. Source: CPython 3.13 Lib/typing.py. */
import { AssertionError } from "../../core/exceptions/base.ts";
import { className, type NamedClass } from "../../core/names.ts";
import { type } from "../../core/types/type.ts";
import { host } from "../../host/index.ts";
import { repr } from "../../core/repr.ts";
import { codePointLength, unitPosition } from "../../core/text/code-points.ts";

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

/** `reveal_type(obj)`: prints the type on the error stream. */
export function reveal_type<T>(obj: T): T {
  host().stderr.write(`Runtime type is ${repr(className(type(obj) as unknown as NamedClass))}\n`);
  return obj;
}
