/** Python's `json`. */
import { TypeError } from "../../core/exceptions/base.ts";
import { callMethod } from "../../core/attributes/getattr.ts";
import { call } from "../../core/calls/call.ts";
import { bytesOf, requireBytes } from "../../core/containers/buffer.ts";
import { bytearray } from "../../core/containers/bytearray.ts";
import { bytes } from "../../core/containers/bytes.ts";
import { iterate } from "../../core/iteration/iterate.ts";
import { typeName } from "../../core/names.ts";
import { textOf } from "../../core/types/boxes.ts";
import { decode } from "../../core/text/encodings.ts";
import { checkMark, JSONDecoder, type DecoderOptions } from "./decode.ts";
import { JSONEncoder, type EncoderOptions } from "./encode.ts";

export { JSONDecoder, type DecoderOptions } from "./decode.ts";
export { JSONEncoder, type EncoderOptions } from "./encode.ts";
export { JSONDecodeError } from "./errors.ts";
export * as decoder from "./decoder/index.ts";
export * as encoder from "./encoder/index.ts";
export * as scanner from "./scanner/index.ts";

type Keywords = { readonly [name: string]: unknown };

/** The keyword-only parameters of {@link dumps} and {@link dump}; others go to `cls`. */
export interface DumpOptions extends EncoderOptions {
  readonly cls?: unknown;
  readonly [name: string]: unknown;
}

/** The keyword-only parameters of {@link loads} and {@link load}; others go to `cls`. */
export interface LoadOptions extends DecoderOptions {
  readonly cls?: unknown;
  readonly [name: string]: unknown;
}

const encoderOptions = new Set([
  "skipkeys",
  "ensure_ascii",
  "check_circular",
  "allow_nan",
  "sort_keys",
  "indent",
  "separators",
  "default",
]);
const decoderOptions = new Set([
  "object_hook",
  "object_pairs_hook",
  "parse_float",
  "parse_int",
  "parse_constant",
  "strict",
]);

function checkOptions(options: Keywords, known: ReadonlySet<string>, cls: string): void {
  for (const name of Object.keys(options)) {
    if (known.has(name)) continue;
    throw new TypeError(`${cls}.__init__() got an unexpected keyword argument '${name}'`);
  }
}

/** The encoder that a program asks for. One of its own gets all parameters. */
function encoderFor(options: DumpOptions): JSONEncoder {
  const { cls = null, ...rest } = options;
  if (cls !== null) return call(cls, [], { ...encoderDefaults, ...rest }) as JSONEncoder;
  checkOptions(rest, encoderOptions, "JSONEncoder");
  return new JSONEncoder(rest);
}

const encoderDefaults: Keywords = {
  skipkeys: false,
  ensure_ascii: true,
  check_circular: true,
  allow_nan: true,
  indent: null,
  separators: null,
  default: null,
  sort_keys: false,
};

/** `json.dumps(obj, ...)`: the JSON text of a value. */
export function dumps(obj: unknown, options: DumpOptions = {}): string {
  return callMethod(encoderFor(options), "encode", [obj]) as string;
}

/** `json.dump(obj, fp, ...)`: writes the JSON text of a value. */
export function dump(obj: unknown, fp: unknown, options: DumpOptions = {}): void {
  for (const part of iterate(callMethod(encoderFor(options), "iterencode", [obj]))) {
    callMethod(fp, "write", [part]);
  }
}

/** `json.loads(s, ...)`: the value of a JSON document, text or UTF-8, UTF-16 or UTF-32 bytes. */
export function loads(s: unknown, options: LoadOptions = {}): unknown {
  const text = documentText(s);
  const { cls = null, ...rest } = options;
  if (cls === null) {
    checkOptions(rest, decoderOptions, "JSONDecoder");
    return new JSONDecoder(rest).decode(text);
  }
  const given = Object.entries(rest).filter(
    ([name, value]) => value !== null || !decoderOptions.has(name),
  );
  return callMethod(call(cls, [], Object.fromEntries(given)), "decode", [text]);
}

function documentText(s: unknown): string {
  const text = textOf(s);
  if (text !== undefined) {
    checkMark(text);
    return text;
  }
  const data = s instanceof bytes || s instanceof bytearray ? bytesOf(s) : undefined;
  if (data !== undefined) return decodeBytes(data);
  throw new TypeError(`the JSON object must be str, bytes or bytearray, not ${typeName(s)}`);
}

/** `json.load(fp, ...)`. */
export function load(fp: unknown, options: LoadOptions = {}): unknown {
  return loads(callMethod(fp, "read"), options);
}

/** `json.detect_encoding(b)`: the encoding of a document's bytes. */
export function detect_encoding(b: unknown): string {
  const data = requireBytes(b);
  return startsWithMark(data) ? "utf-8-sig" : encodingOf(data);
}

function startsWithMark([a, b, c]: Uint8Array): boolean {
  return a === 0xef && b === 0xbb && c === 0xbf;
}

/** Source: RFC 4627, section 3; CPython Lib/json/__init__.py (detect_encoding). */
function decodeBytes(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  const content = startsWithMark(bytes) ? bytes.subarray(3) : bytes;
  return decode(content, encoding, "surrogatepass");
}

/** By the byte order mark, else by where the zeros of the first two characters, which are ASCII, stand. */
function encodingOf(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? "utf-32" : "utf-16";
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return "utf-32";
  if (a === 0xfe && b === 0xff) return "utf-16";
  if (bytes.length >= 4) {
    if (a === 0) return b === 0 ? "utf-32-be" : "utf-16-be";
    if (b === 0) return c !== 0 || d !== 0 ? "utf-16-le" : "utf-32-le";
  } else if (bytes.length === 2) {
    if (a === 0) return "utf-16-be";
    if (b === 0) return "utf-16-le";
  }
  return "utf-8";
}
