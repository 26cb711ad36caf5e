/** Bytes as text and back: each byte is the character of the same number, so that patterns over bytes are patterns over text. */
import { bytes } from "../../core/containers/bytes.ts";

/** How many arguments one call of `String.fromCharCode` takes. */
const chunk = 8192;

export function latinText(data: Uint8Array): string {
  let text = "";
  for (let start = 0; start < data.length; start += chunk) {
    text += String.fromCharCode(...data.subarray(start, start + chunk));
  }
  return text;
}

export function latinBytes(text: string): bytes {
  const data = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) data[index] = text.charCodeAt(index);
  return new bytes(data);
}
