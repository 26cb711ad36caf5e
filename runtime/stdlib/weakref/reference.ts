/**
 * `weakref.ref` on JavaScript's `WeakRef`: a reference goes dead when the engine collects its object, which is later than CPython's counting would say, and never
 * in the middle of a turn of the event loop. Source: CPython 3.13 Objects/weakrefobject.c.
 */
import { Extensible } from "../../core/classes/extensible.ts";
import { call } from "../../core/calls/call.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { dict } from "../../core/containers/dict.ts";
import { frozenset, set } from "../../core/containers/set.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { hash } from "../../core/hash.ts";
import { address } from "../../core/identity.ts";
import { fullClassName, isClass, typeName, type NamedClass } from "../../core/names.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { equality } from "../../core/operators/compare.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { getattr } from "../../core/attributes/getattr.ts";
import { type } from "../../core/types/type.ts";

/** Whether CPython allows weak references to a value: not to numbers, strings and the plain containers. */
function isReferable(value: unknown): value is object {
  if (typeof value === "function") return true;
  if (typeof value !== "object" || value === null) return false;
  const cls: unknown = value.constructor;
  if (value instanceof tuple || cls === Array || cls === dict) return false;
  return value instanceof set || value instanceof frozenset || !isPlainBuiltin(cls);
}

const plainBuiltins: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "bytes",
  "bytearray",
  "complex",
  "float",
  "range",
  "slice",
  "object",
  "ellipsis",
  "NotImplementedType",
  "memoryview",
]);

function isPlainBuiltin(cls: unknown): boolean {
  if (!isClass(cls) || !Object.hasOwn(cls, "__name__")) return false;
  const { __name__: name } = cls as NamedClass;
  return name !== undefined && plainBuiltins.has(name) && !Object.hasOwn(cls, "__module__");
}

type Callback = (reference: ReferenceType) => unknown;

/** The references to an object, weakly. */
const references = /* @__PURE__ */ new WeakMap<object, Set<WeakRef<ReferenceType>>>();

let registry: FinalizationRegistry<WeakRef<ReferenceType>> | undefined;

/** Calls the callbacks of references whose objects are gone. */
function watch(target: object, reference: ReferenceType): void {
  registry ??= new FinalizationRegistry((held) => held.deref()?._notify());
  registry.register(target, new WeakRef(reference));
}

/** The reference without a callback that an object has already. */
function existing(target: object, cls: unknown): ReferenceType | undefined {
  for (const held of references.get(target) ?? []) {
    const reference = held.deref();
    if (reference?.__callback__ === null && reference.constructor === cls) return reference;
  }
  return undefined;
}

function note(target: object, reference: ReferenceType): void {
  let all = references.get(target);
  if (all === undefined) references.set(target, (all = new Set()));
  all.add(new WeakRef(reference));
}

/** All references and proxies to an object that are still there. */
export function referencesTo(target: unknown): ReferenceType[] {
  const found: ReferenceType[] = [];
  if (!isReferable(target)) return found;
  for (const held of references.get(target) ?? []) {
    const reference = held.deref();
    if (reference !== undefined) found.push(reference);
  }
  return found;
}

/** `weakref.ref(object, callback=None)`: called, it answers the object, or `None` when that is gone. */
export class ReferenceType<T = unknown> extends Extensible {
  static readonly __name__: string = "ReferenceType";
  static readonly __module__: string = "weakref";
  static readonly __tp_name__: string = "weakref.ReferenceType";
  static readonly __text_signature__: string = "self, object, callback=, /";
  readonly #target!: WeakRef<object>;
  #callback!: Callback | null;
  #hash: Int | undefined;

  constructor(object: T, callback: Callback | null = null) {
    super();
    if (!isReferable(object))
      throw new TypeError(`cannot create weak reference to '${typeName(object)}' object`);
    if (callback === null && new.target === ReferenceType) {
      const known = existing(object, new.target);
      if (known !== undefined) return known as ReferenceType<T>;
    }
    this.#target = new WeakRef(object);
    this.#callback = callback;
    note(object, this);
    if (callback !== null) watch(object, this);
  }

  /** The object, `undefined` when it is gone. */
  _deref(): T | undefined {
    return this.#target.deref() as T | undefined;
  }

  /** The object is gone. */
  _notify(): void {
    const callback = this.#callback;
    this.#callback = null;
    if (callback !== null) call(callback, [this]);
  }

  get __callback__(): Callback | null {
    return this.#callback;
  }

  __call__(): T | null {
    return (this.#target.deref() ?? null) as T | null;
  }

  __hash__(): Int {
    if (this.#hash !== undefined) return this.#hash;
    const target = this.#target.deref();
    if (target === undefined) throw new TypeError("weak object has gone away");
    return (this.#hash = hash(target));
  }

  __eq__(other: unknown): unknown {
    if (!(other instanceof ReferenceType)) return NotImplemented;
    const target = this.#target.deref();
    const theirs = other.#target.deref();
    if (target === undefined || theirs === undefined) return this === other;
    return equality(target, theirs);
  }

  __repr__(): string {
    const start = `<weakref at ${address(this)}; `;
    const target = this.#target.deref();
    if (target === undefined) return `${start}dead>`;
    const name: unknown = getattr(target, "__name__", null);
    const suffix = typeof name === "string" ? ` (${name})` : "";
    const cls = fullClassName(type(target) as unknown as NamedClass);
    return `${start}to '${cls}' at ${address(target)}${suffix}>`;
  }
}
export { ReferenceType as ref };

/** `getweakrefs(object)`. */
export function getweakrefs(object: unknown): ReferenceType[] {
  return referencesTo(object);
}

/** `getweakrefcount(object)`. */
export function getweakrefcount(object: unknown): number {
  return referencesTo(object).length;
}

/** A reference that knows the key that its object is stored under. */
export class KeyedRef<T = unknown> extends ReferenceType<T> {
  static override readonly __name__: string = "KeyedRef";
  static override readonly __module__: string = "weakref";
  static override readonly __tp_name__: string = "KeyedRef";
  static override readonly __text_signature__: string = "self, ob, callback, key";
  readonly key: unknown;

  constructor(ob: T, callback: Callback | null, key: unknown) {
    super(ob, callback);
    this.key = key;
  }
}
