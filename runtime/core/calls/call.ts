import { hasOwnConstructor } from "../classes/own-constructor.ts";
import { agen, type AsyncGeneratorFunction } from "../../asyncio/async-generator.ts";
import { coro, type Coroutine } from "../../asyncio/coroutine.ts";
import { propertyName } from "../attributes/names.ts";
import { BaseException, TypeError } from "../exceptions/base.ts";
import { missing } from "../attributes/missing.ts";
import { callClass } from "../classes/create.ts";
import { bound } from "../classes/descriptors.ts";
import { lookupInOrder } from "../classes/dictionary.ts";
import { methodBehind } from "../classes/method.ts";
import { metaclassOf } from "../classes/metaclass.ts";
import type { Class } from "../classes/mro.ts";
import { MetaType } from "../classes/metatype.ts";
import { recordOf } from "../classes/record.ts";
import { typeDictionary } from "../classes/type-dictionary.ts";
import { generator } from "../iteration/generator.ts";
import { className, isClass, typeName, type NamedClass } from "../names.ts";
import { type } from "../types/type.ts";
import { toFloat } from "../numbers/float.ts";
import { bindArguments, type Keywords } from "./bind-arguments.ts";
import { bindingOf } from "./bound-method.ts";
import { constructorParameters } from "../types/tables/constructors.ts";
import { declaredParameters, parametersOf } from "./signature.ts";

/** What a program may call: a function, a class, or an object whose class has `__call__`. */
export type Callable =
  ((...args: never[]) => unknown) | (abstract new (...args: never[]) => unknown) | object;

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Calls something that the compiler does not know: `callee(*args, **keywords)`. A class makes an instance, an `async` function a lazy coroutine; arguments are
 * checked against the recorded signature.
 */
export function call<R>(
  callee: (...args: never[]) => Promise<R>,
  args?: readonly unknown[],
  keywords?: Keywords,
): Coroutine<R>;
export function call<R>(
  callee: (...args: never[]) => R,
  args?: readonly unknown[],
  keywords?: Keywords,
): R;
export function call(callee: unknown, args?: readonly unknown[], keywords?: Keywords): unknown;
export function call(callee: unknown, args: readonly unknown[] = [], keywords?: Keywords): unknown {
  if (typeof callee === "function") {
    const binding = bindingOf(callee);
    if (binding !== undefined) {
      return binding.isPlain
        ? invoke(binding.function, undefined, 0, [binding.self, ...args], keywords)
        : invoke(binding.function, binding.self, 1, args, keywords);
    }
    if (isClass(callee)) return construct(callee, args, keywords);
    return invoke(callee as AnyFunction, undefined, 0, args, keywords);
  }
  if (typeof callee === "object" && callee !== null) {
    const method: unknown = lookupInOrder(callee.constructor as unknown as Class, "__call__");
    if (method !== missing && method !== null)
      return call(bound(method, callee, callee.constructor), args, keywords);
  }
  throw new TypeError(`'${typeName(callee)}' object is not callable`);
}

/** `callable(value)`. */
export function callable(value: unknown): boolean {
  if (typeof value === "function") return true;
  if (typeof value !== "object" || value === null) return false;
  const method = lookupInOrder(value.constructor as unknown as Class, "__call__");
  return method !== missing && method !== null;
}

/**
 * Calls a function with `this`.
 *
 * @param bound 1 when the function is a method whose `self` is `this`, else 0
 */
export function invoke(
  function_: AnyFunction,
  self: unknown,
  bound: number,
  args: readonly unknown[],
  keywords: Keywords | undefined,
): unknown {
  // The plain form of a JavaScript method has no parameters of its own that could be named.
  const method = bound === 0 && args.length > 0 ? methodBehind(function_) : undefined;
  if (method !== undefined) return invoke(method, args[0], 1, args.slice(1), keywords);
  const parameters =
    parametersOf(function_) ?? (bound === 0 ? undefined : declaredParameters(function_, self));
  const placed: unknown[] =
    parameters !== undefined
      ? bindArguments(parameters, args, keywords, bound)
      : withUnrecorded(function_, args, keywords);
  const tag = (function_ as { [Symbol.toStringTag]?: string })[Symbol.toStringTag];
  if (tag === "AsyncFunction" || tag === "AsyncGeneratorFunction") {
    const target: unknown = bound === 0 ? function_ : function_.bind(self);
    return tag === "AsyncFunction"
      ? coro(target as (...args: unknown[]) => PromiseLike<unknown>, ...placed)
      : agen(target as AsyncGeneratorFunction<unknown[], unknown>, ...placed);
  }
  if (tag === "GeneratorFunction")
    return generator(function_ as never, parameters?.name).apply(self, placed as never);
  const result = function_.apply(self, placed);
  // A function that ends without `return`.
  if (result === undefined) return null;
  return parameters?.returnsFloat === true ? toFloat(result as number) : result;
}

/** Arguments for a function without a recorded signature: keywords are matched with the names in its source. */
function withUnrecorded(
  function_: AnyFunction,
  args: readonly unknown[],
  keywords: Keywords | undefined,
): unknown[] {
  if (keywords === undefined || Object.keys(keywords).length === 0) return args as unknown[];
  const names = sourceParameters(function_);
  const placed: unknown[] = [...args];
  const options: [string, unknown][] = [];
  // The parameters of what is minified have other names.
  const takesOptions =
    function_.name === "__init__" ||
    names.some((name) => name === "options" || name === "keywords" || /^(?:\.\.\.|\{)/.test(name));
  for (const [name, value] of Object.entries(keywords)) {
    const index = names.indexOf(name);
    if (index >= 0) placed[index] = value;
    else if (takesOptions) options.push([name, value]);
    else throw new TypeError(`${function_.name}() got an unexpected keyword argument '${name}'`);
  }
  if (options.length > 0) placed.push(Object.fromEntries(options));
  return Array.from(placed);
}

/** The names of a function's JavaScript parameters. */
function sourceParameters(function_: AnyFunction): string[] {
  const source = Function.prototype.toString.call(function_);
  const start = source.indexOf("(");
  // A trailing object that is taken apart stands for the options.
  const list = source.slice(start + 1, source.indexOf(")", start)).replace(/\{.*$/s, "options");
  return list.split(",").map((parameter) => parameter.replace(/[=:?].*$/s, "").trim());
}

function construct(
  cls: (abstract new (...args: never[]) => unknown) & { readonly name: string },
  args: readonly unknown[],
  keywords: Keywords | undefined,
): unknown {
  const isMetaclass = (cls as { prototype?: unknown }).prototype instanceof MetaType;
  if (isMetaclass || recordOf(cls) !== undefined)
    return callOf(cls as unknown as Class, args, keywords);
  if ((cls as unknown) === type && args.length !== 1)
    return callClass(cls as unknown as Class, args, keywords);
  if (
    Object.hasOwn(cls, Symbol.hasInstance) &&
    Object.hasOwn(cls, "__name__") &&
    !isConstructorOnly(cls)
  ) {
    return invoke(cls as unknown as AnyFunction, undefined, 0, args, keywords);
  }
  return constructNatively(cls, args, keywords);
}

/** Calls a class that is made at run time: by its metaclass's `__call__`. */
function callOf(cls: Class, args: readonly unknown[], keywords: Keywords | undefined): unknown {
  const metaclass = metaclassOf(cls);
  if ((metaclass as unknown) === type) return callClass(cls, args, keywords);
  const method = lookupInOrder(metaclass, "__call__");
  return method === typeDictionary().get("__call__")
    ? callClass(cls, args, keywords)
    : call(bound(method, cls, metaclass), args, keywords);
}

/** `new cls(...)`, with the arguments where the constructor takes them. */
export function constructNatively(
  cls: (abstract new (...args: never[]) => unknown) & { readonly name: string },
  args: readonly unknown[],
  keywords: Keywords | undefined,
): unknown {
  const create = cls as unknown as new (...args: unknown[]) => unknown;
  const parameters = constructorParameters(cls);
  if (parameters !== undefined) return new create(...bindArguments(parameters, args, keywords, 1));
  if (keywords !== undefined && Object.keys(keywords).length > 0) {
    if (isExceptionClass(cls)) return withKeywordAttributes(new create(...args), keywords);
    return new create(...args, keywords);
  }
  if (args.length > 0 && takesNothing(cls)) {
    throw new TypeError(`${className(cls)}() takes no arguments`);
  }
  return new create(...args);
}

function isExceptionClass(cls: object): boolean {
  return (
    (cls as { prototype?: unknown }).prototype instanceof BaseException || cls === BaseException
  );
}

/** `AttributeError("text", name="x", obj=y)`: the keyword arguments that some exceptions keep as attributes. */
function withKeywordAttributes(exception: unknown, keywords: Keywords): unknown {
  const cls = (exception as BaseException).constructor as {
    __keywords__?: readonly string[];
  } & NamedClass;
  for (const [name, value] of Object.entries(keywords)) {
    if (cls.__keywords__ === undefined)
      throw new TypeError(`${className(cls)}() takes no keyword arguments`);
    if (!cls.__keywords__.includes(name)) {
      throw new TypeError(`${className(cls)}() got an unexpected keyword argument '${name}'`);
    }
    (exception as { [name: string]: unknown })[propertyName(name)] = value;
  }
  return exception;
}

/** True for real classes, which cannot be called without `new`. */
function isConstructorOnly(cls: object): boolean {
  return Object.getOwnPropertyDescriptor(cls, "prototype")?.writable === false;
}

/** A class of the program without any constructor of its own or of a base. */
function takesNothing(cls: object): boolean {
  if (Object.getPrototypeOf(cls) !== Function.prototype) return false;
  if (Object.hasOwn(cls, "__name__")) return false;
  return !hasOwnConstructor(cls);
}
