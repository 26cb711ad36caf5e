/** What the dictionaries of the built-in types hold for their methods. Source: CPython 3.13 Objects/descrobject.c. */
import { recordBuiltin } from "../../calls/bound-method.ts";
import type { Keywords } from "../../calls/bind-arguments.ts";
import { CallableObject } from "../../calls/callable-object.ts";
import { nativePlacer, type Placer } from "../../calls/native-placers.ts";
import { signature } from "../../calls/signature.ts";
import type { Class } from "../../classes/mro.ts";
import { TypeError } from "../../exceptions/base.ts";
import { className, isClass, typeName } from "../../names.ts";
import { address } from "../../identity.ts";
import { optionsOf } from "../../options.ts";
import type { NativeFunction } from "./native-entry.ts";

/** A method of a built-in type, with how it takes its arguments. */
export class NativeMethod {
  readonly owner: Class;
  readonly name: string;
  readonly specification: string;
  readonly #function: (self: unknown, ...args: unknown[]) => unknown;
  #placer: Placer | undefined;

  constructor(owner: Class, name: string, specification: string, function_: NativeFunction) {
    this.owner = owner;
    this.name = name;
    this.specification = specification;
    this.#function = function_ as (self: unknown, ...args: unknown[]) => unknown;
  }

  get qualifiedName(): string {
    return `${className(this.owner)}.${this.name}`;
  }

  /** True for a special method that stands for an operation of the interpreter. */
  get isWrapper(): boolean {
    return this.specification.startsWith("=");
  }

  /** Calls the method on a value, with its arguments checked and placed. */
  call(self: unknown, args: readonly unknown[], keywords: Keywords | undefined): unknown {
    this.#placer ??= nativePlacer(this.specification, className(this.owner), this.name);
    return this.#function(self, ...this.#placer(args, keywords));
  }

  #boundRepr(self: unknown): string {
    const type = isClass(self) ? "type" : typeName(self);
    const label = this.isWrapper ? `method-wrapper '${this.name}'` : `built-in method ${this.name}`;
    return `<${label} of ${type} object at ${address(self)}>`;
  }

  /** The method as `value.method` gives it. */
  bind(self: unknown): (...args: unknown[]) => unknown {
    const bound = (...args: unknown[]): unknown => this.#function(self, ...args);
    signature(bound, `native ${this.specification}`, this.qualifiedName);
    const kind = this.isWrapper ? "method-wrapper" : "builtin_function_or_method";
    return recordBuiltin(bound, {
      kind,
      name: this.name,
      self,
      method: this,
      repr: () => this.#boundRepr(self),
    });
  }
}

/** Calls a method that was taken from its type: the first argument is the value. */
function callUnbound(method: NativeMethod, args: readonly unknown[]): unknown {
  const { owner, name, isWrapper } = method;
  const type = className(owner);
  const keywords = optionsOf<Keywords>(args);
  const positional = keywords === undefined ? args : args.slice(0, -1);
  if (positional.length === 0) {
    throw new TypeError(
      isWrapper
        ? `descriptor '${name}' of '${type}' object needs an argument`
        : `unbound method ${type}.${name}() needs an argument`,
    );
  }
  const [self, ...rest] = positional;
  checkSelf(method, self);
  return method.call(self, rest, keywords);
}

function checkSelf({ owner, name, isWrapper }: NativeMethod, self: unknown): void {
  if (self instanceof (owner as unknown as new () => object)) return;
  const type = className(owner);
  throw new TypeError(
    isWrapper
      ? `descriptor '${name}' requires a '${type}' object but received a '${typeName(self)}'`
      : `descriptor '${name}' for '${type}' objects doesn't apply to a '${typeName(self)}' object`,
  );
}

/** What the descriptors of methods share. */
abstract class MethodDescriptor extends CallableObject {
  static override readonly hidden$: boolean = true;
  readonly #method: NativeMethod;

  constructor(method: NativeMethod, body: (...args: unknown[]) => unknown) {
    super(signature(body, "*args, **kwargs", method.qualifiedName));
    this.#method = method;
  }

  /** The method behind the descriptor. No name of Python ends so. */
  get method$(): NativeMethod {
    return this.#method;
  }

  get __name__(): string {
    return this.#method.name;
  }

  get __qualname__(): string {
    return this.#method.qualifiedName;
  }

  get __objclass__(): Class {
    return this.#method.owner;
  }

  get __doc__(): null {
    return null;
  }

  get __text_signature__(): null {
    return null;
  }

  /** Built-in types have no source: as `object.__call__` would say. */
  __get__(instance: unknown, _owner?: unknown): unknown {
    if (instance === null || instance === undefined) return this;
    checkSelf(this.#method, instance);
    return this.#method.bind(instance);
  }

  protected shown$(what: string): string {
    return `<${what} '${this.#method.name}' of '${className(this.#method.owner)}' objects>`;
  }

  abstract __repr__(): string;
}

/** `str.upper`. */
export class method_descriptor extends MethodDescriptor {
  static readonly __name__: string = "method_descriptor";

  constructor(method: NativeMethod) {
    super(method, (...args) => callUnbound(method, args));
  }

  override __repr__(): string {
    return this.shown$("method");
  }
}

/** `int.__add__`. */
export class wrapper_descriptor extends MethodDescriptor {
  static readonly __name__: string = "wrapper_descriptor";

  constructor(method: NativeMethod) {
    super(method, (...args) => callUnbound(method, args));
  }

  override __repr__(): string {
    return this.shown$("slot wrapper");
  }
}

/** `int.__dict__["from_bytes"]`. */
export class classmethod_descriptor extends MethodDescriptor {
  static readonly __name__: string = "classmethod_descriptor";

  constructor(method: NativeMethod) {
    super(method, (...args) => callOfClass(method, args));
  }

  override __get__(instance: unknown, owner?: unknown): unknown {
    return this.method$.bind(owner ?? (Object(instance) as object).constructor);
  }

  override __repr__(): string {
    return this.shown$("method");
  }
}

function callOfClass(method: NativeMethod, args: readonly unknown[]): unknown {
  const [cls, ...rest] = args;
  const type = className(method.owner);
  if (args.length === 0) {
    throw new TypeError(`descriptor '${method.name}' of '${type}' object needs an argument`);
  }
  if (!isClass(cls)) {
    throw new TypeError(
      `descriptor '${method.name}' for type '${type}' needs a type, not a '${typeName(cls)}' as arg 2`,
    );
  }
  const keywords = optionsOf<Keywords>(rest);
  return method.call(cls, keywords === undefined ? rest : rest.slice(0, -1), keywords);
}
