import { dict } from "../containers/dict.ts";
import type { dict_items, dict_keys, dict_values } from "../containers/dict-views.ts";
import type { tuple } from "../containers/tuple.ts";
import { TypeError } from "../exceptions/base.ts";
import { isClass, typeName } from "../names.ts";
import type { PythonIterator } from "../iteration/iterator.ts";
import { recordOf } from "../classes/record.ts";
import { attributeName, propertyName } from "./names.ts";

type Properties = { [name: string]: unknown };

/**
 * `object.__dict__`: the attributes of an object as a dict. The attributes are the object's properties, as its methods see them, so the dict takes them over from there whenever it is asked, and
 * what is written to the dict is written there.
 */
const makeInstanceDict = () =>
  class InstanceDict extends dict<string, unknown> {
    readonly #object: Properties;

    constructor(object: object) {
      super();
      this.#object = object as Properties;
    }

    /** Brings the dict up to date, without moving the entries that stay. */
    refresh(): this {
      const object = this.#object;
      let count = 0;
      for (const property of attributeProperties(object)) {
        const name = attributeName(property);
        const value = object[property];
        if (value === undefined) continue;
        count++;
        if (!super.has(name) || super.get(name) !== value) super.set(name, value);
      }
      if (count === super.size) return this;
      for (const name of [...super.entries()].map(([key]) => key)) {
        if (typeof name === "string" && !Object.hasOwn(object, propertyName(name)))
          super.delete(name);
      }
      return this;
    }

    override set(name: string, value: unknown): this {
      if (typeof name === "string") defineAttribute(this.#object, name, value);
      return super.set(name, value);
    }

    override delete(name: string): boolean {
      if (typeof name === "string") delete this.#object[propertyName(name)];
      return super.delete(name);
    }

    override clear(): void {
      for (const property of Object.keys(this.#object)) delete this.#object[property];
      super.clear();
    }

    override has(name: string): boolean {
      return this.#object === undefined ? super.has(name) : super.has.call(this.refresh(), name);
    }

    override get(name: string, preset: unknown = null): unknown {
      this.refresh();
      return super.get(name, preset);
    }

    override __getitem__(name: string): unknown {
      this.refresh();
      return super.__getitem__(name);
    }

    override __len__(): number {
      return super.__len__.call(this.refresh());
    }

    override __iter__(): PythonIterator<string> {
      return super.__iter__.call(this.refresh()) as PythonIterator<string>;
    }

    override keys(): dict_keys<string, unknown> {
      return super.keys.call(this.refresh()) as dict_keys<string, unknown>;
    }

    override values(): dict_values<string, unknown> {
      return super.values.call(this.refresh()) as dict_values<string, unknown>;
    }

    override items(): dict_items<string, unknown> {
      return super.items.call(this.refresh()) as dict_items<string, unknown>;
    }

    override copy(): dict<string, unknown> {
      return super.copy.call(this.refresh()) as dict<string, unknown>;
    }

    override popitem(): tuple<[string, unknown]> {
      return super.popitem.call(this.refresh()) as tuple<[string, unknown]>;
    }

    override __eq__(other: unknown): unknown {
      return super.__eq__.call(this.refresh(), other);
    }

    override __repr__(): string {
      return super.__repr__.call(this.refresh());
    }
  };

/** The properties that are attributes: the items of a list and the characters of a string are none. */
function attributeProperties(object: object): string[] {
  const names = Object.keys(object);
  return Array.isArray(object) || object instanceof String
    ? names.filter((name) => !/^\d+$/.test(name))
    : names;
}

type InstanceDict = InstanceType<ReturnType<typeof makeInstanceDict>>;

let InstanceDictClass: ReturnType<typeof makeInstanceDict> | undefined;

/** An object's own attribute, whatever its class has under the name. */
export function defineAttribute(object: object, name: string, value: unknown): void {
  const property = propertyName(name);
  const own = Object.getOwnPropertyDescriptor(object, property);
  if (own?.writable === true || (own === undefined && !(property in object)))
    (object as Properties)[property] = value;
  else
    Object.defineProperty(object, property, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
}

/** Whether a dict is the `__dict__` of an object. */
export function isInstanceDict(value: unknown): value is dict<string, unknown> {
  return InstanceDictClass !== undefined && value instanceof InstanceDictClass;
}

const dicts = /* @__PURE__ */ new WeakMap<object, InstanceDict>();

/** `object.__dict__`; `undefined` for an object that has none. */
export function instanceDict(object: object): dict<string, unknown> | undefined {
  if (!hasInstanceDict(object)) return undefined;
  let result = dicts.get(object);
  if (result === undefined) {
    result = new (InstanceDictClass ??= makeInstanceDict())(object);
    dicts.set(object, result);
  }
  return result.refresh();
}

/** `object.__dict__ = mapping`. */
export function replaceInstanceDict(object: object, mapping: unknown): void {
  if (!(mapping instanceof dict))
    throw new TypeError(`__dict__ must be set to a dictionary, not a '${typeName(mapping)}'`);
  const current = instanceDict(object)!;
  const entries = [...(mapping as dict<string, unknown>)];
  current.clear();
  for (const [name, value] of entries) current.set(name, value);
}

/** Whether instances of the object's class take any attribute. */
export function hasInstanceDict(object: object): boolean {
  if (isClass(object)) return false;
  const cls: unknown = object.constructor;
  if (typeof cls !== "function" || cls === Array) return false;
  const record = recordOf(cls);
  if (record !== undefined) return record.hasInstanceDict;
  if (object instanceof Error) return true;
  if (!Object.hasOwn(cls, "__name__")) return true;
  return "__dict__" in cls;
}
