import { hasMethods } from "./has-methods.ts";
import { tuple } from "./containers/tuple.ts";
import { TypeError } from "./exceptions/base.ts";
import { id } from "./identity.ts";
import { typeName } from "./names.ts";
import { isInt, integerOf, normalize, type Int } from "./numbers/convert.ts";
import { hashBigInteger, hashFloat } from "./numbers/hash.ts";
import { Float } from "./numbers/float.ts";
import { IntObject, StrObject, unboxed } from "./types/boxes.ts";

/** How the objects of a class hash: `value` is that of the built-in immutable types, whose subclasses have not changed it. */
export type HashKind = "identity" | "value" | "method" | "unhashable";

let kinds = /* @__PURE__ */ new WeakMap<object, HashKind>();

/** Called when a class's `__eq__` or `__hash__` changes. */
export function forgetHashKinds(): void {
  kinds = new WeakMap();
}

/**
 * How an object hashes: a class with `__eq__` but no `__hash__` beside it is unhashable, as is one whose `__hash__` is `None`. Source: the Python reference,
 * `object.__hash__`.
 */
export function hashKind(value: object): HashKind {
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype === null) return "identity";
  const known = kinds.get(prototype);
  if (known !== undefined) return known;
  const kind = kindOfPrototype(prototype);
  kinds.set(prototype, kind);
  return kind;
}

function kindOfPrototype(start: object): HashKind {
  let prototype: object | null = start;
  while (prototype !== null && prototype !== Object.prototype) {
    if (Object.hasOwn(prototype, "__hash__")) {
      const method = (prototype as { __hash__?: unknown }).__hash__;
      return typeof method === "function" ? "method" : "unhashable";
    }
    if (Object.hasOwn(prototype, "__eq__") || prototype === Array.prototype) return "unhashable";
    if (isValueType(prototype)) return "value";
    prototype = Object.getPrototypeOf(prototype) as object | null;
  }
  return "identity";
}

function isValueType(prototype: object): boolean {
  return (
    prototype === tuple.prototype ||
    prototype === Float.prototype ||
    prototype === StrObject.prototype ||
    prototype === IntObject.prototype
  );
}

/** The TypeError of a value that cannot be a key. */
export function unhashable(value: unknown): TypeError {
  return new TypeError(`unhashable type: '${typeName(value)}'`);
}

/** `hash(value)`. Numbers, `None`, and tuples of them hash as in CPython; strings, which CPython salts, by a fixed function. */
export function hash(value: unknown): Int {
  switch (typeof value) {
    case "number":
      return Number.isSafeInteger(value) ? (value === -1 ? -2 : value + 0) : hashFloat(value);
    case "string":
      return hashString(value);
    case "boolean":
      return value ? 1 : 0;
    case "bigint":
      return hashBigInteger(value);
    case "object":
      return value === null ? 0xfca8_6420 : hashObject(value);
    default:
      return hasMethods(value) && "__hash__" in value ? hashObject(value) : hashIdentity(value);
  }
}

function hashObject(value: object): Int {
  const kind = hashKind(value);
  if (kind === "value") {
    // Here rather than in a method of tuple, which every program carries.
    if (value instanceof tuple) return hashTuple(value);
    return value instanceof Float ? hashFloat(value.valueOf()) : hash(unboxed(value));
  }
  if (kind === "identity") return hashIdentity(value);
  if (kind === "unhashable") throw unhashable(value);
  const result = (value as { __hash__(): unknown }).__hash__();
  if (!isInt(result)) throw new TypeError("__hash__ method should return an integer");
  const integer = integerOf(result);
  return typeof integer === "bigint" ? foldHash(integer) : integer === -1 ? -2 : integer;
}

/** What `__hash__` returned, reduced to 64 bits as CPython reduces it. */
function foldHash(value: bigint): Int {
  return BigInt.asIntN(64, value) === value ? normalize(value) : hashBigInteger(value);
}

/** `object.__hash__`. */
export function hashIdentity(value: unknown): Int {
  return Math.floor(id(value) / 16);
}

function hashString(text: string): number {
  if (text === "") return 0;
  let first = 0x811c_9dc5;
  let second = 0x1234_5678;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x0100_0193);
    second = Math.imul(second ^ unit, 0x5bd1_e995) + first;
  }
  return (first >>> 0) * 0x20_0000 + ((second >>> 0) & 0x1f_ffff);
}

const prime1 = 0x9e37_79b1_85eb_ca87n;
const prime2 = 0xc2b2_ae3d_27d4_eb4fn;
const prime5 = 0x27d4_eb2f_1656_67c5n;

/**
 * The hash of a tuple from those of its items, in CPython's way (xxHash's combination of lanes).
 *
 * @param withLength false for slices, which leave the length out
 */
export function hashTuple(items: readonly unknown[], withLength = true): Int {
  let accumulator = prime5;
  for (const item of items) {
    const lane = BigInt.asUintN(64, BigInt(hash(item)));
    accumulator = BigInt.asUintN(64, accumulator + lane * prime2);
    accumulator = BigInt.asUintN(64, (accumulator << 31n) | (accumulator >> 33n));
    accumulator = BigInt.asUintN(64, accumulator * prime1);
  }
  if (withLength) accumulator += BigInt(items.length) ^ (prime5 ^ 3527539n);
  accumulator = BigInt.asUintN(64, accumulator);
  if (accumulator === 0xffff_ffff_ffff_ffffn) return 1546275796;
  return normalize(BigInt.asIntN(64, accumulator));
}

/** The hash of a set of hashes, independent of their order. Source: CPython Objects/setobject.c (frozenset_hash). */
export function hashUnordered(items: Iterable<unknown>, count: number): Int {
  let result = 0n;
  for (const item of items) {
    const lane = BigInt.asUintN(64, BigInt(hash(item)));
    result ^= BigInt.asUintN(
      64,
      (lane ^ 89869747n ^ BigInt.asUintN(64, lane << 16n)) * 3644798167n,
    );
  }
  result ^= BigInt.asUintN(64, BigInt(count + 1) * 1927868237n);
  result ^= (result >> 11n) ^ (result >> 25n);
  result = BigInt.asUintN(64, result * 69069n + 907133923n);
  if (result === 0xffff_ffff_ffff_ffffn) return 590923713;
  return normalize(BigInt.asIntN(64, result));
}
