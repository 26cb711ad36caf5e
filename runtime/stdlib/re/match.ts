import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { IndexError, TypeError } from "../../core/exceptions/base.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { isInt } from "../../core/numbers/convert.ts";
import { repr } from "../../core/repr.ts";
import { internal } from "./internal.ts";
import type { Captures } from "./captures.ts";
import type { Pattern } from "./pattern.ts";
import type { Range } from "./scan.ts";
import { expandTemplate, templateOf } from "./template.ts";

/** `re.Match`. Source: CPython Modules/_sre/sre.c. */
export class Match {
  static readonly __name__: string = "Match";
  static readonly __module__: string = "re";
  static readonly __tp_name__: string = "re.Match";
  static readonly __signatures__ = {
    group: "*args",
    groups: "default=",
    groupdict: "default=",
    start: "group=, /",
    end: "group=, /",
    span: "group=, /",
    expand: "template",
  };
  readonly #pattern: Pattern;
  readonly #range: Range;
  readonly #captures: Captures;

  constructor(key: typeof internal, pattern: Pattern, range: Range, captures: Captures) {
    if (key !== internal) throw new TypeError("cannot create 're.Match' instances");
    this.#pattern = pattern;
    this.#range = range;
    this.#captures = captures;
  }

  get re(): Pattern {
    return this.#pattern;
  }

  get string(): unknown {
    return this.#range.subject.original;
  }

  get pos(): number {
    return this.#range.pos;
  }

  get endpos(): number {
    return this.#range.endpos;
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
    const { subject } = this.#range;
    if (subject.isBytes) {
      // Bytes may have changed since.
      const span = this.#captures.span(group);
      return span === undefined ? preset : subject.current(span[0], span[1]);
    }
    return this.#captures.text(group) ?? preset;
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
    return [this.#range.subject.pointOf(span[0]), this.#range.subject.pointOf(span[1])];
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
