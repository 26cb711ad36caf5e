/** The hashes of numbers, which are the same in every run of CPython. Source: the library reference, "Hashing of numeric types". */
import { normalize, type Int } from "./convert.ts";

/** 2^61 - 1: CPython reduces the hashes of numbers modulo this prime, so that equal numbers of all types hash equally. */
const modulus = 0x1fff_ffff_ffff_ffffn;

/** The hash of an integer of any size. */
export function hashBigInteger(value: bigint): Int {
  const remainder = (value < 0n ? -value : value) % modulus;
  const signed = value < 0n ? -remainder : remainder;
  return signed === -1n ? -2 : normalize(signed);
}

/** A float equals a rational number m * 2^e; its hash is that of the number modulo the prime. */
export function hashFloat(value: number): Int {
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
