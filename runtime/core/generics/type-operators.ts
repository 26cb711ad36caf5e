/** Subscripts and `|` where the operands are types: these bring the classes of aliases and unions with them. */
import { missing } from "../attributes/missing.ts";
import { methodResolutionOrder } from "../classes/mro.ts";
import { or } from "../operators/bitwise.ts";
import { getItem } from "../operators/subscript.ts";
import { setGenericSubscriber } from "../types/generic.ts";
import { type } from "../types/type.ts";
import { setUnionMaker } from "../types/union.ts";
import { GenericAlias } from "./generic-alias.ts";
import { isGenericClass } from "./generic-classes.ts";
import { makeUnion } from "./union-type.ts";

/** `container[key]` where the container may be a class: `list[int]`. */
export function getTypeItem(container: unknown, key: unknown): unknown {
  enableTypeOperators();
  return getItem(container, key);
}

/** `left | right` where the operands may be classes: `int | None`. */
export function orTypes(left: unknown, right: unknown): unknown {
  enableTypeOperators();
  return or(left, right);
}

/** From here on, `cls[key]` and `cls | cls` do what they do in CPython, wherever they are written. */
export function enableTypeOperators(): void {
  setGenericSubscriber(subscribe);
  setUnionMaker(makeUnion);
}

function subscribe(cls: object, key: unknown): unknown {
  if (cls === type) return new GenericAlias(cls, key);
  return methodResolutionOrder(cls).some(isGenericClass) ? new GenericAlias(cls, key) : missing;
}
