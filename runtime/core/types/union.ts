import { isClass } from "../names.ts";
import { NotImplemented } from "../operators/protocol.ts";

type UnionMaker = (left: unknown, right: unknown) => unknown;

/** On the prototypes of what may stand in a union and is no class. */
export const joinsUnions: unique symbol = /* @__PURE__ */ Symbol("joinsUnions");

let make: UnionMaker | undefined;

/** `left | right` of types; only a program with unions at run time carries the class of them. */
export function unionOf(left: unknown, right: unknown): unknown {
  return make === undefined ? NotImplemented : make(left, right);
}

/** What `type.__or__` and `type.__ror__` make of the operands of `|`. */
export function unionOfClasses(left: unknown, right: unknown): unknown {
  return isClass(left) || isClass(right) ? unionOf(left, right) : NotImplemented;
}

export function setUnionMaker(maker: UnionMaker): void {
  make = maker;
}
