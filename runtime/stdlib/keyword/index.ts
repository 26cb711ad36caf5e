/** Python's `keyword`. Source: CPython 3.13 Lib/keyword.py. */

/** The reserved words, sorted. */
export const kwlist: string[] = /* @__PURE__ */ (
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is " +
  "lambda nonlocal not or pass raise return try while with yield"
).split(" ");

/** The words that are reserved in some places only, sorted. */
export const softkwlist: string[] = ["_", "case", "match", "type"];

export function iskeyword(s: unknown): boolean {
  return kwlist.includes(s as string);
}

export function issoftkeyword(s: unknown): boolean {
  return softkwlist.includes(s as string);
}
