/** `traceback.TracebackException`. Source: CPython 3.13 Lib/traceback.py, PEP 654, PEP 678. */
import { getattr } from "../../core/attributes/getattr.ts";
import { bytes } from "../../core/containers/bytes.ts";
import { BaseException } from "../../core/exceptions/base.ts";
import { BaseExceptionGroup } from "../../core/exceptions/groups.ts";
import { SyntaxError } from "../../core/exceptions/syntax.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { classModule, classQualname, type NamedClass } from "../../core/names.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { eq } from "../../core/operators/compare.ts";
import { NotImplemented } from "../../core/operators/protocol.ts";
import { print, type TextFile } from "../../core/print.ts";
import { repr } from "../../core/repr.ts";
import { str } from "../../core/types/str.ts";
import { host } from "../../host/index.ts";
import { PrintContext } from "./print-context.ts";
import { safeText } from "./safe.ts";
import { summarized, type StackSummary } from "./stack-summary.ts";
import { tracebackFrames } from "./frames.ts";
import { syntaxErrorLines } from "./syntax-error.ts";

/** The keyword-only parameters of {@link TracebackException}. */
export interface TracebackOptions {
  limit?: Int | null;
  lookup_lines?: unknown;
  capture_locals?: unknown;
  compact?: unknown;
  max_group_width?: Int;
  max_group_depth?: Int;
  save_exc_type?: unknown;
  _seen?: Set<unknown>;
}

/** The keyword-only parameters of {@link TracebackException.format}. */
export interface FormatOptions {
  chain?: unknown;
  _ctx?: PrintContext | null;
}

const causeMessage = "\nThe above exception was the direct cause of the following exception:\n\n";
const contextMessage = "\nDuring handling of the above exception, another exception occurred:\n\n";

/** An exception as text, taken apart when it is made: it keeps neither the exception nor its traceback. */
export class TracebackException {
  static readonly __name__: string = "TracebackException";
  static readonly __module__: string = "traceback";
  static readonly __dict__: boolean = true;
  static readonly __text_signature__: string =
    "self, exc_type, exc_value, exc_traceback, *, limit=, lookup_lines=, capture_locals=, compact=, max_group_width=, max_group_depth=, save_exc_type=, _seen=";
  readonly max_group_width: Int;
  readonly max_group_depth: Int;
  readonly stack$: StackSummary;
  readonly exc_type: unknown;
  readonly exc_type_qualname: string | null;
  readonly exc_type_module: unknown;
  readonly __notes__: unknown;
  readonly __suppress_context__: boolean;
  __cause__: TracebackException | null = null;
  __context__: TracebackException | null = null;
  exceptions: TracebackException[] | null = null;
  declare filename: unknown;
  declare lineno: unknown;
  declare end_lineno: unknown;
  declare text: unknown;
  declare offset: unknown;
  declare end_offset: unknown;
  declare msg: unknown;
  readonly #text: string;
  readonly #isSyntaxError: boolean;

  constructor(
    exc_type: unknown,
    exc_value: unknown,
    exc_traceback: unknown,
    options: TracebackOptions = {},
  ) {
    const seen = options._seen ?? new Set();
    seen.add(exc_value);
    this.max_group_width = options.max_group_width ?? 15;
    this.max_group_depth = options.max_group_depth ?? 10;
    this.stack$ = summarized(tracebackFrames(exc_traceback), options.limit);
    this.exc_type = exc_type;
    this.exc_type_qualname = exc_type === null ? null : classQualname(exc_type as NamedClass);
    this.exc_type_module = exc_type === null ? null : classModule(exc_type as NamedClass);
    this.#text = safeText(exc_value, "exception", str);
    this.__notes__ = notesOf(exc_value);
    this.__suppress_context__ =
      exc_value instanceof BaseException && exc_value.__suppress_context__;
    this.#isSyntaxError = exc_value instanceof SyntaxError;
    if (exc_value instanceof SyntaxError) this.#takeSyntaxError(exc_value);
    if (options._seen === undefined && exc_value instanceof BaseException)
      this.#takeOthers(exc_value, { ...options, _seen: seen });
  }

  #takeSyntaxError(error: SyntaxError): void {
    this.filename = error.filename;
    this.lineno = error.lineno === null ? null : str(error.lineno);
    this.end_lineno = error.end_lineno === null ? null : str(error.end_lineno);
    this.text = error.text;
    this.offset = error.offset;
    this.end_offset = error.end_offset;
    this.msg = error.msg;
  }

  /** Causes, contexts and members, without recursion. */
  #takeOthers(exception: BaseException, options: TracebackOptions): void {
    const seen = options._seen!;
    const made = (other: BaseException): TracebackException =>
      new TracebackException(other.constructor, other, other.__traceback__, options);
    const queue: [TracebackException, BaseException][] = [[this, exception]];
    const unraised: TracebackException[] = [];
    const add = (other: BaseException): TracebackException => {
      const result = made(other);
      queue.push([result, other]);
      return result;
    };
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const [text, error] = next;
      const { __cause__: cause, __context__: context } = error;
      if (cause !== null && !seen.has(cause)) text.__cause__ = add(cause);
      const needsContext =
        !options.compact || (text.__cause__ === null && !error.__suppress_context__);
      if (needsContext && context !== null && !seen.has(context)) text.__context__ = add(context);
      if (error instanceof BaseExceptionGroup) {
        text.exceptions = Array.from(error.exceptions as Iterable<BaseException>, add);
        unraised.push(...text.exceptions.filter((member) => isMadeWith(member, text)));
      }
    }
    for (const member of unraised) member.stack$.length = 0;
  }

  /** `from_exception(exc, *args, **kwargs)`. */
  static from_exception(exc: BaseException, options: TracebackOptions = {}): TracebackException {
    return new this(exc.constructor, exc, exc.__traceback__, options);
  }

  get exc_type_str(): string | null {
    if (this.exc_type_qualname === null) return null;
    const module = this.exc_type_module;
    if (module === "__main__" || module === "builtins") return this.exc_type_qualname;
    return `${typeof module === "string" ? module : "<unknown>"}.${this.exc_type_qualname}`;
  }

  /** `format_exception_only(*, show_group=False)`: the lines behind the traceback. */
  format_exception_only(options: { show_group?: unknown; _depth?: number } = {}): Iterator<string> {
    return this.#only(options.show_group ?? false, options._depth ?? 0);
  }

  *#only(showGroup: unknown, depth: number): Generator<string> {
    const indent = "   ".repeat(depth);
    const type = this.exc_type_str;
    if (type === null) {
      yield `${indent}${finalLine("None", this.#text)}`;
      return;
    }
    if (this.#isSyntaxError) {
      for (const line of syntaxErrorLines(this, type)) yield indent + line;
    } else if (depth > 0) {
      for (const line of finalLine(type, this.#text).slice(0, -1).split("\n"))
        yield `${indent}${line}\n`;
    } else yield finalLine(type, this.#text);
    yield* this.#notes(indent);
    if (!showGroup) return;
    for (const each of this.exceptions ?? []) yield* each.#only(showGroup, depth + 1);
  }

  *#notes(indent: string): Generator<string> {
    const notes = this.__notes__;
    if (notes === null) return;
    if (!Array.isArray(notes) || notes instanceof bytes) {
      yield `${indent}${safeText(notes, "__notes__", repr)}\n`;
      return;
    }
    for (const note of iterate(notes))
      for (const line of safeText(note, "note", str).split("\n")) yield `${indent}${line}\n`;
  }

  /** `format(*, chain=True)`: the whole text, in parts that end in a line feed. */
  format({ chain = true, _ctx = null }: FormatOptions = {}): Iterator<string> {
    return this.#parts(chain, _ctx ?? new PrintContext());
  }

  *#parts(chain: unknown, context: PrintContext): Generator<string> {
    const output: [message: string | null, exception: TracebackException][] = [];
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- a linked list
    for (let each: TracebackException | null = this; each !== null;) {
      const cause: TracebackException | null = each.__cause__;
      const earlier: TracebackException | null = each.__context__;
      const isHidden: boolean = each.__suppress_context__;
      const next: TracebackException | null =
        !chain || (cause === null && isHidden) ? null : (cause ?? earlier);
      output.push([next === null ? null : cause === null ? contextMessage : causeMessage, each]);
      each = next;
    }
    for (const [message, exception] of output.reverse()) {
      if (message !== null) yield* context.emit([message]);
      if (exception.exceptions === null) {
        yield* exception.#stackParts(context, "Traceback");
        yield* context.emit(exception.#only(false, 0));
      } else yield* exception.#groupParts(exception.exceptions, chain, context, this);
    }
  }

  *#stackParts(context: PrintContext, title: string, margin?: string): Generator<string> {
    if (this.stack$.length === 0) return;
    yield* context.emit([`${title} (most recent call last):\n`], margin);
    yield* context.emit(this.stack$.format());
  }

  *#groupParts(
    members: readonly TracebackException[],
    chain: unknown,
    context: PrintContext,
    { max_group_depth, max_group_width }: TracebackException,
  ): Generator<string> {
    if (context.depth > Number(max_group_depth)) {
      yield* context.emit([`... (max_group_depth is ${str(max_group_depth)})\n`]);
      return;
    }
    const isOutermost = context.depth === 0;
    if (isOutermost) context.depth++;
    const margin = isOutermost ? "+" : undefined;
    yield* this.#stackParts(context, "Exception Group Traceback", margin);
    yield* context.emit(this.#only(false, 0));
    const width = Number(max_group_width);
    const shown = members.length <= width ? members.length : width + 1;
    context.needsClosing = false;
    for (let index = 0; index < shown; index++) {
      const isLast = index === shown - 1;
      if (isLast) context.needsClosing = true;
      const isTooMany = index >= width;
      const label = isTooMany ? "..." : String(index + 1);
      yield `${context.indent()}${index === 0 ? "+-" : "  "}+---------------- ${label} ----------------\n`;
      context.depth++;
      if (isTooMany) {
        const left = members.length - width;
        yield* context.emit([`and ${left} more exception${left > 1 ? "s" : ""}\n`]);
      } else yield* members[index]!.#parts(chain, context);
      if (isLast && context.needsClosing) {
        yield `${context.indent()}+------------------------------------\n`;
        context.needsClosing = false;
      }
      context.depth--;
    }
    if (isOutermost) context.depth = 0;
  }

  /** `print(*, file=None, chain=True)`. */
  print({ file = null, chain = true }: { file?: TextFile | null; chain?: unknown } = {}): void {
    for (const line of iterate(this.format({ chain })))
      print(line, { file: file ?? host().stderr, end: "" });
  }

  __eq__(other: unknown): unknown {
    if (!(other instanceof TracebackException)) return NotImplemented;
    const whole = (one: TracebackException): string =>
      [...iterate(one.format())].join("") + repr(one.exc_type);
    return whole(this) === whole(other);
  }

  __str__(): string {
    return this.#text;
  }
}

/** A member that was made where its group was has never been raised: it has no traceback. */
function isMadeWith(member: TracebackException, group: TracebackException): boolean {
  const place = member.stack$.at(-1);
  const other = group.stack$.at(-1);
  return place !== undefined && other !== undefined && eq(place, other);
}

function finalLine(type: string, text: string): string {
  return text === "" ? `${type}\n` : `${type}: ${text}\n`;
}

function notesOf(exception: unknown): unknown {
  try {
    return getattr(exception, "__notes__", null);
  } catch (error) {
    const shown = safeText(error, "__notes__", repr);
    return [`Ignored error getting __notes__: ${shown}`];
  }
}
