/** The encoding `raw-unicode-escape`: Latin-1, and escapes for what that has not. Source: CPython 3.13 Objects/unicodeobject.c. */
export function isRawUnicodeEscape(encoding: string): boolean {
  return /^raw[-_ ]?unicode[-_ ]?escape$/i.test(encoding);
}

export function encodeRawUnicodeEscape(text: string): Uint8Array {
  const result: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x100) {
      result.push(code);
      continue;
    }
    const digits = code.toString(16);
    const escape =
      code < 0x10000 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
    for (const each of escape) result.push(each.charCodeAt(0));
  }
  return Uint8Array.from(result);
}

/** @param replace what stands for bytes that are no escape */
export function decodeRawUnicodeEscape(
  data: Uint8Array,
  replace: (start: number, end: number, reason: string) => string,
): string {
  const source = Array.from(data, (byte) => String.fromCharCode(byte)).join("");
  return source.replace(
    /\\(?:([uU])([0-9a-fA-F]*)|[^])/g,
    (whole: string, letter: string | undefined, digits: string, at: number) => {
      if (letter === undefined) return whole;
      const count = letter === "u" ? 4 : 8;
      const rest = digits.slice(count);
      const fail = (end: number, reason: string): string => replace(at, end, reason) + rest;
      if (digits.length < count)
        return fail(
          at + 2 + digits.length,
          `truncated \\${letter === "u" ? "uXXXX" : "UXXXXXXXX"} escape`,
        );
      const code = parseInt(digits.slice(0, count), 16);
      if (code > 0x10ffff) return fail(at + 10, "\\Uxxxxxxxx out of range");
      return String.fromCodePoint(code) + rest;
    },
  );
}
