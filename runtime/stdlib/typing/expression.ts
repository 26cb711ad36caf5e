/** Expressions in forward references: what CPython compiles when the reference is made and evaluates when a program asks for type hints. Source: the Python reference, "Expressions". */
import { Ellipsis } from "../../core/types/ellipsis.ts";
import { tokenize, type Token } from "./expression-tokens.ts";
import { stringValue } from "./string-literal.ts";

export type Expression =
  | { readonly kind: "constant"; readonly value: unknown }
  | { readonly kind: "number" | "bytes"; readonly text: string }
  | { readonly kind: "name"; readonly id: string }
  | { readonly kind: "attribute"; readonly value: Expression; readonly name: string }
  | { readonly kind: "subscript"; readonly value: Expression; readonly index: Expression }
  | {
      readonly kind: "call";
      readonly callee: Expression;
      readonly args: readonly Expression[];
      readonly keywords: readonly (readonly [string, Expression])[];
    }
  | { readonly kind: "tuple" | "list" | "set"; readonly items: readonly Expression[] }
  | { readonly kind: "dict"; readonly entries: readonly (readonly [Expression, Expression])[] }
  | { readonly kind: "slice"; readonly parts: readonly (Expression | null)[] }
  | { readonly kind: "starred"; readonly value: Expression }
  | {
      readonly kind: "binary";
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "unary"; readonly operator: string; readonly operand: Expression }
  | { readonly kind: "boolean"; readonly operator: string; readonly values: readonly Expression[] }
  | {
      readonly kind: "conditional";
      readonly test: Expression;
      readonly body: Expression;
      readonly otherwise: Expression;
    }
  /** Python that has no place in a type: refused where it is evaluated. */
  | { readonly kind: "unsupported"; readonly construct: string };

class Invalid extends Error {}
class Unsupported extends Error {}

/** The expression of a text; `null` where it is none. */
export function parseExpression(text: string): Expression | null {
  // As `compile` in its mode "eval", which drops what stands before.
  const tokens = tokenize(text.replace(/^[ \t]+/, ""));
  if (tokens === null) return null;
  try {
    return new Parser(tokens).whole();
  } catch (error) {
    if (error instanceof Unsupported) return { kind: "unsupported", construct: error.message };
    if (error instanceof Invalid) return null;
    throw error;
  }
}

const keywords: ReadonlySet<string> = /* @__PURE__ */ new Set(
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(
    " ",
  ),
);

const constants: { readonly [name: string]: unknown } = { None: null, True: true, False: false };

/** Binary operators, those that bind least first. */
const levels: readonly (readonly string[])[] = [
  ["|"],
  ["^"],
  ["&"],
  ["<<", ">>"],
  ["+", "-"],
  ["*", "/", "//", "%", "@"],
];

const comparisons: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "<",
  ">",
  "==",
  ">=",
  "<=",
  "!=",
  "in",
  "is",
]);

class Parser {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression {
    const result = this.#list("end");
    if (this.#next.kind !== "end") throw new Invalid();
    return result;
  }

  get #next(): Token {
    return this.#tokens[this.#position]!;
  }

  #is(text: string): boolean {
    const { kind, text: found } = this.#next;
    return found === text && (kind === "operator" || kind === "name");
  }

  #accept(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#position++;
    return true;
  }

  #expect(text: string): void {
    if (!this.#accept(text)) throw new Invalid();
  }

  /** `a`, or `a, b` as a tuple, up to what closes it. */
  #list(close: string): Expression {
    const isClosed = (): boolean => (close === "end" ? this.#next.kind === "end" : this.#is(close));
    const first = this.#item();
    if (!this.#is(",")) {
      if (first.kind === "starred" && close !== "]") throw new Invalid();
      return first.kind === "starred" ? { kind: "tuple", items: [first] } : first;
    }
    const items = [first];
    while (this.#accept(",")) {
      if (isClosed()) break;
      items.push(this.#item());
    }
    return { kind: "tuple", items };
  }

  #item(): Expression {
    if (this.#accept("*")) return { kind: "starred", value: this.#binary(0) };
    const value = this.#test();
    if (this.#is("for") || this.#is("async")) throw new Unsupported("a comprehension");
    if (this.#is(":=")) throw new Unsupported("an assignment");
    return value;
  }

  #test(): Expression {
    if (this.#is("lambda")) throw new Unsupported("a lambda");
    const body = this.#boolean("or");
    if (!this.#accept("if")) return body;
    const test = this.#boolean("or");
    this.#expect("else");
    return { kind: "conditional", test, body, otherwise: this.#test() };
  }

  #boolean(operator: "or" | "and"): Expression {
    const operand = (): Expression => (operator === "or" ? this.#boolean("and") : this.#not());
    const values = [operand()];
    while (this.#accept(operator)) values.push(operand());
    return values.length === 1 ? values[0]! : { kind: "boolean", operator, values };
  }

  #not(): Expression {
    if (this.#accept("not")) return { kind: "unary", operator: "not", operand: this.#not() };
    const left = this.#binary(0);
    if (comparisons.has(this.#next.text) || this.#is("not")) throw new Unsupported("a comparison");
    return left;
  }

  #binary(level: number): Expression {
    const operators = levels[level];
    if (operators === undefined) return this.#unary();
    let left = this.#binary(level + 1);
    while (this.#next.kind === "operator" && operators.includes(this.#next.text)) {
      const operator = this.#next.text;
      this.#position++;
      left = { kind: "binary", operator, left, right: this.#binary(level + 1) };
    }
    return left;
  }

  #unary(): Expression {
    for (const operator of ["-", "+", "~"])
      if (this.#accept(operator)) return { kind: "unary", operator, operand: this.#unary() };
    if (this.#is("await")) throw new Unsupported("an await");
    const base = this.#primary();
    if (!this.#accept("**")) return base;
    return { kind: "binary", operator: "**", left: base, right: this.#unary() };
  }

  #primary(): Expression {
    let value = this.#atom();
    for (;;) {
      if (this.#accept(".")) value = { kind: "attribute", value, name: this.#identifier() };
      else if (this.#accept("[")) value = { kind: "subscript", value, index: this.#subscript() };
      else if (this.#accept("(")) value = this.#call(value);
      else return value;
    }
  }

  #identifier(): string {
    const { kind, text } = this.#next;
    if (kind !== "name" || keywords.has(text)) throw new Invalid();
    this.#position++;
    return text;
  }

  #subscript(): Expression {
    const items: Expression[] = [];
    let isTuple = false;
    do {
      if (isTuple && this.#is("]")) break;
      items.push(this.#slice());
      isTuple ||= this.#is(",");
    } while (this.#accept(","));
    this.#expect("]");
    const [only] = items;
    return !isTuple && only!.kind !== "starred" ? only! : { kind: "tuple", items };
  }

  #slice(): Expression {
    const part = (): Expression | null =>
      this.#is(":") || this.#is(",") || this.#is("]") ? null : this.#item();
    const first = part();
    if (!this.#is(":")) {
      if (first === null) throw new Invalid();
      return first;
    }
    const parts = [first];
    while (this.#accept(":")) parts.push(part());
    if (parts.length > 3) throw new Invalid();
    return { kind: "slice", parts };
  }

  #call(callee: Expression): Expression {
    const args: Expression[] = [];
    const named: [string, Expression][] = [];
    while (!this.#accept(")")) {
      if (this.#is("**")) throw new Unsupported("unpacked keyword arguments");
      const following = this.#tokens[this.#position + 1];
      if (this.#next.kind === "name" && following?.text === "=" && following.kind === "operator") {
        const name = this.#identifier();
        this.#position++;
        named.push([name, this.#test()]);
      } else args.push(this.#item());
      if (!this.#accept(",") && !this.#is(")")) throw new Invalid();
    }
    return { kind: "call", callee, args, keywords: named };
  }

  #atom(): Expression {
    const token = this.#next;
    this.#position++;
    switch (token.kind) {
      case "name":
        if (token.text in constants) return { kind: "constant", value: constants[token.text] };
        if (token.text === "yield") throw new Unsupported("a yield");
        if (keywords.has(token.text)) throw new Invalid();
        return { kind: "name", id: token.text };
      case "number":
        return { kind: "number", text: token.text.replaceAll("_", "") };
      case "string":
        return this.#strings(token);
      case "operator":
        return this.#display(token.text);
      case "end":
        throw new Invalid();
    }
  }

  /** Adjacent strings are one. */
  #strings(first: Token & { readonly kind: "string" }): Expression {
    const parts = [first];
    for (let next = this.#next; next.kind === "string"; next = this.#next) {
      parts.push(next);
      this.#position++;
    }
    if (parts.some((each) => each.prefix.includes("f"))) throw new Unsupported("an f-string");
    const isBytes = parts.map((each) => each.prefix.includes("b"));
    if (new Set(isBytes).size > 1) throw new Invalid();
    const value = parts.map((each) => stringValue(each.text, each.prefix)).join("");
    return isBytes[0] === true ? { kind: "bytes", text: value } : { kind: "constant", value };
  }

  #display(open: string): Expression {
    switch (open) {
      case "...":
        return { kind: "constant", value: Ellipsis };
      case "(": {
        if (this.#accept(")")) return { kind: "tuple", items: [] };
        const inner = this.#list(")");
        this.#expect(")");
        return inner;
      }
      case "[": {
        const items = this.#items("]");
        return { kind: "list", items };
      }
      case "{":
        return this.#braces();
      default:
        throw new Invalid();
    }
  }

  #items(close: string): Expression[] {
    const items: Expression[] = [];
    while (!this.#accept(close)) {
      items.push(this.#item());
      if (!this.#accept(",") && !this.#is(close)) throw new Invalid();
    }
    return items;
  }

  #braces(): Expression {
    if (this.#accept("}")) return { kind: "dict", entries: [] };
    if (this.#is("**")) throw new Unsupported("an unpacked mapping");
    const start = this.#position;
    this.#item();
    const isDict = this.#is(":");
    this.#position = start;
    if (!isDict) return { kind: "set", items: this.#items("}") };
    const entries: [Expression, Expression][] = [];
    while (!this.#accept("}")) {
      const key = this.#test();
      this.#expect(":");
      entries.push([key, this.#item()]);
      if (!this.#accept(",") && !this.#is("}")) throw new Invalid();
    }
    return { kind: "dict", entries };
  }
}
