import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { IndexError, TypeError } from "../../core/exceptions/base.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { isInt } from "../../core/numbers/convert.ts";
import { repr } from "../../core/repr.ts";
import { internal } from "./internal.ts";
import type { Captures } from "./captures.ts";
import type { Pattern } from "./pattern.ts";
import type { Subject } from "./subject.ts";
import { expandTemplate, templateOf } from "./template.ts";

/** `re.Match`. Source: CPython Modules/_sre/sre.c. */
export class Match {
  static readonly __name__: string = "Match";
  static readonly __module__: string = "re";
  static readonly __tp_name__: string = "re.Match";
  readonly #pattern: Pattern;
  readonly #subject: Subject;
  readonly #captures: Captures;
  readonly #pos: number;
  readonly #endpos: number;

  /** @param pos in code points, as is `endpos` */
  constructor(
    key: typeof internal,
    pattern: Pattern,
    subject: Subject,
    captures: Captures,
    pos: number,
    endpos: number,
  ) {
    if (key !== internal) throw new TypeError("cannot create 're.Match' instances");
    this.#pattern = pattern;
    this.#subject = subject;
    this.#captures = captures;
    this.#pos = pos;
    this.#endpos = endpos;
  }

  get re(): Pattern {
    return this.#pattern;
  }

  get string(): unknown {
    return this.#subject.original;
  }

  get pos(): number {
    return this.#pos;
  }

  get endpos(): number {
    return this.#endpos;
  }

  get lastindex(): number | null {
    return this.#captures.lastGroup;
  }

  get lastgroup(): string | null {
    const { lastGroup } = this.#captures;
    return lastGroup === null ? null : this.#pattern[internal].nameOf(lastGroup);
  }

  get regs(): tuple {
    return tuple.of(
      ...Array.from({ length: this.#pattern.groups + 1 }, (_, group) => this.span(group)),
    );
  }

  #indexOf(group: unknown): number {
    const index =
      isInt(group) || hasIndex(group)
        ? Number(indexOf(group))
        : typeof group === "string"
          ? this.#pattern[internal].numberOf(group)
          : undefined;
    if (index === undefined || index < 0 || index > this.#pattern.groups) {
      throw new IndexError("no such group");
    }
    return index;
  }

  #text(group: number, preset: unknown): unknown {
    const text = this.#captures.text(group);
    return text === undefined ? preset : this.#subject.wrap(text);
  }

  group(...groups: readonly unknown[]): unknown {
    if (groups.length === 0) return this.#text(0, null);
    if (groups.length === 1) return this.#text(this.#indexOf(groups[0]), null);
    return tuple.of(...groups.map((group) => this.#text(this.#indexOf(group), null)));
  }

  __getitem__(group: unknown): unknown {
    return this.#text(this.#indexOf(group), null);
  }

  groups(preset: unknown = null): tuple {
    return tuple.of(
      ...Array.from({ length: this.#pattern.groups }, (_, index) => this.#text(index + 1, preset)),
    );
  }

  groupdict(preset: unknown = null): dict<string, unknown> {
    const result = new dict<string, unknown>();
    for (const [name, group] of this.#pattern[internal].names) {
      result.set(name, this.#text(group, preset));
    }
    return result;
  }

  #span(group: unknown): readonly [start: number, end: number] {
    const span = this.#captures.span(this.#indexOf(group));
    if (span === undefined) return [-1, -1];
    return [this.#subject.pointOf(span[0]), this.#subject.pointOf(span[1])];
  }

  start(group: unknown = 0): number {
    return this.#span(group)[0];
  }

  end(group: unknown = 0): number {
    return this.#span(group)[1];
  }

  span(group: unknown = 0): tuple<[number, number]> {
    const [start, end] = this.#span(group);
    return tuple.of(start, end) as tuple<[number, number]>;
  }

  expand(template: unknown): unknown {
    return expandTemplate(templateOf(this.#pattern, template), this);
  }

  __copy__(): this {
    return this;
  }

  __deepcopy__(_memo: unknown): this {
    return this;
  }

  __bool__(): boolean {
    return true;
  }

  __repr__(): string {
    return `<re.Match object; span=${repr(this.span())}, match=${repr(this.group())}>`;
  }
}

function hasIndex(value: unknown): boolean {
  return typeof value === "object" && value !== null && "__index__" in value;
}
