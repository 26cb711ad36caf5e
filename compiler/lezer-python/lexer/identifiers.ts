/** Identifier characters beyond ASCII: XID_Start and XID_Continue. Source: the language reference, "Identifiers"; UAX #31. */

const start = /^[\p{XID_Start}_]$/u;
const part = /^\p{XID_Continue}$/u;

export function isIdentifierStart(codePoint: number): boolean {
  return start.test(String.fromCodePoint(codePoint));
}

export function isIdentifierPart(codePoint: number): boolean {
  return part.test(String.fromCodePoint(codePoint));
}
