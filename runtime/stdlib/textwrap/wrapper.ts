import { Extensible } from "../../core/classes/extensible.ts";
import { callMethod, getattr } from "../../core/attributes/getattr.ts";
import { dict } from "../../core/containers/dict.ts";
import { ValueError } from "../../core/exceptions/base.ts";
import { codePointLength, unitPosition } from "../../core/text/code-points.ts";
import { rfind } from "../../core/text/search.ts";
import { lstrip, rstrip, strip } from "../../core/text/trim.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { truth } from "../../core/operators/truth.ts";
import { repr } from "../../core/repr.ts";
import { compilePattern } from "../re/compile.ts";
import * as flags from "../re/flags-values.ts";
import type { Pattern } from "../re/pattern.ts";

/** The keyword-only parameters of {@link TextWrapper}. */
export interface WrapperOptions {
  readonly max_lines?: Int | null;
  readonly placeholder?: string;
}

const whitespace = "\t\n\v\f\r ";
const space = "[\\t\\n\\v\\f\\r\\x20]";
const letter = "[^\\d\\W]";
/** What may stand before a dash. */
const wordEnd = "[\\w!\"'&.,?]";

/** A hyphen where a word may be broken: after two letters, or after one that follows a hyphen, and before two. */
const breakingHyphen = `-(?:(?<=${letter}{2}-)|(?<=${letter}-${letter}-))(?=${letter}-?${letter})`;

/** Chunks between which lines may be broken: white space, dashes between words, and words or their parts. */
const chunk = `
  ( ${space}+
  | (?<=${wordEnd}) -{2,} (?=\\w)
  | [^\\t\\n\\v\\f\\r\\x20]+?
    (?: ${breakingHyphen} | (?=${space}|\\Z) | (?<=${wordEnd})(?=-{2,}\\w) )
  )`;

const sentenceEnd = "[a-z][.!?][\"']?\\Z";

/** `textwrap.TextWrapper`. Source: CPython Lib/textwrap.py. */
export class TextWrapper extends Extensible {
  static readonly __name__: string = "TextWrapper";
  static readonly __module__: string = "textwrap";
  /** Programs may set attributes of the class. */ static readonly __mutable__: boolean = true;
  /** Programs may set attributes of their own. */ static readonly __dict__: boolean = true;
  static readonly __signatures__ = {
    __init__:
      "self, width=, initial_indent=, subsequent_indent=, expand_tabs=, replace_whitespace=, fix_sentence_endings=, break_long_words=, drop_whitespace=, break_on_hyphens=, tabsize=, *, max_lines=, placeholder=",
    wrap: "self, text",
    fill: "self, text",
  };
  static get wordsep_re(): Pattern {
    return compilePattern(chunk, flags.verbose);
  }

  static get wordsep_simple_re(): Pattern {
    return compilePattern(`(${space}+)`, 0);
  }

  static get sentence_end_re(): Pattern {
    return compilePattern(sentenceEnd, 0);
  }

  static get unicode_whitespace_trans(): dict<number, number> {
    return new dict([...whitespace].map((character) => [character.charCodeAt(0), 32] as const));
  }

  width: Int;
  initial_indent: string;
  subsequent_indent: string;
  expand_tabs: unknown;
  replace_whitespace: unknown;
  fix_sentence_endings: unknown;
  break_long_words: unknown;
  drop_whitespace: unknown;
  break_on_hyphens: unknown;
  tabsize: Int;
  max_lines: Int | null;
  placeholder: string;

  constructor(
    width: Int = 70,
    initial_indent = "",
    subsequent_indent = "",
    expand_tabs: unknown = true,
    replace_whitespace: unknown = true,
    fix_sentence_endings: unknown = false,
    break_long_words: unknown = true,
    drop_whitespace: unknown = true,
    break_on_hyphens: unknown = true,
    tabsize: Int = 8,
    { max_lines = null, placeholder = " [...]" }: WrapperOptions = {},
  ) {
    super();
    this.width = width;
    this.initial_indent = initial_indent;
    this.subsequent_indent = subsequent_indent;
    this.expand_tabs = expand_tabs;
    this.replace_whitespace = replace_whitespace;
    this.fix_sentence_endings = fix_sentence_endings;
    this.break_long_words = break_long_words;
    this.drop_whitespace = drop_whitespace;
    this.break_on_hyphens = break_on_hyphens;
    this.tabsize = tabsize;
    this.max_lines = max_lines;
    this.placeholder = placeholder;
  }

  /** Tabs as spaces, and other white space as single ones. */
  _munge_whitespace(text: string): string {
    let result = text;
    if (truth(this.expand_tabs))
      result = callMethod(result, "expandtabs", [this.tabsize]) as string;
    if (truth(this.replace_whitespace)) {
      const table = getattr(this, "unicode_whitespace_trans");
      result = callMethod(result, "translate", [table]) as string;
    }
    return result;
  }

  /** The chunks of a text, between which its lines may be broken. */
  _split(text: string): string[] {
    const name = this.break_on_hyphens === true ? "wordsep_re" : "wordsep_simple_re";
    const parts = callMethod(getattr(this, name), "split", [text]) as (string | null)[];
    return parts.filter((part): part is string => part !== null && part !== "");
  }

  _split_chunks(text: string): string[] {
    return this._split(this._munge_whitespace(text));
  }

  /** Two spaces after what looks like the end of a sentence. */
  _fix_sentence_endings(chunks: string[]): void {
    const pattern = getattr(this, "sentence_end_re");
    for (let index = 0; index < chunks.length - 1; index++) {
      if (chunks[index + 1] !== " ") continue;
      if (callMethod(pattern, "search", [chunks[index]]) !== null) chunks[++index] = "  ";
    }
  }

  /** Takes off the last chunk what fits into the line, or all of it where nothing may be broken and the line is empty. */
  _handle_long_word(
    reversed_chunks: string[],
    cur_line: string[],
    cur_len: number,
    width: number,
  ): void {
    if (!truth(this.break_long_words)) {
      if (cur_line.length === 0) cur_line.push(reversed_chunks.pop()!);
      return;
    }
    const left = width < 1 ? 1 : width - cur_len;
    const word = reversed_chunks[reversed_chunks.length - 1]!;
    let end = left;
    if (truth(this.break_on_hyphens) && codePointLength(word) > left) {
      const hyphen = rfind(word, "-", 0, left);
      if (hyphen > 0 && /[^-]/.test(word.slice(0, unitPosition(word, hyphen)))) end = hyphen + 1;
    }
    // A slice, of which a negative end counts from the end.
    const stop = end < 0 ? Math.max(0, codePointLength(word) + end) : end;
    const position = unitPosition(word, stop);
    cur_line.push(word.slice(0, position));
    reversed_chunks[reversed_chunks.length - 1] = word.slice(position);
  }

  _wrap_chunks(chunks: string[]): string[] {
    this.#checkWidth();
    const lines: string[] = [];
    chunks.reverse();
    while (chunks.length > 0) {
      const indent = lines.length > 0 ? this.subsequent_indent : this.initial_indent;
      const width = Number(this.width) - codePointLength(indent);
      const line = this.#takeLine(chunks, width, lines.length === 0);
      if (line.length === 0) continue;
      if (!this.#isLastThatFits(chunks, lines, lengthOf(line), width)) {
        this.#cutLine(lines, line, indent, width);
        break;
      }
      lines.push(indent + line.join(""));
    }
    return lines;
  }

  #checkWidth(): void {
    const width = Number(this.width);
    if (width <= 0) throw new ValueError(`invalid width ${repr(this.width)} (must be > 0)`);
    if (this.max_lines === null) return;
    const indent = this.max_lines > 1 ? this.subsequent_indent : this.initial_indent;
    if (codePointLength(indent) + codePointLength(lstrip(this.placeholder)) > width) {
      throw new ValueError("placeholder too large for max width");
    }
  }

  /** The chunks of the next line, taken off the end. */
  #takeLine(chunks: string[], width: number, isFirst: boolean): string[] {
    const drops = truth(this.drop_whitespace);
    if (drops && !isFirst && isBlank(chunks[chunks.length - 1]!)) chunks.pop();
    const line: string[] = [];
    let length = 0;
    while (chunks.length > 0) {
      const next = codePointLength(chunks[chunks.length - 1]!);
      if (length + next > width) break;
      line.push(chunks.pop()!);
      length += next;
    }
    if (chunks.length > 0 && codePointLength(chunks[chunks.length - 1]!) > width) {
      this._handle_long_word(chunks, line, length, width);
    }
    if (drops && line.length > 0 && isBlank(line[line.length - 1]!)) line.pop();
    return line;
  }

  /** Whether a line may stand as it is: there may be more, or it is the last one and there is nothing behind it. */
  #isLastThatFits(
    chunks: readonly string[],
    lines: readonly string[],
    length: number,
    width: number,
  ): boolean {
    if (this.max_lines === null || lines.length + 1 < this.max_lines) return true;
    const isDone =
      chunks.length === 0 ||
      (truth(this.drop_whitespace) && chunks.length === 1 && isBlank(chunks[0]!));
    return isDone && length <= width;
  }

  /** The last line, with the placeholder in place of what does not fit. */
  #cutLine(lines: string[], line: string[], indent: string, width: number): void {
    const needed = codePointLength(this.placeholder);
    let length = lengthOf(line);
    while (line.length > 0) {
      const last = line[line.length - 1]!;
      if (!isBlank(last) && length + needed <= width) {
        lines.push(indent + line.join("") + this.placeholder);
        return;
      }
      length -= codePointLength(last);
      line.pop();
    }
    if (lines.length > 0) {
      const previous = rstrip(lines[lines.length - 1]!);
      if (codePointLength(previous) + needed <= Number(this.width)) {
        lines[lines.length - 1] = previous + this.placeholder;
        return;
      }
    }
    lines.push(indent + lstrip(this.placeholder));
  }

  wrap(text: string): string[] {
    const chunks = this._split_chunks(text);
    if (truth(this.fix_sentence_endings)) this._fix_sentence_endings(chunks);
    return this._wrap_chunks(chunks);
  }

  fill(text: string): string {
    return this.wrap(text).join("\n");
  }
}

function isBlank(text: string): boolean {
  return strip(text) === "";
}

function lengthOf(chunks: readonly string[]): number {
  return chunks.reduce((length, each) => length + codePointLength(each), 0);
}
