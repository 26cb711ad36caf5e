/** A program as a tree of lines, for the shrinker. */
export interface Line {
  readonly text: string;
  /** The indented lines below; `null` where the line is no header. */
  readonly body: readonly Line[] | null;
  /** Whether it belongs to the line above (`else`, `except`, a decorated `def`) and cannot stand without it. */
  readonly isClause: boolean;
}

export function line(text: string): Line {
  return { text, body: null, isClause: false };
}

export function block(text: string, body: readonly Line[], isClause = false): Line {
  return { text, body, isClause };
}

/** The lines of Python text without multi-line strings. */
export function parse(text: string): Line[] {
  const rows = text.split("\n").filter((row) => row.trim() !== "");
  const parseBlock = (from: number, indent: number): [Line[], number] => {
    const lines: Line[] = [];
    let at = from;
    while (at < rows.length && indentOf(rows[at]!) === indent) {
      const content = rows[at]!.trim();
      const isClause = /^(else|elif|except|finally)\b/.test(content) || isDecorated(lines.at(-1));
      let body: Line[] | null = null;
      at++;
      if (at < rows.length && indentOf(rows[at]!) > indent)
        [body, at] = parseBlock(at, indentOf(rows[at]!));
      lines.push({ text: content, body, isClause });
    }
    return [lines, at];
  };
  return parseBlock(0, 0)[0];
}

function indentOf(row: string): number {
  return row.length - row.trimStart().length;
}

function isDecorated(line: Line | undefined): boolean {
  return line?.text.startsWith("@") === true;
}

export function print(lines: readonly Line[], indent = ""): string {
  let text = "";
  for (const each of lines) {
    text += `${indent}${each.text}\n`;
    if (each.body === null) continue;
    text += each.body.length === 0 ? `${indent}    pass\n` : print(each.body, `${indent}    `);
  }
  return text;
}

/** Programs that lack a part of this one, or have the lines below in the place of their header; the large parts first. */
export function* smaller(lines: readonly Line[]): Generator<Line[]> {
  if (lines.length > 3) {
    const half = lines.length >> 1;
    yield lines.slice(half);
    yield lines.slice(0, half);
  }
  for (let index = 0; index < lines.length; index++) {
    const each = lines[index]!;
    let end = index + 1;
    if (!each.isClause) while (end < lines.length && lines[end]!.isClause) end++;
    yield [...lines.slice(0, index), ...lines.slice(end)];
  }
  for (let index = 0; index < lines.length; index++) {
    const each = lines[index]!;
    if (each.body === null) continue;
    let end = index + 1;
    while (end < lines.length && lines[end]!.isClause) end++;
    if (!each.isClause) yield [...lines.slice(0, index), ...each.body, ...lines.slice(end)];
    for (const body of smaller(each.body)) {
      yield [...lines.slice(0, index), { ...each, body }, ...lines.slice(index + 1)];
    }
  }
}
