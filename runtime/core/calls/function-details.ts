/** What a function is besides its code: names, documentation, defaults, annotations. Source: CPython Objects/funcobject.c. */
import { dict } from "../containers/dict.ts";
import { tuple } from "../containers/tuple.ts";
import { markStatic } from "../classes/static-functions.ts";
import { propertyName } from "../attributes/names.ts";
import { classQualname } from "../names.ts";
import { functionState } from "./function-state.ts";
import { signature } from "./signature.ts";

/** What emitted code says of a function that the program may ask. Names come in pairs with their values. */
export interface FunctionDetails {
  readonly doc?: string;
  readonly module?: string;
  readonly defaults?: readonly unknown[];
  readonly keywordDefaults?: readonly (readonly [string, unknown])[];
  readonly annotations?: readonly (readonly [string, unknown])[];
  readonly typeParameters?: readonly unknown[];
}

/** Notes what the program may ask of a function, and returns it. */
export function described<F extends object>(function_: F, details: FunctionDetails): F {
  const state = functionState(function_);
  if (details.doc !== undefined) state.doc = details.doc;
  if (details.module !== undefined) state.module = details.module;
  if (details.defaults !== undefined) state.defaults = tuple.of(...details.defaults);
  if (details.keywordDefaults !== undefined)
    state.keywordDefaults = new dict(details.keywordDefaults as [string, unknown][]);
  if (details.annotations !== undefined)
    state.annotations = new dict(details.annotations as [string, unknown][]);
  if (details.typeParameters !== undefined)
    state.typeParameters = tuple.of(...details.typeParameters);
  return function_;
}

/** A method's parameters, and what else the program may ask of it. */
export type MethodSignature = string | readonly [text: string, details: FunctionDetails];

/**
 * Records the parameters of a class's methods, by Python's names: `signatures(Point, { move: "self, dx, dy=" })`. Those of `__init__` are the class's own.
 *
 * @param statics the static methods, which take no object
 */
export function signatures(
  given: unknown,
  methods: { readonly [name: string]: MethodSignature },
  statics: { readonly [name: string]: MethodSignature } = {},
): void {
  const cls = given as abstract new (...args: never[]) => object;
  for (const [name, details] of Object.entries(methods)) record(cls, name, details);
  for (const [name, details] of Object.entries(statics)) {
    const function_ = record(cls, name, details);
    if (function_ !== undefined) markStatic(function_);
  }
}

function record(
  cls: abstract new (...args: never[]) => object,
  name: string,
  given: MethodSignature,
): object | undefined {
  const [text, details] = typeof given === "string" ? [given, undefined] : given;
  const function_ = name === "__init__" ? cls : functionOf(cls, propertyName(name));
  if (function_ === undefined) return undefined;
  signature(function_, text, `${classQualname(cls as never)}.${name}`);
  if (details !== undefined) described(function_, details);
  return function_;
}

/** The method, or the getter, that a class itself has under a property's name. */
function functionOf(
  cls: abstract new (...args: never[]) => object,
  property: string,
): object | undefined {
  const descriptor =
    Object.getOwnPropertyDescriptor(cls.prototype, property) ??
    Object.getOwnPropertyDescriptor(cls, property);
  const value: unknown = descriptor?.value ?? descriptor?.get;
  return typeof value === "function" ? value : undefined;
}
