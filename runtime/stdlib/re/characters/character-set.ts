/**
 * Sets of code points. Both matchers know a single character of a pattern (a literal, a class, a dot) only as one of these, with everything that flags
 * change already applied.
 */

/** One more than the last code point. */
export const unicodeLimit = 0x110000;

export class CharacterSet {
  /** Where membership changes: every even entry begins a run of members, the odd one after it ends it. Strictly ascending. */
  readonly bounds: readonly number[];
  #latin: Uint8Array | undefined;

  constructor(bounds: readonly number[]) {
    this.bounds = bounds;
  }

  static readonly empty: CharacterSet = /* @__PURE__ */ new CharacterSet([]);
  static readonly all: CharacterSet = /* @__PURE__ */ new CharacterSet([0, unicodeLimit]);

  static of(codePoint: number): CharacterSet {
    return new CharacterSet([codePoint, codePoint + 1]);
  }

  /** The characters from `first` to `last`, both included. */
  static range(first: number, last: number): CharacterSet {
    return new CharacterSet([first, last + 1]);
  }

  static ofCodePoints(codePoints: Iterable<number>): CharacterSet {
    const bounds: number[] = [];
    for (const codePoint of [...codePoints].sort((a, b) => a - b)) {
      const end = bounds[bounds.length - 1];
      if (end === undefined || codePoint > end) bounds.push(codePoint, codePoint + 1);
      else if (codePoint === end) bounds[bounds.length - 1] = codePoint + 1;
    }
    return new CharacterSet(bounds);
  }

  static union(sets: readonly CharacterSet[]): CharacterSet {
    if (sets.length === 1) return sets[0]!;
    const runs: (readonly [number, number])[] = [];
    for (const { bounds } of sets) {
      for (let index = 0; index < bounds.length; index += 2) {
        runs.push([bounds[index]!, bounds[index + 1]!]);
      }
    }
    runs.sort((a, b) => a[0] - b[0]);
    const merged: number[] = [];
    for (const [start, end] of runs) {
      const last = merged.length - 1;
      if (last < 0 || start > merged[last]!) merged.push(start, end);
      else if (end > merged[last]!) merged[last] = end;
    }
    return new CharacterSet(merged);
  }

  complement(): CharacterSet {
    const { bounds } = this;
    const inner = bounds[0] === 0 ? bounds.slice(1) : [0, ...bounds];
    return new CharacterSet(
      inner[inner.length - 1] === unicodeLimit ? inner.slice(0, -1) : [...inner, unicodeLimit],
    );
  }

  intersection(other: CharacterSet): CharacterSet {
    return CharacterSet.union([this.complement(), other.complement()]).complement();
  }

  /** The members below `limit`. */
  below(limit: number): CharacterSet {
    const { bounds } = this;
    if (bounds.length === 0 || bounds[bounds.length - 1]! <= limit) return this;
    const kept = bounds.filter((bound) => bound < limit);
    return new CharacterSet(kept.length % 2 === 0 ? kept : [...kept, limit]);
  }

  has(codePoint: number): boolean {
    const { bounds } = this;
    let low = 0;
    let high = bounds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (bounds[middle]! <= codePoint) low = middle + 1;
      else high = middle;
    }
    return low % 2 === 1;
  }

  get isEmpty(): boolean {
    return this.bounds.length === 0;
  }

  /** The only member, or -1 where there are more, or none. */
  get single(): number {
    const { bounds } = this;
    return bounds.length === 2 && bounds[1] === bounds[0]! + 1 ? bounds[0]! : -1;
  }

  isSubsetOf(other: CharacterSet): boolean {
    return this.intersection(other.complement()).isEmpty;
  }

  isDisjointFrom(other: CharacterSet): boolean {
    return this.intersection(other).isEmpty;
  }

  /** Membership of the first 256 code points, one byte each. */
  get latin(): Uint8Array {
    if (this.#latin === undefined) {
      this.#latin = new Uint8Array(256);
      const { bounds } = this;
      for (let index = 0; index < bounds.length && bounds[index]! < 256; index += 2) {
        this.#latin.fill(1, bounds[index], Math.min(bounds[index + 1]!, 256));
      }
    }
    return this.#latin;
  }
}
