/** `difflib.SequenceMatcher`: what two sequences have in common. Source: CPython 3.13 Lib/difflib.py. */

/** A common piece: `a[aAt:aAt+size]` is `b[bAt:bAt+size]`. */
interface Match {
  readonly aAt: number;
  readonly bAt: number;
  readonly size: number;
}

export interface Opcode {
  readonly tag: "equal" | "replace" | "delete" | "insert";
  readonly aLow: number;
  readonly aHigh: number;
  readonly bLow: number;
  readonly bHigh: number;
}

type IsJunk = (item: string) => boolean;

/** In sequences this long, what is in more than one of a hundred places is too popular to start a match. */
const popularLength = 200;

class Matcher {
  readonly #a: readonly string[];
  readonly #b: readonly string[];
  readonly #isJunk: IsJunk;
  /** The places in `b` of what may start a match. */
  readonly #places = new Map<string, number[]>();

  constructor(a: readonly string[], b: readonly string[], isJunk: IsJunk) {
    this.#a = a;
    this.#b = b;
    this.#isJunk = isJunk;
    b.forEach((item, index) => {
      const places = this.#places.get(item);
      if (places === undefined) this.#places.set(item, [index]);
      else places.push(index);
    });
    const most = Math.floor(b.length / 100) + 1;
    for (const [item, places] of this.#places) {
      const isPopular = b.length >= popularLength && places.length > most;
      if (isJunk(item) || isPopular) this.#places.delete(item);
    }
  }

  /** The pieces in order, adjacent ones joined. */
  blocks(): Match[] {
    const found: Match[] = [];
    const queue: [number, number, number, number][] = [[0, this.#a.length, 0, this.#b.length]];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const [aLow, aHigh, bLow, bHigh] = next;
      const match = this.#longest(aLow, aHigh, bLow, bHigh);
      const { aAt, bAt, size } = match;
      if (size === 0) continue;
      found.push(match);
      if (aLow < aAt && bLow < bAt) queue.push([aLow, aAt, bLow, bAt]);
      if (aAt + size < aHigh && bAt + size < bHigh)
        queue.push([aAt + size, aHigh, bAt + size, bHigh]);
    }
    found.sort((first, second) => first.aAt - second.aAt || first.bAt - second.bAt);
    const joined: Match[] = [];
    for (const match of found) {
      const last = joined[joined.length - 1];
      const isAdjacent =
        last !== undefined &&
        last.aAt + last.size === match.aAt &&
        last.bAt + last.size === match.bAt;
      if (isAdjacent) joined[joined.length - 1] = { ...last, size: last.size + match.size };
      else joined.push(match);
    }
    return joined;
  }

  /** The longest piece, the first of several. */
  #longest(aLow: number, aHigh: number, bLow: number, bHigh: number): Match {
    let [aAt, bAt, size] = [aLow, bLow, 0];
    let lengths = new Map<number, number>();
    for (let i = aLow; i < aHigh; i++) {
      const next = new Map<number, number>();
      for (const j of this.#places.get(this.#a[i]!) ?? []) {
        if (j < bLow) continue;
        if (j >= bHigh) break;
        const length = (lengths.get(j - 1) ?? 0) + 1;
        next.set(j, length);
        if (length > size) [aAt, bAt, size] = [i - length + 1, j - length + 1, length];
      }
      lengths = next;
    }
    for (const wantsJunk of [false, true]) {
      while (aAt > aLow && bAt > bLow && this.#extends(aAt - 1, bAt - 1, wantsJunk)) {
        aAt--;
        bAt--;
        size++;
      }
      while (
        aAt + size < aHigh &&
        bAt + size < bHigh &&
        this.#extends(aAt + size, bAt + size, wantsJunk)
      )
        size++;
    }
    return { aAt, bAt, size };
  }

  #extends(i: number, j: number, wantsJunk: boolean): boolean {
    return this.#a[i] === this.#b[j] && this.#isJunk(this.#b[j]!) === wantsJunk;
  }
}

function noJunk(): boolean {
  return false;
}

/** How to turn `a` into `b`. */
export function opcodes(
  a: readonly string[],
  b: readonly string[],
  isJunk: IsJunk = noJunk,
): Opcode[] {
  const result: Opcode[] = [];
  let [i, j] = [0, 0];
  const end = { aAt: a.length, bAt: b.length, size: 0 };
  for (const { aAt, bAt, size } of [...new Matcher(a, b, isJunk).blocks(), end]) {
    const tag = i < aAt ? (j < bAt ? "replace" : "delete") : j < bAt ? "insert" : null;
    if (tag !== null) result.push({ tag, aLow: i, aHigh: aAt, bLow: j, bHigh: bAt });
    [i, j] = [aAt + size, bAt + size];
    if (size > 0) result.push({ tag: "equal", aLow: aAt, aHigh: i, bLow: bAt, bHigh: j });
  }
  return result;
}

function share(matches: number, length: number): number {
  return length === 0 ? 1 : (2 * matches) / length;
}

/** How alike two texts are, from 0 to 1. */
export function ratio(a: string, b: string, isJunk: IsJunk): number {
  const [left, right] = [[...a], [...b]];
  const matches = new Matcher(left, right, isJunk).blocks();
  const size = matches.reduce((sum, match) => sum + match.size, 0);
  return share(size, left.length + right.length);
}

/** No less than {@link ratio}: the characters in common, in whatever order. */
export function quickRatio(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  const available = new Map<string, number>();
  for (const character of right) available.set(character, (available.get(character) ?? 0) + 1);
  let matches = 0;
  for (const character of left) {
    const count = available.get(character) ?? 0;
    available.set(character, count - 1);
    if (count > 0) matches++;
  }
  return share(matches, left.length + right.length);
}

/** No less than {@link quickRatio}: by the lengths alone. */
export function realQuickRatio(a: string, b: string): number {
  const [left, right] = [[...a].length, [...b].length];
  return share(Math.min(left, right), left + right);
}
