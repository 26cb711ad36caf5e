/** Bits of flags. */
import { bin as plainBin } from "../../core/builtins/characters.ts";
import { ValueError } from "../../core/exceptions/base.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { normalize } from "../../core/numbers/convert.ts";
import { repr } from "../../core/repr.ts";
import { unboxed } from "../../core/types/boxes.ts";

/** An integer of the program as one to reckon with. */
export function bigOf(value: unknown): bigint {
  return BigInt(unboxed(value) as Int);
}

export function isSingleBit(value: unknown): boolean {
  const number = bigOf(value);
  return number !== 0n && (number & (number - 1n)) === 0n;
}

export function bitLengthOf(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  return magnitude === 0n ? 0 : magnitude.toString(2).length;
}

/** The position of the highest bit, -1 for 0. */
export function highBit(value: unknown): number {
  return bitLengthOf(bigOf(value)) - 1;
}

/** `2 ** bits - 1`. */
export function allBits(mask: bigint): bigint {
  return (1n << BigInt(bitLengthOf(mask))) - 1n;
}

/** `_iter_bits_lsb(num)`: the bits that are set, lowest first. */
export function* _iter_bits_lsb(num: unknown): Generator<Int> {
  const { _value_: value } = Object(num) as { _value_?: unknown };
  let rest = bigOf(value ?? num);
  if (rest < 0n) throw new ValueError(`${repr(num)} is not a positive integer`);
  while (rest !== 0n) {
    const bit = rest & -rest;
    yield normalize(bit);
    rest ^= bit;
  }
}

/** `show_flag_values(value)`. */
export function show_flag_values(value: unknown): Int[] {
  return [..._iter_bits_lsb(value)];
}

/** `enum.bin(num, max_bits=None)`: in two's complement, with the sign in front: `0b0 1010`, `0b1 0101`. */
export function bin(num: unknown, max_bits: Int | null = null): string {
  const number = bigOf(num);
  const ceiling = 1n << BigInt(bitLengthOf(number));
  const text =
    number >= 0n
      ? plainBin(normalize(number + ceiling)).replace("1", "0")
      : plainBin(normalize(~number ^ (ceiling - 1n + ceiling)));
  const sign = text.slice(0, 3);
  let digits = text.slice(3);
  if (max_bits !== null && digits.length < Number(max_bits)) {
    const filled = sign.slice(-1).repeat(Number(max_bits)) + digits;
    digits = filled.slice(-Number(max_bits));
  }
  return `${sign} ${digits}`;
}
