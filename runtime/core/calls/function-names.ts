/** What functions are called and where they stand, for those who show them. */
import { host, type FunctionPlace } from "../../host/index.ts";
import type { AnyFunction } from "../classes/method-forms.ts";
import { classQualname, isClass, type NamedClass } from "../names.ts";
import { bindingOf, builtinOf } from "./bound-method.ts";
import { functionQualname } from "./function-state.ts";

/** `__qualname__` of what a program calls: a function, a method, a class. */
export function qualifiedName(callable: object): string {
  if (isClass(callable)) return classQualname(callable);
  const binding = bindingOf(callable);
  const function_ = binding?.function ?? (callable as AnyFunction);
  const { __qualname__: own } = callable as { readonly __qualname__?: unknown };
  if (typeof own === "string") return own;
  const name = functionQualname(function_).replace(/^bound /, "");
  if (name.includes(".") || builtinOf(function_) !== undefined) return name || "<lambda>";
  const owner = binding === undefined ? null : ownerOf(function_, binding.self);
  return owner === null ? name || "<lambda>" : `${classQualname(owner)}.${name}`;
}

/** Where a function is defined, if the host can tell. */
export function functionPlace(function_: object): FunctionPlace | undefined {
  return typeof function_ === "function" ? host().locateFunction?.(function_) : undefined;
}

/** The function that a bound method was made of, or the function itself. */
export function originalFunction(function_: object): object {
  return bindingOf(function_)?.function ?? function_;
}

/** The class that a method is defined in. */
function ownerOf(method: AnyFunction, self: unknown): NamedClass | null {
  if (typeof self !== "object" || self === null) return null;
  for (
    let prototype = Object.getPrototypeOf(self) as object | null;
    prototype !== null;
    prototype = Object.getPrototypeOf(prototype) as object | null
  ) {
    if (Object.getOwnPropertyDescriptor(prototype, method.name)?.value === method)
      return prototype.constructor as unknown as NamedClass;
  }
  return null;
}
