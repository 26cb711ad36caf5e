import type { Class } from "../../core/classes/mro.ts";
import { newClass } from "../../core/classes/type-new.ts";
import { dict } from "../../core/containers/dict.ts";
import type { PythonClass } from "../../core/types/type.ts";

/** A class of `typing` with nothing in it, that its metaclass makes others like: what `NamedTuple` and `TypedDict` stand for among bases. */
export function emptyClass(metaclass: unknown, name: string): PythonClass {
  const namespace = new dict<string, unknown>([["__module__", "typing"]]);
  return newClass(metaclass as Class, name, [], namespace, {}) as PythonClass;
}
