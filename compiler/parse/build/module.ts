/** The whole file: statements that are sound become AST, the others become problems. */
import type { Module, Stmt } from "../../ast/nodes.ts";
import { SyntaxProblem } from "./problem.ts";
import { buildStatement } from "./statements.ts";
import type { SyntaxTree } from "./syntax-tree.ts";

export interface BuiltModule {
  readonly module: Module;
  /** Offsets of what is no valid Python, one per statement of the module that was left out. */
  readonly problems: readonly number[];
  /** Whether some statement nests deeper than the host's stack allows. */
  readonly tooDeepAt: number;
}

export function buildModule(tree: SyntaxTree, hasErrors: boolean): BuiltModule {
  const body: Stmt[] = [];
  const problems: number[] = [];
  let tooDeepAt = -1;
  const { nodes } = tree;
  for (let child = 4; child < nodes.length; child = tree.next(child)) {
    // A statement that the grammar could not make sense of has an error node in it; so has the space between statements.
    if (hasErrors && tree.containsError(child)) continue;
    try {
      body.push(buildStatement(tree, child));
    } catch (error) {
      if (error instanceof SyntaxProblem) problems.push(error.offset);
      else if (error instanceof RangeError) tooDeepAt = tree.start(child);
      else if (!hasErrors) throw error;
    }
  }
  const module: Module = { kind: "Module", start: 0, end: tree.text.length, body };
  return { module, problems, tooDeepAt };
}
