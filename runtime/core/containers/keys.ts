/**
 * How dicts and sets find a key in Python's sense on top of JavaScript's `Map` and `Set`, whose keys are compared by identity.
 *
 * The table itself holds the keys as they were first inserted, so that iterating it is native. Strings, integers, fractions, `None` and objects
 * that compare by identity are their own place in it. For the others a {@link KeyIndex} knows which stored key is equal:
 *
 * - `True`, `1.0` and floats beyond 2^53 are equal to an integer: an alias from the integer to the stored key;
 * - a tuple (or frozenset) of such values has a text that is equal exactly for equal tuples: a map from the text to the stored key;
 * - as soon as a key's class has `__hash__` and `__eq__` of its own, all keys are found by `hash` and `==`, as CPython does.
 */
import { hash, hashKind, unhashable, type HashKind } from "../hash.ts";
import { id } from "../identity.ts";
import type { Int } from "../numbers/convert.ts";
import { Float } from "../numbers/float.ts";
import { same } from "../operators/compare.ts";
import { unboxed } from "../types/boxes.ts";
import { tuple } from "./tuple.ts";

/** What {@link KeyIndex.find} returns when no key is equal. */
export const absent: unique symbol = /* @__PURE__ */ Symbol("absent");

/** True for keys that a `Map` finds by itself as long as there is no index. */
export function isPlainKey(key: unknown): boolean {
  switch (typeof key) {
    case "string":
      return true;
    case "number":
      return Number.isSafeInteger(key) || !Number.isInteger(key);
    case "boolean":
      return false;
    case "object":
      return key === null || isIdentityKey(key);
    default:
      return true;
  }
}

function kindOfKey(key: object): HashKind {
  const kind = hashKind(key);
  if (kind === "unhashable") throw unhashable(key);
  return kind;
}

function isIdentityKey(key: object): boolean {
  return kindOfKey(key) === "identity";
}

/** A tuple, or one of a subclass that compares as tuples do. */
function isValueTuple(key: unknown): key is tuple {
  return key instanceof tuple && hashKind(key) === "value";
}

/** The integer that a key is equal to, if there is one; else the key. What is in a box is equal to the value itself. */
function canonical(boxed: unknown): unknown {
  const key = unboxed(boxed);
  if (typeof key === "boolean") return key ? 1 : 0;
  if (key instanceof Float) return key.valueOf();
  if (typeof key === "number" && Number.isInteger(key) && !Number.isSafeInteger(key)) {
    return BigInt(key);
  }
  return key;
}

/** A text that two tuples share exactly when they are equal; `undefined` when an item has `__eq__` of its own. */
function tupleText(items: readonly unknown[]): string | undefined {
  let text = "(";
  for (const item of items) {
    const part = itemText(item);
    if (part === undefined) return undefined;
    text += part;
  }
  return `${text})`;
}

function itemText(item: unknown): string | undefined {
  if (typeof item === "string") return `s${item.length}:${item}`;
  const key = canonical(item);
  switch (typeof key) {
    case "string":
      return `s${key.length}:${key}`;
    case "number":
      return key === 0 ? "n0," : `n${key},`;
    case "bigint":
      return `n${key},`;
    case "object":
      if (key === null) return "-";
      if (isValueTuple(key)) return tupleText(key);
      return isIdentityKey(key) ? `o${id(key)},` : undefined;
    default:
      return `o${id(key)},`;
  }
}

/** The part of `Map` and `Set` that the index needs. */
interface StoredKeys {
  has(key: unknown): boolean;
  keys(): Iterable<unknown>;
}

/** Finds the stored key that is equal to a given one. */
export class KeyIndex {
  readonly #stored: StoredKeys;
  readonly #aliases = new Map<unknown, unknown>();
  readonly #tuples = new Map<string, unknown>();
  #byHash: Map<Int, unknown[]> | undefined = undefined;

  /** @param stored the table's native keys: `has` and `keys` in JavaScript's sense */
  constructor(stored: StoredKeys) {
    this.#stored = stored;
  }

  /** The stored key that equals `key`, or {@link absent}. */
  find(key: unknown): unknown {
    if (this.#byHash !== undefined) return this.#findByHash(this.#byHash, key);
    if (isValueTuple(key)) {
      const text = tupleText(key);
      if (text === undefined) return this.#findByHash(this.#hashAll(), key);
      return this.#tuples.get(text) ?? absent;
    }
    if (typeof key === "object" && key !== null && kindOfKey(key) === "method") {
      return this.#findByHash(this.#hashAll(), key);
    }
    const integer = canonical(key);
    const alias = this.#aliases.get(integer);
    if (alias !== undefined) return alias;
    return this.#stored.has(integer) ? integer : absent;
  }

  /** Notes a key that is about to be stored; {@link find} has said that it is absent. */
  insert(key: unknown): void {
    if (this.#byHash !== undefined) return this.#insertByHash(this.#byHash, key);
    if (isValueTuple(key)) {
      const text = tupleText(key);
      if (text !== undefined) this.#tuples.set(text, key);
      return;
    }
    const integer = canonical(key);
    if (integer !== key) this.#aliases.set(integer, key);
  }

  /** Forgets a stored key. */
  remove(key: unknown): void {
    if (this.#byHash !== undefined) {
      const code = hash(key);
      const bucket = this.#byHash.get(code);
      // What a key does while it is hashed or compared may have taken it out.
      if (bucket === undefined || !bucket.includes(key)) return;
      if (bucket.length === 1) this.#byHash.delete(code);
      else bucket.splice(bucket.indexOf(key), 1);
    } else if (isValueTuple(key)) {
      const text = tupleText(key);
      if (text !== undefined) this.#tuples.delete(text);
    } else {
      this.#aliases.delete(canonical(key));
    }
  }

  #hashAll(): Map<Int, unknown[]> {
    const byHash = new Map<Int, unknown[]>();
    for (const key of this.#stored.keys()) this.#insertByHash(byHash, key);
    return (this.#byHash = byHash);
  }

  #insertByHash(byHash: Map<Int, unknown[]>, key: unknown): void {
    const code = hash(key);
    const bucket = byHash.get(code);
    if (bucket === undefined) byHash.set(code, [key]);
    else bucket.push(key);
  }

  #findByHash(byHash: Map<Int, unknown[]>, key: unknown): unknown {
    const bucket = byHash.get(hash(key));
    if (bucket === undefined) return absent;
    for (const candidate of bucket) if (same(candidate, key)) return candidate;
    return absent;
  }
}
