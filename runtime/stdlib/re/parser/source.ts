import { isidentifier } from "../../../core/text/predicates.ts";
import { ascii } from "../../../core/repr.ts";
import { quote } from "../../../core/text/quote.ts";
import { PatternError, type PatternSource } from "../errors.ts";
import { latin1 } from "../../../core/containers/buffer.ts";

/**
 * Reads a pattern, or a replacement, character by character with one character of look-ahead. A backslash and what follows it are read as one.
 * Positions count code points.
 */
export class Source {
  readonly isText: boolean;
  readonly #original: PatternSource;
  readonly #characters: readonly string[];
  #index = 0;
  /** What is read next; `null` at the end. */
  next: string | null = null;

  constructor(original: PatternSource) {
    this.#original = original;
    this.isText = typeof original === "string";
    this.#characters = [...(typeof original === "string" ? original : latin1(original))];
    this.#advance();
  }

  #advance(): void {
    const characters = this.#characters;
    const first = characters[this.#index];
    if (first === undefined) {
      this.next = null;
      return;
    }
    this.#index++;
    if (first !== "\\") {
      this.next = first;
      return;
    }
    const second = characters[this.#index];
    if (second === undefined) {
      throw new PatternError(
        "bad escape (end of pattern)",
        this.#original,
        this.#characters.length - 1,
      );
    }
    this.#index++;
    this.next = first + second;
  }

  /** Takes the next character if it is this one. */
  match(character: string): boolean {
    if (character !== this.next) return false;
    this.#advance();
    return true;
  }

  get(): string | null {
    const { next } = this;
    this.#advance();
    return next;
  }

  /** At most `count` characters that `set` contains. */
  getWhile(count: number, set: string): string {
    let text = "";
    for (let taken = 0; taken < count; taken++) {
      if (this.next === null || !set.includes(this.next)) break;
      text += this.get()!;
    }
    return text;
  }

  /** Everything up to a terminator, which is taken too. */
  getUntil(terminator: string, what: string): string {
    let text = "";
    let length = 0;
    for (;;) {
      const next = this.get();
      if (next === null) {
        if (text === "") throw this.error(`missing ${what}`);
        throw this.error(`missing ${terminator}, unterminated name`, length);
      }
      if (next === terminator) {
        if (text === "") throw this.error(`missing ${what}`, 1);
        return text;
      }
      text += next;
      length += [...next].length;
    }
  }

  /** The position of the next character. */
  tell(): number {
    if (this.next === null) return this.#index;
    return this.#index - (this.next.startsWith("\\") ? 2 : 1);
  }

  seek(position: number): void {
    this.#index = position;
    this.#advance();
  }

  /** @param offset how far before the next character the error is */
  error(message: string, offset = 0): PatternError {
    return new PatternError(
      this.isText ? message : escaped(message),
      this.#original,
      this.tell() - offset,
    );
  }

  checkGroupName(name: string, offset: number): void {
    if (this.isText ? isidentifier(name) : /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return;
    const shown = this.isText || isAscii(name) ? quote(name) : ascii(name);
    throw this.error(`bad character in group name ${shown}`, [...name].length + offset);
  }
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

/** A message about bytes is ASCII. */
function escaped(message: string): string {
  return message.replace(
    /[^\0-\x7f]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
}
