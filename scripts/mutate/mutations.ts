/** Seeded damage to source files: what a parser has to survive. */

/** Numbers from 0 up to, but not including, `limit`; the same sequence for the same seed. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", the 32-bit mixing step. */
  below(limit: number): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) % limit;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }
}

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

const encoder = new TextEncoder();

const fragments = [
  ..."()[]{}:;,.=\\'\"#@!~`$?\t\r\n\f\0".split(""),
  ..."if else elif while for def class lambda with as match case try except finally async await yield not in is".split(
    " ",
  ),
  ..."\"\"\"|'''|f'|f\"{|t'''|rb'|{{|}}|!r|:=|->|**|...|\r\n|\n    |\n\t|0x|1e|1_|\\N{|\\u|\\\n|\ufeff|# coding: latin-1\n".split(
    "|",
  ),
];

const mutations: readonly Mutation[] = [
  // A truncation.
  (bytes, random) => bytes.slice(0, random.below(bytes.length + 1)),
  // A flipped bit.
  (bytes, random) => {
    const changed = bytes.slice();
    changed[random.below(bytes.length)]! ^= 1 << random.below(8);
    return changed;
  },
  // A few random bytes.
  (bytes, random) =>
    splice(
      bytes,
      random.below(bytes.length),
      0,
      Uint8Array.from({ length: 4 }, () => random.below(256)),
    ),
  // A null byte.
  (bytes, random) => splice(bytes, random.below(bytes.length), 0, Uint8Array.of(0)),
  // A random code point.
  (bytes, random) => {
    const codePoint = random.below(random.pick([0x100, 0x3000, 0x110000]));
    return splice(
      bytes,
      random.below(bytes.length),
      0,
      encoder.encode(String.fromCodePoint(codePoint)),
    );
  },
  // A keyword or a piece of syntax, put in or over something.
  (bytes, random) =>
    splice(
      bytes,
      random.below(bytes.length),
      random.below(4),
      encoder.encode(random.pick(fragments)),
    ),
  // A stretch left out.
  (bytes, random) => splice(bytes, random.below(bytes.length), random.below(60), new Uint8Array()),
  // Two tokens swapped.
  swapTokens,
  // A stretch repeated elsewhere.
  (bytes, random) => {
    const start = random.below(bytes.length);
    return splice(
      bytes,
      random.below(bytes.length),
      0,
      bytes.slice(start, start + random.below(200)),
    );
  },
];

/** `bytes` with one to four mutations. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  let mutated = bytes;
  for (let count = 1 + random.below(4); count > 0 && mutated.length > 0; count--) {
    mutated = random.pick(mutations)(mutated, random);
  }
  return mutated;
}

function splice(
  bytes: Uint8Array,
  offset: number,
  removed: number,
  inserted: Uint8Array,
): Uint8Array {
  const rest = bytes.subarray(offset + removed);
  const result = new Uint8Array(offset + inserted.length + rest.length);
  result.set(bytes.subarray(0, offset));
  result.set(inserted, offset);
  result.set(rest, offset + inserted.length);
  return result;
}

function swapTokens(bytes: Uint8Array, random: Random): Uint8Array {
  const text = new TextDecoder("latin1").decode(bytes);
  const tokens = text.match(/\s+|\w+|[^\s\w]/g) ?? [];
  const first = random.below(tokens.length);
  const second = random.below(tokens.length);
  [tokens[first], tokens[second]] = [tokens[second]!, tokens[first]!];
  return Uint8Array.from(tokens.join(""), (character) => character.charCodeAt(0));
}
