import { hasMethods } from "../has-methods.ts";
import { TypeError } from "../exceptions/base.ts";
import { isIterable, iterate } from "../iteration/iterate.ts";
import { typeName } from "../names.ts";
import { StrObject, textOf } from "../types/boxes.ts";
import { same } from "./compare.ts";
import { truth } from "./truth.ts";

/** `item in container`. */
export function contains(container: unknown, item: unknown): boolean {
  if (typeof container === "string") {
    const text = textOf(item);
    if (text !== undefined) return container.includes(text);
    throw new TypeError(`'in <string>' requires string as left operand, not ${typeName(item)}`);
  }
  if (hasMethods(container)) {
    const method = (container as { __contains__?: unknown }).__contains__;
    if (typeof method === "function") return truth(method.call(container, item));
    if (method !== undefined) {
      throw new TypeError(`'${typeName(container)}' object is not a container`);
    }
    if (container instanceof StrObject) return contains(container.valueOf(), item);
  }
  if (!isIterable(container)) {
    throw new TypeError(`argument of type '${typeName(container)}' is not iterable`);
  }
  for (const candidate of iterate(container)) if (same(candidate, item)) return true;
  return false;
}

/** `list.__contains__` and `tuple.__contains__`. */
export function containsItem(items: readonly unknown[], item: unknown): boolean {
  for (let index = 0; index < items.length; index++) if (same(items[index], item)) return true;
  return false;
}
