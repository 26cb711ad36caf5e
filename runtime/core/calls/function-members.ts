/** The attributes of functions. Source: CPython Objects/funcobject.c (func_getsetlist, func_memberlist). */
import { getset_descriptor } from "../classes/descriptors.ts";
import type { AnyFunction } from "../classes/method-forms.ts";
import { dict } from "../containers/dict.ts";
import { tuple } from "../containers/tuple.ts";
import { NotImplementedError, TypeError } from "../exceptions/base.ts";
import { CodeDescription } from "./code-description.ts";
import { functionName, functionQualname, functionState, methodOr } from "./function-state.ts";

let members: ReadonlyMap<string, unknown> | undefined;

/** What stands in the dictionary of the class `function`, its methods aside. */
export function functionMembers(): ReadonlyMap<string, unknown> {
  return (members ??= new Map<string, unknown>(
    attributes().map(([name, get, set]) => [
      name,
      new getset_descriptor(name, get as (self: never) => unknown, set as never),
    ]),
  ));
}

type Get = (function_: AnyFunction) => unknown;
type Set = (function_: AnyFunction, value: unknown) => void;

function attributes(): (readonly [name: string, get: Get, set?: Set])[] {
  return [
    ["__name__", functionName, setText("name", "__name__")],
    ["__qualname__", functionQualname, setText("qualname", "__qualname__")],
    ["__doc__", (f) => functionState(f).doc ?? null, (f, value) => (functionState(f).doc = value)],
    [
      "__module__",
      (f) => functionState(f).module ?? "__main__",
      (f, value) => (functionState(f).module = value),
    ],
    ["__defaults__", functionDefaults, refuse("__defaults__")],
    ["__kwdefaults__", (f) => functionState(f).keywordDefaults ?? null, refuse("__kwdefaults__")],
    ["__annotations__", (f) => (functionState(f).annotations ??= new dict()), setAnnotations],
    ["__type_params__", (f) => functionState(f).typeParameters ?? tuple.of(), setTypeParameters],
    ["__code__", (f) => new CodeDescription(methodOr(f)), refuse("__code__")],
  ];
}

function functionDefaults(function_: AnyFunction): tuple | null {
  return functionState(function_).defaults ?? null;
}

function setText(key: "name" | "qualname", attribute: string): Set {
  return (function_, value) => {
    if (typeof value !== "string")
      throw new TypeError(`${attribute} must be set to a string object`);
    functionState(function_)[key] = value;
  };
}

/** What would change what the function does. */
function refuse(attribute: string): Set {
  return () => {
    throw new NotImplementedError(`${attribute} of a function cannot be set`);
  };
}

function setAnnotations(function_: AnyFunction, value: unknown): void {
  if (!(value instanceof dict)) throw new TypeError("__annotations__ must be set to a dict object");
  functionState(function_).annotations = value;
}

function setTypeParameters(function_: AnyFunction, value: unknown): void {
  if (!(value instanceof tuple)) throw new TypeError("__type_params__ must be set to a tuple");
  functionState(function_).typeParameters = value;
}
