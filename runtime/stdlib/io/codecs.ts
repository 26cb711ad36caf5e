/** Decoding bit by bit: bytes of a character that is not whole yet wait for the rest. Source: CPython 3.13 Lib/codecs.py. */
import { bytes } from "../../core/containers/bytes.ts";
import { tuple } from "../../core/containers/tuple.ts";
import type { Int } from "../../core/numbers/convert.ts";
import { decode, encode } from "../../core/text/encodings.ts";
import { concatenated } from "./base.ts";
import { readableBytes } from "./buffers.ts";
import type { Decoder } from "./newlines.ts";

type Family = "utf-8" | "utf-8-sig" | "utf-16" | "utf-32" | "single";

function plainName(encoding: string): string {
  return encoding.toLowerCase().replace(/[-_ ]/g, "");
}

function familyOf(encoding: string): Family {
  const name = plainName(encoding);
  if (name === "utf8sig") return "utf-8-sig";
  if (/^(?:utf8?|u8|cp65001)$/.test(name)) return "utf-8";
  if (/^(?:utf|u)16/.test(name)) return "utf-16";
  return /^(?:utf|u)32/.test(name) ? "utf-32" : "single";
}

/** How many bytes at the end begin a character that is not whole. */
function incompleteTail(data: Uint8Array, family: Family, littleEndian: boolean): number {
  if (family === "utf-32") return data.length % 4;
  if (family === "utf-16") return incompleteUtf16(data, littleEndian);
  if (family !== "utf-8") return 0;
  for (let back = 1; back <= Math.min(3, data.length); back++) {
    const byte = data[data.length - back]!;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
    return size > back && isPossible(data.subarray(data.length - back)) ? back : 0;
  }
  return 0;
}

/** Whether the second byte of a character that is cut off can follow its first: if not, it is an error at once. */
function isPossible([first, second]: Uint8Array): boolean {
  if (first! > 0xf4) return false;
  if (second === undefined) return true;
  if (first === 0xe0) return second >= 0xa0;
  if (first === 0xed) return second < 0xa0;
  if (first === 0xf0) return second >= 0x90;
  return first !== 0xf4 || second < 0x90;
}

function incompleteUtf16(data: Uint8Array, littleEndian: boolean): number {
  const odd = data.length % 2;
  const end = data.length - odd;
  if (end < 2) return odd;
  const high = data[littleEndian ? end - 1 : end - 2]!;
  return (high & 0xfc) === 0xd8 ? odd + 2 : odd;
}

/** What `codecs.getincrementaldecoder(encoding)(errors)` makes. */
export class IncrementalDecoder implements Decoder {
  readonly #family: Family;
  readonly #errors: string;
  /** With the byte order that a byte order mark told. */
  #encoding: string;
  readonly #given: string;
  #pending = new Uint8Array();
  #isAtStart = true;

  constructor(encoding: string, errors: string) {
    decode(new Uint8Array(), encoding, errors);
    this.#family = familyOf(encoding);
    this.#errors = errors;
    this.#encoding = this.#given = encoding;
  }

  decode(input: unknown, final = false): string {
    let data = readableBytes(input);
    if (this.#pending.length > 0) data = concatenated([this.#pending, data]);
    const cut = final
      ? data.length
      : data.length - incompleteTail(data, this.#family, !/be$/i.test(this.#encoding));
    this.#pending = data.slice(cut);
    let whole = data.subarray(0, cut);
    if (this.#isAtStart && whole.length > 0) whole = this.#withoutMark(whole);
    return decode(new bytes(whole), this.#encoding, this.#errors);
  }

  /** UTF-16 and UTF-32 without a byte order in their name begin with a mark. */
  #withoutMark(data: Uint8Array): Uint8Array {
    this.#isAtStart = false;
    const name = plainName(this.#given);
    if (!/^(?:utf|u)(?:16|32)$/.test(name)) return data;
    const size = this.#family === "utf-16" ? 2 : 4;
    const little = data[0] === 0xff && data[1] === 0xfe;
    const big = size === 2 ? data[0] === 0xfe && data[1] === 0xff : data[2] === 0xfe;
    if (!little && !big) return data;
    this.#encoding = `${this.#family}-${little ? "le" : "be"}`;
    return data.subarray(size);
  }

  getstate(): tuple<readonly [bytes, Int]> {
    const flag = this.#isAtStart ? 0 : this.#encoding === this.#given ? 0 : 1;
    return tuple.of(new bytes(this.#pending), flag);
  }

  setstate(state: readonly [unknown, Int]): void {
    this.#pending = Uint8Array.from(readableBytes(state[0]));
    if (state[1] === 0 && this.#encoding !== this.#given) this.reset();
  }

  reset(): void {
    this.#pending = new Uint8Array();
    this.#encoding = this.#given;
    this.#isAtStart = true;
  }
}

/** What `codecs.getincrementalencoder(encoding)(errors)` makes: only the first text has a byte order mark. */
export class IncrementalEncoder {
  readonly #encoding: string;
  readonly #errors: string;
  #isAtStart = true;

  constructor(encoding: string, errors: string) {
    encode("", encoding, errors);
    this.#encoding = encoding;
    this.#errors = errors;
  }

  encode(text: string): bytes {
    const isFirst = this.#isAtStart;
    this.#isAtStart = false;
    const name = plainName(this.#encoding);
    if (isFirst || !/^(?:utf|u)(?:16|32)$/.test(name))
      return encode(text, this.#encoding, this.#errors);
    return encode(text, `utf-${name.endsWith("16") ? 16 : 32}-le`, this.#errors);
  }

  /** Whether the next text is the first. */
  restart(isAtStart: boolean): void {
    this.#isAtStart = isAtStart;
  }
}
