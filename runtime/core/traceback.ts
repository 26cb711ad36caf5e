/**
 * The text that CPython prints of an exception: its traceback, those of what it came from, its notes, and groups as a tree.
 * Source: CPython 3.13 Lib/traceback.py (`TracebackException`), PEP 654, PEP 678. Of its own file, because few programs print one.
 */
import type { StackFrame } from "../host/index.ts";
import type { BaseException } from "./exceptions/base.ts";
import { BaseExceptionGroup } from "./exceptions/groups.ts";
import { SyntaxError } from "./exceptions/syntax.ts";
import { fullClassName, type NamedClass } from "./names.ts";
import { repr } from "./repr.ts";
import { toStr } from "./str.ts";
import { pythonFunctionName } from "./frames.ts";
import { visibleFrames } from "./traceback-frames.ts";

/** How many members of one group, and how many groups inside each other, are shown. */
const maximumGroupWidth = 15;
const maximumGroupDepth = 10;
/** A line that follows itself more often than this is counted. */
const repetitionsShown = 3;

/** `"".join(traceback.format_exception(exception))`: ends in a line feed. */
export function formatException(exception: BaseException): string {
  const printer = new TracebackPrinter();
  printer.chain(exception);
  return printer.text;
}

/** `traceback.format_exception_only(exception)` and the notes: the lines after the traceback. */
export function formatExceptionOnly(exception: BaseException): string {
  const cls = exception.constructor as unknown as NamedClass;
  const name = fullClassName(cls).replace(/^__main__\./, "");
  if (exception instanceof SyntaxError)
    return syntaxErrorText(exception, name) + notesText(exception);
  const value = safeText(exception);
  return (value === "" ? `${name}\n` : `${name}: ${value}\n`) + notesText(exception);
}

function safeText(exception: BaseException): string {
  try {
    return toStr(exception);
  } catch {
    return "<exception str() failed>";
  }
}

function notesText(exception: BaseException): string {
  const notes: unknown = exception.__notes__ ?? [];
  if (!Array.isArray(notes)) return `${repr(notes)}\n`;
  return notes.map((note) => `${toStr(note)}\n`).join("");
}

/** The line of a syntax error, and a caret under the place. */
function syntaxErrorText(error: SyntaxError, name: string): string {
  let text = "";
  if (error.lineno !== null) {
    text += `  File "${error.filename === null ? "<string>" : toStr(error.filename)}", line ${toStr(error.lineno)}\n`;
    if (typeof error.text === "string") text += sourceAndCaret(error, error.text);
  }
  return `${text}${name}: ${error.msg === null ? "<no detail available>" : toStr(error.msg)}\n`;
}

function sourceAndCaret(error: SyntaxError, source: string): string {
  const line = source.replace(/\n+$/, "");
  const shown = line.replace(/^[ \n\f]+/, "");
  const text = `    ${shown}\n`;
  if (typeof error.offset !== "number") return text;
  const start = error.offset - (line.length - shown.length);
  const end =
    typeof error.end_offset === "number"
      ? error.end_offset - (line.length - shown.length)
      : start + 1;
  if (start < 1) return text;
  const carets = "^".repeat(Math.max(1, end - start));
  return `${text}    ${" ".repeat(start - 1)}${carets}\n`;
}

class TracebackPrinter {
  text = "";
  /** How many groups are around the line that is printed next. */
  #depth = 0;
  #needsClosing = false;
  /** Where the group around was made: a member made there was never raised, and has no traceback. */
  #groupFrames = "";
  readonly #seen = new Set<BaseException>();

  /** The exception after those that it came from, oldest first. */
  chain(exception: BaseException, later: BaseException | null = null): void {
    this.#seen.add(exception);
    const cause = exception.__cause__;
    const context = exception.__suppress_context__ ? null : exception.__context__;
    const earlier = cause ?? context;
    if (earlier !== null && !this.#seen.has(earlier)) {
      this.chain(earlier, exception);
      this.#emit(
        cause === null
          ? "\nDuring handling of the above exception, another exception occurred:\n\n"
          : "\nThe above exception was the direct cause of the following exception:\n\n",
      );
    }
    const frames = later === null ? framesOf(exception) : framesInside(exception, later);
    if (exception instanceof BaseExceptionGroup) this.#group(exception, frames);
    else {
      this.#traceback(frames, "Traceback", false);
      this.#emit(formatExceptionOnly(exception));
    }
  }

  #group(group: BaseExceptionGroup, frames: readonly StackFrame[]): void {
    if (this.#depth > maximumGroupDepth) {
      this.#emit(`... (max_group_depth is ${maximumGroupDepth})\n`);
      return;
    }
    const isOutermost = this.#depth === 0;
    if (isOutermost) this.#depth++;
    this.#traceback(frames, "Exception Group Traceback", isOutermost);
    this.#emit(formatExceptionOnly(group));
    const outerFrames = this.#groupFrames;
    this.#groupFrames = formatFrames(framesOf(group));
    this.#members(group.exceptions);
    this.#groupFrames = outerFrames;
    if (isOutermost) this.#depth = 0;
  }

  #members(exceptions: readonly BaseException[]): void {
    const shown = Math.min(exceptions.length, maximumGroupWidth + 1);
    this.#needsClosing = false;
    for (let index = 0; index < shown; index++) {
      const isLast = index === shown - 1;
      if (isLast) this.#needsClosing = true;
      const isTooMany = index >= maximumGroupWidth;
      const label = isTooMany ? "..." : String(index + 1);
      const opening = index === 0 ? "+-" : "  ";
      this.text += `${this.#indent()}${opening}+---------------- ${label} ----------------\n`;
      this.#depth++;
      if (isTooMany) {
        const left = exceptions.length - maximumGroupWidth;
        this.#emit(`and ${left} more exception${left === 1 ? "" : "s"}\n`);
      } else this.chain(exceptions[index]!);
      if (isLast && this.#needsClosing) {
        this.text += `${this.#indent()}+------------------------------------\n`;
        this.#needsClosing = false;
      }
      this.#depth--;
    }
  }

  #traceback(frames: readonly StackFrame[], title: string, isOutermostGroup: boolean): void {
    if (frames.length === 0) return;
    const text = formatFrames(frames);
    if (text === this.#groupFrames) return;
    const header = `${title} (most recent call last):\n`;
    if (isOutermostGroup) this.text += `${this.#indent()}+ ${header}`;
    else this.#emit(header);
    this.#emit(text);
  }

  /** Text of the exception at hand; inside a group every line has the group's margin. */
  #emit(text: string): void {
    if (this.#depth === 0) {
      this.text += text;
      return;
    }
    const margin = `${this.#indent()}| `;
    const lines = text.endsWith("\n") ? text.slice(0, -1) : text;
    for (const line of lines.split("\n")) this.text += `${margin}${line}\n`;
  }

  #indent(): string {
    return "  ".repeat(this.#depth);
  }
}

/**
 * The frames of an exception that was caught before `later` was raised. The engine's stacks begin at the program's start, Python's traceback at the
 * function that caught the exception: that one is on the stack of the later one too, and with it all outside of it.
 */
function framesInside(exception: BaseException, later: BaseException): StackFrame[] {
  const frames = framesOf(exception);
  const outermost = frames[0];
  if (outermost === undefined) return frames;
  // The later one may have gone through more functions since.
  const all = framesOf(later);
  const around = all.slice(
    Math.max(
      0,
      all.findIndex((frame) => isSamePlace(frame, outermost)),
    ),
  );
  let shared = 0;
  while (
    shared < Math.min(frames.length, around.length) - 1 &&
    isSamePlace(frames[shared]!, around[shared]!)
  )
    shared++;
  return frames.slice(shared);
}

function isSamePlace(a: StackFrame, b: StackFrame): boolean {
  return a.file === b.file && a.line === b.line && a.functionName === b.functionName;
}

function framesOf(exception: BaseException): StackFrame[] {
  return visibleFrames(exception.__traceback__?.stack ?? "");
}

function formatFrames(frames: readonly StackFrame[]): string {
  const lines: string[] = [];
  let previous = "";
  let repetitions = 0;
  const finishRun = (): void => {
    const more = repetitions - repetitionsShown;
    if (more > 0) {
      lines.push(`  [Previous line repeated ${more} more time${more === 1 ? "" : "s"}]\n`);
    }
  };
  for (const { file, line, functionName, sourceLine } of frames) {
    const place = `  File "${file}", line ${line}, in ${pythonFunctionName(functionName)}\n`;
    if (place !== previous) {
      finishRun();
      previous = place;
      repetitions = 0;
    }
    repetitions++;
    if (repetitions > repetitionsShown) continue;
    const source = sourceLine?.trim() ?? "";
    lines.push(source === "" ? place : `${place}    ${source}\n`);
  }
  finishRun();
  return lines.join("");
}
