import { TypeError } from "../../core/exceptions/base.ts";
import { PythonIterator } from "../../core/iteration/iterator.ts";
import { finished } from "../internal/iterators.ts";
import type { Captures } from "./captures.ts";
import type { Engine, Mode } from "./engine.ts";
import { internal } from "./internal.ts";
import { Match } from "./match.ts";
import type { Pattern } from "./pattern.ts";
import type { Subject } from "./subject.ts";

/** Finds one match after another. After an empty one, the next at the same place has to have a character. */
export class Scan {
  readonly #pattern: Pattern;
  readonly #engine: Engine;
  readonly subject: Subject;
  readonly #pos: number;
  readonly #endpos: number;
  /** Where to go on, in units of the text; `null` when there is no match left. */
  #next: number | null;
  readonly #end: number;
  #mustAdvance = false;

  /** @param pos in code points, as is `endpos` */
  constructor(pattern: Pattern, engine: Engine, subject: Subject, pos: number, endpos: number) {
    this.#pattern = pattern;
    this.#engine = engine;
    this.subject = subject;
    this.#pos = pos;
    this.#endpos = endpos;
    this.#next = subject.unitOf(pos);
    this.#end = subject.unitOf(endpos);
  }

  /** The next match, `null` if there is none. */
  next(mode: Mode): Captures | null {
    if (this.#next === null) return null;
    const captures = this.#engine.find(
      this.subject,
      this.#next,
      this.#end,
      mode,
      this.#mustAdvance,
    );
    if (captures === null) {
      this.#next = null;
      return null;
    }
    this.#next = captures.end;
    this.#mustAdvance = captures.start === captures.end;
    return captures;
  }

  matchOf(captures: Captures): Match;
  matchOf(captures: Captures | null): Match | null;
  matchOf(captures: Captures | null): Match | null {
    if (captures === null) return null;
    return new Match(internal, this.#pattern, this.subject, captures, this.#pos, this.#endpos);
  }
}

/** What `finditer` returns. */
export class MatchIterator extends PythonIterator<Match> {
  static readonly __name__: string = "callable_iterator";
  readonly #scan: Scan;

  constructor(scan: Scan) {
    super();
    this.#scan = scan;
  }

  override next(): IteratorResult<Match, undefined> {
    const captures = this.#scan.next("search");
    return captures === null ? finished : { done: false, value: this.#scan.matchOf(captures) };
  }
}

/** What `Pattern.scanner` returns: matches one after another, each where the last one ended or behind it. */
export class Scanner {
  static readonly __name__: string = "SRE_Scanner";
  static readonly __module__: string = "_sre";
  static readonly __tp_name__: string = "_sre.SRE_Scanner";
  readonly pattern: Pattern;
  readonly #scan: Scan;

  constructor(key: typeof internal, pattern: Pattern, scan: Scan) {
    if (key !== internal) throw new TypeError("cannot create '_sre.SRE_Scanner' instances");
    this.pattern = pattern;
    this.#scan = scan;
  }

  match(): Match | null {
    return this.#scan.matchOf(this.#scan.next("match"));
  }

  search(): Match | null {
    return this.#scan.matchOf(this.#scan.next("search"));
  }
}
