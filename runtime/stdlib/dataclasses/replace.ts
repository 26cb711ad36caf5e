/** `replace`. Source: CPython 3.13 Lib/dataclasses.py. */
import { getattr, hasattr } from "../../core/attributes/getattr.ts";
import { call } from "../../core/calls/call.ts";
import type { dict } from "../../core/containers/dict.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { type } from "../../core/types/type.ts";
import { MISSING, type Field } from "./field.ts";

type Changes = { [name: string]: unknown };

/** `__replace__` of every dataclass. */
export function replaceFields(self: unknown, changes: Changes = {}): unknown {
  const values: Changes = { ...changes };
  const fields = getattr(self, "__dataclass_fields__") as dict<string, Field>;
  for (const [name, field] of fields.entries()) {
    if (field._field_type === "_FIELD_CLASSVAR") continue;
    if (!truth(field.init)) {
      if (Object.hasOwn(values, name)) {
        throw new TypeError(
          `field ${name} is declared with init=False, it cannot be specified with replace()`,
        );
      }
    } else if (!Object.hasOwn(values, name)) {
      if (field._field_type === "_FIELD_INITVAR" && field.default === MISSING)
        throw new TypeError(`InitVar ${repr(name)} must be specified with replace()`);
      values[name] = getattr(self, name);
    }
  }
  return call(getattr(self, "__class__"), [], values);
}

/** `replace(obj, /, **changes)`: a new object with some fields changed. */
export function replace<T>(obj: T, changes: Changes = {}): T {
  if (!hasattr(type(obj), "__dataclass_fields__"))
    throw new TypeError("replace() should be called on dataclass instances");
  return replaceFields(obj, changes) as T;
}
