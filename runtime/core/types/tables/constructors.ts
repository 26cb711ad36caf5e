/** How the built-in classes take the arguments that an instance is made of, for calls by someone who does not know them. Source: CPython 3.13, the `tp_new` functions of Objects/*.c. */
import { hasOwnConstructor } from "../../classes/own-constructor.ts";
import { parametersOf, signature, type Parameters } from "../../calls/signature.ts";
import { className, isClass, type NamedClass } from "../../names.ts";

const specifications: { readonly [type: string]: string } = {
  enumerate: "(iterable, start=)",
  zip: "0* (strict=)",
  map: "0-",
  filter: "2-2",
  reversed: "1-1",
  range: "1-3",
  slice: "1-3",
  tuple: "0-1",
  dict: "0-1 **",
  set: "0-1",
  frozenset: "0-1",
  bytes: "(source=, encoding=, errors=)",
  bytearray: "(source=, encoding=, errors=)",
  memoryview: "(object)",
  complex: "(real=, imag=)",
};

/** The parameters of a class's constructor, where the class, the one that it has it from, or this table says something of them. */
export function constructorParameters(cls: NamedClass): Parameters | undefined {
  const own = parametersOf(cls);
  if (own !== undefined) return own;
  const isBuiltin = Object.hasOwn(cls, "__name__") && !Object.hasOwn(cls, "__module__");
  const name = isBuiltin ? className(cls) : "";
  if (Object.hasOwn(specifications, name))
    return parametersOf(signature(cls, `native ${specifications[name]!}`, name));
  const base: unknown = Object.getPrototypeOf(cls);
  return isBuiltin || base === Function.prototype || !isClass(base) || hasOwnConstructor(cls)
    ? undefined
    : constructorParameters(base);
}
