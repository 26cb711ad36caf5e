/**
 * Operator precedence over the flat `Operation` nodes of the grammar: operands are the node's children, operators the tokens
 * between them. Source: the language reference, "Operator precedence"; CPython 3.13 Grammar/python.gram.
 */
import type { CompareOperator, Expr, Operator, UnaryOperator } from "../../ast/nodes.ts";
import * as term from "../../lezer-python/generated/terms.ts";
import { buildExpression } from "./expressions.ts";
import { SyntaxProblem } from "./problem.ts";
import type { SyntaxTree } from "./syntax-tree.ts";

/**
 * CPython's parser gives up on deeper nesting of operands (`not not ...`, `- - ...`, `a ** b ** ...`; its limit depends on the
 * platform's stack), and so do we: nobody could walk the nodes.
 */
const deepestPrefix = 5000;
const deepestPower = 2500;

interface BinaryOperator {
  readonly name: Operator;
  readonly precedence: number;
}

const unaryPrecedence = 7;
const powerPrecedence = 8;

const arithmetic = {
  "|": { name: "BitOr", precedence: 1 },
  "^": { name: "BitXor", precedence: 2 },
  "&": { name: "BitAnd", precedence: 3 },
  "<<": { name: "LShift", precedence: 4 },
  ">>": { name: "RShift", precedence: 4 },
  "+": { name: "Add", precedence: 5 },
  "-": { name: "Sub", precedence: 5 },
  "*": { name: "Mult", precedence: 6 },
  "/": { name: "Div", precedence: 6 },
  "//": { name: "FloorDiv", precedence: 6 },
  "%": { name: "Mod", precedence: 6 },
  "@": { name: "MatMult", precedence: 6 },
  "**": { name: "Pow", precedence: powerPrecedence },
} as const satisfies { readonly [symbol: string]: BinaryOperator };

const unary = {
  "+": { name: "UAdd", precedence: unaryPrecedence },
  "-": { name: "USub", precedence: unaryPrecedence },
  "~": { name: "Invert", precedence: unaryPrecedence },
} as const satisfies {
  readonly [symbol: string]: { readonly name: UnaryOperator; readonly precedence: number };
};

type Pending = (typeof arithmetic)[keyof typeof arithmetic] | (typeof unary)[keyof typeof unary];

/** The operator of an augmented assignment, from its token without the `=`. */
export function augmentedOperator(tree: SyntaxTree, token: number): Operator {
  const symbol = tree.text.slice(tree.starts[token], tree.ends[token]! - 1);
  return arithmetic[symbol as keyof typeof arithmetic].name;
}

export function buildOperation(tree: SyntaxTree, node: number): Expr {
  return new OperationReader(tree, node).disjunction();
}

/** Whether an expression node is what the grammar calls `bitwise_or`: no `or`, `and`, `not` or comparison at its top. */
export function isBitwiseOr(tree: SyntaxTree, node: number): boolean {
  if (tree.type(node) !== term.Operation) return true;
  const reader = new OperationReader(tree, node);
  return reader.isArithmetic();
}

class OperationReader {
  readonly #tree: SyntaxTree;
  readonly #endToken: number;
  /** End of the operand read last: every reduction ends with it. */
  #reducedEnd = 0;
  /** The next token to read, and the next operand. */
  #token: number;
  #operand: number;

  constructor(tree: SyntaxTree, node: number) {
    this.#tree = tree;
    this.#token = tree.firstToken(node);
    this.#endToken = tree.endToken(node);
    this.#operand = tree.child(node);
  }

  disjunction(): Expr {
    const firstToken = this.#token;
    const first = this.#conjunction();
    if (!this.#isWord(0x6f)) return first;
    const values = [first];
    while (this.#isWord(0x6f)) {
      this.#token++;
      values.push(this.#conjunction());
    }
    return { kind: "BoolOp", start: this.#start(firstToken), end: this.#end(), op: "Or", values };
  }

  #conjunction(): Expr {
    const firstToken = this.#token;
    const first = this.#inversion();
    if (!this.#isWord(0x61)) return first;
    const values = [first];
    while (this.#isWord(0x61)) {
      this.#token++;
      values.push(this.#inversion());
    }
    return { kind: "BoolOp", start: this.#start(firstToken), end: this.#end(), op: "And", values };
  }

  #inversion(): Expr {
    const { kinds } = this.#tree;
    const firstToken = this.#token;
    while (kinds[this.#token] === term.not) this.#token++;
    const lastToken = this.#token - 1;
    if (lastToken - firstToken >= deepestPrefix) this.#fail();
    let operand = this.#comparison();
    const end = this.#end();
    for (let token = lastToken; token >= firstToken; token--) {
      operand = { kind: "UnaryOp", start: this.#start(token), end, op: "Not", operand };
    }
    return operand;
  }

  #comparison(): Expr {
    const firstToken = this.#token;
    const left = this.#arithmetic();
    let op = this.#comparisonOperator();
    if (op === null) return left;
    const ops: CompareOperator[] = [];
    const comparators: Expr[] = [];
    while (op !== null) {
      ops.push(op);
      comparators.push(this.#arithmetic());
      op = this.#comparisonOperator();
    }
    const start = this.#start(firstToken);
    return { kind: "Compare", start, end: this.#end(), left, ops, comparators };
  }

  /** Reads a comparison operator, if there is one. */
  #comparisonOperator(): CompareOperator | null {
    if (this.#token >= this.#endToken) return null;
    const { kinds, text, starts, ends } = this.#tree;
    const token = this.#token;
    const kind = kinds[token];
    if (kind === term._in) {
      this.#token++;
      return "In";
    }
    if (kind === term.not) {
      this.#token += 2;
      return "NotIn";
    }
    if (kind !== term.operator) return null;
    const start = starts[token]!;
    const op = comparisonNamed(text.charCodeAt(start), ends[token]! - start, text, start);
    if (op === null) return null;
    this.#token++;
    if (op !== "Is" || kinds[this.#token] !== term.not) return op;
    this.#token++;
    return "IsNot";
  }

  /**
   * Binary and unary arithmetic by two stacks, so that neither `a+a+...` nor `a**a**...` takes stack. Positions are those of
   * tokens: a parenthesised operand starts before its node.
   */
  #arithmetic(): Expr {
    const operands: Expr[] = [];
    const operators: Pending[] = [];
    const operatorTokens: number[] = [];
    const startTokens: number[] = [];
    for (;;) {
      this.#prefixes(operators, operatorTokens);
      startTokens.push(this.#token);
      operands.push(this.#primary());
      const operator = this.#binaryOperator();
      const precedence = operator === null ? 0 : operator.precedence;
      // `**` groups to the right, and binds a unary operator on its right, not on its left.
      while (
        precedence !== powerPrecedence &&
        operators.length > 0 &&
        operators[operators.length - 1]!.precedence >= precedence
      ) {
        this.#reduce(operands, operators, operatorTokens, startTokens);
      }
      if (operator === null) return operands[0]!;
      if (operators.length >= deepestPower && precedence === powerPrecedence) this.#fail();
      operators.push(operator);
      operatorTokens.push(this.#token - 1);
    }
  }

  #prefixes(operators: Pending[], operatorTokens: number[]): void {
    const { kinds } = this.#tree;
    for (;;) {
      const kind = kinds[this.#token];
      if (kind !== term.sign && kind !== term.prefixOperator) return;
      const code = this.#tree.codeAt(this.#token);
      if (code === 0x61) return;
      if (operators.length > deepestPrefix) this.#fail();
      operators.push(code === 0x7e ? unary["~"] : code === 0x2d ? unary["-"] : unary["+"]);
      operatorTokens.push(this.#token++);
    }
  }

  #reduce(
    operands: Expr[],
    operators: Pending[],
    operatorTokens: number[],
    startTokens: number[],
  ): void {
    const operator = operators.pop()!;
    const token = operatorTokens.pop()!;
    const right = operands.pop()!;
    startTokens.pop();
    const end = this.#reducedEnd;
    if (operator.precedence === unaryPrecedence) {
      const op = operator.name as UnaryOperator;
      operands.push({ kind: "UnaryOp", start: this.#start(token), end, op, operand: right });
      startTokens.push(token);
      return;
    }
    const left = operands.pop()!;
    const start = this.#start(startTokens[startTokens.length - 1]!);
    operands.push({ kind: "BinOp", start, end, left, op: operator.name as Operator, right });
  }

  /** `await`, if there, and the next operand. */
  #primary(): Expr {
    const tree = this.#tree;
    const token = this.#token;
    const isAwait = tree.kinds[token] === term.prefixOperator;
    if (isAwait) this.#token++;
    const operand = this.#operand;
    // What the flat grammar lets through: `a + not b`, `await -x`.
    if (this.#token >= this.#endToken || tree.firstToken(operand) !== this.#token) this.#fail();
    const value = buildExpression(tree, operand);
    this.#operand = tree.next(operand);
    this.#token = tree.endToken(operand);
    const end = (this.#reducedEnd = tree.end(operand));
    return isAwait ? { kind: "Await", start: this.#start(token), end, value } : value;
  }

  #binaryOperator(): (typeof arithmetic)[keyof typeof arithmetic] | null {
    if (this.#token >= this.#endToken) return null;
    const { kinds, text, starts } = this.#tree;
    const start = starts[this.#token]!;
    const code = text.charCodeAt(start);
    const operator = arithmeticOperator(kinds[this.#token]!, code, text.charCodeAt(start + 1));
    if (operator !== null) this.#token++;
    return operator;
  }

  isArithmetic(): boolean {
    const tree = this.#tree;
    const { kinds, starts, ends, text } = tree;
    let operand = this.#operand;
    for (let token = this.#token; token < this.#endToken; token++) {
      if (token === tree.firstToken(operand)) {
        token = tree.endToken(operand) - 1;
        operand = tree.next(operand);
        continue;
      }
      const kind = kinds[token];
      if (kind === term.not || kind === term._in) return false;
      if (kind !== term.operator) continue;
      const start = starts[token]!;
      const code = text.charCodeAt(start);
      const isWord = code === 0x61 || code === 0x6f;
      if (isWord || comparisonNamed(code, ends[token]! - start, text, start) !== null) return false;
    }
    return true;
  }

  /** Whether the next token is the word operator that starts with `code`: `or` or `and`. */
  #isWord(code: number): boolean {
    return (
      this.#token < this.#endToken &&
      this.#tree.kinds[this.#token] === term.operator &&
      this.#tree.codeAt(this.#token) === code
    );
  }

  #start(token: number): number {
    return this.#tree.starts[token]!;
  }

  #end(): number {
    return this.#reducedEnd;
  }

  #fail(): never {
    throw new SyntaxProblem(this.#tree.starts[this.#token]!);
  }
}

function comparisonNamed(
  code: number,
  length: number,
  text: string,
  start: number,
): CompareOperator | null {
  switch (code) {
    case 0x3d: // ==
      return "Eq";
    case 0x21: // !=
      return "NotEq";
    case 0x69: // is
      return "Is";
    case 0x3c: // <
      if (length === 1) return "Lt";
      return text.charCodeAt(start + 1) === 0x3d ? "LtE" : null;
    case 0x3e: // >
      if (length === 1) return "Gt";
      return text.charCodeAt(start + 1) === 0x3d ? "GtE" : null;
    default:
      return null;
  }
}

function arithmeticOperator(
  kind: number,
  code: number,
  next: number,
): (typeof arithmetic)[keyof typeof arithmetic] | null {
  switch (kind) {
    case term.sign:
      return code === 0x2b ? arithmetic["+"] : arithmetic["-"];
    case term.star:
      return arithmetic["*"];
    case term.doubleStar:
      return arithmetic["**"];
    case term.slash:
      return arithmetic["/"];
    case term.at:
      return arithmetic["@"];
    case term.pipe:
      return arithmetic["|"];
    case term.operator:
      break;
    default:
      return null;
  }
  switch (code) {
    case 0x25:
      return arithmetic["%"];
    case 0x26:
      return arithmetic["&"];
    case 0x5e:
      return arithmetic["^"];
    case 0x2f:
      return arithmetic["//"];
    case 0x3c:
      return next === 0x3c ? arithmetic["<<"] : null;
    case 0x3e:
      return next === 0x3e ? arithmetic[">>"] : null;
    default:
      return null;
  }
}
