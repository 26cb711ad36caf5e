/**
 * Which node a comment belongs to. Expressions go by what is next to the comment; between statements the comment's column
 * decides, for a block ends before the comments that its author indented with it.
 */
import type { AstNode, Module } from "../ast/nodes.ts";
import type { SourceText } from "../ast/source-text.ts";
import { childrenOf } from "../ast/visit.ts";
import { startWithDecorators, type Comment } from "./trivia.ts";

type CommentMap = Map<AstNode, Comment[]>;

/** The ways in which a comment can belong to a node; see `TriviaTable`. */
export interface Attachments {
  readonly leading: CommentMap;
  readonly trailing: CommentMap;
  readonly header: CommentMap;
  readonly closing: CommentMap;
  readonly dangling: CommentMap;
}

export function attachComments(
  source: SourceText,
  module: Module,
  comments: readonly Comment[],
): Attachments {
  const attacher = new Attacher(source, comments);
  for (let index = 0; index < comments.length; index++) attacher.attach(module, index);
  return attacher.attachments;
}

/** For each comment, the offset of the first character after it that is neither white space nor in a comment. */
function offsetsOfCode(text: string, comments: readonly Comment[]): Int32Array {
  const offsets = new Int32Array(comments.length);
  for (let index = comments.length - 1; index >= 0; index--) {
    let offset = comments[index]!.end;
    while (isSpace(text.charCodeAt(offset))) offset++;
    offsets[index] = offset === comments[index + 1]?.start ? offsets[index + 1]! : offset;
  }
  return offsets;
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** The innermost node around a comment, and its children before and after. */
interface Surroundings {
  readonly enclosing: AstNode;
  readonly preceding: AstNode | undefined;
  readonly following: AstNode | undefined;
}

class Attacher {
  readonly attachments: Attachments = {
    leading: new Map(),
    trailing: new Map(),
    header: new Map(),
    closing: new Map(),
    dangling: new Map(),
  };
  readonly #source: SourceText;
  readonly #comments: readonly Comment[];
  readonly #offsetsOfCode: Int32Array;
  /** Children in source order, of the nodes around comments only. */
  readonly #children = new Map<AstNode, readonly AstNode[]>();

  constructor(source: SourceText, comments: readonly Comment[]) {
    this.#source = source;
    this.#comments = comments;
    this.#offsetsOfCode = offsetsOfCode(source.text, comments);
  }

  attach(module: Module, index: number): void {
    const comment = this.#comments[index]!;
    const surroundings = this.#surroundings(module, comment);
    if (comment.isOwnLine) this.#attachOwnLine(surroundings, comment, index);
    else this.#attachEndOfLine(surroundings, comment);
  }

  #attachOwnLine(
    { enclosing, preceding, following }: Surroundings,
    comment: Comment,
    index: number,
  ): void {
    const { leading, closing, dangling } = this.attachments;
    const leads = following !== undefined && this.#isNextTo(index, following);
    if (
      leads &&
      !(isStatement(following) && this.#isIndentedDeeper(comment, following, preceding))
    ) {
      add(leading, following, comment);
    } else if (preceding !== undefined) {
      add(closing, this.#lastIndentedLike(preceding, comment), comment);
    } else if (following !== undefined) add(leading, following, comment);
    else add(dangling, enclosing, comment);
  }

  #attachEndOfLine({ enclosing, preceding, following }: Surroundings, comment: Comment): void {
    const { text } = this.#source;
    const { leading, trailing, header, dangling } = this.attachments;
    const isHeader =
      following !== undefined &&
      isStatement(following) &&
      /:[ \t\f]*$/.test(text.slice(Math.max(0, comment.start - 80), comment.start));
    if (isHeader && firstOfBody(enclosing) === following) add(header, enclosing, comment);
    else if (isHeader) add(leading, following, comment);
    else if (preceding !== undefined && this.#isBehind(preceding, comment)) {
      add(trailing, preceding, comment);
    } else if (following !== undefined) add(leading, following, comment);
    else if (preceding !== undefined) add(trailing, preceding, comment);
    else add(dangling, enclosing, comment);
  }

  #surroundings(module: Module, comment: Comment): Surroundings {
    let enclosing: AstNode = module;
    for (;;) {
      const children = this.#childrenOf(enclosing);
      const next = this.#firstEndingAfter(children, comment.start);
      const candidate = children[next];
      if (candidate === undefined || this.#start(candidate) >= comment.end) {
        return { enclosing, preceding: children[next - 1], following: candidate };
      }
      enclosing = candidate;
    }
  }

  /** Index of the first child that ends after `offset`. */
  #firstEndingAfter(children: readonly AstNode[], offset: number): number {
    let low = 0;
    let high = children.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (children[middle]!.end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #childrenOf(node: AstNode): readonly AstNode[] {
    let children = this.#children.get(node);
    if (children === undefined) {
      children = childrenOf(node)
        .filter((child) => child.end > child.start)
        .sort((left, right) => this.#start(left) - this.#start(right));
      this.#children.set(node, children);
    }
    return children;
  }

  #start(node: AstNode): number {
    return startWithDecorators(node, this.#source.text);
  }

  /** Whether only comments, white space and opening brackets stand between a comment and `node`. */
  #isNextTo(index: number, node: AstNode): boolean {
    const { text } = this.#source;
    const start = this.#start(node);
    for (let offset = this.#offsetsOfCode[index]!; offset < start; offset++) {
      const code = text.charCodeAt(offset);
      if (!(isSpace(code) || code === 0x28 || code === 0x5b || code === 0x7b)) return false;
    }
    return true;
  }

  /** Whether only commas and closing brackets stand between `node` and the comment, on one line. */
  #isBehind(node: AstNode, comment: Comment): boolean {
    return /^[ \t\f,;)\]}]*$/.test(this.#source.text.slice(node.end, comment.start));
  }

  /** Between two statements: a comment that is indented deeper than the second belongs to the block of the first. */
  #isIndentedDeeper(comment: Comment, following: AstNode, preceding: AstNode | undefined): boolean {
    return (
      preceding !== undefined &&
      isStatement(preceding) &&
      this.#column(comment.start) > this.#column(this.#start(following))
    );
  }

  /** The innermost last statement of `node` that is indented no deeper than the comment. */
  #lastIndentedLike(node: AstNode, comment: Comment): AstNode {
    const column = this.#column(comment.start);
    let last = node;
    for (;;) {
      const children = this.#childrenOf(last);
      const next = children[children.length - 1];
      const isInner = next !== undefined && (isStatement(next) || isClause(next));
      if (!isInner || this.#column(this.#start(next)) > column) return last;
      last = next;
    }
  }

  #column(offset: number): number {
    return this.#source.lineColumnAt(offset).column;
  }
}

function add(map: CommentMap, node: AstNode, comment: Comment): void {
  const comments = map.get(node);
  if (comments === undefined) map.set(node, [comment]);
  else comments.push(comment);
}

const statementKinds: ReadonlySet<string> = new Set([
  "FunctionDef",
  "AsyncFunctionDef",
  "ClassDef",
  "Return",
  "Delete",
  "Assign",
  "TypeAlias",
  "AugAssign",
  "AnnAssign",
  "For",
  "AsyncFor",
  "While",
  "If",
  "With",
  "AsyncWith",
  "Match",
  "Raise",
  "Try",
  "TryStar",
  "Assert",
  "Import",
  "ImportFrom",
  "Global",
  "Nonlocal",
  "Expr",
  "Pass",
  "Break",
  "Continue",
]);

function isStatement(node: AstNode): boolean {
  return statementKinds.has(node.kind);
}

function isClause(node: AstNode): boolean {
  return node.kind === "ExceptHandler" || node.kind === "match_case";
}

function firstOfBody(node: AstNode): AstNode | undefined {
  return "body" in node && Array.isArray(node.body) ? node.body[0] : undefined;
}
