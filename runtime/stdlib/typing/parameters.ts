import { call } from "../../core/calls/call.ts";
import { getattr } from "../../core/attributes/getattr.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { attributeOr } from "../../core/generics/attribute-or.ts";
import { isUnpackedTypeVarTuple } from "../../core/generics/parameters.ts";
import { isClass } from "../../core/names.ts";
import { eq } from "../../core/operators/compare.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";

/** Whether a type parameter has a default. */
export function hasDefault(parameter: unknown): boolean {
  return truth(call(getattr(parameter, "has_default")));
}

/**
 * The type parameters in types, in the order in which they first appear.
 *
 * @param ordersDefaults whether those with a default must come last
 * @throws TypeError where they do not
 * Source: CPython 3.13 Lib/typing.py (`_collect_type_parameters`).
 */
export function collectTypeParameters(types: readonly unknown[], ordersDefaults = true): tuple {
  const parameters: unknown[] = [];
  const isKnown = (parameter: unknown): boolean =>
    parameters.some((each) => each === parameter || eq(each, parameter));
  const add = (parameter: unknown): void => {
    if (!isKnown(parameter)) parameters.push(parameter);
  };
  const order = new DefaultOrder();
  for (const each of types) {
    if (isClass(each)) continue;
    if (each instanceof tuple) {
      for (const inner of each as readonly unknown[])
        for (const found of collectTypeParameters([inner])) add(found);
    } else if (attributeOr(each, "__typing_subst__", undefined) !== undefined) {
      if (isKnown(each)) continue;
      if (ordersDefaults) order.check(each);
      parameters.push(each);
    } else {
      if (isUnpackedTypeVarTuple(each)) order.hasTypeVarTuple = true;
      const inner = attributeOr(each, "__parameters__", undefined);
      if (inner instanceof tuple) for (const found of inner as readonly unknown[]) add(found);
    }
  }
  return tuple.of(...parameters);
}

/** What may follow what among type parameters with and without defaults. */
class DefaultOrder {
  hasTypeVarTuple = false;
  #hasDefault = false;

  check(parameter: unknown): void {
    const isOptional = hasDefault(parameter);
    if (this.hasTypeVarTuple && isOptional)
      throw new TypeError("Type parameter with a default follows TypeVarTuple");
    if (isOptional) this.#hasDefault = true;
    else if (this.#hasDefault) {
      throw new TypeError(
        `Type parameter ${repr(parameter)} without a default follows type parameter with a default`,
      );
    }
  }
}
