/** The dictionaries of the types whose values are JavaScript's own: their methods as functions that take the value first. */
import { callNative, type NativeMethods } from "../../attributes/native-method.ts";
import {
  floatAttribute,
  floatMethods,
  intAttribute,
  intMethods,
} from "../../attributes/number-methods.ts";
import { listMethods, tupleMethods } from "../../attributes/sequence-methods.ts";
import { strMethods } from "../../attributes/str-methods.ts";
import { iterate } from "../../iteration/iterate.ts";
import { tuple } from "../../containers/tuple.ts";
import { staticmethod } from "../../classes/descriptors.ts";
import { ValueError } from "../../exceptions/base.ts";
import { str } from "../../str.ts";
import { signature } from "../../calls/signature.ts";
import type { Class } from "../../classes/mro.ts";
import { getset_descriptor } from "../../classes/descriptors.ts";
import { builtinNew } from "../../classes/builtin-new.ts";
import { bool } from "../bool.ts";
import { unboxed } from "../boxes.ts";
import { float } from "../float.ts";
import { int } from "../int.ts";
import { list } from "../list.ts";
import {
  boolSlots,
  floatSlots,
  intSlots,
  listSlots,
  strSlots,
  tupleSlots,
  wrongSelf,
  type Slot,
} from "./slots.ts";

const dictionaries = /* @__PURE__ */ new Map<object, ReadonlyMap<string, unknown>>();

/** The dictionary of `int`, `float`, `str`, `list` or `tuple`; `undefined` for any other class. */
export function builtinDictionary(cls: object): ReadonlyMap<string, unknown> | undefined {
  const known = dictionaries.get(cls);
  if (known !== undefined) return known;
  const methods = methodsOf(cls);
  if (methods === undefined) return undefined;
  const { __name__: name } = cls as { readonly __name__: string };
  const dictionary = dictionaryOf(name, methods);
  dictionary.set("__new__", builtinNew(cls as Class));
  for (const [slot, parameters, function_] of slotsOf(cls)) {
    const checked = function (self: unknown, ...args: unknown[]): unknown {
      if (!(self instanceof (cls as never))) throw wrongSelf(slot, name, self);
      return (function_ as (self: unknown, ...args: unknown[]) => unknown)(self, ...args);
    };
    Object.defineProperty(checked, "name", { value: slot });
    dictionary.set(slot, signature(checked, parameters, slot));
  }
  for (const [attribute, get] of dataOf(cls))
    dictionary.set(attribute, new getset_descriptor(attribute, get));
  if ((cls as unknown) === list) {
    dictionary.set("__init__", initializeList);
    dictionary.set("__hash__", null);
  }
  if ((cls as unknown) === float) dictionary.set("__getformat__", new staticmethod(floatFormat));
  dictionaries.set(cls, dictionary);
  return dictionary;
}

function slotsOf(cls: unknown): Slot[] {
  switch (cls) {
    case int:
      return intSlots();
    case float:
      return floatSlots();
    case str:
      return strSlots();
    case list:
      return listSlots();
    case tuple:
      return tupleSlots();
    case bool:
      return boolSlots();
    default:
      return [];
  }
}

type Getter = (self: never) => unknown;

/** The data attributes of numbers. */
function dataOf(cls: unknown): (readonly [name: string, get: Getter])[] {
  const entry =
    (attribute: (value: never, name: string) => unknown) =>
    (name: string): readonly [string, Getter] => [
      name,
      (self: unknown) => attribute(unboxed(self) as never, name),
    ];
  if (cls === int) return ["real", "imag", "numerator", "denominator"].map(entry(intAttribute));
  return cls === float ? ["real", "imag"].map(entry(floatAttribute)) : [];
}

function methodsOf(cls: unknown): NativeMethods | undefined {
  switch (cls) {
    case int:
      return intMethods;
    case float:
      return floatMethods;
    case str:
      return strMethods;
    case list:
      return listMethods;
    case tuple:
      return tupleMethods;
    case bool:
      return {};
    default:
      return undefined;
  }
}

/** `float.__getformat__(typestr)`: JavaScript's numbers are IEEE 754's, and every machine that runs it stores them with the low byte first. */
function floatFormat(kind: unknown): string {
  if (kind === "double" || kind === "float") return "IEEE, little-endian";
  throw new ValueError("__getformat__() argument 1 must be 'double' or 'float'");
}

/** `list.__init__`: replaces the items. */
function initializeList(self: unknown[], items: unknown = []): null {
  const given = [...iterate(items)];
  self.length = 0;
  for (const item of given) self.push(item);
  return null;
}

function dictionaryOf(type: string, methods: NativeMethods): Map<string, unknown> {
  return new Map(
    Object.entries(methods).map(([name, method]) => {
      const descriptor = (self: unknown, ...args: unknown[]): unknown =>
        callNative(type, name, method, self, args);
      Object.defineProperty(descriptor, "name", { value: name });
      return [name, descriptor] as const;
    }),
  );
}
