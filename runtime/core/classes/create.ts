/** Making instances: `object.__new__`, and what calling a class does. Source: CPython Objects/typeobject.c (object_new, object_init, type_call). */
import { call, constructNatively } from "../calls/call.ts";
import { bindArguments, type Keywords } from "../calls/bind-arguments.ts";
import { constructorParameters } from "../types/tables/constructors.ts";
import { missing } from "../attributes/missing.ts";
import { BaseException, TypeError } from "../exceptions/base.ts";
import { className, isClass, typeName } from "../names.ts";
import { len } from "../operators/len.ts";
import { sorted } from "../builtins/aggregate.ts";
import { type } from "../types/type.ts";
import { bound } from "./descriptors.ts";
import { lookupInOrder } from "./dictionary.ts";
import { isSubtype, type Class } from "./mro.ts";
import { objectDictionary } from "./object-dictionary.ts";
import { Extensible } from "./extensible.ts";
import { recordOf } from "./record.ts";

type Constructor = new (...args: unknown[]) => object;

function isGiven(args: readonly unknown[], keywords: Keywords | undefined): boolean {
  return args.length > 0 || (keywords !== undefined && Object.keys(keywords).length > 0);
}

/** `object.__new__(cls, *args, **keywords)`, and the `__new__` of every class of the runtime. */
export function newObject(cls: unknown, args: readonly unknown[], keywords?: Keywords): object {
  if (!isClass(cls))
    throw new TypeError(`object.__new__(X): X is not a type object (${typeName(cls)})`);
  const record = recordOf(cls);
  if (record === undefined) return newNative(cls, args, keywords);
  const { solid } = record;
  if (solid === null) {
    if (isGiven(args, keywords)) checkExcess(cls, "__new__");
    checkAbstract(cls);
    return Object.create(cls.prototype) as object;
  }
  checkAbstract(cls);
  if (solid.prototype instanceof Extensible || "__late__" in solid)
    return Object.create(cls.prototype) as object;
  return Reflect.construct(
    solid as unknown as Constructor,
    constructorArguments(cls, solid, args, keywords),
    cls as unknown as Constructor,
  );
}

/** An instance of a JavaScript class, by `cls.__new__(cls)`: not initialised, where the class allows that. */
function newNative(cls: Class, args: readonly unknown[], keywords: Keywords | undefined): object {
  const isOfProgram = !Object.hasOwn(cls, "__name__");
  const parent: unknown = Object.getPrototypeOf(cls);
  if (isOfProgram && (parent === Function.prototype || !isClass(parent)))
    return Object.create(cls.prototype) as object;
  return constructNatively(cls as never, args, keywords) as object;
}

/** Exceptions keep the arguments of `__new__`; containers are filled by `__init__`; any other class takes its arguments at once. */
function constructorArguments(
  cls: Class,
  solid: Class,
  args: readonly unknown[],
  keywords: Keywords | undefined,
): unknown[] {
  if (solid.prototype instanceof BaseException || (solid as unknown) === BaseException)
    return [...args];
  if (isFilled(solid) || "__init__" in solid.prototype) return [];
  const parameters = constructorParameters(solid);
  if (isImmutable(solid))
    return parameters === undefined ? [...args] : bindArguments(parameters, args, keywords, 0);
  const options = keywords !== undefined && Object.keys(keywords).length > 0 ? [keywords] : [];
  return lookupInOrder(cls, "__init__") === objectDictionary().get("__init__")
    ? [...args, ...options]
    : [];
}

/** Containers that `__init__` fills. */
function isFilled(solid: Class): boolean {
  return /^(?:list|dict|set|bytearray)$/.test(className(solid));
}

/** Types whose values `__new__` makes, with all its arguments. */
function isImmutable(solid: Class): boolean {
  return /^(?:int|float|str|complex|tuple|frozenset|bytes)$/.test(className(solid));
}

/** Arguments that neither `__new__` nor `__init__` of the class takes. */
export function checkExcess(cls: Class, method: "__new__" | "__init__"): void {
  const isOwn = (name: string): boolean =>
    lookupInOrder(cls, name) !== objectDictionary().get(name);
  if (isOwn(method)) {
    throw new TypeError(
      method === "__new__"
        ? "object.__new__() takes exactly one argument (the type to instantiate)"
        : "object.__init__() takes exactly one argument (the instance to initialize)",
    );
  }
  const other = method === "__new__" ? "__init__" : "__new__";
  if (!isOwn(other)) {
    throw new TypeError(
      method === "__new__"
        ? `${className(cls)}() takes no arguments`
        : `${className(cls)}.__init__() takes exactly one argument (the instance to initialize)`,
    );
  }
}

/** Refuses to make an instance of a class with abstract methods. */
export function checkAbstract(cls: Class): void {
  const names = recordOf(cls)?.dictionary.get("__abstractmethods__");
  if (names === undefined || names === null || len(names) === 0) return;
  const quoted = (sorted(names as never) as string[]).map((name) => `'${name}'`);
  throw new TypeError(
    `Can't instantiate abstract class ${className(cls)} without an implementation for abstract method${quoted.length > 1 ? "s" : ""} ${quoted.join(", ")}`,
  );
}

/** `type.__call__(cls, *args, **keywords)`: `__new__`, then `__init__` where that gave an instance of the class. */
export function callClass(
  cls: Class,
  args: readonly unknown[],
  keywords: Keywords | undefined,
): unknown {
  if ((cls as unknown) === type && args.length === 1 && !isGiven([], keywords))
    return (type as (value: unknown) => unknown)(args[0]);
  const create = lookupInOrder(cls, "__new__");
  const made =
    create === objectDictionary().get("__new__")
      ? newObject(cls, args, keywords)
      : call(bound(create, null, cls), [cls, ...args], keywords);
  const madeClass: unknown = type(made);
  if (!isClass(madeClass) || !isSubtype(madeClass, cls)) return made;
  const initialize = lookupInOrder(madeClass, "__init__");
  if (initialize === missing || initialize === objectDictionary().get("__init__")) {
    if (isGiven(args, keywords) && recordOf(cls)?.solid === null)
      checkExcess(madeClass, "__init__");
    return made;
  }
  const result = call(bound(initialize, made, madeClass), args, keywords);
  if (result !== null && result !== undefined)
    throw new TypeError(`__init__() should return None, not '${typeName(result)}'`);
  return made;
}
