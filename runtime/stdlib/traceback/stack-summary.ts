/** `traceback.FrameSummary` and `traceback.StackSummary`. Source: CPython 3.13 Lib/traceback.py. */
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { getItem } from "../../core/operators/subscript.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { iter } from "../../core/iteration/iter.ts";
import { eq } from "../../core/operators/compare.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { repr } from "../../core/repr.ts";
import { toStr } from "../../core/str.ts";
import { unpack } from "../../core/iteration/unpack.ts";
import { ListObject } from "../../core/types/boxes.ts";
import type { Int } from "../../core/numbers/convert.ts";
import type { StackFrame } from "../../host/index.ts";
import { pythonFunctionName } from "../../core/frames.ts";
import { sourceLineOf } from "../internal/source-lines.ts";
import { safeText } from "./safe.ts";
import type { Frame } from "./frames.ts";

/** The keyword-only parameters of {@link FrameSummary}. */
export interface FrameOptions {
  lookup_line?: unknown;
  locals?: dict<string, unknown> | null;
  line?: string | null;
  end_lineno?: Int | null;
  colno?: Int | null;
  end_colno?: Int | null;
}

export class FrameSummary {
  static readonly __name__: string = "FrameSummary";
  static readonly __module__: string = "traceback";
  static readonly __text_signature__: string =
    "self, filename, lineno, name, *, lookup_line=, locals=, line=, end_lineno=, colno=, end_colno=";
  readonly filename: string;
  readonly lineno: Int | null;
  readonly end_lineno: Int | null;
  readonly colno: Int | null;
  readonly end_colno: Int | null;
  readonly name$: string;
  readonly locals: dict<string, string> | null;
  #lines: string | null;

  constructor(filename: string, lineno: Int | null, name: string, options: FrameOptions = {}) {
    this.filename = filename;
    this.lineno = lineno;
    this.end_lineno = options.end_lineno ?? lineno;
    this.colno = options.colno ?? null;
    this.end_colno = options.end_colno ?? null;
    this.name$ = name;
    this.#lines = options.line ?? null;
    const locals = options.locals ?? null;
    this.locals =
      locals === null || locals.size === 0
        ? null
        : new dict(
            Array.from(locals as Iterable<[string, unknown]>, ([key, value]) => [
              key,
              safeText(value, "local", repr),
            ]) as [string, string][],
          );
  }

  /** The first line, stripped; `None` where there is no line number. */
  get line(): string | null {
    if (this.#lines === null && this.lineno !== null)
      this.#lines = sourceLineOf(this.filename, Number(this.lineno));
    return this.#lines === null ? null : this.#lines.split("\n", 1)[0]!.trim();
  }

  #items(): tuple {
    return tuple.of(this.filename, this.lineno, this.name$, this.line);
  }

  __eq__(other: unknown): unknown {
    if (other instanceof FrameSummary) {
      return (
        this.filename === other.filename &&
        this.lineno === other.lineno &&
        this.name$ === other.name$ &&
        eq(this.locals, other.locals)
      );
    }
    return other instanceof tuple ? eq(this.#items(), other) : NotImplemented;
  }

  __getitem__(position: unknown): unknown {
    return getItem(this.#items(), position);
  }

  __iter__(): Iterator<unknown> {
    return iter(this.#items());
  }

  __len__(): number {
    return 4;
  }

  __repr__(): string {
    return `<FrameSummary file ${toStr(this.filename)}, line ${toStr(this.lineno)} in ${toStr(this.name$)}>`;
  }
}

/** A line that follows itself more often than this is counted. */
const repetitionsShown = 3;

/** The keyword-only parameters of {@link StackSummary.extract}. */
export interface ExtractOptions {
  limit?: Int | null;
  lookup_lines?: unknown;
  capture_locals?: unknown;
}

/** What is left of a list when it is limited: the first ones, or with a negative limit the last. */
export function limited<T>(items: readonly T[], limit: Int | null | undefined): readonly T[] {
  if (limit === null || limit === undefined) return items;
  const count = Number(limit);
  if (count >= 0) return items.slice(0, count);
  return items.slice(Math.max(0, items.length + count));
}

export class StackSummary extends ListObject<FrameSummary> {
  static readonly __name__: string = "StackSummary";
  static readonly __module__: string = "traceback";

  /** `extract(frame_gen, *, limit=None, lookup_lines=True, capture_locals=False)`: from pairs of a frame and a line number. */
  static extract(frame_gen: unknown, { limit }: ExtractOptions = {}): StackSummary {
    const result = new this();
    for (const pair of limited([...iterate(frame_gen)], limit)) {
      const [frame, line] = unpack(pair, 2) as unknown as [Frame, Int];
      const { co_filename, co_name } = frame.f_code;
      result.push(new FrameSummary(co_filename, line, co_name));
    }
    return result;
  }

  /** From summaries, or tuples of file, line number, name and text. */
  static from_list(a_list: unknown): StackSummary {
    const result = new StackSummary();
    for (const item of iterate(a_list)) {
      if (item instanceof FrameSummary) result.push(item);
      else {
        const [filename, lineno, name, line] = unpack(item, 4) as [string, Int, string, string];
        result.push(new FrameSummary(filename, lineno, name, { line }));
      }
    }
    return result;
  }

  /** The text of one frame; `None` leaves the frame out. */
  format_frame_summary(frame_summary: FrameSummary): string {
    const { filename, lineno, name$, line, locals } = frame_summary;
    const file = filename.startsWith("<stdin>-") ? "<stdin>" : filename;
    let text = `  File "${toStr(file)}", line ${toStr(lineno)}, in ${toStr(name$)}\n`;
    if (line) text += `    ${line}\n`;
    if (locals !== null) {
      const entries = [...(locals as Iterable<[string, string]>)].sort(([a], [b]) =>
        a < b ? -1 : 1,
      );
      for (const [key, value] of entries) text += `    ${key} = ${value}\n`;
    }
    return text;
  }

  /** A text for each frame; one that comes again and again is shown three times and then counted. */
  format(): string[] {
    const result: string[] = [];
    let last: FrameSummary | null = null;
    let count = 0;
    const finishRun = (): void => {
      const more = count - repetitionsShown;
      if (more > 0)
        result.push(`  [Previous line repeated ${more} more time${more > 1 ? "s" : ""}]\n`);
    };
    for (const frame of this) {
      const text = this.format_frame_summary(frame) as string | null;
      if (text === null) continue;
      const isSame =
        last !== null &&
        last.filename === frame.filename &&
        last.lineno === frame.lineno &&
        last.name$ === frame.name$;
      if (!isSame) {
        finishRun();
        last = frame;
        count = 0;
      }
      count++;
      if (count <= repetitionsShown) result.push(text);
    }
    finishRun();
    return result;
  }
}

/** Summaries of frames, outermost first. */
export function summarized(frames: readonly StackFrame[], limit?: Int | null): StackSummary {
  const result = new StackSummary();
  for (const { file, line, functionName } of limited(frames, limit))
    result.push(new FrameSummary(file, line, pythonFunctionName(functionName)));
  return result;
}
