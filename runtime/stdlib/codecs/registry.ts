/** The search functions and what they have found. Source: CPython 3.13 Python/codecs.c. */
import { call, callable } from "../../core/calls/call.ts";
import { getattr } from "../../core/attributes/getattr.ts";
import { bytes } from "../../core/containers/bytes.ts";
import { requireBytes } from "../../core/containers/buffer.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { LookupError, TypeError } from "../../core/exceptions/base.ts";
import { typeName } from "../../core/names.ts";
import { isInt } from "../../core/numbers/convert.ts";
import { offerCodecs } from "../../core/text/codec-registry.ts";
import { codecOf, decode, encode } from "../../core/text/encodings.ts";
import { textOf } from "../../core/types/boxes.ts";
import { CodecInfo } from "./codec-info.ts";
import { addHandler, handled } from "./errors.ts";

const searchers: unknown[] = [];
const found = /* @__PURE__ */ new Map<string, readonly unknown[]>();

/** From now on the core asks here for what it does not know. */
function offer(): void {
  offerCodecs({
    encode: (text, encoding, errors) => {
      const codec = textCodec(encoding, "encode");
      return codec === undefined ? undefined : encodedBy(codec[0], text, encoding, errors);
    },
    decode: (data, encoding, errors) => {
      const codec = textCodec(encoding, "decode");
      return codec === undefined ? undefined : decodedBy(codec[1], data, encoding, errors);
    },
    handleEncode: (errors, error) => handled(errors, error, "encoding"),
    handleDecode: (errors, error) =>
      handled(errors, error, "decoding") as readonly [string, number] | undefined,
  });
}

/** `register(search_function)`. */
export function addSearcher(searcher: unknown): void {
  if (!callable(searcher)) throw new TypeError("argument must be callable");
  searchers.push(searcher);
  offer();
}

/** `unregister(search_function)`. */
export function removeSearcher(searcher: unknown): void {
  const index = searchers.indexOf(searcher);
  if (index < 0) return;
  searchers.splice(index, 1);
  found.clear();
}

/** `register_error(errors, handler)`. */
export function registerHandler(errors: unknown, handler: unknown): void {
  addHandler(errors, handler);
  offer();
}

/** An encoding's name as search functions get it. */
function normalized(encoding: string): string {
  const parts = encoding.match(/[A-Za-z0-9.]+|[^A-Za-z0-9.\u0080-\u{10ffff}]+/gu) ?? [];
  return parts
    .map((part) => (/[A-Za-z0-9.]/.test(part) ? part : "_"))
    .join("")
    .toLowerCase();
}

/** What a search function found under the name. */
function searched(encoding: string): readonly unknown[] | undefined {
  const name = normalized(encoding);
  const known = found.get(name);
  if (known !== undefined) return known;
  for (const searcher of searchers) {
    const answer = call(searcher, [name]) as unknown;
    if (answer === null) continue;
    if (!(answer instanceof tuple) || (answer as unknown as unknown[]).length !== 4)
      throw new TypeError("codec search functions must return 4-tuples");
    const codec = answer as unknown as readonly unknown[];
    found.set(name, codec);
    return codec;
  }
  return undefined;
}

function textCodec(encoding: string, method: string): readonly unknown[] | undefined {
  const codec = searched(encoding);
  if (codec === undefined || getattr(codec, "_is_text_encoding", true) !== false) return codec;
  throw new LookupError(
    `'${encoding}' is not a text encoding; use codecs.${method}() to handle arbitrary codecs`,
  );
}

/** The result of a function that also says how much it has consumed. */
export function resultOf(answer: unknown, kind: "encoder" | "decoder"): unknown {
  const [result, consumed] =
    answer instanceof tuple && (answer as unknown as unknown[]).length === 2
      ? (answer as unknown as readonly unknown[])
      : [];
  if (isInt(consumed)) return result;
  throw new TypeError(
    kind === "encoder"
      ? "encoder must return a tuple (object, integer)"
      : "decoder must return a tuple (object,integer)",
  );
}

function encodedBy(coding: unknown, text: string, encoding: string, errors: string): Uint8Array {
  const result = resultOf(call(coding, [text, errors]), "encoder");
  if (result instanceof bytes) return result;
  throw new TypeError(
    `'${encoding}' encoder returned '${typeName(result)}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types`,
  );
}

function decodedBy(coding: unknown, data: Uint8Array, encoding: string, errors: string): string {
  const result = resultOf(call(coding, [data, errors]), "decoder");
  const text = textOf(result);
  if (text !== undefined) return text;
  throw new TypeError(
    `'${encoding}' decoder returned '${typeName(result)}' instead of 'str'; use codecs.decode() to decode to arbitrary types`,
  );
}

/** CPython's own names of the encodings that are always there. */
const codecNames: { readonly [codec: string]: string } = { "latin-1": "iso8859-1" };

/** `lookup(encoding)`. */
export function lookedUp(encoding: unknown): CodecInfo {
  const name = textOf(encoding);
  if (name === undefined)
    throw new TypeError(`lookup() argument must be str, not ${typeName(encoding)}`);
  const codec = codecOf(name);
  if (codec === undefined) {
    const answer = searched(name);
    if (answer === undefined) throw new LookupError(`unknown encoding: ${name}`);
    return answer as unknown as CodecInfo;
  }
  const encoding$ = (text: string, errors?: string): tuple => encodedPair(text, codec, errors);
  const decoding = (data: unknown, errors?: string): tuple => decodedPair(data, codec, errors);
  return new CodecInfo(encoding$, decoding, null, null, null, null, codecNames[codec] ?? codec);
}

/** Bytes, and how many characters they are of. */
export function encodedPair(text: unknown, codec: string, errors: unknown = "strict"): tuple {
  const given = textOf(text);
  if (given === undefined)
    throw new TypeError(
      `${codec.replaceAll("-", "_")}_encode() argument 1 must be str, not ${typeName(text)}`,
    );
  return tuple.of(encode(given, codec, errors ?? "strict"), [...given].length);
}

/** Text, and how many bytes it is of. */
export function decodedPair(data: unknown, codec: string, errors: unknown = "strict"): tuple {
  const given = requireBytes(data);
  return tuple.of(decode(given, codec, errors ?? "strict"), given.length);
}
