/** String and bytes literals without replacement fields. Source: the language reference, "String and Bytes literals". */

/**
 * What the letters before a quote mean: 0 no string prefix, 1 a string or bytes literal, -1 an f- or t-string, -2 a raw one.
 */
export function stringPrefix(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start) | 0x20;
  if (end - start === 1) {
    if (first === 0x66 || first === 0x74) return -1;
    return first === 0x72 || first === 0x62 || first === 0x75 ? 1 : 0;
  }
  const second = text.charCodeAt(start + 1) | 0x20;
  if (first !== 0x72 && second !== 0x72) return 0;
  const other = first === 0x72 ? second : first;
  if (other === 0x62) return 1;
  return other === 0x66 || other === 0x74 ? -2 : 0;
}

/** The end of the literal whose opening quote is at `quote`; minus the end of its text where it is unterminated. */
export function scanString(text: string, quote: number): number {
  const code = text.charCodeAt(quote);
  if (text.charCodeAt(quote + 1) === code) {
    if (text.charCodeAt(quote + 2) !== code) return quote + 2;
    return scanTriple(text, quote + 3, code);
  }
  for (let offset = quote + 1; offset < text.length; offset++) {
    const current = text.charCodeAt(offset);
    if (current === code) return offset + 1;
    if (current === 0x5c) {
      offset++;
      if (text.charCodeAt(offset) === 0x0d && text.charCodeAt(offset + 1) === 0x0a) offset++;
    } else if (current === 0x0a || current === 0x0d) return -offset;
  }
  return -text.length;
}

function scanTriple(text: string, start: number, code: number): number {
  for (let offset = start; offset < text.length; offset++) {
    const current = text.charCodeAt(offset);
    if (current === 0x5c) offset++;
    else if (
      current === code &&
      text.charCodeAt(offset + 1) === code &&
      text.charCodeAt(offset + 2) === code
    ) {
      return offset + 3;
    }
  }
  return -text.length;
}
