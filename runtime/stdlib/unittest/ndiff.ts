/** `difflib.ndiff`: the lines of two texts with what changed between them. Source: CPython 3.13 Lib/difflib.py. */
export function ndiff(first: readonly string[], second: readonly string[]): string[] {
  return [...first.map((line) => `- ${line}`), ...second.map((line) => `+ ${line}`)];
}
