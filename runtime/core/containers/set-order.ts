/**
 * The order in which CPython iterates over a set: that of its hash table. Numbers, `None` and tuples of them hash the same in every run, so programs
 * see (and print) that order; the table is modelled here for sets of such members. Strings are salted and objects are placed by address, so for sets with
 * those any order is as good as another, and insertion order is taken.
 *
 * Source: CPython 3.13 Objects/setobject.c (set_add_entry, set_table_resize, set_insert_clean, set_merge_lock_held, set_pop_impl).
 */
import { hash } from "../hash.ts";
import { Float } from "../numbers/float.ts";
import type { Int } from "../numbers/convert.ts";
import { tuple } from "./tuple.ts";

const minimumSize = 8;
/** How many entries behind the first are looked at before the search jumps. */
const linearProbes = 9;
const removed: unique symbol = /* @__PURE__ */ Symbol("removed");

/** True for members that every run of CPython places alike. */
export function hasStableHash(member: unknown): boolean {
  switch (typeof member) {
    case "number":
    case "boolean":
    case "bigint":
      return true;
    case "object":
      return (
        member === null ||
        member instanceof Float ||
        (member instanceof tuple && member.every(hasStableHash)) ||
        (typeof member === "object" && isFrozenSet(member) && [...member].every(hasStableHash))
      );
    default:
      return false;
  }
}

function isFrozenSet(member: object): member is Set<unknown> {
  return member instanceof Set && "__hash__" in member;
}

/** A model of a set's hash table. */
export class SetOrder {
  /** Members by place; empty places are holes (`undefined`), those of removed members keep a mark. */
  #entries: unknown[] = new Array<unknown>(minimumSize).fill(undefined);
  #hashes: Int[] = [];
  #fill = 0;
  #used = 0;
  /** Where the next `pop` begins to look; clearing a set does not move it. */
  finger = 0;

  get #mask(): number {
    return this.#entries.length - 1;
  }

  /** Adds a member that the set does not have yet. The last mark of a removed member on the way is used again. */
  add(member: unknown): void {
    const code = hash(member);
    const mark = search(this.#entries, code, removed);
    this.#used++;
    if (mark >= 0) {
      this.#entries[mark] = member;
      this.#hashes[mark] = code;
      return;
    }
    this.#insert(member, code);
    this.#fill++;
    if (this.#fill * 5 >= this.#mask * 3) {
      this.#resize(this.#used > 50000 ? this.#used * 2 : this.#used * 4);
    }
  }

  /** Removes a member that the set has. */
  remove(member: unknown): void {
    this.#entries[search(this.#entries, hash(member), member)] = removed;
    this.#used--;
  }

  /** After the removal of many members: makes room when more than a quarter of the table is marks. */
  compact(): void {
    if (this.#fill - this.#used > Math.floor(this.#mask / 4)) {
      this.#resize(this.#used > 50000 ? this.#used * 2 : this.#used * 4);
    }
  }

  /** Makes room for `count` more members, as CPython does before it merges a set or dict in. */
  reserve(count: number): void {
    if ((this.#fill + count) * 5 >= this.#mask * 3) this.#resize((this.#used + count) * 2);
  }

  /** Takes the members of another table into this empty one. */
  copyFrom(other: SetOrder): void {
    if (this.#mask === other.#mask && other.#fill === other.#used) {
      this.#entries = [...other.#entries];
      this.#hashes = [...other.#hashes];
    } else {
      other.#entries.forEach((member, place) => {
        if (isMember(member)) this.#insert(member, other.#hashes[place]!);
      });
    }
    this.#fill = this.#used = other.#used;
  }

  /** Forgets all members. */
  clear(): void {
    this.#entries = new Array<unknown>(minimumSize).fill(undefined);
    this.#hashes = [];
    this.#fill = this.#used = 0;
  }

  get isFresh(): boolean {
    return this.#fill === 0;
  }

  /** The members in the table's order. */
  *members(): Generator<unknown, void> {
    const entries = this.#entries;
    for (let place = 0; place < entries.length; place++) {
      const member = entries[place];
      if (isMember(member)) yield member;
    }
  }

  /** The member that `pop` takes: the next one behind that of the last `pop`. */
  popped(): unknown {
    let place = this.finger & this.#mask;
    while (!isMember(this.#entries[place])) place = (place + 1) & this.#mask;
    this.finger = place + 1;
    return this.#entries[place];
  }

  #insert(member: unknown, code: Int): void {
    const place = search(this.#entries, code, undefined);
    this.#entries[place] = member;
    this.#hashes[place] = code;
  }

  #resize(minimum: number): void {
    let size = minimumSize;
    while (size <= minimum) size *= 2;
    const members = this.#entries;
    const hashes = this.#hashes;
    this.#entries = new Array<unknown>(size).fill(undefined);
    this.#hashes = [];
    members.forEach((member, place) => {
      if (isMember(member)) this.#insert(member, hashes[place]!);
    });
    this.#fill = this.#used;
  }
}

function isMember(entry: unknown): boolean {
  return entry !== undefined && entry !== removed;
}

/**
 * Goes the way of a hash: a few places in a row, then a jump by the hash's upper bits, until an empty place.
 *
 * @returns the place of `wanted`; the last one of them if `wanted` is the mark of removed members; -1 if there is none
 */
function search(entries: readonly unknown[], code: Int, wanted: unknown): number {
  const size = entries.length;
  const mask = size - 1;
  let found = -1;
  let place =
    typeof code === "number"
      ? ((code % size) + size) % size
      : Number(BigInt.asUintN(64, code) & BigInt(mask));
  let perturb: bigint | undefined;
  for (;;) {
    const last = place + linearProbes <= mask ? place + linearProbes : place;
    for (let probe = place; probe <= last; probe++) {
      const entry = entries[probe];
      if (Object.is(entry, wanted)) {
        if (wanted !== removed) return probe;
        found = probe;
      }
      if (entry === undefined) return found;
    }
    perturb = (perturb ?? BigInt.asUintN(64, BigInt(code))) >> 5n;
    place = Number(BigInt.asUintN(64, BigInt(place) * 5n + 1n + perturb) & BigInt(mask));
  }
}
