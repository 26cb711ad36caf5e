/** Python's `json`. */
import { TypeError } from "../../core/exceptions/base.ts";
import { call } from "../../core/calls/call.ts";
import { typeName } from "../../core/names.ts";
import { decode } from "../../core/text/encodings.ts";
import { checkMark, JSONDecoder, type DecoderOptions } from "./decoder.ts";
import { JSONEncoder, type EncoderOptions } from "./encoder.ts";

export { JSONDecoder, type DecoderOptions } from "./decoder.ts";
export { JSONEncoder, type EncoderOptions } from "./encoder.ts";
export { JSONDecodeError } from "./errors.ts";

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

/** `json.dumps(obj, ...)`: the JSON text of a value. */
export function dumps(obj: unknown, options: DumpOptions = {}): string {
  const { cls = null, ...rest } = options;
  if (cls === null) {
    checkOptions(rest, encoderOptions, "JSONEncoder");
    return new JSONEncoder(rest).encode(obj);
  }
  return (call(cls, [], rest) as JSONEncoder).encode(obj);
}

/** `json.dump(obj, fp, ...)`: writes the JSON text of a value. */
export function dump(
  obj: unknown,
  fp: { write(text: string): unknown },
  options: DumpOptions = {},
): void {
  fp.write(dumps(obj, options));
}

/** `json.loads(s, ...)`: the value of a JSON document, text or UTF-8, UTF-16 or UTF-32 bytes. */
export function loads(s: unknown, options: LoadOptions = {}): unknown {
  const { cls = null, ...rest } = options;
  let text: string;
  if (typeof s === "string") {
    checkMark(s);
    text = s;
  } else if (s instanceof Uint8Array) {
    text = decodeBytes(s);
  } else {
    throw new TypeError(`the JSON object must be str, bytes or bytearray, not ${typeName(s)}`);
  }
  if (cls === null) {
    checkOptions(rest, decoderOptions, "JSONDecoder");
    return new JSONDecoder(rest).decode(text);
  }
  return (call(cls, [], rest) as JSONDecoder).decode(text);
}

/** `json.load(fp, ...)`. */
export function load(fp: { read(): unknown }, options: LoadOptions = {}): unknown {
  return loads(fp.read(), options);
}

/** Source: RFC 4627, section 3; CPython Lib/json/__init__.py (detect_encoding). */
function decodeBytes(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  const isMarked =
    encoding === "utf-8" && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return decode(isMarked ? bytes.subarray(3) : bytes, encoding, "surrogatepass");
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
