import type { AstNode, Module, Span } from "../ast/nodes.ts";
import type { SourceText } from "../ast/source-text.ts";
import { attachComments, type Attachments } from "./attach-comments.ts";

/** A comment, from its `#` to just before the line end. */
export interface Comment extends Span {
  /** What follows the `#`, as it stands. */
  readonly text: string;
  /** Whether nothing but white space stands before it on its line. */
  readonly isOwnLine: boolean;
  /** Number of blank lines directly above and below. */
  readonly blankLinesBefore: number;
  readonly blankLinesAfter: number;
}

/**
 * Comments and blank lines by node. Every comment of the file belongs to exactly one node, in one of the ways below. The table is
 * made when it is first asked, so that it costs nothing to those who do not.
 */
export class TriviaTable {
  readonly #source: SourceText;
  readonly #module: Module;
  readonly #positions: readonly number[];
  #attachments: Attachments | null = null;
  #comments: readonly Comment[] | null = null;

  /** `positions`: start and end of each comment, in order. */
  constructor(source: SourceText, module: Module, positions: readonly number[]) {
    this.#source = source;
    this.#module = module;
    this.#positions = positions;
  }

  /** All comments, in order. */
  get comments(): readonly Comment[] {
    return (this.#comments ??= this.#readComments());
  }

  /** Comments in front of `node`, on lines of their own or after the opening bracket or colon. */
  leading(node: AstNode): readonly Comment[] {
    return this.#table().leading.get(node) ?? [];
  }

  /** Comments behind `node`, on the line where it ends. */
  trailing(node: AstNode): readonly Comment[] {
    return this.#table().trailing.get(node) ?? [];
  }

  /** For a compound statement or clause: the comment behind the colon of its header. */
  header(node: AstNode): readonly Comment[] {
    return this.#table().header.get(node) ?? [];
  }

  /** Comments on lines of their own after `node`, the last of its block or brackets. */
  closing(node: AstNode): readonly Comment[] {
    return this.#table().closing.get(node) ?? [];
  }

  /** Comments inside `node` that stand next to none of its children, as in an empty list, or a module of comments only. */
  dangling(node: AstNode): readonly Comment[] {
    return this.#table().dangling.get(node) ?? [];
  }

  /** Number of blank lines above `node` with its decorators and leading comments. */
  blankLinesBefore(node: AstNode): number {
    const [first] = this.leading(node);
    return first !== undefined && first.isOwnLine
      ? first.blankLinesBefore
      : blankLinesAbove(this.#source, startWithDecorators(node, this.#source.text));
  }

  #table(): Attachments {
    return (this.#attachments ??= attachComments(this.#source, this.#module, this.comments));
  }

  #readComments(): Comment[] {
    const { text } = this.#source;
    const comments: Comment[] = [];
    for (let index = 0; index < this.#positions.length; index += 2) {
      const start = this.#positions[index]!;
      const end = this.#positions[index + 1]!;
      comments.push({
        start,
        end,
        text: text.slice(start + 1, end),
        isOwnLine: isFirstOnLine(this.#source, start),
        blankLinesBefore: blankLinesAbove(this.#source, start),
        blankLinesAfter: blankLinesBelow(this.#source, end),
      });
    }
    return comments;
  }
}

/** Where a node starts for the reader: at the `@` of its first decorator. */
export function startWithDecorators(node: AstNode, text: string): number {
  const isDefinition =
    node.kind === "FunctionDef" || node.kind === "AsyncFunctionDef" || node.kind === "ClassDef";
  const first = isDefinition ? node.decorator_list[0] : undefined;
  return first === undefined ? node.start : text.lastIndexOf("@", first.start);
}

function isFirstOnLine(source: SourceText, offset: number): boolean {
  return isBlank(source.text, source.lineStarts[source.lineAt(offset) - 1]!, offset);
}

function blankLinesAbove(source: SourceText, offset: number): number {
  const { text, lineStarts } = source;
  const line = source.lineAt(offset);
  let count = 0;
  // `lineStarts[line - 2]` is the start of the line above.
  while (line - 2 - count >= 0 && isBlankLine(text, lineStarts, line - 2 - count)) count++;
  return count;
}

function blankLinesBelow(source: SourceText, offset: number): number {
  const { text, lineStarts } = source;
  const line = source.lineAt(offset);
  let count = 0;
  while (line + count < lineStarts.length && isBlankLine(text, lineStarts, line + count)) count++;
  return count;
}

function isBlankLine(text: string, lineStarts: readonly number[], index: number): boolean {
  return isBlank(text, lineStarts[index]!, lineStarts[index + 1] ?? text.length);
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    const isSpace =
      code === 0x20 || code === 0x09 || code === 0x0c || code === 0x0a || code === 0x0d;
    if (!isSpace) return false;
  }
  return true;
}
