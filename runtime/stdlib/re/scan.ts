import { TypeError } from "../../core/exceptions/base.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import { finished } from "../internal/iterators.ts";
import type { Captures } from "./captures.ts";
import { mode, type Engine, type Mode } from "./engine.ts";
import { internal } from "./internal.ts";
import { Match } from "./match.ts";
import type { Pattern } from "./pattern.ts";
import type { Subject } from "./subject.ts";

/** A part of a subject, in code points. */
export interface Range {
  readonly subject: Subject;
  readonly pos: number;
  readonly endpos: number;
}

/** Finds one match after another. After an empty one, the next at the same place has to have a character. */
export class Scan {
  readonly #engine: Engine;
  readonly range: Range;
  /** Where to go on, in units of the text; `null` when there is no match left. */
  #next: number | null;
  readonly #end: number;
  #mustAdvance = false;

  constructor(engine: Engine, range: Range) {
    this.#engine = engine;
    this.range = range;
    this.#next = range.subject.unitOf(range.pos);
    this.#end = range.subject.unitOf(range.endpos);
  }

  /** The next match, `null` if there is none. */
  next(how: Mode): Captures | null {
    if (this.#next === null) return null;
    const { subject } = this.range;
    const captures = this.#engine.find(subject, this.#next, this.#end, how, this.#mustAdvance);
    if (captures === null) {
      this.#next = null;
      return null;
    }
    this.#next = captures.end;
    this.#mustAdvance = captures.start === captures.end;
    return captures;
  }
}

/** What `finditer` returns. */
export class MatchIterator extends PythonIterator<Match> {
  static readonly __name__: string = "callable_iterator";
  readonly #pattern: Pattern;
  readonly #scan: Scan;

  constructor(pattern: Pattern, scan: Scan) {
    super();
    this.#pattern = pattern;
    this.#scan = scan;
  }

  override next(): IteratorResult<Match, undefined> {
    const captures = this.#scan.next(mode.search);
    if (captures === null) return finished;
    return { done: false, value: new Match(internal, this.#pattern, this.#scan.range, captures) };
  }
}

/** What `Pattern.scanner` returns: matches one after another, each where the last one ended or behind it. */
export class Scanner {
  static readonly __name__: string = "SRE_Scanner";
  static readonly __module__: string = "_sre";
  static readonly __tp_name__: string = "_sre.SRE_Scanner";
  static readonly __signatures__ = {
    match: "",
    search: "",
  };
  readonly pattern: Pattern;
  readonly #scan: Scan;

  constructor(key: typeof internal, pattern: Pattern, scan: Scan) {
    if (key !== internal) throw new TypeError("cannot create '_sre.SRE_Scanner' instances");
    this.pattern = pattern;
    this.#scan = scan;
  }

  #next(how: Mode): Match | null {
    const captures = this.#scan.next(how);
    return captures && new Match(internal, this.pattern, this.#scan.range, captures);
  }

  match(): Match | null {
    return this.#next(mode.match);
  }

  search(): Match | null {
    return this.#next(mode.search);
  }
}
