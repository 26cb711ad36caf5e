import { AttributeError, TypeError } from "../../core/exceptions/base.ts";
import { repr } from "../../core/repr.ts";
import { cachedBy, type KeyKind } from "./cache.ts";

/** What subscribing to a special form gives. */
type Subscription = (form: _SpecialForm, parameters: unknown) => unknown;

/** How a special form and something else become a union. */
type Join = (left: unknown, right: unknown) => unknown;

/** The special forms of `typing`: `Optional`, `Union`, `ClassVar`, ... Source: CPython 3.13 Lib/typing.py. */
export class _SpecialForm {
  static readonly __name__: string = "_SpecialForm";
  static readonly __module__: string = "typing";
  static readonly __signatures__: { readonly [method: string]: string } = {
    __init__: "self, getitem",
  };
  readonly _name: string;
  readonly __doc__: null = null;
  readonly #subscription: Subscription;
  readonly #join: Join;
  readonly #keys: KeyKind;

  /** @param keys how the results of subscripts are kept */
  constructor(name: string, join: Join, subscription: Subscription, keys: KeyKind = "values") {
    this._name = name;
    this.#subscription = subscription;
    this.#join = join;
    this.#keys = keys;
  }

  static __init_subclass__(): never {
    throw new TypeError("Cannot subclass special typing classes");
  }

  get __module__(): string {
    return "typing";
  }

  get __iter__(): null {
    return null;
  }

  __getattr__(name: string): unknown {
    if (name === "__name__" || name === "__qualname__") return this._name;
    throw new AttributeError(name);
  }

  __mro_entries__(_bases: unknown): never {
    throw new TypeError(`Cannot subclass ${repr(this)}`);
  }

  __call__(..._args: unknown[]): never {
    throw new TypeError(`Cannot instantiate ${repr(this)}`);
  }

  __or__(other: unknown): unknown {
    return this.#join(this, other);
  }

  __ror__(other: unknown): unknown {
    return this.#join(other, this);
  }

  __instancecheck__(_value: unknown): never {
    throw new TypeError(`${repr(this)} cannot be used with isinstance()`);
  }

  __subclasscheck__(_cls: unknown): never {
    throw new TypeError(`${repr(this)} cannot be used with issubclass()`);
  }

  __getitem__(parameters: unknown): unknown {
    return cachedBy(this, parameters, () => this.#subscription(this, parameters), this.#keys);
  }

  __repr__(): string {
    return `typing.${this._name}`;
  }

  __reduce__(): string {
    return this._name;
  }
}
