/** MT19937 (Matsumoto and Nishimura 1998) with CPython's ways of seeding it and of making numbers. Source: CPython Modules/_randommodule.c. */
import { normalize, type Int } from "../../core/numbers/convert.ts";

const size = 624;
const middle = 397;
const upperMask = 0x8000_0000;
const lowerMask = 0x7fff_ffff;
const matrix = 0x9908_b0df;

export class MersenneTwister {
  readonly #words = new Uint32Array(size);
  #index = size;

  /** Seeds with the 32-bit words of a number, lowest first. */
  seed(key: readonly number[]): void {
    const words = this.#words;
    this.#seedWord(19650218);
    let i = 1;
    let j = 0;
    for (let round = Math.max(size, key.length); round > 0; round--) {
      const previous = words[i - 1]! ^ (words[i - 1]! >>> 30);
      words[i] = (words[i]! ^ Math.imul(previous, 1664525)) + key[j]! + j;
      i++;
      j++;
      if (i >= size) {
        words[0] = words[size - 1]!;
        i = 1;
      }
      if (j >= key.length) j = 0;
    }
    for (let round = size - 1; round > 0; round--) {
      const previous = words[i - 1]! ^ (words[i - 1]! >>> 30);
      words[i] = (words[i]! ^ Math.imul(previous, 1566083941)) - i;
      i++;
      if (i >= size) {
        words[0] = words[size - 1]!;
        i = 1;
      }
    }
    words[0] = upperMask;
  }

  #seedWord(seed: number): void {
    const words = this.#words;
    words[0] = seed;
    for (let index = 1; index < size; index++) {
      const previous = words[index - 1]! ^ (words[index - 1]! >>> 30);
      words[index] = Math.imul(previous, 1812433253) + index;
    }
    this.#index = size;
  }

  /** The next 32 bits. */
  next32(): number {
    if (this.#index >= size) this.#twist();
    let word = this.#words[this.#index++]!;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c_5680;
    word ^= (word << 15) & 0xefc6_0000;
    word ^= word >>> 18;
    return word >>> 0;
  }

  #twist(): void {
    const words = this.#words;
    for (let index = 0; index < size; index++) {
      const next = index + 1 < size ? index + 1 : 0;
      const far = index + middle < size ? index + middle : index + middle - size;
      const mixed = (words[index]! & upperMask) | (words[next]! & lowerMask);
      words[index] = words[far]! ^ (mixed >>> 1) ^ ((mixed & 1) === 0 ? 0 : matrix);
    }
    this.#index = 0;
  }

  /** A float in [0, 1) from 53 bits. */
  random(): number {
    const high = this.next32() >>> 5;
    const low = this.next32() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** An integer of `count` random bits; `count` is positive. */
  bits(count: number): Int {
    if (count <= 32) return this.next32() >>> (32 - count);
    let result = 0n;
    for (let shift = 0; shift < count; shift += 32) {
      const left = count - shift;
      const word = left < 32 ? this.next32() >>> (32 - left) : this.next32();
      result |= BigInt(word) << BigInt(shift);
    }
    return normalize(result);
  }

  /** The state as CPython shows it: the words, then the place among them. */
  getState(): number[] {
    return [...this.#words, this.#index];
  }

  setState(state: readonly number[]): void {
    this.#words.set(state.slice(0, size));
    this.#index = state[size]!;
  }
}
