import type { AstNode } from "../../ast/nodes.ts";

/** What waits to be done: a node to visit, or something to do between two visits. */
type Pending = AstNode | (() => void);

/**
 * A depth-first walk with its own stack, so that the depth of a program is bounded by memory and not by the engine's call stack.
 *
 * A visitor names what is to follow, in the order in which it is to follow (`node`, `nodes`, `then`); all of that is done before
 * whatever was pending when the visitor was called. So visitors read as recursive ones do.
 */
export class Traversal {
  readonly #pending: Pending[] = [];

  node(node: AstNode | null): void {
    if (node !== null) this.#pending.push(node);
  }

  nodes(nodes: readonly (AstNode | null)[]): void {
    for (const node of nodes) if (node !== null) this.#pending.push(node);
  }

  /** Calls `action` once everything named before it is done. The action may name further work. */
  then(action: () => void): void {
    this.#pending.push(action);
  }

  /** Visits `root` and everything that the visits name, until nothing is left. */
  run(root: AstNode, visit: (node: AstNode) => void): void {
    const pending = this.#pending;
    pending.push(root);
    while (pending.length > 0) {
      const next = pending.pop()!;
      const mark = pending.length;
      if (typeof next === "function") next();
      else visit(next);
      reverseFrom(pending, mark);
    }
  }
}

function reverseFrom(items: Pending[], start: number): void {
  for (let low = start, high = items.length - 1; low < high; low++, high--) {
    const item = items[low]!;
    items[low] = items[high]!;
    items[high] = item;
  }
}

/** One visitor per node kind; the type demands that none is missing. */
export type Visitors<Context> = {
  readonly [Kind in AstNode["kind"]]: (
    node: Extract<AstNode, { kind: Kind }>,
    context: Context,
  ) => void;
};

export function dispatch<Context>(
  visitors: Visitors<Context>,
  node: AstNode,
  context: Context,
): void {
  // The registry's type ties each key to its node type; TypeScript cannot follow that through an index.
  (visitors[node.kind] as (node: AstNode, context: Context) => void)(node, context);
}
