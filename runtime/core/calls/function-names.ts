/** What functions are called and where they stand, for those who show them. */
import { host, type FunctionPlace } from "../../host/index.ts";
import { classQualname, isClass, pythonName, type NamedClass } from "../names.ts";
import { bindingOf } from "./bound-method.ts";
import { recordedName } from "./recorded.ts";

interface Described {
  readonly name: string;
  readonly __name__?: string;
  readonly __qualname__?: string;
}

/** `function.__qualname__`, of a class too. What the program did not record of a function inside others, only a host with its source can tell. */
export function functionQualname(function_: object): string {
  if (isClass(function_)) return classQualname(function_);
  const binding = bindingOf(function_);
  if (binding !== undefined) {
    const owner = ownerOf(binding.function, binding.self);
    if (owner === null) return functionQualname(binding.function);
    return `${qualnameInHost(binding.function) ?? `${classQualname(owner)}.${ownName(binding.function)}`}`;
  }
  const { __qualname__: own } = function_ as Described;
  if (typeof own === "string") return own;
  return recordedName(function_) ?? qualnameInHost(function_) ?? ownName(function_);
}

/** Where the function is defined, if the host can tell. */
export function functionPlace(function_: object): FunctionPlace | undefined {
  return typeof function_ === "function" ? host().locateFunction?.(function_) : undefined;
}

function qualnameInHost(function_: object): string | undefined {
  return functionPlace(function_)?.qualifiedName;
}

/** A bound function of the engine's is called `bound f`; one without a name is a lambda. */
function ownName(function_: object): string {
  const { name, __name__: own } = function_ as Described;
  return typeof own === "string" ? own : pythonName(name.replace(/^bound /, "")) || "<lambda>";
}

/** The class that a method is defined in. */
function ownerOf(method: object, self: unknown): NamedClass | null {
  if (typeof self !== "object" || self === null) return null;
  const { name } = method as Described;
  for (
    let prototype = Object.getPrototypeOf(self) as object | null;
    prototype !== null;
    prototype = Object.getPrototypeOf(prototype) as object | null
  ) {
    if (Object.getOwnPropertyDescriptor(prototype, name)?.value === method)
      return prototype.constructor as unknown as NamedClass;
  }
  return null;
}

/** The function that a bound method was made of, or the function itself. */
export function originalFunction(function_: object): object {
  return bindingOf(function_)?.function ?? function_;
}
