import { builtinDictionary } from "../types/tables/dictionaries.ts";
import {
  method_descriptor,
  wrapper_descriptor,
  type NativeMethod,
} from "../types/tables/descriptors.ts";
import { bool } from "../types/bool.ts";
import { int } from "../types/int.ts";
import { type } from "../types/type.ts";

/** The built-in method that `value.name` is, where the value's class is a built-in type itself and not one derived from it: to be called at once. */
export function builtinMethod(value: unknown, name: string): NativeMethod | undefined {
  const cls = type(value);
  let found = builtinDictionary(cls)?.get(name);
  if (found === undefined && cls === bool) found = builtinDictionary(int)!.get(name);
  return found instanceof method_descriptor || found instanceof wrapper_descriptor
    ? found.method$
    : undefined;
}
