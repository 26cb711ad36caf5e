/**
 * What becomes of the places that are refused: diagnostics that stop the compilation, or (`refusals: "throw"`) code that raises when the
 * program reaches it. In the second form a refused statement is replaced as a whole; one that only binds names binds them to a value that raises
 * when it is used, so that a module can be imported whatever parts of it are refused.
 */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import { mangle } from "../analyze/types/occurrences.ts";
import type { Binding } from "../analyze/types/binding.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { assign } from "./builders.ts";
import type { LowerContext } from "./context.ts";
import { attributeName, bindingName } from "./naming.ts";

/** The findings of one lowering. */
export class Refusals {
  readonly diagnostics: Diagnostic[] = [];
  readonly #isThrowing: boolean;
  /** Errors that no statement has taken over yet. */
  readonly #pending: Diagnostic[] = [];
  readonly #warned = new Set<string>();
  /** Names that a refused statement has declared. */
  readonly #declared = new Set<Binding>();
  /** Exported names that had to be declared in an inner block. */
  readonly #late = new Set<string>();

  constructor(isThrowing: boolean) {
    this.#isThrowing = isThrowing;
  }

  #warn(error: Diagnostic): void {
    const key = `${error.code} ${error.span.start} ${error.message}`;
    if (this.#warned.has(key)) return;
    this.#warned.add(key);
    this.diagnostics.push({ ...error, severity: "warning" });
  }

  report(diagnostic: Diagnostic): void {
    const isPending = this.#isThrowing && diagnostic.severity === "error";
    (isPending ? this.#pending : this.diagnostics).push(diagnostic);
  }

  /** Runs a piece of lowering; what it reports is taken over. Returns the first error, or `null`. */
  during<Result>(lower: () => Result): {
    readonly result: Result;
    readonly refusal: Refusal | null;
  } {
    const start = this.#pending.length;
    const result = lower();
    const errors = this.#pending.splice(start);
    for (const error of errors) this.#warn(error);
    return {
      result,
      refusal: errors.length === 0 ? null : new Refusal(errors[0]!, this.#declared, this.#late),
    };
  }

  lateExports(): t.Statement[] {
    const specifiers = [...this.#late].map((name) =>
      t.exportSpecifier(t.identifier(name), t.identifier(name)),
    );
    return specifiers.length === 0 ? [] : [t.exportNamedDeclaration(null, specifiers)];
  }

  /** Leaves a refusal to the statement around. */
  pass(refusal: Refusal): void {
    this.#pending.push(refusal.diagnostic);
  }
}

/** One refused place of a program that is compiled all the same. */
export class Refusal {
  readonly diagnostic: Diagnostic;
  readonly #declared: Set<Binding>;
  readonly #late: Set<string>;

  constructor(diagnostic: Diagnostic, declared: Set<Binding>, late: Set<string>) {
    this.diagnostic = diagnostic;
    this.#declared = declared;
    this.#late = late;
  }

  /** What takes the place of a statement. `isLazy`: names that it binds are bound to something that raises when it is used. */
  statements(node: ast.Stmt, ctx: LowerContext): t.Statement[] {
    const isLazy = ctx.currentFunction === null || isImport(node);
    const bound = isLazy ? boundNames(node, ctx) : null;
    if (bound === null) return [...this.#declareInside(node, ctx), this.#throw(ctx)];
    return bound
      .filter((binding) => !isPackageBefore(binding, node))
      .map((binding) => this.#bind(binding, node, ctx));
  }

  /** What takes the place of a member of a class, or `null` where the class cannot do without it. */
  members(node: ast.Stmt, ctx: LowerContext): (t.ClassMethod | t.ClassProperty)[] | null {
    if (node.kind === "FunctionDef" || node.kind === "AsyncFunctionDef") {
      const body = t.blockStatement([this.#throw(ctx)]);
      const rest = t.restElement(t.identifier("_"));
      if (ctx.isTypeScript)
        rest.typeAnnotation = t.tsTypeAnnotation(t.tsArrayType(t.tsUnknownKeyword()));
      const isConstructor = node.name === "__init__";
      const name = isConstructor ? "constructor" : memberName(node, node.name, ctx);
      const kind = isConstructor ? "constructor" : "method";
      return [t.classMethod(kind, t.identifier(name), isConstructor ? [] : [rest], body)];
    }
    const names = assignedNames(node);
    return (
      names?.map((name) => {
        const key = t.identifier(memberName(name, name.id, ctx));
        return t.classProperty(key, this.#value(name.id, ctx), null, null, false, true);
      }) ?? null
    );
  }

  #arguments(): t.Expression[] {
    const { code, message, source, span } = this.diagnostic;
    return [
      t.stringLiteral(code),
      t.stringLiteral(message),
      t.numericLiteral(source.lineAt(span.start)),
    ];
  }

  #throw(ctx: LowerContext): t.Statement {
    return t.throwStatement(t.callExpression(ctx.runtime("refused"), this.#arguments()));
  }

  #value(name: string, ctx: LowerContext): t.Expression {
    return t.callExpression(ctx.runtime("refusedValue"), [
      t.stringLiteral(name),
      ...this.#arguments(),
    ]);
  }

  #bind(binding: Binding, node: ast.Stmt, ctx: LowerContext): t.Statement {
    const value = this.#value(binding.name, ctx);
    const name = ctx.identifier(binding);
    if (!this.#isDeclaredBy(binding, node, ctx)) return assign(name, value);
    this.#declared.add(binding);
    const isInner = ctx.placementOf(binding).kind === "own" && !isInBodyOf(binding, node);
    const isConstant = binding.definitions.length === 1;
    // `var` is seen outside of the block that it stands in.
    const declaration = t.variableDeclaration(isInner ? "var" : isConstant ? "const" : "let", [
      t.variableDeclarator(name, value),
    ]);
    if (!ctx.isExported(binding)) return declaration;
    if (!isInner) return t.exportNamedDeclaration(declaration);
    this.#late.add(name.name);
    return declaration;
  }

  #isDeclaredBy(binding: Binding, node: ast.Stmt, ctx: LowerContext): boolean {
    if (this.#declared.has(binding)) return false;
    const placement = ctx.placementOf(binding);
    if (placement.kind === "own") return true;
    return placement.kind === "inline" && isInside(placement.node, node);
  }

  /** Names that the statement would have declared for those that follow it. */
  #declareInside(node: ast.Stmt, ctx: LowerContext): t.Statement[] {
    const scope = ctx.currentFunction?.scope ?? ctx.bindings.module;
    const result: t.Statement[] = [];
    for (const binding of scope.bindings.values()) {
      const { first, block, definitionNodes } = binding;
      if (first === null || block === null || definitionNodes.length === 0) continue;
      if (!isInside(definitionNodes[0]!, node) || !this.#isDeclaredBy(binding, node, ctx)) continue;
      if (ctx.placementOf(binding).kind === "own" && definitionNodes[0] !== node) continue;
      const name = t.identifier(bindingName(binding.name));
      name.typeAnnotation = ctx.declaredType(binding);
      this.#declared.add(binding);
      const declaration = t.variableDeclaration("let", [t.variableDeclarator(name)]);
      result.push(ctx.isExported(binding) ? t.exportNamedDeclaration(declaration) : declaration);
    }
    return result;
  }
}

/** Whether the statement is `import a.b` where an import before has bound `a`: what that binds goes on working. */
function isPackageBefore(binding: Binding, node: ast.Stmt): boolean {
  if (node.kind !== "Import") return false;
  const [first] = binding.definitionNodes;
  return (
    binding.definitions[0] === "import" &&
    node.names.every(
      (alias) => alias !== first && alias.asname === null && alias.name.includes("."),
    )
  );
}

/** Whether the statement stands in the own block of the name's scope. */
function isInBodyOf(binding: Binding, node: ast.Stmt): boolean {
  const owner = binding.scope.node;
  return (
    "body" in owner &&
    Array.isArray(owner.body) &&
    (owner.body as ast.Stmt[]).some((each) => each.start === node.start)
  );
}

function isInside(inner: ast.AstNode, outer: ast.AstNode): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

export function isImport(node: ast.Stmt): node is ast.Import | ast.ImportFrom {
  return node.kind === "Import" || node.kind === "ImportFrom";
}

/** The bindings of a statement that does nothing but bind names, or `null`. */
function boundNames(node: ast.Stmt, ctx: LowerContext): Binding[] | null {
  const nodes =
    node.kind === "FunctionDef" || node.kind === "AsyncFunctionDef" || node.kind === "ClassDef"
      ? [node]
      : isImport(node)
        ? node.names
        : assignedNames(node);
  if (nodes === null) return null;
  const bindings = nodes.map((each) => ctx.bindingOf(each));
  return bindings.every((each) => each !== null) ? [...new Set(bindings)] : null;
}

/** The targets of a plain assignment to names, or `null`. */
function assignedNames(node: ast.Stmt): ast.Name[] | null {
  if (node.kind === "AnnAssign") return node.target.kind === "Name" ? [node.target] : null;
  if (node.kind === "TypeAlias") return node.name.kind === "Name" ? [node.name] : null;
  if (node.kind !== "Assign") return null;
  const pending: ast.Expr[] = [...node.targets];
  const names: ast.Name[] = [];
  for (const target of pending) {
    if (target.kind === "Name") names.push(target);
    else if (target.kind === "Tuple" || target.kind === "List") pending.push(...target.elts);
    else return null;
  }
  return names;
}

function memberName(node: ast.AstNode, name: string, ctx: LowerContext): string {
  const owner = ctx.bindingOf(node)?.scope.node;
  return attributeName(owner?.kind === "ClassDef" ? mangle(name, owner.name) : name);
}
