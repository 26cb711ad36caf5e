/** `__annotations__` of classes. Source: CPython 3.13 Objects/typeobject.c (type_get_annotations). */
import { missing } from "../attributes/missing.ts";
import { dict } from "../containers/dict.ts";
import { ownAttribute } from "./dictionary.ts";
import type { Class } from "./mro.ts";
import { recordOf } from "./record.ts";

/** `name: annotation` in the body of a JavaScript class, for all of its names. */
export function annotateClass(
  cls: object,
  annotations: readonly (readonly [name: string, annotation: unknown])[],
): void {
  define(cls, new dict<string, unknown>(annotations));
}

function define(cls: object, value: dict<string, unknown>): void {
  Object.defineProperty(cls, "__annotations__", { value, writable: true, configurable: true });
}

/** The class's own, which are made when they are asked for; `undefined` for a class that is built in. */
export function annotationsOfClass(cls: Class): unknown {
  const own = ownAttribute(cls, "__annotations__");
  if (own !== missing) return own;
  const record = recordOf(cls);
  if (record === undefined && Object.hasOwn(cls, "__name__")) return undefined;
  const annotations = new dict<string, unknown>();
  if (record === undefined) define(cls, annotations);
  else record.dictionary.set("__annotations__", annotations);
  return annotations;
}
