/**
 * The tokenizer of the error path. It mirrors the states of CPython's own (indentation stack, bracket stack, a mode per open
 * f-string), because the wording and the place of most errors depend on them. Tokens are produced on demand:
 * an error counts only when the parser gets as far as its token.
 *
 * Source: language reference, "Lexical analysis"; PEP 701 for f-strings.
 */
import type { PythonVersion } from "../../api.ts";
import {
  BACKSLASH,
  CLOSE_BRACE,
  codePointName,
  COLON,
  DOT,
  DOUBLE_QUOTE,
  firstInvalidCharacter,
  FORM_FEED,
  HASH,
  isDigit,
  isNamePart,
  isNameStart,
  NEWLINE,
  OPEN_BRACE,
  SINGLE_QUOTE,
  SPACE,
  TAB,
} from "./characters.ts";
import { isTripleQuote, newStringMode, type StringMode } from "./string-mode.ts";
import { closers, keywords, operators, stringPrefix, type Token } from "./token.ts";
import { isPrintable } from "../../unicode/properties.ts";
import type { NormalizedSource } from "./normalized-source.ts";
import { Indentation } from "./indentation.ts";
import { scanNumber, type FailNumber } from "./numbers.ts";
import { type Family, SyntaxErrorSignal } from "./raise.ts";

/** CPython's limits. */
const MAXIMUM_BRACKETS = 200;
const MAXIMUM_STRINGS = 150;
const MAXIMUM_FIELD_NESTING = 3;

export class Tokenizer {
  readonly #source: NormalizedSource;
  readonly #text: string;
  readonly #templateStrings: boolean;
  /** Offset of the next character. */
  #at = 0;
  /** Offset of the comment before it, or -1. */
  #comment = -1;
  #atLineStart = true;
  readonly #indentation = new Indentation();
  /** INDENT (positive) or DEDENT (negative) tokens still to come. */
  #pendingIndents = 0;
  /** Offsets of the open brackets. */
  readonly #brackets: number[] = [];
  readonly #modes: StringMode[] = [];
  readonly #failNumber: FailNumber = (message, at, from) => {
    throw new SyntaxErrorSignal("invalidNumber", message, from ?? at - 1, at, "tokenizer");
  };

  constructor(source: NormalizedSource, version: PythonVersion) {
    this.#source = source;
    this.#text = source.text;
    this.#templateStrings = version !== "3.13";
  }

  /** Offset of the innermost open bracket, or -1. */
  get openBracket(): number {
    return this.#brackets.at(-1) ?? -1;
  }

  /** Whether an f-string or t-string is open. */
  get isInsideString(): boolean {
    return this.#modes.length > 0;
  }

  /** The next token; the end marker for ever once the text has ended. Throws a `SyntaxErrorSignal`. */
  next(): Token {
    const mode = this.#modes.at(-1);
    return mode === undefined || mode.inExpression ? this.#ordinary(mode) : this.#inString(mode);
  }

  /** "'(' was never closed" for the innermost open bracket. */
  unclosedBracket(): SyntaxErrorSignal {
    const open = this.openBracket;
    return new SyntaxErrorSignal(
      "unclosedBracket",
      `'${this.#text[open]!}' was never closed`,
      open,
      open + 1,
      "layout",
    );
  }

  #token(type: string, start: number): Token {
    return { type, start, end: this.#at, level: this.#brackets.length };
  }

  /** An error at the last character read. */
  #fail(family: Family, message: string): never {
    throw new SyntaxErrorSignal(family, message, this.#at - 1, this.#at, "tokenizer");
  }

  #failLayout(
    family: Family,
    message: string,
    start: number,
    exception: "SyntaxError" | "IndentationError" | "TabError",
  ): never {
    throw new SyntaxErrorSignal(family, message, start, start + 1, "layout", exception);
  }

  // ---------------------------------------------------------------- layout

  #ordinary(mode: StringMode | undefined): Token {
    for (;;) {
      const isBlank = this.#atLineStart && this.#readIndentation();
      if (this.#pendingIndents !== 0) return this.#pendingIndent();
      const code = this.#skipBlanks();
      const start = this.#at;
      if (code === NEWLINE) {
        this.#at++;
        this.#atLineStart = true;
        if (isBlank || this.#brackets.length > 0) continue;
        // A comment belongs to the token that ends its line.
        return this.#token("NEWLINE", this.#comment < 0 ? start : this.#comment);
      }
      if (start >= this.#text.length) return this.#endOfText();
      if (isNameStart(code)) return this.#nameOrString(start);
      if (isDigit(code) || (code === DOT && isDigit(this.#text.charCodeAt(start + 1)))) {
        this.#at = scanNumber(this.#text, start, this.#failNumber);
        return this.#token("NUMBER", start);
      }
      if (code === SINGLE_QUOTE || code === DOUBLE_QUOTE) return this.#string(start, start);
      return this.#operator(start, code, mode);
    }
  }

  /** Reads the indentation of a line and says whether the line holds nothing else. */
  #readIndentation(): boolean {
    this.#atLineStart = false;
    let column = 0;
    let alternative = 0;
    let continued = 0;
    for (; ; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === SPACE) {
        column++;
        alternative++;
      } else if (code === TAB) {
        column = (Math.floor(column / 8) + 1) * 8;
        alternative++;
      } else if (code === FORM_FEED) {
        column = alternative = 0;
      } else if (code === BACKSLASH) {
        // The first backslash after whitespace decides the indentation of whatever follows.
        continued = continued === 0 ? column : continued;
        this.#lineContinuation();
        this.#at--;
      } else break;
    }
    const code = this.#text.charCodeAt(this.#at);
    if (code === HASH || code === NEWLINE) return true;
    if (this.#brackets.length === 0) {
      if (continued === 0) this.#indentTo(column, alternative);
      else this.#indentTo(continued, continued);
    }
    return false;
  }

  #indentTo(column: number, alternative: number): void {
    const change = this.#indentation.to(column, alternative);
    switch (change) {
      case "inconsistent":
        return this.#failLayout(
          "tabs",
          "inconsistent use of tabs and spaces in indentation",
          this.#lineStart(),
          "TabError",
        );
      case "unmatched":
        return this.#failLayout(
          "indentation",
          "unindent does not match any outer indentation level",
          this.#lineEnd(),
          "IndentationError",
        );
      case "too deep":
        return this.#failLayout(
          "tooDeep",
          "too many levels of indentation",
          this.#lineStart(),
          "IndentationError",
        );
      default:
        this.#pendingIndents = change;
    }
  }

  #lineStart(): number {
    return this.#source.lineStart(this.#source.lineAt(this.#at));
  }

  #lineEnd(): number {
    const end = this.#text.indexOf("\n", this.#at);
    return end < 0 ? Math.max(0, this.#text.length - 1) : end;
  }

  /** INDENT and DEDENT have no characters; CPython places them at the last one read. */
  #pendingIndent(): Token {
    const type = this.#pendingIndents > 0 ? "INDENT" : "DEDENT";
    this.#pendingIndents -= Math.sign(this.#pendingIndents);
    return this.#emptyToken(type);
  }

  #emptyToken(type: string): Token {
    const lineStart = this.#source.lineStart(this.#source.lineAt(this.#at));
    const start = Math.max(lineStart, this.#at - 1);
    return { type, start, end: start, level: this.#brackets.length };
  }

  #endOfText(): Token {
    if (this.#brackets.length > 0) throw this.unclosedBracket();
    return this.#emptyToken("ENDMARKER");
  }

  /** Skips blanks, comments and line continuations; returns the code of the next character (NaN at the end). */
  #skipBlanks(): number {
    this.#comment = -1;
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === SPACE || code === TAB || code === FORM_FEED) this.#at++;
      else if (code === HASH) {
        this.#comment = this.#at;
        const end = this.#text.indexOf("\n", this.#at);
        this.#at = end < 0 ? this.#text.length : end;
      } else if (code === BACKSLASH) this.#lineContinuation();
      else return code;
    }
  }

  #lineContinuation(): void {
    const start = this.#at + 1;
    if (this.#text.charCodeAt(start) !== NEWLINE) {
      const message = "unexpected character after line continuation character";
      this.#failLayout("lineContinuation", message, start, "SyntaxError");
    }
    this.#at = start + 1;
    if (this.#at >= this.#text.length) {
      if (this.#brackets.length > 0) throw this.unclosedBracket();
      const message = "unexpected EOF while parsing";
      this.#failLayout("unexpectedEnd", message, this.#text.length - 1, "SyntaxError");
    }
  }

  // ---------------------------------------------------------------- names and strings

  #nameOrString(start: number): Token {
    const text = this.#text;
    const letters = stringPrefix(this.#text, start, this.#templateStrings);
    if (letters !== null) {
      this.#at = start + letters.length;
      const isFormatted = letters.includes("f") || letters.includes("t");
      return isFormatted ? this.#openString(start, letters) : this.#string(start, this.#at);
    }
    let end = start;
    let isAscii = true;
    for (let code = text.charCodeAt(end); isNamePart(code); code = text.charCodeAt(++end)) {
      if (code > 127) isAscii = false;
    }
    this.#at = end;
    const name = text.slice(start, end);
    if (!isAscii) this.#checkName(name, start);
    return this.#token(isAscii && keywords.has(name) ? name : "NAME", start);
  }

  #checkName(name: string, start: number): void {
    const invalid = firstInvalidCharacter(name);
    if (invalid < 0) return;
    const codePoint = name.codePointAt(invalid)!;
    const character = String.fromCodePoint(codePoint);
    const message = isPrintable(codePoint)
      ? `invalid character '${character}' (${codePointName(codePoint)})`
      : `invalid non-printable character ${codePointName(codePoint)}`;
    const at = start + invalid;
    const end = at + character.length;
    throw new SyntaxErrorSignal("invalidCharacter", message, at, end, "tokenizer");
  }

  /** A string literal without replacement fields; `quoteAt` is its first quote. */
  #string(start: number, quoteAt: number): Token {
    const text = this.#text;
    const quote = text.charCodeAt(quoteAt);
    const isTripled = isTripleQuote(text, quoteAt, quote);
    if (!isTripled && text.charCodeAt(quoteAt + 1) === quote) {
      this.#at = quoteAt + 2;
      return this.#token("STRING", start);
    }
    const size = isTripled ? 3 : 1;
    let closing = 0;
    let hasEscapedQuote = false;
    let at = quoteAt + size;
    while (closing !== size) {
      const code = text.charCodeAt(at);
      if (at >= text.length || (!isTripled && code === NEWLINE)) {
        this.#unterminated(start, at, quote, size, hasEscapedQuote);
      }
      at++;
      if (code === quote) closing++;
      else {
        closing = 0;
        if (code === BACKSLASH) {
          if (text.charCodeAt(at) === quote) hasEscapedQuote = true;
          at++;
        }
      }
    }
    this.#at = at;
    return this.#token("STRING", start);
  }

  #unterminated(start: number, at: number, quote: number, size: 1 | 3, escaped: boolean): never {
    this.#at = start + 1;
    const mode = this.#modes.at(-1);
    if (mode !== undefined && mode.quote === quote && mode.quoteSize === size) {
      this.#fail("replacementField", `${mode.letter}-string: expecting '}'`);
    }
    const kind = size === 3 ? "triple-quoted string" : "string";
    const line = this.#source.lineAt(Math.min(at, this.#text.length - 1));
    const advice = escaped && size === 1 ? "; perhaps you escaped the end quote?" : "";
    const message = `unterminated ${kind} literal (detected at line ${line})${advice}`;
    return this.#fail("unterminatedString", message);
  }

  // ---------------------------------------------------------------- f-strings

  #openString(start: number, letters: string): Token {
    const quote = this.#text.charCodeAt(this.#at);
    const quoteSize = isTripleQuote(this.#text, this.#at, quote) ? 3 : 1;
    this.#at += quoteSize;
    if (this.#modes.length + 1 >= MAXIMUM_STRINGS)
      this.#fail("tooDeep", "too many nested f-strings");
    this.#modes.push(newStringMode(start, letters, quote, quoteSize));
    return this.#token("FSTRING_START", start);
  }

  #enterField(mode: StringMode): void {
    mode.fieldDepth++;
    if (mode.fieldDepth >= MAXIMUM_FIELD_NESTING) {
      this.#fail("tooDeep", `${mode.letter}-string: expressions nested too deeply`);
    }
    mode.inExpression = true;
  }

  #inString(mode: StringMode): Token {
    const text = this.#text;
    const start = this.#at;
    if (text.charCodeAt(start) === OPEN_BRACE && text.charCodeAt(start + 1) !== OPEN_BRACE) {
      this.#enterField(mode);
      return this.#ordinary(mode);
    }
    const isEnd =
      text.charCodeAt(start) === mode.quote &&
      (mode.quoteSize === 1 || isTripleQuote(text, start, mode.quote));
    if (!isEnd) return this.#stringMiddle(mode, start);
    this.#at = start + mode.quoteSize;
    this.#modes.pop();
    return this.#token("FSTRING_END", start);
  }

  /** Text of an f-string up to a brace or its end. */
  #stringMiddle(mode: StringMode, start: number): Token {
    const text = this.#text;
    const inFormatSpec = mode.inFormatSpec && mode.fieldDepth >= 0;
    let closing = 0;
    let inNamedEscape = false;
    while (closing !== mode.quoteSize) {
      const code = text.charCodeAt(this.#at);
      if (this.#at >= text.length || (mode.quoteSize === 1 && code === NEWLINE)) {
        if (!inFormatSpec || code !== NEWLINE) this.#unterminatedFormatted(mode);
        mode.inExpression = true;
        mode.inFormatSpec = false;
        return this.#token("FSTRING_MIDDLE", start);
      }
      this.#at++;
      closing = code === mode.quote ? closing + 1 : 0;
      if (code === OPEN_BRACE || code === CLOSE_BRACE) {
        if (inNamedEscape && code === CLOSE_BRACE) return this.#token("FSTRING_MIDDLE", start);
        return this.#middleBrace(mode, start, code, inFormatSpec);
      }
      if (code === BACKSLASH) inNamedEscape = this.#middleEscape(mode) || inNamedEscape;
    }
    this.#at -= mode.quoteSize;
    return this.#token("FSTRING_MIDDLE", start);
  }

  #middleBrace(mode: StringMode, start: number, code: number, inFormatSpec: boolean): Token {
    const isDoubled = this.#text.charCodeAt(this.#at) === code && !inFormatSpec;
    if (isDoubled && (code === OPEN_BRACE || mode.bracketDepth === 0)) {
      const token = this.#token("FSTRING_MIDDLE", start);
      this.#at++;
      return token;
    }
    this.#at--;
    if (code === OPEN_BRACE) this.#enterField(mode);
    mode.inExpression = true;
    mode.inFormatSpec = false;
    return this.#token("FSTRING_MIDDLE", start);
  }

  /** Reads what a backslash escapes; says whether it is `\N{`, whose brace opens no field. */
  #middleEscape(mode: StringMode): boolean {
    const text = this.#text;
    const code = text.charCodeAt(this.#at);
    if (code === OPEN_BRACE || code === CLOSE_BRACE || this.#at >= text.length) return false;
    this.#at++;
    if (mode.raw || code !== 78 || text.charCodeAt(this.#at) !== OPEN_BRACE) return false;
    this.#at++;
    return true;
  }

  #unterminatedFormatted(mode: StringMode): never {
    const line = this.#source.lineAt(Math.min(this.#at, this.#text.length - 1));
    const kind = mode.quoteSize === 3 ? "triple-quoted " : "";
    this.#at = mode.start + 1;
    const message = `unterminated ${kind}${mode.letter}-string literal (detected at line ${line})`;
    return this.#fail("unterminatedString", message);
  }

  // ---------------------------------------------------------------- operators and brackets

  #operator(start: number, code: number, mode: StringMode | undefined): Token {
    const text = this.#text;
    if (code === COLON && mode !== undefined && mode.fieldDepth >= 0) {
      if (mode.bracketDepth - 1 === mode.fieldDepth) {
        this.#at++;
        mode.inExpression = false;
        mode.inFormatSpec = true;
        return this.#token(":", start);
      }
    }
    if (text.startsWith("...", start)) {
      this.#at += 3;
      return this.#token("...", start);
    }
    for (let length = 3; length > 1; length--) {
      const operator = text.slice(start, start + length);
      if (operators.has(operator)) {
        this.#at += length;
        return this.#token(operator === "<>" ? "<>" : operator, start);
      }
    }
    this.#at++;
    const character = text[start]!;
    if ("([{".includes(character)) this.#openBracket(start, mode);
    else if (")]}".includes(character)) this.#closeBracket(character, mode);
    if (code < SPACE || code === 127) {
      this.#fail("invalidCharacter", `invalid non-printable character ${codePointName(code)}`);
    }
    return this.#token(operators.has(character) ? character : "OP", start);
  }

  #openBracket(start: number, mode: StringMode | undefined): void {
    if (this.#brackets.length >= MAXIMUM_BRACKETS) {
      this.#fail("tooDeep", "too many nested parentheses");
    }
    this.#brackets.push(start);
    if (mode !== undefined) mode.bracketDepth++;
  }

  #closeBracket(character: string, mode: StringMode | undefined): void {
    if (mode !== undefined && mode.bracketDepth === 0 && character === "}") {
      this.#fail("replacementField", `${mode.letter}-string: single '}' is not allowed`);
    }
    const open = this.#brackets.pop();
    if (open === undefined) this.#fail("mismatchedBracket", `unmatched '${character}'`);
    const opening = this.#text[open]!;
    if (opening !== closers[character]) {
      if (mode !== undefined && opening === "{" && mode.bracketDepth - 1 === mode.fieldDepth) {
        this.#fail("replacementField", `${mode.letter}-string: unmatched '${character}'`);
      }
      const openLine = this.#source.lineAt(open);
      const where = openLine === this.#source.lineAt(this.#at - 1) ? "" : ` on line ${openLine}`;
      this.#fail(
        "mismatchedBracket",
        `closing parenthesis '${character}' does not match opening parenthesis '${opening}'${where}`,
      );
    }
    if (mode === undefined) return;
    mode.bracketDepth--;
    if (mode.bracketDepth < 0) {
      this.#fail("replacementField", `${mode.letter}-string: unmatched '${character}'`);
    }
    if (character === "}" && mode.bracketDepth === mode.fieldDepth) {
      mode.fieldDepth--;
      mode.inExpression = false;
      mode.inFormatSpec = false;
    }
  }
}
