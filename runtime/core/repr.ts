import { bigintText } from "./numbers/bigint-text.ts";
import { hasMethods } from "./has-methods.ts";
import { TypeError } from "./exceptions/base.ts";
import { CallableObject } from "./calls/callable-object.ts";
import { bindingOf, builtinOf } from "./calls/bound-method.ts";
import { functionQualname } from "./calls/function-state.ts";
import { address } from "./identity.ts";
import { fullClassName, isClass, typeName, type NamedClass } from "./names.ts";
import { Float, floatRepr } from "./numbers/float.ts";
import { quote } from "./text/quote.ts";
import { textOf, unboxed } from "./types/boxes.ts";

/** An object that says how it is shown. Every class of the runtime does, so `repr` needs to know none of them. */
interface Representable {
  __repr__?(): string;
}

/**
 * `repr(value)`.
 *
 * A list is shown here, since a list is a plain array; every other type through its own `__repr__`.
 */
export function repr(value: unknown): string {
  switch (typeof value) {
    case "string":
      return quote(value);
    case "number":
      return Number.isSafeInteger(value) ? String(value + 0) : floatRepr(value);
    case "boolean":
      return value ? "True" : "False";
    case "bigint":
      return bigintText(value);
    case "undefined":
      return "None";
    case "function":
      if (value instanceof CallableObject) return objectRepr(value);
      if (hasMethods(value) && "__repr__" in value) return objectRepr(value);
      return functionRepr(value as unknown as NamedClass);
    case "symbol":
      return value.toString();
    case "object":
      return value === null ? "None" : objectRepr(value);
  }
}

function objectRepr(value: object): string {
  const own = (value as Representable).__repr__;
  if (own !== undefined) {
    const result: unknown = (value as Required<Representable>).__repr__();
    const text = textOf(result);
    if (text !== undefined) return text;
    throw new TypeError(`__repr__ returned non-string (type ${typeName(result)})`);
  }
  if (Array.isArray(value)) return reprItems(value, "[", "]", value);
  if (value instanceof Float) return floatRepr(value.valueOf());
  const plain = unboxed(value);
  return plain === value ? defaultRepr(value) : repr(plain);
}

/** `object.__repr__`: the class and the identity. */
export function defaultRepr(value: object): string {
  const cls: unknown = value.constructor;
  const name =
    typeof cls === "function" && cls !== Object
      ? fullClassName(cls as unknown as NamedClass)
      : typeName(value);
  return `<${name} object at ${address(value)}>`;
}

function functionRepr(value: NamedClass): string {
  const shown = bindingOf(value) ?? builtinOf(value);
  if (shown !== undefined) return shown.repr();
  if (isClass(value)) return `<class '${fullClassName(value)}'>`;
  return `<function ${functionQualname(value as never)} at ${address(value)}>`;
}

/** The containers that are being shown now, from the outside in. */
const active: object[] = [];

/**
 * `open`, the items' `repr` separated by commas, `close`; `[...]` in place of the items when the container is inside itself.
 *
 * @param item how an item is shown
 */
export function reprItems<T>(
  items: Iterable<T>,
  open: string,
  close: string,
  container: object,
  item: (item: T) => string = repr,
): string {
  if (active.includes(container)) return `${open}...${close.slice(-1)}`;
  active.push(container);
  try {
    let text = open;
    let separator = "";
    for (const value of items) {
      text += separator + item(value);
      separator = ", ";
    }
    return text + close;
  } finally {
    active.pop();
  }
}

/** `ascii(value)`: `repr` with everything beyond ASCII escaped. */
export function ascii(value: unknown): string {
  return repr(value).replace(/[^\0-\x7f]/gu, (character) => quote(character, true).slice(1, -1));
}
