/** Parameters of functions and lambdas, and their order. Source: CPython 3.13 Grammar/python.gram, `parameters`. */
import type { Arg, Arguments, Expr } from "../../ast/nodes.ts";
import * as term from "../../lezer-python/generated/terms.ts";
import { buildExpression } from "./expressions.ts";
import { SyntaxProblem } from "./problem.ts";
import type { SyntaxTree } from "./syntax-tree.ts";

/** `nodes`: the parameter nodes in order. `offset`: where an empty parameter list stands. */
export function buildParameters(
  tree: SyntaxTree,
  offset: number,
  nodes: readonly number[],
): Arguments {
  return new ParameterReader(tree).read(offset, nodes);
}

export const buildLambdaParameters = buildParameters;

class ParameterReader {
  readonly #tree: SyntaxTree;
  #posonlyargs: Arg[] = [];
  #args: Arg[] = [];
  #vararg: Arg | null = null;
  readonly #kwonlyargs: Arg[] = [];
  readonly #keywordDefaults: (Expr | null)[] = [];
  #kwarg: Arg | null = null;
  readonly #defaults: Expr[] = [];
  #seenSlash = false;
  #seenStar = false;
  /** Offset of a bare `*` that no keyword-only parameter has followed yet, or -1. */
  #bareStar = -1;

  constructor(tree: SyntaxTree) {
    this.#tree = tree;
  }

  read(offset: number, nodes: readonly number[]): Arguments {
    const tree = this.#tree;
    for (const node of nodes) {
      // Nothing may follow `**kwargs`.
      if (this.#kwarg !== null) this.#fail(node);
      this.#parameter(node);
    }
    if (this.#bareStar >= 0) throw new SyntaxProblem(this.#bareStar);
    const last = nodes[nodes.length - 1];
    return {
      kind: "arguments",
      start: nodes.length === 0 ? offset : tree.start(nodes[0]!),
      end: last === undefined ? offset : tree.end(last),
      posonlyargs: this.#posonlyargs,
      args: this.#args,
      vararg: this.#vararg,
      kwonlyargs: this.#kwonlyargs,
      kw_defaults: this.#keywordDefaults,
      kwarg: this.#kwarg,
      defaults: this.#defaults,
    };
  }

  #parameter(node: number): void {
    switch (this.#tree.type(node)) {
      case term.Parameter:
      case term.LambdaParameter:
        this.#plain(node);
        break;
      case term.StarParameter:
      case term.LambdaStarParameter:
        this.#star(node);
        break;
      case term.DoubleStarParameter:
      case term.LambdaDoubleStarParameter:
        if (this.#bareStar >= 0) this.#fail(node);
        this.#kwarg = this.#arg(node);
        break;
      default:
        // `/` comes once, after at least one parameter, and before any star.
        if (this.#seenSlash || this.#seenStar || this.#args.length === 0) this.#fail(node);
        this.#seenSlash = true;
        this.#posonlyargs = this.#args;
        this.#args = [];
    }
  }

  #plain(node: number): void {
    const value = this.#defaultOf(node);
    const arg = this.#arg(node);
    if (this.#seenStar) {
      this.#bareStar = -1;
      this.#kwonlyargs.push(arg);
      this.#keywordDefaults.push(value);
      return;
    }
    if (value !== null) this.#defaults.push(value);
    else if (this.#defaults.length > 0) this.#fail(node);
    this.#args.push(arg);
  }

  #star(node: number): void {
    if (this.#seenStar) this.#fail(node);
    this.#seenStar = true;
    if (this.#tree.hasChild(node)) this.#vararg = this.#arg(node);
    else this.#bareStar = this.#tree.start(node);
  }

  /** The name and annotation of `node`; the span does not take in stars or the default. */
  #arg(node: number): Arg {
    const tree = this.#tree;
    const name = tree.child(node);
    const nameToken = tree.firstToken(name);
    const isAnnotated =
      nameToken + 1 < tree.endToken(node) && tree.kinds[nameToken + 1] === term.colon;
    const annotationNode = tree.next(name);
    return {
      kind: "arg",
      start: tree.start(name),
      end: isAnnotated ? tree.end(annotationNode) : tree.end(name),
      arg: tree.identifier(nameToken),
      annotation: isAnnotated ? buildExpression(tree, annotationNode) : null,
    };
  }

  #defaultOf(node: number): Expr | null {
    const tree = this.#tree;
    const children = tree.children(node);
    const last = children[children.length - 1]!;
    const hasDefault = children.length > 1 && tree.kinds[tree.firstToken(last) - 1] === term.assign;
    return hasDefault ? buildExpression(tree, last) : null;
  }

  #fail(node: number): never {
    throw new SyntaxProblem(this.#tree.start(node));
  }
}
