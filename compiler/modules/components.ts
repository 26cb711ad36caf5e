/**
 * Strongly connected components, innermost first. Source: R. Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1
 * (1972), written without recursion.
 */
export function componentsOf<Node>(
  nodes: Iterable<Node>,
  successorsOf: (node: Node) => Iterable<Node>,
): Node[][] {
  const index = new Map<Node, number>();
  const low = new Map<Node, number>();
  const open = new Set<Node>();
  const stack: Node[] = [];
  const components: Node[][] = [];
  const visit = (start: Node): void => {
    const frames: { readonly node: Node; readonly rest: Iterator<Node> }[] = [];
    const enter = (node: Node): void => {
      index.set(node, index.size);
      low.set(node, index.get(node)!);
      stack.push(node);
      open.add(node);
      frames.push({ node, rest: successorsOf(node)[Symbol.iterator]() });
    };
    enter(start);
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const { node, rest } = frame;
      const next = rest.next();
      if (next.done !== true) {
        if (!index.has(next.value)) enter(next.value);
        else if (open.has(next.value))
          low.set(node, Math.min(low.get(node)!, index.get(next.value)!));
        continue;
      }
      frames.pop();
      const outer = frames.at(-1);
      if (outer !== undefined) low.set(outer.node, Math.min(low.get(outer.node)!, low.get(node)!));
      if (low.get(node) === index.get(node)) components.push(take(node));
    }
  };
  const take = (root: Node): Node[] => {
    const component = stack.splice(stack.lastIndexOf(root));
    for (const each of component) open.delete(each);
    return component;
  };
  for (const node of nodes) if (!index.has(node)) visit(node);
  return components;
}
