import { instanceDict } from "../../core/attributes/instance-dict.ts";
import { setattr } from "../../core/attributes/setattr.ts";
import { dict } from "../../core/containers/dict.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { className, typeName } from "../../core/names.ts";
import { isOptions } from "../../core/options.ts";
import { equality, less } from "../../core/operators/compare.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { repr, reprItems } from "../../core/repr.ts";

/** `types.SimpleNamespace(mapping_or_iterable=(), /, **kwargs)`: an object with the attributes that it is given. Source: CPython 3.13 Objects/namespaceobject.c. */
export class SimpleNamespace {
  static readonly __name__: string = "SimpleNamespace";
  static readonly __module__: string = "types";
  static readonly __tp_name__: string = "types.SimpleNamespace";
  static readonly __dict__: boolean = true;

  constructor(...args: readonly unknown[]) {
    const last = args.at(-1);
    const options = isOptions(last) ? last : {};
    const positional = isOptions(last) ? args.slice(0, -1) : args;
    if (positional.length > 1) {
      throw new TypeError(`SimpleNamespace expected at most 1 argument, got ${positional.length}`);
    }
    const given = new dict<unknown, unknown>((positional[0] ?? []) as never);
    for (const [name, value] of given.entries()) {
      if (typeof name !== "string") throw new TypeError("keywords must be strings");
      setattr(this, name, value);
    }
    for (const [name, value] of Object.entries(options)) setattr(this, name, value);
  }

  #attributes(): dict<string, unknown> {
    return instanceDict(this)!;
  }

  __eq__(other: unknown): unknown {
    if (!(other instanceof SimpleNamespace)) return NotImplemented;
    return equality(this.#attributes().copy(), other.#attributes().copy());
  }

  __lt__(other: unknown): unknown {
    if (!(other instanceof SimpleNamespace)) return NotImplemented;
    return less(this.#attributes(), other.#attributes());
  }

  __replace__(changes: { readonly [name: string]: unknown } = {}): SimpleNamespace {
    const cls = this.constructor as typeof SimpleNamespace;
    return new cls(this.#attributes().copy(), { ...changes });
  }

  __repr__(): string {
    const isPlain = this.constructor === SimpleNamespace;
    const name = isPlain ? "namespace" : className(this.constructor) || typeName(this);
    const entries = this.#attributes().copy().entries();
    return reprItems(entries, `${name}(`, ")", this, ([key, value]) => `${key}=${repr(value)}`);
  }
}
