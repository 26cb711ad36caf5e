/**
 * Python's lexical analysis: text in, {@link TokenList} out. Layout, strings and the parts of f-strings are all settled here, and
 * so are the soft keywords, for which the whole logical line is at hand when its NEWLINE is reached.
 *
 * It never throws: a place where the text is no token is recorded in `errorOffset`, and the analysis goes on after it. Only
 * nesting that is deeper than CPython allows ends it.
 * Source: CPython 3.13 Parser/lexer/lexer.c; the language reference, "Lexical analysis"; PEP 701, PEP 634, PEP 695.
 */
import * as term from "../generated/terms.ts";
import { TokenList } from "../token-list.ts";
import { scanFStringText, type FStringMode } from "./fstrings.ts";
import { isIdentifierPart, isIdentifierStart } from "../../unicode/properties.ts";
import { nameOrKeyword } from "./keywords.ts";
import { readIndentation, type LayoutState } from "./layout.ts";
import { scanNumber } from "./numbers.ts";
import { scanOperator } from "./operators.ts";
import { scanString, stringPrefix } from "./strings.ts";

/** CPython's MAXLEVEL: brackets may not nest deeper. */
const deepestBrackets = 200;
/** CPython's MAXFSTRINGLEVEL. */
const deepestFStrings = 150;

/** What stands on the bracket stack for the `{` of a replacement field, before and after its `:`. */
const fieldExpression = 1;
const fieldSpecification = 2;

const bracketTerms: { readonly [code: number]: number } = {
  0x28: term.parenOpen,
  0x29: term.parenClose,
  0x5b: term.bracketOpen,
  0x5d: term.bracketClose,
  0x7b: term.braceOpen,
  0x7d: term.braceClose,
};

export function tokenize(text: string): TokenList {
  return new Lexer(text).run();
}

class Lexer implements LayoutState {
  readonly text: string;
  readonly tokens: TokenList;
  position = 0;
  readonly indents = [0];
  readonly alternativeIndents = [0];
  /** Per indentation level: whether it is the body of a `match` statement, where `case` is a keyword. */
  readonly matchBodies = [false];
  nextIndentIsMatchBody = false;
  readonly #brackets: number[] = [];
  /** Per bracket: the token that opened it, and whether it directly follows `with`. */
  readonly #bracketTokens: number[] = [];
  readonly #withBrackets: boolean[] = [];
  readonly #fstrings: FStringMode[] = [];
  #lineFirstToken = 0;

  constructor(text: string) {
    this.text = text;
    this.tokens = new TokenList((text.length >> 2) + 16);
  }

  run(): TokenList {
    const { text, tokens } = this;
    this.#startLine();
    while (this.position < text.length && !tokens.isTooDeep) {
      if (this.#inFStringText()) this.#fstringText();
      else this.#token(text.charCodeAt(this.position));
    }
    this.#end();
    return tokens;
  }

  #token(code: number): void {
    if (code === 0x20 || code === 0x09 || code === 0x0c) this.position++;
    else if (
      (code >= 0x61 && code <= 0x7a) ||
      code === 0x5f ||
      (code >= 0x41 && code <= 0x5a) ||
      code > 0x7f
    )
      this.#word(code);
    else if (code === 0x0a || code === 0x0d) this.#lineEnd(code);
    else if (code >= 0x30 && code <= 0x39) this.#number();
    else if (code === 0x22 || code === 0x27) this.#plainString(this.position, this.position);
    else if (code === 0x23) this.comment();
    else if (code === 0x5c) this.continuation();
    else if (code === 0x28 || code === 0x5b || code === 0x7b) this.#openBracket(code);
    else if (code === 0x29 || code === 0x5d || code === 0x7d) this.#closeBracket(code);
    else this.#punctuation(code);
  }

  // ---------------------------------------------------------------- names

  #word(first: number): void {
    const { text, tokens } = this;
    const start = this.position;
    let end = start;
    let code = first;
    let isAscii = true;
    while (
      (code >= 0x61 && code <= 0x7a) ||
      code === 0x5f ||
      (code >= 0x41 && code <= 0x5a) ||
      (code >= 0x30 && code <= 0x39) ||
      code > 0x7f
    ) {
      if (code > 0x7f) isAscii = false;
      code = text.charCodeAt(++end);
    }
    if ((code === 0x22 || code === 0x27) && end - start <= 2) {
      const prefix = stringPrefix(text, start, end);
      if (prefix !== 0) return this.#prefixedString(start, end, prefix);
    }
    this.position = end;
    if (!isAscii && !isIdentifier(text, start, end)) return this.#invalid(start, end);
    const kind = nameOrKeyword(text, start, end);
    if (kind === term.Name) this.#name(start, end);
    else {
      if (kind === term.as) this.#noteAs();
      tokens.push(kind, start, end);
    }
  }

  /** A name, or the soft keyword that it turns out to be. `match` is decided at the end of its line. */
  #name(start: number, end: number): void {
    const { text, tokens } = this;
    const last = tokens.count - 1;
    const isFirst = tokens.count === this.#lineFirstToken;
    if (
      isFirst &&
      this.matchBodies[this.matchBodies.length - 1] === true &&
      end - start === 4 &&
      text.startsWith("case", start)
    ) {
      tokens.push(term.caseKeyword, start, end);
      return;
    }
    if (last >= 0 && tokens.kinds[last] === term.Name && isWord(text, tokens, last, "type")) {
      tokens.kinds[last] = term.typeKeyword;
    }
    tokens.push(term.Name, start, end);
  }

  /** `as` directly inside the parentheses after `with`: they hold items, not an expression. */
  #noteAs(): void {
    const top = this.#brackets.length - 1;
    if (top >= 0 && this.#withBrackets[top] === true) {
      this.tokens.kinds[this.#bracketTokens[top]!] = term.withParenOpen;
    }
  }

  #number(): void {
    const start = this.position;
    const end = scanNumber(this.text, start);
    if (end < 0) {
      this.tokens.fail(start);
      this.position = -end;
    } else this.position = end;
    this.tokens.push(term.Number, start, this.position);
  }

  // ---------------------------------------------------------------- strings

  #prefixedString(start: number, quote: number, prefix: number): void {
    if (prefix > 0) return this.#plainString(start, quote);
    const { text } = this;
    const code = text.charCodeAt(quote);
    const isTriple = text.charCodeAt(quote + 1) === code && text.charCodeAt(quote + 2) === code;
    if (this.#fstrings.length >= deepestFStrings) return this.tokens.failTooDeep(start);
    this.#fstrings.push({
      quote: code,
      size: isTriple ? 3 : 1,
      isRaw: prefix === -2,
      depth: this.#brackets.length,
      start,
    });
    this.position = quote + (isTriple ? 3 : 1);
    this.tokens.push(term.fstringStart, start, this.position);
  }

  #plainString(start: number, quote: number): void {
    const end = scanString(this.text, quote);
    if (end < 0) this.tokens.fail(start);
    this.position = Math.abs(end);
    this.tokens.push(term.string, start, this.position);
  }

  /** Whether the text at `position` is literal text of an f-string, or of a format specification. */
  #inFStringText(): boolean {
    const top = this.#fstrings.length - 1;
    if (top < 0) return false;
    const depth = this.#brackets.length;
    return depth === this.#fstrings[top]!.depth || this.#brackets[depth - 1] === fieldSpecification;
  }

  #fstringText(): void {
    const { tokens, text } = this;
    const mode = this.#fstrings[this.#fstrings.length - 1]!;
    const isSpecification = this.#brackets.length > mode.depth;
    const start = this.position;
    const end = scanFStringText(text, start, mode, isSpecification);
    this.position = Math.abs(end);
    if (this.position > start) tokens.push(term.fstringMiddle, start, this.position);
    if (end < 0 && isSpecification) {
      // A line end closes the specification of a single-quoted f-string; only the field's brace may follow.
      this.#brackets[this.#brackets.length - 1] = fieldExpression;
      return;
    }
    if (end < 0 || this.position >= text.length) {
      tokens.fail(mode.start);
      this.#abandonFString(mode);
      return;
    }
    const code = text.charCodeAt(this.position);
    if (code === 0x7b) {
      const fieldDepth = this.#brackets.length - mode.depth;
      if (fieldDepth >= 3) tokens.fail(this.position);
      this.#pushBracket(fieldExpression, term.fieldOpen);
    } else if (code === 0x7d && isSpecification) this.#popBracket(term.fieldClose);
    else if (code === mode.quote) {
      if (isSpecification) tokens.fail(start);
      this.position += mode.size;
      tokens.push(term.fstringEnd, this.position - mode.size, this.position);
      this.#leaveFString(mode);
    } else {
      tokens.fail(this.position);
      this.#invalid(this.position, this.position + 1);
    }
  }

  /** An unterminated f-string ends where its text ended. */
  #abandonFString(mode: FStringMode): void {
    this.tokens.push(term.fstringEnd, this.position, this.position);
    this.#leaveFString(mode);
  }

  #leaveFString(mode: FStringMode): void {
    this.#fstrings.pop();
    this.#brackets.length = mode.depth;
    this.#bracketTokens.length = mode.depth;
    this.#withBrackets.length = mode.depth;
  }

  // ---------------------------------------------------------------- brackets and operators

  #openBracket(code: number): void {
    this.#pushBracket(code, bracketTerms[code]!);
  }

  #pushBracket(code: number, kind: number): void {
    const { tokens } = this;
    if (this.#brackets.length >= deepestBrackets) return tokens.failTooDeep(this.position);
    const previous = tokens.count > 0 ? tokens.kinds[tokens.count - 1] : 0;
    this.#brackets.push(code);
    this.#withBrackets.push(code === 0x28 && previous === term._with);
    this.#bracketTokens.push(tokens.push(kind, this.position, this.position + 1));
    this.position++;
  }

  #popBracket(kind: number): void {
    this.#brackets.pop();
    this.#bracketTokens.pop();
    this.#withBrackets.pop();
    this.tokens.push(kind, this.position, this.position + 1);
    this.position++;
  }

  #closeBracket(code: number): void {
    const top = this.#brackets[this.#brackets.length - 1];
    if (top === fieldExpression && code === 0x7d) return this.#popBracket(term.fieldClose);
    if (top === undefined || top === fieldExpression) {
      this.tokens.fail(this.position);
      this.#invalid(this.position, this.position + 1);
      return;
    }
    if (!(top === 0x28 ? code === 0x29 : code === top + 2)) this.tokens.fail(this.position);
    this.#popBracket(bracketTerms[code]!);
  }

  #punctuation(code: number): void {
    const { text, tokens } = this;
    const start = this.position;
    const isField = this.#brackets[this.#brackets.length - 1] === fieldExpression;
    if (isField && code === 0x3a) {
      this.#brackets[this.#brackets.length - 1] = fieldSpecification;
      tokens.push(term.fieldColon, start, ++this.position);
      return;
    }
    if (isField && code === 0x21 && text.charCodeAt(start + 1) !== 0x3d) {
      tokens.push(term.fieldBang, start, ++this.position);
      return;
    }
    if (code === 0x2e && isDigit(text.charCodeAt(start + 1))) return this.#number();
    const packed = scanOperator(text, start, code);
    if (packed === 0) return this.#invalid(start, start + 1);
    this.position = start + (packed & 3);
    tokens.push(packed >> 2, start, this.position);
  }

  #invalid(start: number, end: number): void {
    this.tokens.fail(start);
    this.tokens.push(0, start, end);
    this.position = end;
  }

  // ---------------------------------------------------------------- lines

  /** `position` is at a `#`. */
  comment(): void {
    const { text } = this;
    const start = this.position;
    let end = start + 1;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === 0x0a || code === 0x0d) break;
    }
    this.tokens.comments.push(start, end);
    this.position = end;
  }

  /** `position` is at a backslash, which must be the last character of its line, and not of the file. */
  continuation(): void {
    const { text } = this;
    const start = this.position;
    const code = text.charCodeAt(start + 1);
    if (code === 0x0a) this.position = start + 2;
    else if (code === 0x0d) this.position = start + (text.charCodeAt(start + 2) === 0x0a ? 3 : 2);
    else return this.#invalid(start, start + 1);
    if (this.position >= text.length) this.tokens.fail(start);
  }

  #lineEnd(code: number): void {
    const { text } = this;
    const start = this.position;
    const length = code === 0x0d && text.charCodeAt(start + 1) === 0x0a ? 2 : 1;
    this.position = start + length;
    if (this.#brackets.length > 0) return;
    this.#newline(start, this.position);
    this.#startLine();
  }

  #newline(start: number, end: number): void {
    const { text, tokens } = this;
    const first = this.#lineFirstToken;
    const last = tokens.count - 1;
    if (
      tokens.kinds[last] === term.colon &&
      last - first >= 2 &&
      tokens.kinds[first] === term.Name &&
      isWord(text, tokens, first, "match")
    ) {
      tokens.kinds[first] = term.matchKeyword;
      this.nextIndentIsMatchBody = true;
    } else this.nextIndentIsMatchBody = false;
    tokens.push(term.newline, start, end);
  }

  /** Skips blank and comment lines; emits INDENT and DEDENT; leaves `position` at the line's first token. */
  #startLine(): void {
    readIndentation(this);
    this.#lineFirstToken = this.tokens.count;
  }

  #end(): void {
    const { text, tokens } = this;
    const mode = this.#fstrings[0];
    if (mode !== undefined) tokens.fail(mode.start);
    if (this.#brackets.length > 0) tokens.fail(tokens.starts[this.#bracketTokens[0]!]!);
    if (tokens.count > this.#lineFirstToken) this.#newline(text.length, text.length);
    for (let level = this.indents.length; level > 1; level--) {
      tokens.push(term.dedent, text.length, text.length);
    }
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isWord(text: string, tokens: TokenList, index: number, word: string): boolean {
  const start = tokens.starts[index]!;
  return tokens.ends[index]! - start === word.length && text.startsWith(word, start);
}

function isIdentifier(text: string, start: number, end: number): boolean {
  for (let offset = start; offset < end;) {
    const code = text.codePointAt(offset)!;
    // The lexer has seen to the ASCII characters.
    const isValid =
      code < 0x80 || (offset === start ? isIdentifierStart(code) : isIdentifierPart(code));
    if (!isValid) return false;
    offset += code > 0xffff ? 2 : 1;
  }
  return true;
}
