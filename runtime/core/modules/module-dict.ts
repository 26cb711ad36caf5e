import { dict, type DictSource } from "../containers/dict.ts";
import type { dict_items, dict_keys, dict_values } from "../containers/dict-views.ts";
import type { PythonIterator } from "../iteration/iterator.ts";
import { TypeError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";

/** What the dict shows. */
interface Names {
  names(): Iterable<string>;
  lookup(name: string): unknown;
  store(name: string, value: unknown): void;
}

/**
 * `module.__dict__`: a dict that reads and writes the names of a module. What the module has bound since the last look is taken over at every look,
 * in place, so that nothing changes under an iteration that did not change in the module.
 */
export class ModuleDict extends dict<string, unknown> {
  static override readonly __name__: string = "dict";
  readonly #module: Names;

  constructor(module: Names) {
    super();
    this.#module = module;
  }

  #refresh(): void {
    const names = new Set(this.#module.names());
    for (const name of names) {
      const value = this.#module.lookup(name);
      if (Map.prototype.get.call(this, name) !== value || !super.has(name)) super.set(name, value);
    }
    for (const name of [...(Map.prototype.keys.call(this) as Iterable<string>)])
      if (!names.has(name)) super.delete(name);
  }

  override get size(): number {
    // Asked for by the constructor of the base, too.
    if (#module in this) this.#refresh();
    return super.size;
  }

  override has(key: string): boolean {
    this.#refresh();
    return super.has(key);
  }

  override set(key: string, value: unknown): this {
    if (typeof key !== "string")
      throw new TypeError(`a module's names are strings, not '${typeName(key)}'`);
    this.#module.store(key, value);
    return super.set(key, value);
  }

  override delete(key: string): boolean {
    if (!this.has(key)) return false;
    this.#module.store(key, undefined);
    return super.delete(key);
  }

  override clear(): void {
    for (const name of [...this.keys()]) this.delete(name);
  }

  override get(key: string, preset: unknown = null): unknown {
    this.#refresh();
    return super.get(key, preset);
  }

  override __getitem__(key: string): unknown {
    this.#refresh();
    return super.__getitem__(key);
  }

  override [Symbol.iterator](): MapIterator<[string, unknown]> {
    this.#refresh();
    return super[Symbol.iterator]();
  }

  override __iter__(): PythonIterator<string> {
    this.#refresh();
    return super.__iter__();
  }

  override keys(): dict_keys<string, unknown> {
    this.#refresh();
    return super.keys();
  }

  override values(): dict_values<string, unknown> {
    this.#refresh();
    return super.values();
  }

  override items(): dict_items<string, unknown> {
    this.#refresh();
    return super.items();
  }

  override pop(key: string, preset?: unknown): unknown {
    this.#refresh();
    return preset === undefined ? super.pop(key) : super.pop(key, preset);
  }

  override setdefault(key: string, preset: unknown = null): unknown {
    this.#refresh();
    return super.setdefault(key, preset);
  }

  override update(
    source: DictSource<string, unknown> | { readonly [name: string]: unknown } = [],
    keywords?: { readonly [name: string]: unknown },
  ): void {
    if (#module in this) super.update(source, keywords);
  }
}
