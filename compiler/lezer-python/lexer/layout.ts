/** Indentation: CPython 3.13 Parser/lexer/lexer.c, the part of `tok_get_normal_mode` that runs at the start of a line. */
import * as term from "../generated/terms.ts";
import type { TokenList } from "../token-list.ts";

/** CPython's MAXINDENT. */
const deepestIndentation = 100;
const tabSize = 8;

/** What reading indentation needs of the lexer. */
export interface LayoutState {
  readonly text: string;
  readonly tokens: TokenList;
  position: number;
  /** Columns of the open blocks, tabs counted to the next multiple of eight. */
  readonly indents: number[];
  /** The same with tabs counted as one column: where the two disagree, the indentation depends on the tab size. */
  readonly alternativeIndents: number[];
  readonly matchBodies: boolean[];
  nextIndentIsMatchBody: boolean;
  comment(): void;
  continuation(): void;
}

/** Skips lines without tokens, then compares the indentation of the first line that has one with the open blocks. */
export function readIndentation(state: LayoutState): void {
  const { text } = state;
  let column = 0;
  let alternativeColumn = 0;
  let continuedColumn = 0;
  let continuedAlternative = 0;
  let isContinued = false;
  for (;;) {
    const code = text.charCodeAt(state.position);
    if (code === 0x20) {
      column++;
      alternativeColumn++;
    } else if (code === 0x09) {
      column = (Math.floor(column / tabSize) + 1) * tabSize;
      alternativeColumn++;
    } else if (code === 0x0c) column = alternativeColumn = 0;
    else if (code === 0x5c) {
      if (!isContinued || continuedColumn === 0) {
        continuedColumn = column;
        continuedAlternative = alternativeColumn;
      }
      isContinued = true;
      const before = state.position;
      state.continuation();
      if (state.position === before + 1) return;
      column = alternativeColumn = 0;
      continue;
    } else if (code === 0x0a || code === 0x0d) column = alternativeColumn = 0;
    else if (code === 0x23) {
      state.comment();
      continue;
    } else break;
    if (code === 0x0a || code === 0x0d) isContinued = false;
    state.position++;
  }
  if (state.position >= text.length) return;
  if (isContinued && continuedColumn > 0) {
    column = continuedColumn;
    alternativeColumn = continuedAlternative;
  }
  compareIndentation(state, column, alternativeColumn);
}

function compareIndentation(state: LayoutState, column: number, alternativeColumn: number): void {
  const { tokens, indents, alternativeIndents, position } = state;
  let level = indents.length - 1;
  if (column > indents[level]!) {
    if (indents.length >= deepestIndentation) return tokens.failTooDeep(position);
    if (alternativeColumn <= alternativeIndents[level]!) tokens.fail(position);
    indents.push(column);
    alternativeIndents.push(alternativeColumn);
    state.matchBodies.push(state.nextIndentIsMatchBody);
    state.nextIndentIsMatchBody = false;
    tokens.push(term.indent, position, position);
    return;
  }
  while (level > 0 && column < indents[level]!) {
    indents.pop();
    alternativeIndents.pop();
    state.matchBodies.pop();
    tokens.push(term.dedent, position, position);
    level--;
  }
  if (column !== indents[level] || alternativeColumn !== alternativeIndents[level]) {
    tokens.fail(position);
  }
}
