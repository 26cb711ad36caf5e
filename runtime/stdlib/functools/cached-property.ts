import { Extensible } from "../../core/classes/extensible.ts";
import { call } from "../../core/calls/call.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { defaultRepr, repr } from "../../core/repr.ts";
import { propertyName } from "../../core/attributes/names.ts";

/** `functools.cached_property`: computed when it is first read, then an attribute of the instance. Source: CPython Lib/functools.py. */
export class cached_property<T = unknown> extends Extensible {
  static readonly __name__: string = "cached_property";
  static readonly __module__: string = "functools";
  readonly func: (self: never) => T;
  attrname: string | null = null;

  constructor(func: (self: never) => T) {
    super();
    this.func = func;
  }

  __set_name__(_owner: unknown, name: string): void {
    if (this.attrname === null) this.attrname = name;
    else if (this.attrname !== name) {
      throw new TypeError(
        `Cannot assign the same cached_property to two different names (${repr(this.attrname)} and ${repr(name)}).`,
      );
    }
  }

  __get__(instance: object | null): T | this {
    if (instance === null) return this;
    if (this.attrname === null) {
      throw new TypeError(
        "Cannot use cached_property instance without calling __set_name__ on it.",
      );
    }
    const name = propertyName(this.attrname);
    if (Object.hasOwn(instance, name)) return (instance as { [name: string]: T })[name]!;
    const value = call(this.func as (self: never) => T, [instance]);
    Object.defineProperty(instance, name, {
      value,
      writable: true,
      configurable: true,
      enumerable: true,
    });
    return value;
  }

  __repr__(): string {
    return defaultRepr(this);
  }
}
