/** Subscripts and `|` where the operands are types: these bring the classes of aliases and unions with them. */
import { missing } from "../attributes/missing.ts";
import { call } from "../calls/call.ts";
import { signature } from "../calls/signature.ts";
import { bound, classmethod } from "../classes/descriptors.ts";
import { lookupInOrder } from "../classes/dictionary.ts";
import type { Class } from "../classes/mro.ts";
import { or } from "../operators/bitwise.ts";
import { getItem } from "../operators/subscript.ts";
import { setGenericClasses, type GenericClasses } from "../types/generic.ts";
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
  setGenericClasses(generic);
  setUnionMaker(makeUnion);
}

const generic: GenericClasses = { method: subscriptMethod, item: subscribe };

let shared: classmethod | undefined;

/** `__class_getitem__` of the built-in classes that are generic: one for all of them. */
function subscriptMethod(cls: object): unknown {
  if (!isGenericClass(cls as Class)) return missing;
  return (shared ??= new classmethod(
    signature(
      function __class_getitem__(owner: unknown, key: unknown): GenericAlias {
        return new GenericAlias(owner, key);
      },
      "cls, key, /",
      "__class_getitem__",
    ),
  ));
}

function subscribe(cls: object, key: unknown): unknown {
  if (cls === type) return new GenericAlias(cls, key);
  const method = lookupInOrder(cls as Class, "__class_getitem__");
  return method === missing ? missing : call(bound(method, null, cls), [key]);
}
