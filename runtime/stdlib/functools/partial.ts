import { Extensible } from "../../core/classes/extensible.ts";
import { call, callable } from "../../core/calls/call.ts";
import { CallableObject } from "../../core/calls/callable-object.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { className, classModule } from "../../core/names.ts";
import { repr } from "../../core/repr.ts";
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
  readonly #function: AnyFunction<R>;
  readonly #args: readonly unknown[];
  readonly #keywords: Keywords;

  /** @param args positional arguments, then the options object of keyword arguments */
  constructor(func: AnyFunction<R>, ...args: readonly unknown[]) {
    if (func === undefined) throw new TypeError("type 'partial' takes at least one argument");
    if (!callable(func)) throw new TypeError("the first argument must be callable");
    const [positional, keywords] = splitOptions<unknown, Keywords>(args);
    const inner = isPlain(func) ? (func as unknown as PartialFunction<R>) : undefined;
    super((...more: readonly unknown[]) => this.#call(more));
    this.#function = inner === undefined ? func : inner.#function;
    this.#args = inner === undefined ? positional : [...inner.#args, ...positional];
    this.#keywords = inner === undefined ? keywords : { ...inner.#keywords, ...keywords };
  }

  #call(args: readonly unknown[]): R {
    const [positional, keywords] = splitOptions<unknown, Keywords>(args);
    return call(this.#function, [...this.#args, ...positional], { ...this.#keywords, ...keywords });
  }

  get func(): AnyFunction<R> {
    return this.#function;
  }

  get args(): tuple {
    return tuple.of(...this.#args);
  }

  get keywords(): dict<string, unknown> {
    return new dict(Object.entries(this.#keywords));
  }

  __repr__(): string {
    const cls = this.constructor;
    const name = `${classModule(cls)}.${className(cls)}`;
    const parts = [repr(this.#function), ...this.#args.map((each) => repr(each))];
    for (const [key, value] of Object.entries(this.#keywords)) parts.push(`${key}=${repr(value)}`);
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
  return func.constructor === PartialFunction;
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
