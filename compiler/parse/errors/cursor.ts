/**
 * The state the recogniser's rules share: tokens fetched so far, the place of the next one, the memo, and how errors are raised.
 *
 * The rules are a parsing expression grammar: each tries its alternatives in order and leaves the cursor where it was when none fits.
 * A file that fails is read a second time with `errorPass` set: then the rules also look for the mistakes they know,
 * and the first one found is the error.
 */
import type { PythonVersion } from "../../api.ts";
import type { NormalizedSource } from "./normalized-source.ts";
import { LimitReached, SyntaxErrorSignal, type Family } from "./raise.ts";
import type { Token } from "./token.ts";
import { Tokenizer } from "./tokenizer.ts";

/** What the rules need to know of an expression: CPython's name for its kind, its place and the parts that targets are made of. */
export interface Expression {
  readonly kind: ExpressionKind;
  readonly start: number;
  readonly end: number;
  /** Elements of a list or tuple; the operand of a starred expression; the left side of a comparison. */
  readonly parts: readonly Expression[];
  /** The first operator of a comparison. */
  readonly operator?: string;
}

/** The words CPython uses in messages. */
export type ExpressionKind =
  | "attribute"
  | "subscript"
  | "starred"
  | "name"
  | "list"
  | "tuple"
  | "lambda"
  | "function call"
  | "expression"
  | "generator expression"
  | "yield expression"
  | "await expression"
  | "list comprehension"
  | "set comprehension"
  | "dict comprehension"
  | "dict literal"
  | "set display"
  | "f-string expression"
  | "literal"
  | "True"
  | "False"
  | "None"
  | "ellipsis"
  | "comparison"
  | "conditional expression"
  | "named expression";

export interface Range {
  readonly start: number;
  readonly end: number;
}

export const noParts: readonly Expression[] = [];

/** What one rule found at each token of the current statement. */
interface Memo {
  readonly results: unknown[];
  /** Where the rule left the cursor; -1 where it has not been tried. */
  readonly marks: number[];
  /** How many entries belong to the current statement; the arrays are kept for the next. */
  size: number;
}

const ruleNames = [
  "expression",
  "disjunction",
  "bitwiseOr",
  "primary",
  "starExpression",
  "mistakenAssignment",
  "arguments",
  "strings",
  "starTarget",
  "targetWithStarAtom",
  "deletionTarget",
  "starPattern",
  "closedPattern",
  "typeParameter",
  "simpleStatement",
  "block",
] as const;
/** The rules that are remembered: those that several alternatives start with. */
type RuleName = (typeof ruleNames)[number];

function newMemos(): Record<RuleName, Memo> {
  const memo = (): Memo => ({ results: [], marks: [], size: 0 });
  return Object.fromEntries(ruleNames.map((name) => [name, memo()])) as Record<RuleName, Memo>;
}

/** Rules call each other at most this deep; deeper nesting is beyond CPython's parser, too, or nearly. */
const MAXIMUM_DEPTH = 1200;
/** Rule applications per token that a file may cost on average; far more than any real one needs. */
const WORK_PER_TOKEN = 4000;
const WORK_AT_LEAST = 20_000_000;

export class Cursor {
  readonly source: NormalizedSource;
  readonly version: PythonVersion;
  readonly tokenizer: Tokenizer;
  readonly tokens: Token[] = [];
  /** Index of the next token. */
  mark = 0;
  /** Whether the rules for known mistakes are tried. */
  errorPass = false;
  /** `from __future__ import barry_as_FLUFL` was met: `<>` instead of `!=`. */
  angleBracketsMeanUnequal = false;
  readonly #memos = newMemos();
  /** Index of the token that the memos start at. */
  #memoStart = 0;
  #depth = 0;
  #work = 0;

  constructor(source: NormalizedSource, version: PythonVersion) {
    this.source = source;
    this.version = version;
    this.tokenizer = new Tokenizer(source, version);
  }

  // ---------------------------------------------------------------- tokens

  peek(): Token {
    if (this.mark === this.tokens.length) this.tokens.push(this.tokenizer.next());
    return this.tokens[this.mark]!;
  }

  at(type: string): boolean {
    return this.peek().type === type;
  }

  atAny(...types: readonly string[]): boolean {
    return types.includes(this.peek().type);
  }

  /** Takes the next token if it has this type. */
  eat(type: string): Token | null {
    const token = this.peek();
    if (token.type !== type) return null;
    this.mark++;
    return token;
  }

  /** `eat` for where the token itself does not matter. */
  skip(type: string): true {
    this.eat(type);
    return true;
  }

  textOf(token: Range): string {
    return this.source.text.slice(token.start, token.end);
  }

  atSoftKeyword(word: string): boolean {
    const token = this.peek();
    return token.type === "NAME" && this.textOf(token) === word;
  }

  eatSoftKeyword(word: string): Token | null {
    return this.atSoftKeyword(word) ? this.eat("NAME") : null;
  }

  /** The token just taken. */
  get last(): Token {
    return this.tokens[this.mark - 1]!;
  }

  /** The token farthest into the file that any rule has looked at. */
  get furthest(): Token {
    return this.tokens.at(-1) ?? this.peek();
  }

  /** Back to `mark`; for the end of an alternative. */
  back(mark: number): null {
    this.mark = mark;
    return null;
  }

  /** Whether `rule` would match here; the cursor stays. */
  lookahead(rule: () => unknown): boolean {
    const mark = this.mark;
    const result = rule();
    this.mark = mark;
    return isMatch(result);
  }

  // ---------------------------------------------------------------- rules

  /** Applies a rule once per position. */
  memo<Result>(name: RuleName, rule: (cursor: Cursor) => Result): Result {
    const memo = this.#memos[name];
    const index = this.mark - this.#memoStart;
    const known = index < memo.size ? memo.marks[index]! : -1;
    if (known >= 0) {
      this.mark = known;
      return memo.results[index] as Result;
    }
    this.deeper();
    const result = rule(this);
    this.#depth--;
    for (; memo.size <= index; memo.size++) {
      memo.marks[memo.size] = -1;
      memo.results[memo.size] = null;
    }
    memo.marks[index] = this.mark;
    memo.results[index] = result;
    return result;
  }

  /** Counts a level of nesting and a unit of work. */
  deeper(): void {
    if (++this.#depth > MAXIMUM_DEPTH) throw new LimitReached();
    if (++this.#work > WORK_AT_LEAST && this.#work > WORK_PER_TOKEN * this.tokens.length) {
      throw new LimitReached();
    }
  }

  /** Undoes `deeper`. */
  shallower(): void {
    this.#depth--;
  }

  /** Forgets results; once a top-level statement is complete nothing looks back at it. */
  forget(): void {
    this.#memoStart = this.mark;
    for (const name of ruleNames) this.#memos[name].size = 0;
  }

  /** Starts over for the second pass. */
  startErrorPass(): void {
    this.mark = 0;
    this.forget();
    this.#depth = 0;
    this.errorPass = true;
  }

  /** Runs `rule` with the rules for known mistakes switched off. */
  withoutMistakes<Result>(rule: () => Result): Result {
    const before = this.errorPass;
    this.errorPass = false;
    const result = rule();
    this.errorPass = before;
    return result;
  }

  // ---------------------------------------------------------------- building

  /** An expression from `start` to the last token taken. */
  expression(
    kind: ExpressionKind,
    start: number,
    parts: readonly Expression[] = noParts,
  ): Expression {
    return { kind, start, end: this.last.end, parts };
  }

  // ---------------------------------------------------------------- errors

  raise(family: Family, message: string, start: number, end: number): never {
    throw new SyntaxErrorSignal(family, message, start, end, "parser");
  }

  raiseAt(family: Family, message: string, range: Range): never {
    return this.raise(family, message, range.start, range.end);
  }

  raiseBetween(family: Family, message: string, first: Range, last: Range): never {
    return this.raise(family, message, first.start, last.end);
  }

  /** At the farthest token looked at: CPython's place for errors without one of their own. */
  raiseAtFurthest(family: Family, message: string): never {
    return this.raiseAt(family, message, this.furthest);
  }

  raiseAtNext(family: Family, message: string): never {
    return this.raiseAt(family, message, this.peek());
  }

  raiseIndentation(message: string): never {
    const { start, end } = this.furthest;
    throw new SyntaxErrorSignal("indentation", message, start, end, "parser", "IndentationError");
  }
}

/** Rules answer `null` or `false` when they do not match. */
export const isMatch = (result: unknown): boolean => result !== null && result !== false;
