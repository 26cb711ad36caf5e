/** Descriptors: `property`, `classmethod`, `staticmethod`, and how an attribute of a class is seen through an instance or the class. Source: CPython Objects/descrobject.c, Objects/funcobject.c. */
import { Extensible } from "./extensible.ts";
import { bindFunction } from "../calls/bound-function.ts";
import { bindingOf, bindMethod, isBuiltinFunction } from "../calls/bound-method.ts";
import { call } from "../calls/call.ts";
import { CallableObject } from "../calls/callable-object.ts";
import { AttributeError, TypeError } from "../exceptions/base.ts";
import { className, classQualname, isClass, typeName } from "../names.ts";
import { truth } from "../operators/truth.ts";
import { getattr } from "../attributes/getattr.ts";
import { lookup } from "../attributes/lookup.ts";
import { setattr } from "../attributes/setattr.ts";
import { repr } from "../repr.ts";
import { missing } from "../attributes/missing.ts";
import { type } from "../types/type.ts";
import { methodBehind, type AnyFunction } from "./method.ts";
import type { Class } from "./mro.ts";

interface Descriptor {
  __get__?: (instance: unknown, owner: unknown) => unknown;
  __set__?: (instance: unknown, value: unknown) => unknown;
  __delete__?: (instance: unknown) => unknown;
}

/** True for what has precedence over the instance's own attributes. */
export function isDataDescriptor(value: unknown): value is Required<Descriptor> {
  if (typeof value !== "object" || value === null) return false;
  return (
    typeof (value as Descriptor).__set__ === "function" ||
    typeof (value as Descriptor).__delete__ === "function"
  );
}

/** True for a function of Python: what becomes a method when it is found on a class. */
export function isFunction(value: unknown): value is AnyFunction {
  return (
    typeof value === "function" &&
    !isClass(value) &&
    !(value instanceof CallableObject) &&
    bindingOf(value) === undefined &&
    !isBuiltinFunction(value)
  );
}

/** Whether reading the value through a class or an instance runs something: it has `__get__`. */
export function hasGet(value: unknown): boolean {
  if ((typeof value === "object" && value !== null) || value instanceof CallableObject)
    return typeof (value as Descriptor).__get__ === "function";
  return isFunction(value);
}

/**
 * What is read where a class's attribute is found: a function is bound, a descriptor asked, anything else is itself.
 *
 * @param instance `null` where the attribute is read from the class
 */
export function bound(value: unknown, instance: unknown, owner: unknown): unknown {
  if ((typeof value === "object" && value !== null) || value instanceof CallableObject) {
    const { __get__: get } = value as Descriptor;
    return typeof get === "function" ? get.call(value, instance, owner) : value;
  }
  if (instance === null || !isFunction(value)) return value;
  const method = methodBehind(value);
  return method === undefined ? bindFunction(value, instance) : bindMethod(method, instance);
}

/** What a property was named by its class, and whether its documentation is its getter's. An object of a subclass has them before `property` has initialised it. */
const propertyName: unique symbol = /* @__PURE__ */ Symbol("name");
const hasGetterDoc: unique symbol = /* @__PURE__ */ Symbol("getterDoc");

/** `property(fget=None, fset=None, fdel=None, doc=None)`. */
export class property extends Extensible {
  static readonly __name__: string = "property";
  static readonly __text_signature__: string = "self, fget=, fset=, fdel=, doc=";
  readonly fget: unknown;
  readonly fset: unknown;
  readonly fdel: unknown;
  declare __doc__: unknown;
  declare [propertyName]?: unknown;
  declare [hasGetterDoc]?: boolean;

  constructor(
    fget: unknown = null,
    fset: unknown = null,
    fdel: unknown = null,
    doc: unknown = null,
  ) {
    super();
    this.fget = fget;
    this.fset = fset;
    this.fdel = fdel;
    this[hasGetterDoc] = doc === null && fget !== null;
    this.#document(doc ?? (fget === null ? null : getattr(fget, "__doc__", null)));
  }

  /** A subclass may have no place for documentation: only that of a getter must have one. Source: CPython Objects/descrobject.c (property_init_impl). */
  #document(doc: unknown): void {
    if (this.constructor === property) {
      this.__doc__ = doc;
      return;
    }
    try {
      setattr(this, "__doc__", doc);
    } catch (error) {
      const isGivenUp = doc === null || this[hasGetterDoc] !== true;
      if (!(error instanceof AttributeError) || !isGivenUp) throw error;
    }
  }

  get __name__(): unknown {
    const name = this.#nameOr(undefined);
    if (name !== undefined) return name;
    throw new AttributeError(`'${typeName(this)}' object has no attribute '__name__'`);
  }

  set __name__(name: unknown) {
    this[propertyName] = name;
  }

  #nameOr(preset: unknown): unknown {
    if (this[propertyName] !== undefined) return this[propertyName];
    return this.fget === null ? preset : getattr(this.fget, "__name__", preset);
  }

  get __isabstractmethod__(): boolean {
    return [this.fget, this.fset, this.fdel].some(
      (each) => each !== null && truth(getattr(each, "__isabstractmethod__", false)),
    );
  }

  __set_name__(...args: unknown[]): void {
    if (args.length !== 2)
      throw new TypeError(
        `__set_name__() takes 2 positional arguments but ${args.length} were given`,
      );
    this[propertyName] = args[1];
  }

  __get__(instance: unknown, _owner?: unknown): unknown {
    if (instance === null || instance === undefined) return this;
    if (this.fget === null) throw this.#lacks("getter", instance);
    return call(this.fget, [instance]);
  }

  __set__(instance: unknown, value: unknown): void {
    if (this.fset === null) throw this.#lacks("setter", instance);
    call(this.fset, [instance, value]);
  }

  __delete__(instance: unknown): void {
    if (this.fdel === null) throw this.#lacks("deleter", instance);
    call(this.fdel, [instance]);
  }

  #lacks(what: string, instance: unknown): AttributeError {
    const name = this.#nameOr(undefined);
    const label = name === undefined ? "property" : `property ${repr(name)}`;
    const owner = classQualname(type(instance) as unknown as Class);
    return new AttributeError(`${label} of '${owner}' object has no ${what}`);
  }

  #with(fget: unknown, fset: unknown, fdel: unknown): property {
    const cls = this.constructor as typeof property;
    const getter = fget ?? this.fget;
    const doc = this[hasGetterDoc] === true && getter !== null ? null : this.#ownDoc();
    const result = call(cls, [getter, fset ?? this.fset, fdel ?? this.fdel, doc]) as property;
    if (result instanceof property && this[propertyName] !== undefined)
      result[propertyName] = this[propertyName];
    return result;
  }

  #ownDoc(): unknown {
    return getattr(this, "__doc__", null);
  }

  getter(fget: unknown): property {
    return this.#with(fget, null, null);
  }

  setter(fset: unknown): property {
    return this.#with(null, fset, null);
  }

  deleter(fdel: unknown): property {
    return this.#with(null, null, fdel);
  }
}

/** What `classmethod` and `staticmethod` share: they stand for a function. */
abstract class FunctionWrapper extends Extensible {
  static readonly hidden$: boolean = true;
  readonly __func__: unknown;

  constructor(function_: unknown) {
    super();
    this.__func__ = function_;
    for (const name of ["__name__", "__qualname__", "__doc__", "__module__", "__annotations__"]) {
      const value = lookup(function_, name);
      if (value !== missing) Object.defineProperty(this, name, { value, writable: true });
    }
  }

  get __wrapped__(): unknown {
    return this.__func__;
  }

  get __isabstractmethod__(): boolean {
    return truth(getattr(this.__func__, "__isabstractmethod__", false));
  }

  abstract __get__(instance: unknown, owner?: unknown): unknown;
}

/** `classmethod(function)`. */
export class classmethod extends FunctionWrapper {
  static readonly __name__: string = "classmethod";
  static readonly __text_signature__: string = "self, function, /";

  override __get__(instance: unknown, owner?: unknown): unknown {
    const cls: unknown = owner ?? Object(instance).constructor;
    return isFunction(this.__func__)
      ? bound(this.__func__, cls, cls)
      : boundCallable(this.__func__, cls);
  }

  __repr__(): string {
    return `<classmethod(${repr(this.__func__)})>`;
  }
}

/** A callable that is no function, bound to a class: `classmethod(partial(...))`. */
function boundCallable(callee: unknown, cls: unknown): unknown {
  return bindFunction((self: unknown, ...args: unknown[]) => call(callee, [self, ...args]), cls);
}

/** `staticmethod(function)`. */
export class staticmethod extends FunctionWrapper {
  static readonly __name__: string = "staticmethod";
  static readonly __text_signature__: string = "self, function, /";

  override __get__(_instance?: unknown, _owner?: unknown): unknown {
    return this.__func__;
  }

  __call__(...args: unknown[]): unknown {
    return call(this.__func__, args);
  }

  __repr__(): string {
    return `<staticmethod(${repr(this.__func__)})>`;
  }
}

/** A name of `__slots__`: an attribute of instances that is there whether or not they take any other. */
export class member_descriptor {
  static readonly __name__: string = "member_descriptor";
  readonly __name__: string;
  readonly __objclass__: Class;
  readonly #values = new WeakMap<object, unknown>();

  constructor(name: string, cls: Class) {
    this.__name__ = name;
    this.__objclass__ = cls;
  }

  #check(instance: unknown): object {
    if (
      typeof instance === "object" &&
      instance !== null &&
      instance instanceof (this.__objclass__ as never)
    )
      return instance;
    throw new TypeError(
      `descriptor '${this.__name__}' for '${className(this.__objclass__)}' objects doesn't apply to a '${typeName(instance)}' object`,
    );
  }

  __get__(instance: unknown, _owner?: unknown): unknown {
    if (instance === null) return this;
    const value = this.#values.get(this.#check(instance));
    if (value !== undefined) return value;
    throw this.#unset(instance);
  }

  __set__(instance: unknown, value: unknown): void {
    this.#values.set(this.#check(instance), value);
  }

  __delete__(instance: unknown): void {
    if (!this.#values.delete(this.#check(instance))) throw this.#unset(instance);
  }

  #unset(instance: unknown): AttributeError {
    const error = new AttributeError(
      `'${typeName(instance)}' object has no attribute '${this.__name__}'`,
    );
    error.name$ = this.__name__;
    error.obj = instance;
    return error;
  }

  __repr__(): string {
    return `<member '${this.__name__}' of '${className(this.__objclass__)}' objects>`;
  }
}

/** An attribute that the runtime computes, such as `type.__name__`. */
export class getset_descriptor {
  static readonly __name__: string = "getset_descriptor";
  readonly __name__: string;
  readonly __objclass__: Class | undefined;
  readonly #isMember: boolean;
  readonly #get: (self: never) => unknown;
  readonly #set: ((self: never, value: unknown) => void) | undefined;

  constructor(
    name: string,
    get: (self: never) => unknown,
    set?: (self: never, value: unknown) => void,
    owner?: Class,
    isMember = false,
  ) {
    this.__name__ = name;
    this.__objclass__ = owner;
    this.#isMember = isMember;
    this.#get = get;
    this.#set = set;
  }

  __get__(instance: unknown, _owner?: unknown): unknown {
    return instance === null ? this : this.#get(instance as never);
  }

  __set__(instance: unknown, value: unknown): void {
    if (this.#isMember) throw new AttributeError("readonly attribute");
    if (this.#set === undefined) {
      const owner = isClass(instance) ? `'type'` : `'${typeName(instance)}'`;
      throw new AttributeError(`attribute '${this.__name__}' of ${owner} objects is not writable`);
    }
    this.#set(instance as never, value);
  }

  __repr__(): string {
    const what = this.#isMember ? "member" : "attribute";
    const owner = this.__objclass__ === undefined ? "object" : className(this.__objclass__);
    return `<${what} '${this.__name__}' of '${owner}' objects>`;
  }
}
