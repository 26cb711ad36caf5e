import { TypeError } from "../../core/exceptions/base.ts";
import { bytesOf } from "../../core/containers/buffer.ts";
import { hash } from "../../core/hash.ts";
import { isFloat, isInt } from "../../core/numbers/convert.ts";
import { encodedBytes } from "../../core/text/encodings.ts";
import { textOf } from "../../core/types/boxes.ts";
import { sha512 } from "./sha512.ts";

interface Entropy {
  getRandomValues(target: Uint32Array): Uint32Array;
}

/** Words that nobody can foresee, from the host's generator where it has one. */
export function entropy(count: number): number[] {
  const words = new Uint32Array(count);
  const { crypto } = globalThis as { crypto?: Entropy };
  if (crypto !== undefined) return [...crypto.getRandomValues(words)];
  return Array.from(words, () => Math.floor(Math.random() * 0x1_0000_0000));
}

/** The number that a seed stands for. Source: CPython Lib/random.py (Random.seed). */
function seedNumber(seed: unknown, version: number): bigint {
  if (isInt(seed)) return BigInt(seed);
  if (isFloat(seed)) return BigInt.asUintN(64, BigInt(hash(seed)));
  const text = textOf(seed);
  const data = bytesOf(seed);
  if (text === undefined && data === undefined) {
    throw new TypeError(
      "The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.",
    );
  }
  if (version === 1) return firstVersion(text ?? data!);
  const bytes = text === undefined ? data! : encodedBytes(text);
  let result = 0n;
  for (const byte of [...bytes, ...sha512(bytes)]) result = (result << 8n) | BigInt(byte);
  return result;
}

/** How strings were made into numbers before version 2. */
function firstVersion(seed: string | Uint8Array): bigint {
  const codes =
    typeof seed === "string" ? Array.from(seed, (each) => each.codePointAt(0)!) : [...seed];
  let result = codes.length === 0 ? 0n : BigInt(codes[0]!) << 7n;
  for (const code of codes) result = BigInt.asUintN(64, (1000003n * result) ^ BigInt(code));
  result ^= BigInt(codes.length);
  return result;
}

/** The 32-bit words of the seed's number, lowest first; at least one. */
export function seedKey(seed: unknown, version: number): number[] {
  if (seed === null || seed === undefined) return entropy(624);
  const number = seedNumber(seed, version);
  const key: number[] = [];
  for (let rest = number < 0n ? -number : number; rest > 0n; rest >>= 32n) {
    key.push(Number(rest & 0xffff_ffffn));
  }
  return key.length === 0 ? [0] : key;
}
