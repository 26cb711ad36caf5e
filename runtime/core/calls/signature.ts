/**
 * What Python parameters a function has. Emitted code records it where a function may be called by someone who does not know it:
 * `signature(greet, "name, greeting=, /, *rest, loud=, **more")`, or around a function expression.
 *
 * The text is Python's own parameter list without the values of the defaults; a method's begins with its `self`. ` -> float` at its end says that
 * the function returns a plain float, which an unknown caller must tag; ` -> awaited`, that it is no coroutine function although it is an `async` one: it blocks in
 * Python, and whoever calls it must wait for its promise.
 */

import { bindArguments } from "./bind-arguments.ts";
import { bindingOf, isBuiltinFunction, markBuiltin } from "./bound-method.ts";
import { checkCallbacks } from "./callback.ts";
import { nativePlacer, type Placer } from "./native-placers.ts";
import { recorded, recordOf } from "./recorded.ts";

/** The parameters of a function, taken apart. */
export interface Parameters {
  /** Positional parameters in their order; the first `positionalOnly` of them cannot be given by name. */
  readonly positional: readonly string[];
  readonly positionalOnly: number;
  /** How many of the positional ones have no default. */
  readonly required: number;
  readonly variadic: boolean;
  readonly keywordOnly: readonly string[];
  readonly requiredKeywords: readonly string[];
  /** Whether there is a `**kwargs`. */
  readonly keywords: boolean;
  readonly returnsFloat: boolean;
  /** The name that errors show. */
  readonly name: string;
  /** Whether CPython has the function in C, which words the errors in another way. */
  readonly isNative: boolean;
  /** How arguments are placed, where that is not how functions of Python do it. */
  readonly place?: Placer;
}

/**
 * Records the parameters of a function and returns it.
 *
 * @param name `__qualname__`, where it is not the function's JavaScript name: `Point.move`, `<lambda>`
 */
export function signature<F extends object>(function_: F, text: string, name?: string): F {
  // What a function of the interpreter says of itself says more.
  if (isBuiltinFunction(function_) && recordOf(function_) !== undefined) return function_;
  // Programs that record none of their functions do not carry what checks arguments.
  checkCallbacks(callChecked);
  return record(function_, text, name, false);
}

function record<F extends object>(
  function_: F,
  text: string,
  name: string | undefined,
  isNative: boolean,
): F {
  const value = { text, name, isNative };
  Object.defineProperty(function_, recorded, { value, configurable: true });
  // Nobody shall take it for a coroutine function.
  if (text.endsWith(" -> awaited")) Object.setPrototypeOf(function_, Function.prototype);
  if (name !== undefined && (function_ as { name?: unknown }).name === "")
    Object.defineProperty(function_, "name", { value: lastPart(name), configurable: true });
  return function_;
}

/**
 * Records that a function is one of CPython's own, which have another class and other errors.
 *
 * @param specification how it takes its arguments, as `native-placers.ts` says
 * @param name with the module before it, unless that is `builtins`: `math.sqrt`; with the type, for a method: `str.maketrans`
 * @param module `null` for a method
 */
export function builtin<F extends object>(
  name: string,
  specification: string,
  function_: F,
  module: string | null = /^(?:(.*)\.)?/.exec(name)![1] ?? "builtins",
): F {
  record(function_, native + specification, name, false);
  return markBuiltin(function_, lastPart(name), module);
}

/** How the text of a native function's parameters begins. */
const native = "native ";

/** Calls a function with positional arguments, which must fit its parameters where these are recorded. */
function callChecked(
  function_: (...args: unknown[]) => unknown,
  args: readonly unknown[],
): unknown {
  const binding = bindingOf(function_);
  const parameters = parametersOf(binding?.function ?? function_);
  if (parameters === undefined) return function_(...args);
  return function_(...bindArguments(parameters, args, undefined, binding === undefined ? 0 : 1));
}

/** Gives a function the recorded parameters of another, or of a class. */
export function copySignature(from: object, to: object): void {
  const own = Object.getOwnPropertyDescriptor(from, recorded);
  if (own !== undefined) Object.defineProperty(to, recorded, own);
}

/** `__name__` of a `__qualname__`. */
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

/** What {@link signature} recorded. */
export function parametersOf(function_: object): Parameters | undefined {
  const entry = recordOf(function_);
  if (entry === undefined) {
    // Classes of the runtime say it themselves, under CPython's name.
    const init = Object.hasOwn(function_, "__signatures__")
      ? (function_ as Declared).__signatures__!["__init__"]
      : undefined;
    if (init !== undefined) {
      const { __name__: cls } = function_ as unknown as { readonly __name__: string };
      return parametersOf(record(function_, init, `${cls}.__init__`, false));
    }
    if (!Object.hasOwn(function_, "__text_signature__")) return undefined;
    const { __text_signature__: text, __name__: name } = function_ as {
      __text_signature__: string;
      __name__: string;
    };
    record(function_, text, name, false);
    return parametersOf(function_);
  }
  return (entry.parsed ??= parse(
    entry.text,
    entry.name ?? pythonFunctionName(function_ as { name: string }),
    entry.isNative,
  ));
}

const searched: unique symbol = /* @__PURE__ */ Symbol("searched");

/** Methods of classes of the runtime, by their names. */
type Declared = { readonly __signatures__?: { readonly [method: string]: string } };

/**
 * The parameters that a class of the runtime declares for a method: `static readonly __signatures__ = { ... }`, by the methods' names. A text that begins with
 * `self` is of a method that CPython has in Python, any other of one in C. `__init__` is how the class itself is called.
 */
export function declaredParameters(method: object, self: unknown): Parameters | undefined {
  if (Object.hasOwn(method, searched)) return undefined;
  const { name } = method as { readonly name: string };
  let holder: unknown =
    typeof self === "function" ? self : (self as { constructor?: unknown } | null)?.constructor;
  for (; typeof holder === "function"; holder = Object.getPrototypeOf(holder)) {
    if (!Object.hasOwn(holder, "__signatures__")) continue;
    const found = declareParameters(method, holder, name);
    if (found !== undefined) return found;
  }
  Object.defineProperty(method, searched, { value: true });
  return undefined;
}

/** As {@link declaredParameters}, of the class that has the method. */
export function declareParameters(
  method: object,
  cls: object,
  name: string,
): Parameters | undefined {
  const table = Object.hasOwn(cls, "__signatures__") ? (cls as Declared).__signatures__! : {};
  if (!Object.hasOwn(table, name)) return undefined;
  const { prototype, __name__ } = cls as { prototype: object; __name__: string };
  const own = Object.getOwnPropertyDescriptor(prototype, name)?.value as unknown;
  if (own !== method && (cls as { [name: string]: unknown })[name] !== method) return undefined;
  const text = table[name]!;
  const isNative = !/^self\b/.test(text);
  return parametersOf(record(method, text, `${__name__}.${name}`, isNative));
}

function parseNative(specification: string, name: string): Parameters {
  const [plain, result] = specification.split(" -> ") as [string, string?];
  const last = lastPart(name);
  const owner = name.slice(0, Math.max(0, name.length - last.length - 1));
  const names = /\((.*)\)/.exec(plain)?.[1] ?? (plain === "0" ? "" : "*args");
  const place = nativePlacer(plain, owner, last);
  return { ...parse(names, name, true), returnsFloat: result === "float", place };
}

function pythonFunctionName(function_: { readonly name: string }): string {
  const name = function_.name === "" ? "<lambda>" : function_.name;
  return name.endsWith("$") ? name.slice(0, -1) : name;
}

function parse(text: string, name: string, isNative: boolean): Parameters {
  if (text.startsWith(native)) return parseNative(text.slice(native.length), name);
  const [list, result] = text.split(" -> ") as [string, string?];
  const positional: string[] = [];
  const keywordOnly: string[] = [];
  const requiredKeywords: string[] = [];
  let positionalOnly = 0;
  let required = 0;
  let variadic = false;
  let keywords = false;
  let afterStar = false;
  for (const parameter of list === "" ? [] : list.split(", ")) {
    if (parameter === "/") positionalOnly = positional.length;
    else if (parameter === "*") afterStar = true;
    else if (parameter.startsWith("**")) keywords = true;
    else if (parameter.startsWith("*")) afterStar = variadic = true;
    else if (afterStar) {
      const plain = parameter.replace(/=$/, "");
      keywordOnly.push(plain);
      if (plain === parameter) requiredKeywords.push(plain);
    } else {
      const plain = parameter.replace(/=$/, "");
      positional.push(plain);
      if (plain === parameter) required++;
    }
  }
  return {
    positional,
    positionalOnly,
    required,
    variadic,
    keywordOnly,
    requiredKeywords,
    keywords,
    returnsFloat: result === "float",
    name,
    isNative,
  };
}
