import { tuple } from "./containers/tuple.ts";
import { TypeError } from "./exceptions/base.ts";
import { id } from "./identity.ts";
import { typeName } from "./names.ts";
import { isInt, integerOf, normalize, type Int } from "./numbers/convert.ts";
import { Float } from "./numbers/float.ts";

/** How the objects of a class hash. */
export type HashKind = "identity" | "method" | "unhashable";

const kinds = /* @__PURE__ */ new WeakMap<object, HashKind>();

/**
 * How an object hashes: a class with `__eq__` but no `__hash__` beside it is unhashable, as is one whose `__hash__` is `None`. Source: the Python reference,
 * `object.__hash__`.
 */
export function hashKind(value: object): HashKind {
  if (value instanceof tuple) return "method";
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
    prototype = Object.getPrototypeOf(prototype) as object | null;
  }
  return "identity";
}

/** The TypeError of a value that cannot be a key. */
export function unhashable(value: unknown): TypeError {
  return new TypeError(`unhashable type: '${typeName(value)}'`);
}

/** 2^61 - 1: CPython reduces the hashes of numbers modulo this prime, so that equal numbers of all types hash equally. */
const modulus = 0x1fff_ffff_ffff_ffffn;

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
      return hashIdentity(value);
  }
}

function hashObject(value: object): Int {
  if (value instanceof Float) return hashFloat(value.value);
  // Here rather than in a method of tuple, which every program carries.
  if (value instanceof tuple && !("__hash__" in value)) return hashTuple(value);
  const kind = hashKind(value);
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

function hashBigInteger(value: bigint): Int {
  const remainder = (value < 0n ? -value : value) % modulus;
  const signed = value < 0n ? -remainder : remainder;
  return signed === -1n ? -2 : normalize(signed);
}

/** A float equals a rational number m * 2^e; its hash is that of the number modulo the prime. Source: CPython "Hashing of numeric types". */
function hashFloat(value: number): Int {
  if (Number.isInteger(value)) return hashBigInteger(BigInt(value));
  if (!Number.isFinite(value)) return value > 0 ? 314159 : value < 0 ? -314159 : 0;
  let mantissa = Math.abs(value);
  let exponent = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent++;
  }
  // 2 has the order 61 modulo the prime, so dividing by 2^exponent is multiplying by the rest of the cycle.
  const shift = BigInt((61 - (exponent % 61)) % 61);
  const result = (BigInt(mantissa) << shift) % modulus;
  const signed = value < 0 ? -result : result;
  return signed === -1n ? -2 : normalize(signed);
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
