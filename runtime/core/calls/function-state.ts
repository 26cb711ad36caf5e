/** What is kept of functions besides their code. */
import { host } from "../../host/index.ts";
import { methodBehind, type AnyFunction } from "../classes/method-forms.ts";
import type { dict } from "../containers/dict.ts";
import type { tuple } from "../containers/tuple.ts";
import { pythonName } from "../names.ts";
import { recordedName } from "./recorded.ts";

/** The attributes of a function that are not in its `__dict__`; `undefined` where they are not set. */
export interface FunctionState {
  name?: string;
  qualname?: string;
  doc?: unknown;
  module?: unknown;
  defaults?: tuple | null;
  keywordDefaults?: dict | null;
  annotations?: dict;
  typeParameters?: tuple;
}

const states = /* @__PURE__ */ new WeakMap<object, FunctionState>();

/** The state of a function, made where there is none. A method and the function that takes its object first are one. */
export function functionState(function_: object): FunctionState {
  const key = methodOr(function_ as AnyFunction);
  let state = states.get(key);
  if (state === undefined) states.set(key, (state = {}));
  return state;
}

/** A function, or the method that takes its object as `this`, which the function stands for. */
export function methodOr(function_: AnyFunction): AnyFunction {
  return methodBehind(function_) ?? function_;
}

/** `__name__` of a function of the program. */
export function functionName(function_: AnyFunction): string {
  const { name } = functionState(function_);
  if (name !== undefined) return name;
  const recorded = recordedName(methodOr(function_));
  return recorded === undefined
    ? pythonName(function_.name)
    : recorded.slice(recorded.lastIndexOf(".") + 1);
}

/** `__qualname__` of a function of the program. */
export function functionQualname(function_: AnyFunction): string {
  return functionState(function_).qualname ?? definedName(methodOr(function_));
}

/** What was not recorded of a function inside others, only a host with its source can tell. */
function definedName(function_: AnyFunction): string {
  const known = recordedName(function_) ?? pythonName(function_.name);
  if (known.includes("<locals>")) return known;
  const name = host().locateFunction?.(function_)?.qualifiedName;
  return name !== undefined && (known === "" || name.endsWith(known)) ? name : known;
}
