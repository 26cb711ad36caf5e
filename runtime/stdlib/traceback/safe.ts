/** A text of a value; where making it fails, a text that says so. */
export function safeText(value: unknown, what: string, make: (value: unknown) => string): string {
  try {
    return make(value);
  } catch {
    return `<${what} ${make.name === "repr" ? "repr" : "str"}() failed>`;
  }
}
