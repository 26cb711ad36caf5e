import { callable } from "../../core/calls/call.ts";
import type { bytes } from "../../core/containers/bytes.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { OverflowError, TypeError } from "../../core/exceptions/base.ts";
import { hash } from "../../core/hash.ts";
import { isInt, type Int } from "../../core/numbers/convert.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { repr } from "../../core/repr.ts";
import { invoke, type Callable } from "../internal/callables.ts";
import { mappingproxy } from "../internal/mapping-proxy.ts";
import type { Captures } from "./captures.ts";
import type { Engine, Mode } from "./engine.ts";
import type { PatternSource } from "./errors.ts";
import { flagsRepr } from "./flags.ts";
import { internal } from "./internal.ts";
import { Match } from "./match.ts";
import { MatchIterator, Scan, Scanner } from "./scan.ts";
import { subjectOf, type Subject } from "./subject.ts";
import { expandTemplate, joinParts, templateOf } from "./template.ts";

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

/** `sys.maxsize`, as the default of `endpos`. */
const noEnd = Infinity;
/** How much of a pattern its `repr` shows. */
const shownLength = 200;

/** `re.Pattern`. Source: CPython Modules/_sre/sre.c. */
export class Pattern {
  static readonly __name__: string = "Pattern";
  static readonly __module__: string = "re";
  static readonly __tp_name__: string = "re.Pattern";
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

  get groupindex(): mappingproxy<string, number> {
    return new mappingproxy(new dict<string, number>(this.#parts.names));
  }

  get #isBytes(): boolean {
    return typeof this.#parts.source !== "string";
  }

  /** A subject with the part of it that is to be matched. */
  #scan(string: unknown, pos: unknown = 0, endpos: unknown = noEnd): Scan {
    const subject = subjectOf(string, this.#isBytes);
    const { length } = subject;
    const start = clamped(pos, length);
    const end = endpos === noEnd ? length : clamped(endpos, length);
    return new Scan(this, this.#parts.engine, subject, start, end);
  }

  #match(string: unknown, pos: unknown, endpos: unknown, mode: Mode): Match | null {
    const scan = this.#scan(string, pos, endpos);
    return scan.matchOf(scan.next(mode));
  }

  match(string: unknown, pos?: Int, endpos?: Int): Match | null {
    return this.#match(string, pos, endpos, "match");
  }

  fullmatch(string: unknown, pos?: Int, endpos?: Int): Match | null {
    return this.#match(string, pos, endpos, "full");
  }

  search(string: unknown, pos?: Int, endpos?: Int): Match | null {
    return this.#match(string, pos, endpos, "search");
  }

  findall(string: unknown, pos?: Int, endpos?: Int): unknown[] {
    const scan = this.#scan(string, pos, endpos);
    const { subject } = scan;
    const { groups } = this.#parts;
    const found: unknown[] = [];
    for (let captures = scan.next("search"); captures !== null; captures = scan.next("search")) {
      const one = captures;
      const text = (group: number): string | bytes => subject.wrap(one.text(group) ?? "");
      if (groups < 2) found.push(text(groups));
      else found.push(tuple.of(...Array.from({ length: groups }, (_, index) => text(index + 1))));
    }
    return found;
  }

  finditer(string: unknown, pos?: Int, endpos?: Int): MatchIterator {
    return new MatchIterator(this.#scan(string, pos, endpos));
  }

  scanner(string: unknown, pos?: Int, endpos?: Int): Scanner {
    return new Scanner(internal, this, this.#scan(string, pos, endpos));
  }

  split(string: unknown, maxsplit: Int = 0): unknown[] {
    const most = wordOf(maxsplit);
    const scan = this.#scan(string);
    const { subject } = scan;
    const parts: unknown[] = [];
    let last = 0;
    for (let count = 0; most === 0 || count < most; count++) {
      const captures = scan.next("search");
      if (captures === null) break;
      parts.push(subject.slice(last, captures.start));
      for (let group = 1; group <= this.groups; group++) {
        const text = captures.text(group);
        parts.push(text === undefined ? null : subject.wrap(text));
      }
      last = captures.end;
    }
    parts.push(subject.slice(last, subject.text.length));
    return parts;
  }

  sub(repl: unknown, string: unknown, count: Int = 0): unknown {
    return this.#substitute(repl, string, count)[0];
  }

  subn(repl: unknown, string: unknown, count: Int = 0): tuple<[unknown, number]> {
    return tuple.of(...this.#substitute(repl, string, count)) as tuple<[unknown, number]>;
  }

  #substitute(repl: unknown, string: unknown, count: Int): [text: unknown, count: number] {
    const most = wordOf(count);
    const scan = this.#scan(string);
    const { subject } = scan;
    const replacement = this.#replacementFor(repl, scan);
    const parts: unknown[] = [];
    let last = 0;
    let done = 0;
    while (most === 0 || done < most) {
      const captures = scan.next("search");
      if (captures === null) break;
      if (last < captures.start) parts.push(subject.slice(last, captures.start));
      const item = replacement(captures);
      if (item !== null && item !== undefined) parts.push(item);
      last = captures.end;
      done++;
    }
    if (last < subject.text.length) parts.push(subject.slice(last, subject.text.length));
    return [joinParts(parts, subject.isBytes), done];
  }

  /** What a match is replaced by; `null` for nothing. */
  #replacementFor(repl: unknown, scan: Scan): (captures: Captures) => unknown {
    if (callable(repl)) {
      const function_ = repl as Callable;
      return (captures) => invoke(function_, scan.matchOf(captures));
    }
    const replacement = templateOf(this, repl);
    if (replacement.literal !== undefined) return () => replacement.literal;
    return (captures) => expandTemplate(replacement, scan.matchOf(captures));
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

export type { Subject };
