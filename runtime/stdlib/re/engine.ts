/** A compiled pattern: JavaScript's regular expression where that matches the same, the matcher of this module else. */
import { MarkCaptures, NativeCaptures, type Captures } from "./captures.ts";
import { compileProgram } from "./matcher/compile.ts";
import type { MatchedSequence } from "./matcher/nodes.ts";
import { newMarks, type Program } from "./matcher/program.ts";
import { run } from "./matcher/run.ts";
import { closingOrder, hasReferences, isEligible } from "./native/eligible.ts";
import { textKind, translate, type TextKind } from "./native/translate.ts";
import type { Subject } from "./subject.ts";

/** Anywhere from a position on; at that position; there, and up to the end. */
export const mode = { search: 0, match: 1, full: 2 } as const;

export type Mode = (typeof mode)[keyof typeof mode];

export class Engine {
  readonly #body: MatchedSequence;
  readonly #groups: number;
  /** Whether a match may be empty. */
  readonly isNullable: boolean;
  #isNative: boolean;
  #refers: boolean | undefined;
  /** By kind of text, mode, and whether it tells the positions of groups. */
  readonly #expressions: (RegExp | undefined)[] = [];
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
    how: Mode,
    mustAdvance: boolean,
  ): Captures | null {
    // CPython searches nothing behind the end, but it matches there what needs no character.
    if (start > end) {
      return how === mode.search ? null : this.#run(subject, start, end, how, mustAdvance);
    }
    if (!this.#isNativeFor(subject.kind)) {
      return this.#run(subject, start, end, how, mustAdvance);
    }
    if (!mustAdvance || !this.isNullable) return this.#execute(subject, start, end, how);
    // Native expressions cannot be told where not to end.
    const here = this.#run(subject, start, end, how === mode.search ? mode.match : how, true);
    if (here !== null || how !== mode.search || start === end) return here;
    const next = subject.unitOf(subject.pointOf(start) + 1);
    return this.#execute(subject, next, end, how);
  }

  /** The native expression that finds one match after another in a text, if there is one that never matches nothing. */
  globalExpression(kind: TextKind): RegExp | undefined {
    if (this.isNullable || !this.#isNative || !this.#isNativeFor(kind)) return undefined;
    return this.#expression(kind, mode.search, false);
  }

  /**
   * In texts with characters beyond U+FFFF V8 tries to match between the two units of one, where it finds what needs no character, and it compares the contents
   * of groups by units.
   */
  #isNativeFor(kind: TextKind): boolean {
    return this.#isNative && (kind !== textKind.wide || !(this.isNullable || this.#hasReferences));
  }

  get #hasReferences(): boolean {
    return (this.#refers ??= hasReferences(this.#body));
  }

  #execute(subject: Subject, start: number, end: number, how: Mode): Captures | null {
    const { text, kind } = subject;
    const whole = end === text.length ? text : text.slice(0, end);
    const expression = this.#expression(kind, how, false);
    let found: RegExpExecArray | null;
    try {
      expression.lastIndex = start;
      found = expression.exec(whole);
    } catch (error) {
      this.failed(error);
      return this.#run(subject, start, end, how, false);
    }
    return found === null ? null : new NativeCaptures(this, kind, how, found, start);
  }

  /** Notes that a native expression is too large for the JavaScript engine, or has too many places to come back to. */
  failed(error: unknown): void {
    if (error instanceof SyntaxError) this.#isNative = false;
    else if (!(error instanceof RangeError)) throw error;
  }

  /** The spans of a match's groups, which are looked for only when the program asks. */
  spansOf(kind: TextKind, how: Mode, text: string, start: number): RegExpIndicesArray {
    const expression = this.#expression(kind, how, true);
    expression.lastIndex = start;
    return expression.exec(text)!.indices!;
  }

  #expression(kind: TextKind, how: Mode, withIndices: boolean): RegExp {
    const key = kind * 6 + how * 2 + (withIndices ? 1 : 0);
    return (this.#expressions[key] ??= this.#makeExpression(kind, how, withIndices));
  }

  #makeExpression(kind: TextKind, how: Mode, withIndices: boolean): RegExp {
    const source = translate(this.#body, kind);
    const flags =
      (withIndices ? "d" : "") +
      (how === mode.search ? "g" : "y") +
      (kind === textKind.wide ? "u" : "");
    return new RegExp(how === mode.full ? `(?:${source})$` : source, flags);
  }

  #run(
    subject: Subject,
    start: number,
    end: number,
    how: Mode,
    mustAdvance: boolean,
  ): Captures | null {
    const program = (this.#program ??= compileProgram(this.#body, this.#groups));
    const marks = newMarks(program);
    const attempt = {
      codes: subject.codes,
      start: subject.pointOf(start),
      end: subject.pointOf(end),
      isSearch: how === mode.search,
      isFull: how === mode.full,
      mustAdvance,
    };
    return run(program, attempt, marks) ? new MarkCaptures(subject, marks) : null;
  }

  /** Of the groups that matched, the last one to close is `Match.lastindex`. */
  get closingOrder(): readonly number[] {
    return (this.#order ??= closingOrder(this.#body));
  }
}
