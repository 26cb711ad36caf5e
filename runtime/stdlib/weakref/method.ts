import { bindingOf, bindMethod } from "../../core/calls/bound-method.ts";
import { call } from "../../core/calls/call.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { hash } from "../../core/hash.ts";
import { typeName } from "../../core/names.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { eq } from "../../core/operators/compare.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { ReferenceType } from "./reference.ts";

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/** `weakref.WeakMethod(meth, callback=None)`: a bound method as long as its object is there. Source: CPython 3.13 Lib/weakref.py. */
export class WeakMethod {
  static readonly __name__: string = "WeakMethod";
  static readonly __module__: string = "weakref";
  static readonly __text_signature__: string = "self, meth, callback=";
  readonly #object: ReferenceType<object>;
  readonly #function: AnyFunction;

  constructor(meth: unknown, callback: ((reference: WeakMethod) => unknown) | null = null) {
    const binding = typeof meth === "function" ? bindingOf(meth) : undefined;
    if (binding === undefined)
      throw new TypeError(`argument should be a bound method, not ${String(typeClass(meth))}`);
    const notify = callback === null ? null : () => call(callback, [this]);
    this.#object = new ReferenceType(binding.self as object, notify);
    this.#function = binding.function;
  }

  __call__(): unknown {
    const object = this.#object._deref();
    return object === undefined ? null : bindMethod(this.#function, object);
  }

  __eq__(other: unknown): unknown {
    if (!(other instanceof WeakMethod)) return NotImplemented;
    if (this.#object._deref() === undefined || other.#object._deref() === undefined)
      return this === other;
    return eq(this.#object, other.#object) && this.#function === other.#function;
  }

  __hash__(): Int {
    return hash(this.#object);
  }
}

function typeClass(value: unknown): string {
  return `<class '${typeName(value)}'>`;
}
