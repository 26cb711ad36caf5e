import { NotImplemented } from "../operators/protocol.ts";

type UnionMaker = (left: unknown, right: unknown) => unknown;

let make: UnionMaker | undefined;

/** `left | right` of types; only a program with unions at run time carries the class of them. */
export function unionOf(left: unknown, right: unknown): unknown {
  return make === undefined ? NotImplemented : make(left, right);
}

export function setUnionMaker(maker: UnionMaker): void {
  make = maker;
}
