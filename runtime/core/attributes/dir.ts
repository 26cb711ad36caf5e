import { ownNames } from "../classes/dictionary.ts";
import { methodResolutionOrder, type Class } from "../classes/mro.ts";
import { isClass } from "../names.ts";
import { type } from "../types/type.ts";
import { instanceDict } from "./instance-dict.ts";
import { attributeName } from "./names.ts";

/** What `dir(value)` lists by default, unsorted: the value's own attributes, those of its class and of the bases. Source: CPython Objects/typeobject.c (object___dir__, type___dir__). */
export function namesOf(value: unknown): string[] {
  const names = new Set<string>();
  if (typeof value === "object" && value !== null) {
    const own = instanceDict(value);
    if (own !== undefined) for (const [name] of own.entries()) names.add(name);
    else for (const property of Object.keys(value)) names.add(attributeName(property));
  } else if (typeof value === "function" && !isClass(value)) {
    for (const property of Object.keys(value)) names.add(attributeName(property));
  }
  const cls = isClass(value) ? (value as unknown as Class) : (type(value) as unknown as Class);
  for (const each of methodResolutionOrder(cls)) for (const name of ownNames(each)) names.add(name);
  if (!isClass(value)) names.add("__class__");
  return [...names];
}
