import { Extensible } from "../../core/classes/extensible.ts";
import { call, callable } from "../../core/calls/call.ts";
import { CallableObject } from "../../core/calls/callable-object.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { className, classModule } from "../../core/names.ts";
import { instanceDict } from "../../core/attributes/instance-dict.ts";
import { setattr } from "../../core/attributes/setattr.ts";
import { FutureWarning } from "../../core/exceptions/warnings.ts";
import { repr } from "../../core/repr.ts";
import { str } from "../../core/types/str.ts";
import { warn } from "../warnings/warn.ts";
import { splitOptions } from "../internal/options.ts";
import { showContainer } from "../internal/show.ts";

type AnyFunction<R> = (...args: never[]) => R;
type Keywords = { readonly [name: string]: unknown };

/** `functools.partial`: a callable with arguments filled in, itself a function. Source: CPython Modules/_functoolsmodule.c. */
class PartialFunction<R = unknown> extends CallableObject {
  static readonly __name__: string = "partial";
  /** Programs may set attributes of their own. */ static readonly __dict__: boolean = true;
  static readonly __module__: string = "functools";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "functools.partial";
  #function: AnyFunction<R>;
  #args: tuple;
  #keywords: dict<string, unknown>;

  /** @param args positional arguments, then the options object of keyword arguments */
  constructor(func: AnyFunction<R>, ...args: readonly unknown[]) {
    if (func === undefined) throw new TypeError("type 'partial' takes at least one argument");
    if (!callable(func)) throw new TypeError("the first argument must be callable");
    const [positional, keywords] = splitOptions<unknown, Keywords>(args);
    const inner = isPlain(func) ? (func as unknown as PartialFunction<R>) : undefined;
    super((...more: readonly unknown[]) => this.#call(more));
    this.#function = inner === undefined ? func : inner.#function;
    this.#args = tuple.of(...(inner === undefined ? [] : inner.#args), ...positional);
    this.#keywords = new dict(inner === undefined ? [] : inner.#keywords);
    for (const [name, value] of Object.entries(keywords)) this.#keywords.set(name, value);
  }

  #call(args: readonly unknown[]): R {
    const [positional, keywords] = splitOptions<unknown, Keywords>(args);
    const entries = [...this.#keywords.entries()];
    if (entries.some(([name]) => typeof name !== "string"))
      throw new TypeError("keywords must be strings");
    const own = Object.fromEntries(entries) as Keywords;
    return call(this.#function, [...this.#args, ...positional], { ...own, ...keywords });
  }

  get func(): AnyFunction<R> {
    return this.#function;
  }

  get args(): tuple {
    return this.#args;
  }

  get keywords(): dict<string, unknown> {
    return this.#keywords;
  }

  /** In a class, a `partial` is no method so far. */
  __get__(instance: unknown): this {
    if (instance !== null) {
      warn(
        "functools.partial will be a method descriptor in future Python versions; wrap it in staticmethod() if you want to preserve the old behavior",
        FutureWarning,
      );
    }
    return this;
  }

  __reduce__(): tuple {
    const state = instanceDict(this);
    const own = state === undefined || state.size === 0 ? null : state;
    const parts = tuple.of(this.#function, this.#args, this.#keywords, own);
    return tuple.of(this.constructor, tuple.of(this.#function), parts);
  }

  __setstate__(state: unknown): void {
    const parts: readonly unknown[] =
      state instanceof tuple ? [...(state as Iterable<unknown>)] : [];
    const [func, args, keywords, own] = parts;
    const isState =
      parts.length === 4 &&
      callable(func) &&
      args instanceof tuple &&
      (keywords === null || keywords instanceof dict);
    if (!isState) throw new TypeError("invalid partial state");
    this.#function = func as AnyFunction<R>;
    this.#args = args.constructor === tuple ? args : tuple.of(...(args as Iterable<unknown>));
    this.#keywords =
      keywords?.constructor === dict
        ? (keywords as dict<string, unknown>)
        : new dict((keywords as dict<string, unknown> | null) ?? []);
    if (!(own instanceof dict)) return;
    for (const [name, value] of own.entries()) setattr(this, str(name), value);
  }

  __repr__(): string {
    const cls = this.constructor;
    const name = `${classModule(cls)}.${className(cls)}`;
    const parts = [
      repr(this.#function),
      ...Array.from(this.#args as Iterable<unknown>, (each) => repr(each)),
    ];
    for (const [key, value] of this.#keywords.entries()) parts.push(`${str(key)}=${repr(value)}`);
    return showContainer(
      this,
      parts,
      "...",
      (items) => `${name}(${items})`,
      (part) => part,
    );
  }
}

/** Whether a callable is a `partial`, and no instance of a subclass: then its arguments are taken over. */
function isPlain(func: object): boolean {
  return func.constructor === PartialFunction && (instanceDict(func)?.size ?? 0) === 0;
}

/** A `partial`: called like a function. */
export type partial<R = unknown> = PartialFunction<R> & ((...args: unknown[]) => R);

interface PartialConstructor {
  readonly __name__: string;
  readonly prototype: partial;
  new <R>(func: AnyFunction<R>, ...args: readonly unknown[]): partial<R>;
  /** Of a class, or of anything else that can be called. */
  new (func: object, ...args: readonly unknown[]): partial;
}

export const partial: PartialConstructor = PartialFunction as unknown as PartialConstructor;

/** `functools.partialmethod`: a `partial` that is a method. Source: CPython Lib/functools.py. */
export class partialmethod<R = unknown> extends Extensible {
  static readonly __name__: string = "partialmethod";
  static readonly __module__: string = "functools";
  readonly func: AnyFunction<R>;
  readonly args: tuple;
  readonly keywords: Keywords;

  constructor(func: AnyFunction<R>, ...args: readonly unknown[]) {
    super();
    const [positional, keywords] = splitOptions<unknown, Keywords>(args);
    this.func = func;
    this.args = tuple.of(...positional);
    this.keywords = keywords;
  }

  /** The method of an instance: called with the instance, then the arguments. */
  __get__(instance: unknown): partial<R> {
    return new partial<R>(this.func, instance, ...this.args, this.keywords);
  }
}
