/** The text of source lines, as CPython's `linecache` finds it. */

const noted = /* @__PURE__ */ new Map<string, Map<number, string>>();

/** Remembers a line that the host gave with a frame: where there are no files, it is all that is known. */
export function noteSourceLine(file: string, line: number, text: string | undefined): void {
  if (text === undefined) return;
  let lines = noted.get(file);
  if (lines === undefined) noted.set(file, (lines = new Map()));
  lines.set(line, text);
}

/** A line of a file, `""` where nothing is known of it. */
export function sourceLineOf(file: string, line: number): string {
  return noted.get(file)?.get(line) ?? "";
}
