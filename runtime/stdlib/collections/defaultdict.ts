import { iter } from "../../core/iteration/iter.ts";
import { getattr } from "../../core/attributes/getattr.ts";
import { call } from "../../core/calls/call.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { dict, type DictSource } from "../../core/containers/dict.ts";
import { callable } from "../../core/calls/call.ts";
import { KeyError, TypeError } from "../../core/exceptions/base.ts";
import { className } from "../../core/names.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { repr } from "../../core/repr.ts";
import { isOptions } from "../internal/options.ts";
import { invoke, type Callable } from "../internal/callables.ts";

/** `collections.defaultdict`: a missing key gets what `default_factory` returns. Source: CPython Modules/_collectionsmodule.c. */
export class defaultdict<K = unknown, V = unknown> extends dict<K, V> {
  static override readonly __name__: string = "defaultdict";
  static readonly __module__: string = "collections";
  /** The name in messages, as CPython has it for types written in C. */
  static readonly __tp_name__: string = "collections.defaultdict";
  /** Called without arguments; `None` makes missing keys errors. */
  default_factory: Callable<[], V> | null;

  constructor(
    default_factory: Callable<[], V> | null = null,
    source?: DictSource<K, V> | { readonly [name: string]: V },
    keywords?: { readonly [name: string]: V },
  ) {
    if (default_factory !== null && !callable(default_factory)) {
      throw new TypeError("first argument must be callable or None");
    }
    if (isOptions(source)) super(undefined, source as { readonly [name: string]: V });
    else super(source as DictSource<K, V> | undefined, keywords);
    this.default_factory = default_factory;
  }

  __missing__(key: K): V {
    if (this.default_factory === null) throw new KeyError(key);
    const value = invoke(this.default_factory);
    this.set(key, value);
    return value;
  }

  override copy(): defaultdict<K, V> {
    const cls = this.constructor as new (
      factory: Callable<[], V> | null,
      source: DictSource<K, V>,
    ) => defaultdict<K, V>;
    return new cls(this.default_factory, this);
  }

  __copy__(): defaultdict<K, V> {
    return this.copy();
  }

  __reduce__(): tuple {
    const factory = this.default_factory;
    const args = factory === null ? tuple.of() : tuple.of(factory);
    return tuple.of(
      this.constructor,
      args,
      null,
      null,
      iter(call(getattr(this, "items")) as never),
    );
  }

  override __or__(other: unknown): unknown {
    if (!(other instanceof dict)) return NotImplemented;
    const result = this.copy();
    result.update(other as dict<K, V>);
    return result;
  }

  override __ror__(other: unknown): unknown {
    if (!(other instanceof dict)) return NotImplemented;
    const result = new defaultdict<K, V>(this.default_factory, other as dict<K, V>);
    result.update(this);
    return result;
  }

  override __repr__(): string {
    const name = className(this.constructor);
    return `${name}(${repr(this.default_factory)}, ${super.__repr__()})`;
  }
}
