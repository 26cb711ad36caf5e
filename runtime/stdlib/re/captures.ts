import type { Engine, Mode } from "./engine.ts";
import type { Marks } from "./matcher/program.ts";
import type { TextKind } from "./native/translate.ts";
import type { Subject } from "./subject.ts";

/** What a match has found. Positions are units of the subject's text; group 0 is the whole match. */
export interface Captures {
  readonly start: number;
  readonly end: number;
  /** `undefined` where the group has not matched. */
  text(group: number): string | undefined;
  /** `undefined` where the group has not matched. */
  span(group: number): readonly [start: number, end: number] | undefined;
  /** The group that closed last, `null` if none has matched. */
  readonly lastGroup: number | null;
}

/** From a native regular expression. */
export class NativeCaptures implements Captures {
  readonly start: number;
  readonly end: number;
  readonly #engine: Engine;
  readonly #kind: TextKind;
  readonly #mode: Mode;
  readonly #found: RegExpExecArray;
  /** Where the match was looked for from. */
  readonly #from: number;
  #spans: RegExpIndicesArray | undefined;

  constructor(engine: Engine, kind: TextKind, mode: Mode, found: RegExpExecArray, from: number) {
    this.#engine = engine;
    this.#kind = kind;
    this.#mode = mode;
    this.#found = found;
    this.#from = from;
    this.start = found.index;
    this.end = found.index + found[0].length;
  }

  text(group: number): string | undefined {
    return this.#found[group];
  }

  span(group: number): readonly [start: number, end: number] | undefined {
    if (group === 0) return [this.start, this.end];
    if (this.#found[group] === undefined) return undefined;
    this.#spans ??= this.#engine.spansOf(this.#kind, this.#mode, this.#found.input, this.#from);
    return this.#spans[group];
  }

  get lastGroup(): number | null {
    const order = this.#engine.closingOrder;
    for (let index = order.length - 1; index >= 0; index--) {
      if (this.#found[order[index]!] !== undefined) return order[index]!;
    }
    return null;
  }
}

/** From the matcher of this module. */
export class MarkCaptures implements Captures {
  readonly #subject: Subject;
  readonly #marks: Marks;

  constructor(subject: Subject, marks: Marks) {
    this.#subject = subject;
    this.#marks = marks;
  }

  get start(): number {
    return this.#subject.unitOf(this.#marks[this.#marks.length - 2]!);
  }

  get end(): number {
    return this.#subject.unitOf(this.#marks[this.#marks.length - 1]!);
  }

  text(group: number): string | undefined {
    const span = this.span(group);
    return span === undefined ? undefined : this.#subject.text.slice(span[0], span[1]);
  }

  span(group: number): readonly [start: number, end: number] | undefined {
    if (group === 0) return [this.start, this.end];
    const start = this.#marks[group * 2 - 2]!;
    const end = this.#marks[group * 2 - 1]!;
    if (start < 0 || end < start) return undefined;
    return [this.#subject.unitOf(start), this.#subject.unitOf(end)];
  }

  get lastGroup(): number | null {
    const group = this.#marks[this.#marks.length - 3]!;
    return group < 0 ? null : group;
  }
}
