/** Reads goldens that scripts/goldens recorded from CPython. */
import { tuple } from "../../core/containers/tuple.ts";
import { dict } from "../../core/containers/dict.ts";
import { set } from "../../core/containers/set.ts";
import { BaseException } from "../../core/exceptions/base.ts";
import { caught } from "../../core/exceptions/caught.ts";
import { className } from "../../core/names.ts";
import { toFloat } from "../../core/numbers/float.ts";
import { add } from "../../core/operators/add.ts";
import { lt, eq } from "../../core/operators/compare.ts";
import { floordiv } from "../../core/operators/divide.ts";
import { len } from "../../core/operators/len.ts";
import { mod } from "../../core/operators/modulo.ts";
import { mul } from "../../core/operators/multiply.ts";
import { neg } from "../../core/operators/unary.ts";
import { repr } from "../../core/repr.ts";
import { toStr } from "../../core/str.ts";

/** The functions that goldens name, as scripts/goldens/encoding.py has them. */
const functions: { readonly [name: string]: (...args: never[]) => unknown } = {
  neg: (x: unknown) => neg(x),
  is_odd: (x: unknown) => eq(mod(x, 2), 1),
  mod3: (x: unknown) => mod(x, 3),
  add: (a: unknown, b: unknown) => add(a, b),
  mul: (a: unknown, b: unknown) => mul(a, b),
  first: (x: readonly unknown[]) => x[0],
  less5: (x: unknown) => lt(x, 5),
  length: (x: unknown) => len(x),
  identity: (x: unknown) => x,
  fail: () => floordiv(1, 0),
};

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A Python value from its JSON form. */
export function decode(json: unknown): unknown {
  if (typeof json !== "object" || json === null) return json;
  if (Array.isArray(json)) return json.map(decode);
  const [tag, content] = Object.entries(json as { [key: string]: Json })[0]!;
  switch (tag) {
    case "int":
      return BigInt(content as string);
    case "float":
      return toFloat(floatOf(content as string));
    case "tuple":
      return tuple.of(...(content as readonly Json[]).map(decode));
    case "set":
      return new set((content as readonly Json[]).map(decode));
    case "dict":
      return new dict((content as readonly Json[]).map(decode) as never);
    case "named":
      return functions[content as string];
    case "gap":
      return undefined;
    default:
      throw new Error(`unknown tag ${tag}`);
  }
}

function floatOf(text: string): number {
  if (text === "inf") return Infinity;
  return text === "-inf" ? -Infinity : Number(text);
}

/** What an action does, in the form of the goldens: the repr of its result, or its exception. */
export function outcome(action: () => unknown): string {
  try {
    return repr(action());
  } catch (error) {
    const exception = caught(error);
    if (!(exception instanceof BaseException)) throw error;
    return `!${className(exception.constructor)}: ${toStr(exception)}`;
  }
}

/** The arguments of a golden call. */
export function decodeAll(args: readonly unknown[]): unknown[] {
  return args.map(decode);
}
