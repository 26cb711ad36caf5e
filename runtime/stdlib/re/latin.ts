import { fromLatin1 } from "../../core/containers/buffer.ts";
import { bytes } from "../../core/containers/bytes.ts";

/** Text as bytes: each character, which is below 256, is the byte of the same number. Patterns over bytes are matched as patterns over such text. */
export function latinBytes(text: string): bytes {
  return new bytes(fromLatin1(text));
}
