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
