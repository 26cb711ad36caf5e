import { mappingproxy } from "../../core/classes/mappingproxy.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { OverflowError, TypeError } from "../../core/exceptions/base.ts";
import { hash } from "../../core/hash.ts";
import { isInt, type Int } from "../../core/numbers/convert.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { repr } from "../../core/repr.ts";
import { mode, type Engine, type Mode } from "./engine.ts";
import type { PatternSource } from "./errors.ts";
import { flagsRepr } from "./flags.ts";
import { internal } from "./internal.ts";
import { Match } from "./match.ts";
import { MatchIterator, Scan, Scanner, type Range } from "./scan.ts";
import { subjectOf } from "./subject.ts";
import { findAll, splitText, substitute } from "./substitute.ts";

/** What a pattern is made of. */
export interface PatternParts {
  readonly source: PatternSource;
  readonly flags: number;
  /** How many groups there are, the whole match not counted. */
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  readonly engine: Engine;
}

/** What this module needs of a pattern beside its attributes. */
interface Inner {
  readonly names: ReadonlyMap<string, number>;
  nameOf(group: number): string | null;
  numberOf(name: string): number | undefined;
}

/** How much of a pattern its `repr` shows. */
const shownLength = 200;

/** `re.Pattern`. Source: CPython Modules/_sre/sre.c. */
export class Pattern {
  static readonly __name__: string = "Pattern";
  static readonly __module__: string = "re";
  static readonly __tp_name__: string = "re.Pattern";
  static readonly __signatures__ = {
    match: "string, pos=, endpos=",
    fullmatch: "string, pos=, endpos=",
    search: "string, pos=, endpos=",
    findall: "string, pos=, endpos=",
    finditer: "string, pos=, endpos=",
    scanner: "string, pos=, endpos=",
    split: "string, maxsplit=",
    sub: "repl, string, count=",
    subn: "repl, string, count=",
  };
  readonly #parts: PatternParts;
  readonly [internal]: Inner;

  constructor(key: typeof internal, parts: PatternParts) {
    if (key !== internal) throw new TypeError("cannot create 're.Pattern' instances");
    this.#parts = parts;
    const { names } = parts;
    this[internal] = {
      names,
      nameOf: (group) => [...names].find(([, number]) => number === group)?.[0] ?? null,
      numberOf: (name) => names.get(name),
    };
  }

  get pattern(): PatternSource {
    return this.#parts.source;
  }

  get flags(): number {
    return this.#parts.flags;
  }

  get groups(): number {
    return this.#parts.groups;
  }

  get groupindex(): mappingproxy {
    return new mappingproxy(new dict(this.#parts.names));
  }

  get #isBytes(): boolean {
    return typeof this.#parts.source !== "string";
  }

  #range(string: unknown, pos: unknown, endpos: unknown): Range {
    const subject = subjectOf(string, this.#isBytes);
    const { length } = subject;
    return {
      subject,
      pos: pos === undefined ? 0 : clamped(pos, length),
      endpos: endpos === undefined ? length : clamped(endpos, length),
    };
  }

  #match(string: unknown, pos: unknown, endpos: unknown, how: Mode): Match | null {
    const range = this.#range(string, pos, endpos);
    const { subject } = range;
    const start = subject.unitOf(range.pos);
    const end = subject.unitOf(range.endpos);
    const captures = this.#parts.engine.find(subject, start, end, how, false);
    return captures && new Match(internal, this, range, captures);
  }

  match(string: unknown, pos?: Int, endpos?: Int): Match | null {
    return this.#match(string, pos, endpos, mode.match);
  }

  fullmatch(string: unknown, pos?: Int, endpos?: Int): Match | null {
    return this.#match(string, pos, endpos, mode.full);
  }

  search(string: unknown, pos?: Int, endpos?: Int): Match | null {
    return this.#match(string, pos, endpos, mode.search);
  }

  findall(string: unknown, pos?: Int, endpos?: Int): unknown[] {
    return findAll(this.#parts.engine, this.groups, this.#range(string, pos, endpos));
  }

  finditer(string: unknown, pos?: Int, endpos?: Int): MatchIterator {
    const scan = new Scan(this.#parts.engine, this.#range(string, pos, endpos));
    return new MatchIterator(this, scan);
  }

  scanner(string: unknown, pos?: Int, endpos?: Int): Scanner {
    const scan = new Scan(this.#parts.engine, this.#range(string, pos, endpos));
    return new Scanner(internal, this, scan);
  }

  split(string: unknown, maxsplit: Int = 0): unknown[] {
    const most = wordOf(maxsplit);
    const range = this.#range(string, undefined, undefined);
    return splitText(this.#parts.engine, this.groups, range, most);
  }

  sub(repl: unknown, string: unknown, count: Int = 0): unknown {
    return this.#substitute(repl, string, count)[0];
  }

  subn(repl: unknown, string: unknown, count: Int = 0): tuple<[unknown, number]> {
    return tuple.of(...this.#substitute(repl, string, count)) as tuple<[unknown, number]>;
  }

  #substitute(repl: unknown, string: unknown, count: Int): [text: unknown, count: number] {
    const most = wordOf(count);
    const range = this.#range(string, undefined, undefined);
    return substitute(this, this.#parts.engine, repl, range, most);
  }

  __copy__(): this {
    return this;
  }

  __deepcopy__(_memo: unknown): this {
    return this;
  }

  __eq__(other: unknown): unknown {
    if (!(other instanceof Pattern)) return NotImplemented;
    return this.flags === other.flags && sourceKey(this.pattern) === sourceKey(other.pattern);
  }

  __hash__(): Int {
    return hash(tuple.of(this.flags, sourceKey(this.pattern)));
  }

  __repr__(): string {
    const source = [...repr(this.pattern)].slice(0, shownLength).join("");
    const flags = flagsRepr(this.flags, !this.#isBytes);
    return `re.compile(${source}${flags === "" ? "" : `, ${flags}`})`;
  }
}

function sourceKey(source: PatternSource): string {
  return typeof source === "string" ? `s${source}` : repr(source);
}

/** A position, cut to the subject. */
function clamped(value: unknown, length: number): number {
  return Math.max(0, Math.min(wordOf(value), length));
}

/** An argument that C takes as a machine word. */
function wordOf(value: unknown): number {
  const index = isInt(value) ? Number(value) : Number(indexOf(value));
  if (Math.abs(index) <= 2 ** 63) return index;
  throw new OverflowError("Python int too large to convert to C ssize_t");
}
