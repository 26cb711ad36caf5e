/** Python's `json.encoder`. Source: CPython Lib/json/encoder.py. */
import { TypeError } from "../../../core/exceptions/base.ts";
import { typeName } from "../../../core/names.ts";
import { textOf } from "../../../core/types/boxes.ts";
import { quoted } from "../encode.ts";

export { JSONEncoder, type EncoderOptions } from "../encode.ts";

export const INFINITY: number = Infinity;

function checkedText(s: unknown): string {
  const text = textOf(s);
  if (text !== undefined) return text;
  throw new TypeError(`first argument must be a string, not ${typeName(s)}`);
}

/** A text as JSON has it. */
export function encode_basestring(s: unknown): string {
  return quoted(checkedText(s), false);
}

/** As {@link encode_basestring}, in ASCII only. */
export function encode_basestring_ascii(s: unknown): string {
  return quoted(checkedText(s), true);
}

export {
  encode_basestring as py_encode_basestring,
  encode_basestring_ascii as py_encode_basestring_ascii,
};
