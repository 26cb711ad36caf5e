import type { PythonVersion } from "../../api.ts";

/**
 * Thrown inside the AST builder where the tree is no valid Python, caught per statement by `buildModule`; it never leaves
 * the parser.
 */
export class SyntaxProblem extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super("invalid syntax");
    this.offset = offset;
  }
}

/** Syntax that the chosen Python version does not have yet. */
export interface NewerSyntax {
  readonly start: number;
  readonly end: number;
  readonly construct: string;
  readonly since: PythonVersion;
}
