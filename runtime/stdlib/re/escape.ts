import type { bytes } from "../../core/containers/bytes.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { typeName } from "../../core/names.ts";
import { textOf } from "../../core/types/boxes.ts";
import { bytesOf, latin1 } from "../../core/containers/buffer.ts";
import { latinBytes } from "./latin.ts";

const special = /[()[\]{}?*+\-|^$\\.&~# \t\n\r\v\f]/g;

/** `re.escape`: a pattern that matches a text literally. */
export function escapePattern(pattern: unknown): string | bytes {
  const text = textOf(pattern);
  if (text !== undefined) return text.replace(special, "\\$&");
  const data = bytesOf(pattern);
  if (data === undefined) {
    throw new TypeError(`decoding to str: need a bytes-like object, ${typeName(pattern)} found`);
  }
  return latinBytes(latin1(data).replace(special, "\\$&"));
}
