import { bytes } from "../../core/containers/bytes.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { typeName } from "../../core/names.ts";
import { hasPairs } from "../../core/text/code-points.ts";
import { textOf } from "../../core/types/boxes.ts";
import { bytesOf, latin1 } from "../../core/containers/buffer.ts";
import { latinBytes } from "./latin.ts";
import { textKind, type TextKind } from "./native/translate.ts";

const asciiOnly = /^[\0-\x7f]*$/;

/**
 * What a pattern is matched against. Positions here are UTF-16 units of `text`; those of Python, code points, are the same unless there are characters
 * beyond U+FFFF.
 */
export class Subject {
  /** The object that the program gave. */
  readonly original: unknown;
  readonly text: string;
  readonly isBytes: boolean;
  readonly kind: TextKind;
  #codes: Int32Array | undefined;
  #units: Int32Array | undefined;
  #points: Int32Array | undefined;

  constructor(original: unknown, text: string, isBytes: boolean) {
    this.original = original;
    this.text = text;
    this.isBytes = isBytes;
    this.kind = kindOf(text);
  }

  /** The code points. */
  get codes(): Int32Array {
    if (this.#codes !== undefined) return this.#codes;
    const { text } = this;
    if (this.kind === textKind.wide) return this.#split().codes;
    const codes = new Int32Array(text.length);
    for (let index = 0; index < text.length; index++) codes[index] = text.charCodeAt(index);
    return (this.#codes = codes);
  }

  /** The number of code points. */
  get length(): number {
    return this.kind === textKind.wide ? this.codes.length : this.text.length;
  }

  /** The unit at which a code point begins. */
  unitOf(point: number): number {
    return this.kind === textKind.wide ? this.#split().units[point]! : point;
  }

  /** The code point that begins at a unit. */
  pointOf(unit: number): number {
    return this.kind === textKind.wide ? this.#split().points[unit]! : unit;
  }

  #split(): { codes: Int32Array; units: Int32Array; points: Int32Array } {
    if (this.#codes === undefined) {
      const { text } = this;
      const codes: number[] = [];
      const units: number[] = [];
      const points = new Int32Array(text.length + 1);
      for (let unit = 0; unit < text.length;) {
        const code = text.codePointAt(unit)!;
        points[unit] = codes.length;
        codes.push(code);
        units.push(unit);
        unit += code > 0xffff ? 2 : 1;
      }
      points[text.length] = codes.length;
      units.push(text.length);
      this.#codes = Int32Array.from(codes);
      this.#units = Int32Array.from(units);
      this.#points = points;
    }
    return { codes: this.#codes, units: this.#units!, points: this.#points! };
  }

  /** A part of the subject, as the program gets it. */
  slice(start: number, end: number): string | bytes {
    return this.wrap(this.text.slice(start, end));
  }

  /** A part of bytes as they are now. */
  current(start: number, end: number): bytes {
    return new bytes(bytesOf(this.original)!.slice(start, end));
  }

  /** Text in the form of the subject: bytes where the subject is. */
  wrap(text: string): string | bytes {
    return this.isBytes ? latinBytes(text) : text;
  }
}

function kindOf(text: string): TextKind {
  if (asciiOnly.test(text)) return textKind.ascii;
  return hasPairs(text) ? textKind.wide : textKind.narrow;
}

/** The last text, since programs match one text at many positions in turn. */
let last: Subject | undefined;

/** @throws TypeError where the pattern is for text and the subject bytes, or the other way round */
export function subjectOf(value: unknown, isBytesPattern: boolean): Subject {
  const text = textOf(value);
  if (text !== undefined) {
    if (isBytesPattern) throw new TypeError("cannot use a bytes pattern on a string-like object");
    if (last !== undefined && last.text === text && last.original === value) return last;
    return (last = new Subject(value, text, false));
  }
  const data = bytesOf(value);
  if (data === undefined) {
    throw new TypeError(`expected string or bytes-like object, got '${typeName(value)}'`);
  }
  if (!isBytesPattern) throw new TypeError("cannot use a string pattern on a bytes-like object");
  return new Subject(value, latin1(data), true);
}

/** Lets the last text go. */
export function forgetSubject(): void {
  last = undefined;
}
