/** Universal newlines. Source: CPython 3.13 Modules/_io/textio.c, PEP 278. */
import { tuple } from "../../core/containers/tuple.ts";
import { TypeError, ValueError } from "../../core/exceptions/base.ts";
import { typeName } from "../../core/names.ts";
import { repr } from "../../core/repr.ts";
import { truth } from "../../core/operators/truth.ts";
import type { Int } from "../../core/numbers/convert.ts";

const seenCarriageReturn = 1;
const seenLineFeed = 2;
const seenBoth = 4;

/** What kinds of line ends a decoder has seen. */
export class SeenNewlines {
  #seen = 0;

  /** Notes the line ends of a text that is whole: a `\r` at its end is followed by no `\n`. */
  note(text: string): void {
    if (!/[\r\n]/.test(text)) return;
    const bothCount = text.match(/\r\n/g)?.length ?? 0;
    const carriageReturns = text.match(/\r/g)?.length ?? 0;
    const lineFeeds = text.match(/\n/g)?.length ?? 0;
    if (bothCount > 0) this.#seen |= seenBoth;
    if (carriageReturns > bothCount) this.#seen |= seenCarriageReturn;
    if (lineFeeds > bothCount) this.#seen |= seenLineFeed;
  }

  forget(): void {
    this.#seen = 0;
  }

  /** `None`, one of them, or a tuple. */
  get value(): unknown {
    const found: string[] = [];
    if (this.#seen & seenCarriageReturn) found.push("\r");
    if (this.#seen & seenLineFeed) found.push("\n");
    if (this.#seen & seenBoth) found.push("\r\n");
    if (found.length === 0) return null;
    return found.length === 1 ? found[0] : tuple.of(...found);
  }
}

/** `io.IncrementalNewlineDecoder`: turns `\r\n` and `\r` into `\n` while decoding, and remembers what it saw. */
export class IncrementalNewlineDecoder {
  static readonly __name__: string = "IncrementalNewlineDecoder";
  static readonly __module__: string = "_io";
  static readonly __text_signature__: string = "self, decoder, translate, errors=";
  readonly #decoder: Decoder | null;
  readonly #translate: boolean;
  readonly #seen = new SeenNewlines();
  #pending = false;

  constructor(decoder: Decoder | null, translate: unknown, _errors: unknown = "strict") {
    this.#decoder = decoder;
    this.#translate = truth(translate);
  }

  decode(input: unknown, final: unknown = false): string {
    const isFinal = truth(final);
    let output = input;
    if (this.#decoder !== null) output = this.#decoder.decode(input, isFinal);
    if (typeof output !== "string") {
      throw new TypeError(`decoder should return a string result, not '${typeName(output)}'`);
    }
    let text = output;
    if (this.#pending && (text !== "" || isFinal)) {
      text = `\r${text}`;
      this.#pending = false;
    }
    // A `\r` at the end may be the first half of `\r\n`.
    if (text.endsWith("\r") && !isFinal) {
      text = text.slice(0, -1);
      this.#pending = true;
    }
    this.#seen.note(text);
    return this.#translate ? text.replace(/\r\n?/g, "\n") : text;
  }

  getstate(): tuple<readonly [unknown, Int]> {
    const [buffered, flag] = this.#decoder?.getstate() ?? [new Uint8Array(), 0];
    return tuple.of(buffered, Number(flag) * 2 + (this.#pending ? 1 : 0));
  }

  setstate(state: readonly [unknown, Int]): void {
    const flag = Number(state[1]);
    this.#pending = flag % 2 === 1;
    this.#decoder?.setstate(tuple.of(state[0], Math.floor(flag / 2)));
  }

  reset(): void {
    this.#seen.forget();
    this.#pending = false;
    this.#decoder?.reset();
  }

  get newlines(): unknown {
    return this.#seen.value;
  }
}

/** An incremental decoder, as `codecs` has them. */
export interface Decoder {
  decode(input: unknown, final?: boolean): string;
  getstate(): readonly [unknown, Int];
  setstate(state: readonly [unknown, Int]): void;
  reset(): void;
}

/** How a text stream treats line ends, by its `newline` parameter. */
export interface NewlineMode {
  /** Whether lines end at `\n`, `\r` and `\r\n` alike. */
  readonly universal: boolean;
  /** Whether they are read as `\n`. */
  readonly translates: boolean;
  /** What a `\n` is written as. */
  readonly written: string;
  /** Where lines end if not universal. */
  readonly end: string;
}

/** @throws TypeError, ValueError for what is no `newline` argument */
export function newlineMode(newline: unknown, system: string): NewlineMode {
  if (newline !== null && typeof newline !== "string") {
    throw new TypeError(`newline must be str or None, not ${typeName(newline)}`);
  }
  if (newline !== null && !["", "\n", "\r", "\r\n"].includes(newline)) {
    throw new ValueError(`illegal newline value: ${repr(newline)}`);
  }
  return {
    universal: newline === null || newline === "",
    translates: newline === null,
    written: newline === null ? system : newline === "" ? "\n" : newline,
    end: newline === null || newline === "" ? "\n" : newline,
  };
}

/** Where the line that starts at `start` ends: behind its line end, or -1 where there is none. */
export function lineEnd(text: string, start: number, mode: NewlineMode): number {
  if (mode.translates || !mode.universal) {
    const end = text.indexOf(mode.end, start);
    return end < 0 ? -1 : end + mode.end.length;
  }
  const lineFeed = text.indexOf("\n", start);
  const carriageReturn = text.indexOf("\r", start);
  if (carriageReturn < 0) return lineFeed < 0 ? -1 : lineFeed + 1;
  if (lineFeed >= 0 && lineFeed < carriageReturn) return lineFeed + 1;
  return text[carriageReturn + 1] === "\n" ? carriageReturn + 2 : carriageReturn + 1;
}
