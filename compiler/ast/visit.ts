/** Walking the tree without knowing every node kind. */
import { nodeFields } from "./fields.ts";
import type { AstNode } from "./nodes.ts";

export { nodeFields } from "./fields.ts";

/** Whether a field's value is a node (fields also hold names, operators, numbers and `null`). */
export function isNode(value: unknown): value is AstNode {
  return typeof value === "object" && value !== null && "kind" in value && "start" in value;
}

/** A node's fields by name, for code that takes every kind alike. */
export function fieldValues(node: AstNode): Readonly<Record<string, unknown>> {
  return node as unknown as Readonly<Record<string, unknown>>;
}

/** Calls `callback` for the direct children of `node`, in the order of CPython's fields; `null`s are left out. */
export function forEachChild(node: AstNode, callback: (child: AstNode) => void): void {
  if (node.kind === "Constant" || node.kind === "MatchSingleton") return;
  const values = fieldValues(node);
  for (const field of nodeFields[node.kind]) {
    const value = values[field];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) callback(item);
    } else if (isNode(value)) callback(value);
  }
}

/** The direct children of `node`, in the order of CPython's fields. */
export function childrenOf(node: AstNode): AstNode[] {
  const children: AstNode[] = [];
  forEachChild(node, (child) => children.push(child));
  return children;
}

export interface Visitor {
  /** Called before the children; `false` skips them. */
  enter?(node: AstNode, parent: AstNode | null): boolean | void;
  /** Called after the children. */
  leave?(node: AstNode, parent: AstNode | null): void;
}

interface Frame {
  readonly node: AstNode;
  readonly parent: AstNode | null;
  readonly isLeaving: boolean;
}

/** Visits `root` and everything below it in source order of the fields. Takes no stack, however deep the tree. */
export function visit(root: AstNode, visitor: Visitor): void {
  const pending: Frame[] = [{ node: root, parent: null, isLeaving: false }];
  for (let frame = pending.pop(); frame !== undefined; frame = pending.pop()) {
    const { node, parent } = frame;
    if (frame.isLeaving) {
      visitor.leave?.(node, parent);
      continue;
    }
    if (visitor.enter?.(node, parent) === false) continue;
    if (visitor.leave !== undefined) pending.push({ node, parent, isLeaving: true });
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) {
      pending.push({ node: children[index]!, parent: node, isLeaving: false });
    }
  }
}
