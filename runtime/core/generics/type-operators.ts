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
import { CallableAlias } from "./callable-alias.ts";
import { isCallableClass, isGenericClass } from "./generic-classes.ts";
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
let ofCallable: classmethod | undefined;

/** `__class_getitem__` of the built-in classes that are generic: one for all of them, but for `collections.abc.Callable`. */
function subscriptMethod(cls: object): unknown {
  if (isCallableClass(cls as Class)) return (ofCallable ??= methodFor(CallableAlias));
  return isGenericClass(cls as Class) ? (shared ??= methodFor(GenericAlias)) : missing;
}

function methodFor(Alias: new (origin: unknown, args: unknown) => GenericAlias): classmethod {
  const method = function __class_getitem__(owner: unknown, key: unknown): GenericAlias {
    return new Alias(owner, key);
  };
  return new classmethod(signature(method, "cls, key, /", "__class_getitem__"));
}

function subscribe(cls: object, key: unknown): unknown {
  if (cls === type) return new GenericAlias(cls, key);
  const method = lookupInOrder(cls as Class, "__class_getitem__");
  return method === missing ? missing : call(bound(method, null, cls), [key]);
}
