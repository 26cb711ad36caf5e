import { namesOf } from "../attributes/dir.ts";
import { lookup } from "../attributes/lookup.ts";
import { missing } from "../attributes/missing.ts";
import { call } from "../calls/call.ts";
import { bound } from "../classes/descriptors.ts";
import { lookupInOrder } from "../classes/dictionary.ts";
import { metaclassOf } from "../classes/metaclass.ts";
import type { Class } from "../classes/mro.ts";
import { TypeError } from "../exceptions/base.ts";
import { isClass } from "../names.ts";
import { type } from "../types/type.ts";
import { sorted } from "./aggregate.ts";

/** `dir(object)`: sorted. */
export function dir(value: unknown): string[] {
  const method = isClass(value) ? ofMetaclass(value as unknown as Class) : lookup(value, "__dir__");
  const names = method === missing ? namesOf(value) : call(method);
  return sorted(names as string[]);
}

/** `__dir__` of a class's metaclass. */
function ofMetaclass(cls: Class): unknown {
  const metaclass = metaclassOf(cls);
  return (metaclass as unknown) === type
    ? missing
    : bound(lookupInOrder(metaclass, "__dir__"), cls, metaclass);
}

/** `vars(object)`. */
export function vars(value: unknown): unknown {
  const result = lookup(value, "__dict__");
  if (result === missing) throw new TypeError("vars() argument must have __dict__ attribute");
  return result;
}
