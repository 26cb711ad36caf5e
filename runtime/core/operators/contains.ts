import { TypeError } from "../exceptions/base.ts";
import { iterate } from "../iteration/iterate.ts";
import { typeName } from "../names.ts";
import { same } from "./compare.ts";
import { truth } from "./truth.ts";

/** `item in container`. */
export function contains(container: unknown, item: unknown): boolean {
  if (typeof container === "string") {
    if (typeof item === "string") return container.includes(item);
    throw new TypeError(`'in <string>' requires string as left operand, not ${typeName(item)}`);
  }
  if (typeof container === "object" && container !== null) {
    const method = (container as { __contains__?: (item: unknown) => unknown }).__contains__;
    if (method !== undefined) return truth(method.call(container, item));
  }
  return containsItem(container, item);
}

function containsItem(container: unknown, item: unknown): boolean {
  let items: Iterable<unknown>;
  try {
    items = iterate(container);
  } catch (error) {
    if (!(error instanceof TypeError) || typeof container === "object") throw error;
    throw new TypeError(`argument of type '${typeName(container)}' is not iterable`);
  }
  for (const candidate of items) if (same(candidate, item)) return true;
  return false;
}
