const escapes: { readonly [character: string]: string } = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** The value of a string literal. @param prefix in small letters. Source: the Python reference, "String and Bytes literals" */
export function stringValue(literal: string, prefix: string): string {
  const quotes = /^(?:'''|""")/.test(literal) ? 3 : 1;
  const body = literal.slice(quotes, -quotes);
  if (prefix.includes("r")) return body;
  const pattern = prefix.includes("b")
    ? /\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|([^]))/g
    : /\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^]))/g;
  return body.replace(
    pattern,
    (whole: string, hex?: string, octal?: string, ...rest: unknown[]) => {
      if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
      if (octal !== undefined) return String.fromCodePoint(parseInt(octal, 8));
      const [short, long, other] = prefix.includes("b") ? [undefined, undefined, rest[0]] : rest;
      const point = (short ?? long) as string | undefined;
      if (point !== undefined) return String.fromCodePoint(parseInt(point, 16));
      return escapes[other as string] ?? whole;
    },
  );
}
