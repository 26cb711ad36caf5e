/** A compiled pattern: JavaScript's regular expression where that matches the same, the matcher of this module else. */
import type { MatchedSequence } from "./matcher/nodes.ts";
import { compileProgram } from "./matcher/compile.ts";
import type { Program } from "./matcher/program.ts";
import { newMarks, run } from "./matcher/run.ts";
import { closingOrder, hasReferences, isEligible } from "./native/eligible.ts";
import { translate, type TextKind } from "./native/translate.ts";
import { MarkCaptures, NativeCaptures, type Captures } from "./captures.ts";
import type { Subject } from "./subject.ts";

/** Anywhere from a position on; at that position; there, and up to the end. */
export type Mode = "search" | "match" | "full";

export class Engine {
  readonly #body: MatchedSequence;
  readonly #groups: number;
  /** Whether a match may be empty. */
  readonly isNullable: boolean;
  #isNative: boolean;
  #refers: boolean | undefined;
  readonly #expressions = new Map<string, RegExp>();
  #program: Program | undefined;
  #order: readonly number[] | undefined;

  /** @param groups how many groups there are, the whole match counted */
  constructor(body: MatchedSequence, groups: number, isNullable: boolean, mayBeNative = true) {
    this.#body = body;
    this.#groups = groups;
    this.isNullable = isNullable;
    this.#isNative = mayBeNative && isEligible(body);
  }

  /**
   * @param start in units of the subject's text, as is `end`
   * @param mustAdvance whether a match at `start` has to have a character
   */
  find(
    subject: Subject,
    start: number,
    end: number,
    mode: Mode,
    mustAdvance: boolean,
  ): Captures | null {
    // CPython searches nothing behind the end, but it matches there what needs no character.
    if (start > end) {
      return mode === "search" ? null : this.#run(subject, start, end, mode, mustAdvance);
    }
    if (!this.#isNativeFor(subject.kind)) {
      return this.#run(subject, start, end, mode, mustAdvance);
    }
    if (!mustAdvance || !this.isNullable) return this.#execute(subject, start, end, mode);
    // Native expressions cannot be told where not to end.
    const here = this.#run(subject, start, end, mode === "search" ? "match" : mode, true);
    if (here !== null || mode !== "search" || start === end) return here;
    const next = subject.unitOf(subject.pointOf(start) + 1);
    return this.#execute(subject, next, end, mode);
  }

  /**
   * In texts with characters beyond U+FFFF V8 tries to match between the two units of one, where it finds what needs no character, and it compares the contents
   * of groups by units.
   */
  #isNativeFor(kind: TextKind): boolean {
    return this.#isNative && (kind !== "wide" || !(this.isNullable || this.#hasReferences));
  }

  get #hasReferences(): boolean {
    return (this.#refers ??= hasReferences(this.#body));
  }

  #execute(subject: Subject, start: number, end: number, mode: Mode): Captures | null {
    const { text } = subject;
    const whole = end === text.length ? text : text.slice(0, end);
    let found: RegExpExecArray | null;
    try {
      const expression = this.#expression(subject.kind, mode, false);
      expression.lastIndex = start;
      found = expression.exec(whole);
    } catch (error) {
      // Too large for the engine, or too many places to come back to.
      if (error instanceof SyntaxError) this.#isNative = false;
      else if (!(error instanceof RangeError)) throw error;
      return this.#run(subject, start, end, mode, false);
    }
    return found === null ? null : new NativeCaptures(this, subject.kind, mode, found, start);
  }

  /** The spans of a match's groups, which are looked for only when the program asks. */
  spansOf(kind: TextKind, mode: Mode, text: string, start: number): RegExpIndicesArray {
    const expression = this.#expression(kind, mode, true);
    expression.lastIndex = start;
    return expression.exec(text)!.indices!;
  }

  #expression(kind: TextKind, mode: Mode, withIndices: boolean): RegExp {
    const flags =
      (withIndices ? "d" : "") + (mode === "search" ? "g" : "y") + (kind === "wide" ? "u" : "");
    const key = `${kind} ${mode} ${flags}`;
    let expression = this.#expressions.get(key);
    if (expression === undefined) {
      const source = translate(this.#body, kind);
      expression = new RegExp(mode === "full" ? `(?:${source})$` : source, flags);
      this.#expressions.set(key, expression);
    }
    return expression;
  }

  #run(
    subject: Subject,
    start: number,
    end: number,
    mode: Mode,
    mustAdvance: boolean,
  ): Captures | null {
    const program = (this.#program ??= compileProgram(this.#body, this.#groups));
    const marks = newMarks(program);
    const attempt = {
      codes: subject.codes,
      start: subject.pointOf(start),
      end: subject.pointOf(end),
      isSearch: mode === "search",
      isFull: mode === "full",
      mustAdvance,
    };
    return run(program, attempt, marks) ? new MarkCaptures(subject, marks) : null;
  }

  /** Of the groups that matched, the last one to close is `Match.lastindex`. */
  get closingOrder(): readonly number[] {
    return (this.#order ??= closingOrder(this.#body));
  }
}
