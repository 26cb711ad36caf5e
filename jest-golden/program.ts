/** A Python program written in a test. */
export class PythonProgram {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/**
 * A Python program as a template literal, with the indentation that all of its lines share taken away. Backslashes stay as they are.
 *
 * ```ts
 * await expect(py`
 *   import asyncio
 *   asyncio.run(asyncio.sleep(3600))
 * `).toBehaveLikePython();
 * ```
 */
export function py(strings: TemplateStringsArray, ...values: readonly unknown[]): PythonProgram {
  return new PythonProgram(dedent(String.raw(strings, ...values)));
}

/** Takes away the shared indentation, an empty first line, and blanks before the closing backtick. */
export function dedent(text: string): string {
  const lines = text
    .replace(/^\n/, "")
    .replace(/\n[ \t]*$/, "\n")
    .split("\n");
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  const shared = indents.length === 0 ? 0 : Math.min(...indents);
  return lines.map((line) => line.slice(shared)).join("\n");
}
