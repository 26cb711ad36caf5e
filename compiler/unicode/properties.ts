/** Unicode properties as CPython 3.13 has them (Unicode 15.1), which a host's regular expressions may be ahead of. */
import { identifierPart, identifierStart, printable } from "./generated/properties.ts";

/** XID_Start, beyond ASCII. */
export function isIdentifierStart(codePoint: number): boolean {
  return startRanges().includes(codePoint);
}

/** XID_Continue, beyond ASCII. */
export function isIdentifierPart(codePoint: number): boolean {
  return partRanges().includes(codePoint);
}

/** CPython's `str.isprintable` for one character, beyond ASCII. */
export function isPrintable(codePoint: number): boolean {
  return printableRanges().includes(codePoint);
}

const startRanges = lazily(() => new RangeSet(identifierStart));
const partRanges = lazily(() => new RangeSet(identifierPart));
const printableRanges = lazily(() => new RangeSet(printable));

function lazily<Value>(compute: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= compute());
}

/** A set of code points, from its boundaries: inside from the first on, outside from the second on, and so forth. */
class RangeSet {
  readonly #boundaries: Int32Array;

  /** `encoded`: differences between boundaries in base 36, separated by spaces. */
  constructor(encoded: string) {
    const differences = encoded.split(" ");
    this.#boundaries = new Int32Array(differences.length);
    let boundary = 0;
    differences.forEach((difference, index) => {
      boundary += parseInt(difference, 36);
      this.#boundaries[index] = boundary;
    });
  }

  includes(codePoint: number): boolean {
    let low = 0;
    let high = this.#boundaries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#boundaries[middle]! <= codePoint) low = middle + 1;
      else high = middle;
    }
    return low % 2 === 1;
  }
}
