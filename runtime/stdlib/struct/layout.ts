/** Format strings taken apart. Source: CPython 3.13 Modules/_struct.c (prepare_s); the library reference, "struct", "Format Strings". */
import { bytearray } from "../../core/containers/bytearray.ts";
import { bytes } from "../../core/containers/bytes.ts";
import { latin1 } from "../../core/containers/buffer.ts";
import { nativeSizes } from "../../core/containers/element-formats.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { unhashable } from "../../core/hash.ts";
import { typeName } from "../../core/names.ts";
import { normalize, type Int } from "../../core/numbers/convert.ts";
import { encodedBytes } from "../../core/text/encodings.ts";
import { textOf } from "../../core/types/boxes.ts";
import { error } from "./error.ts";

/** Values of one format character, one after the other. */
export interface Field {
  readonly code: string;
  readonly offset: number;
  /** Bytes of one value; of a text (`s`, `p`), of the whole. */
  readonly size: number;
  /** How many values; of a text, one. */
  readonly count: number;
}

/** What a format says. */
export interface Layout {
  readonly format: string;
  readonly size: Int;
  readonly fields: readonly Field[];
  /** How many values are packed. */
  readonly length: number;
  readonly littleEndian: boolean;
  /** Whether sizes and gaps are the machine's. */
  readonly isNative: boolean;
}

/** Sizes that are not the machine's: those of `long` differ, and what is about pointers is not there. */
const standardSizes: { readonly [code: string]: number } = {
  c: 1,
  b: 1,
  B: 1,
  "?": 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  l: 4,
  L: 4,
  q: 8,
  Q: 8,
  e: 2,
  f: 4,
  d: 8,
};

const largest = 2n ** 63n - 1n;

/** The text of a format, which may be given as bytes. */
function formatText(format: unknown): string {
  const text = textOf(format);
  if (text !== undefined) return latin1(encodedBytes(text, "ascii"));
  if (format instanceof bytes) return latin1(format);
  if (format instanceof bytearray) throw unhashable(format);
  throw new TypeError(`Struct() argument 1 must be a str or bytes object, not ${typeName(format)}`);
}

const layouts = /* @__PURE__ */ new Map<string, Layout>();

/** How many formats are remembered. */
const remembered = 100;

/** What a format says. @throws struct.error */
export function layoutOf(format: unknown): Layout {
  const text = formatText(format);
  let layout = layouts.get(text);
  if (layout === undefined) {
    layout = parse(text);
    if (layouts.size >= remembered) layouts.clear();
    layouts.set(text, layout);
  }
  return layout;
}

/** `struct._clearcache()`. */
export function forgetLayouts(): void {
  layouts.clear();
}

function parse(format: string): Layout {
  if (format.includes("\0")) throw new error("embedded null character");
  const prefix = /^[@=<>!]/.exec(format)?.[0] ?? "";
  const isNative = prefix === "" || prefix === "@";
  const sizes = isNative ? nativeSizes : standardSizes;
  const fields: Field[] = [];
  let end = 0n;
  let length = 0;
  const item = /[\t-\r ]+|(\d*)([^\d]?)/gy;
  item.lastIndex = prefix.length;
  while (item.lastIndex < format.length) {
    const [, digits, code] = item.exec(format)!;
    if (digits === undefined) continue;
    if (code === "") throw new error("repeat count given without format specifier");
    const count = digits === "" ? 1n : BigInt(digits);
    if (count > largest) throw new error("total struct size too long");
    const isText = code === "s" || code === "p";
    const size = isText || code === "x" ? 1 : sizeOfCode(sizes, code!);
    // The machine aligns a value to a multiple of its size.
    const gap = isNative ? -end & BigInt(size - 1) : 0n;
    const offset = end + gap;
    end = offset + count * BigInt(size);
    if (end > largest) throw new error("total struct size too long");
    if (code === "x") continue;
    const whole = Number(count);
    fields.push({
      code: code!,
      offset: Number(offset),
      size: isText ? whole : size,
      count: isText ? 1 : whole,
    });
    length += isText ? 1 : whole;
  }
  const littleEndian = prefix !== ">" && prefix !== "!";
  return { format, size: normalize(end), fields, length, littleEndian, isNative };
}

function sizeOfCode(sizes: { readonly [code: string]: number }, code: string): number {
  if (!Object.hasOwn(sizes, code)) throw new error("bad char in struct format");
  return sizes[code]!;
}
