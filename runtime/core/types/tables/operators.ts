/** Special methods behind which are the operators of the interpreter. */
import { NotImplemented, type NativeOperator } from "../../operators/protocol.ts";
import { unboxed } from "../boxes.ts";
import type { TableEntry } from "./native-entry.ts";

type Table = { [name: string]: TableEntry };

/** `__add__` and `__radd__`, and so on, of the operators by name, for operands that `accepts` knows. */
export function binaryMethods(
  operators: { readonly [name: string]: NativeOperator },
  accepts: (operand: unknown) => boolean,
): Table {
  const table: Table = {};
  for (const [name, operator] of Object.entries(operators)) {
    table[`__${name}__`] = [
      "=1",
      (self: unknown, other: unknown) =>
        accepts(other) ? operator(unboxed(self), unboxed(other)) : NotImplemented,
    ];
    table[`__r${name}__`] = [
      "=1",
      (self: unknown, other: unknown) =>
        accepts(other) ? operator(unboxed(other), unboxed(self)) : NotImplemented,
    ];
  }
  return table;
}

/** The six comparisons, from whether two values are equal and how they are ordered. */
export function comparisonMethods(
  accepts: (operand: unknown) => boolean,
  equal: (a: unknown, b: unknown) => unknown,
  compare: { readonly [name in "lt" | "le" | "gt" | "ge"]: (a: unknown, b: unknown) => unknown },
): Table {
  const guarded =
    (comparison: (a: unknown, b: unknown) => unknown) =>
    (self: unknown, other: unknown): unknown =>
      accepts(other) ? comparison(unboxed(self), unboxed(other)) : NotImplemented;
  return {
    __lt__: ["=1", guarded(compare.lt)],
    __le__: ["=1", guarded(compare.le)],
    __eq__: ["=1", guarded(equal)],
    __ne__: ["=1", guarded((a, b) => equal(a, b) !== true)],
    __gt__: ["=1", guarded(compare.gt)],
    __ge__: ["=1", guarded(compare.ge)],
  };
}
