/** A random program as a tree of lines: what the generator builds, what the shrinker cuts, what is printed as Python. */
export interface Line {
  /** The text of the line; a header ends in a colon. */
  readonly text: string;
  /** The indented lines below; `null` where the line is no header. */
  readonly body: readonly Line[] | null;
  /** Whether it belongs to the line above (`else`, `except`, `case`) and cannot stand without it. */
  readonly isClause: boolean;
}

export function line(text: string): Line {
  return { text, body: null, isClause: false };
}

export function block(text: string, body: readonly Line[], isClause = false): Line {
  return { text, body, isClause };
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
