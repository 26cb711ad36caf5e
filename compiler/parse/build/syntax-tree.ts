/**
 * Lezer's tree as one flat array in pre-order, four numbers a node: type, first token, token past the last, index of the next
 * node that is not inside. Random access without cursor objects is what makes building the AST cheap.
 */
import { Tree, TreeBuffer } from "@lezer/common";
import type { Span } from "../../ast/nodes.ts";
import * as term from "../../lezer-python/generated/terms.ts";
import type { TokenList } from "../../lezer-python/token-list.ts";

/** Syntax that came with Python 3.14. */
export interface NewerSyntax extends Span {
  readonly construct: string;
}

/** Lezer's error nodes. */
const errorType = 0;

export class SyntaxTree {
  readonly text: string;
  readonly isAscii: boolean;
  readonly kinds: Uint16Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly tokenCount: number;
  readonly nodes: Int32Array;
  /** What the AST builder met that Python 3.13 does not have. */
  readonly newerSyntax: NewerSyntax[] = [];

  constructor(text: string, isAscii: boolean, tokens: TokenList, tree: Tree) {
    this.text = text;
    this.isAscii = isAscii;
    this.kinds = tokens.kinds;
    this.starts = tokens.starts;
    this.ends = tokens.ends;
    this.tokenCount = tokens.count;
    this.nodes = flatten(tree, tokens.count);
  }

  type(node: number): number {
    return this.nodes[node]!;
  }

  firstToken(node: number): number {
    return this.nodes[node + 1]!;
  }

  /** The token past the last one. */
  endToken(node: number): number {
    return this.nodes[node + 2]!;
  }

  /** The next node that is not inside `node`: its sibling, where it has one. */
  next(node: number): number {
    return this.nodes[node + 3]!;
  }

  /** The first node inside; only there where `hasChild`. */
  child(node: number): number {
    return node + 4;
  }

  hasChild(node: number): boolean {
    return node + 4 < this.nodes[node + 3]!;
  }

  start(node: number): number {
    return this.starts[this.nodes[node + 1]!]!;
  }

  end(node: number): number {
    return this.ends[this.nodes[node + 2]! - 1]!;
  }

  /** The end of a node that may end in a block: NEWLINE and DEDENT do not count. */
  blockEnd(node: number): number {
    const { kinds } = this;
    let token = this.nodes[node + 2]! - 1;
    while (kinds[token] === term.dedent || kinds[token] === term.newline) token--;
    return this.ends[token]!;
  }

  /** The children of `node`, from `first` on. */
  children(node: number, first: number = node + 4): number[] {
    const { nodes } = this;
    const end = nodes[node + 3]!;
    const children: number[] = [];
    for (let child = first; child < end; child = nodes[child + 3]!) children.push(child);
    return children;
  }

  /** The identifier that token `token` is, in NFKC (PEP 3131). */
  identifier(token: number): string {
    const name = this.text.slice(this.starts[token], this.ends[token]);
    return this.isAscii ? name : name.normalize("NFKC");
  }

  /** The first character code of token `token`. */
  codeAt(token: number): number {
    return this.text.charCodeAt(this.starts[token]!);
  }

  containsError(node: number): boolean {
    const { nodes } = this;
    for (let index = node, end = nodes[node + 3]!; index < end; index += 4) {
      if (nodes[index] === errorType) return true;
    }
    return false;
  }

  /** Token numbers of all error nodes, in order. */
  errorTokens(): number[] {
    const tokens: number[] = [];
    for (let index = 0; index < this.nodes.length; index += 4) {
      if (this.nodes[index] === errorType) tokens.push(this.nodes[index + 1]!);
    }
    return tokens;
  }
}

/** Lezer keeps small subtrees in `TreeBuffer`s (pre-order, with relative positions) and the rest as `Tree` objects. */
function flatten(root: Tree, tokenCount: number): Int32Array {
  const output = new FlatNodes(tokenCount);
  const pending: { tree: Tree; start: number; index: number; node: number }[] = [];
  const open = (tree: Tree, start: number): void => {
    const node = tree.type.isAnonymous ? -1 : output.push(tree.type.id, start, start + tree.length);
    pending.push({ tree, start, index: 0, node });
  };
  open(root, 0);
  while (pending.length > 0) {
    const frame = pending[pending.length - 1]!;
    if (frame.index === frame.tree.children.length) {
      if (frame.node >= 0) output.close(frame.node);
      pending.pop();
      continue;
    }
    const index = frame.index++;
    const child = frame.tree.children[index]!;
    const start = frame.start + frame.tree.positions[index]!;
    if (child instanceof TreeBuffer) output.append(child, start);
    else open(child, start);
  }
  return output.finish();
}

class FlatNodes {
  #nodes: Int32Array;
  #length = 0;

  constructor(tokenCount: number) {
    this.#nodes = new Int32Array(tokenCount * 5 + 64);
  }

  push(type: number, start: number, end: number): number {
    this.#reserve(4);
    const node = this.#length;
    this.#nodes[node] = type;
    this.#nodes[node + 1] = start;
    this.#nodes[node + 2] = end;
    this.#length = node + 4;
    return node;
  }

  close(node: number): void {
    this.#nodes[node + 3] = this.#length;
  }

  append(source: TreeBuffer, start: number): void {
    const { buffer } = source;
    this.#reserve(buffer.length);
    const nodes = this.#nodes;
    const base = this.#length;
    for (let index = 0; index < buffer.length; index += 4) {
      nodes[base + index] = buffer[index]!;
      nodes[base + index + 1] = buffer[index + 1]! + start;
      nodes[base + index + 2] = buffer[index + 2]! + start;
      nodes[base + index + 3] = buffer[index + 3]! + base;
    }
    this.#length = base + buffer.length;
  }

  finish(): Int32Array {
    return this.#nodes.subarray(0, this.#length);
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#nodes.length) return;
    const grown = new Int32Array(Math.max(this.#nodes.length * 2, this.#length + count));
    grown.set(this.#nodes);
    this.#nodes = grown;
  }
}
