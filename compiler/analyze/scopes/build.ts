import type { AstNode, Expr, Module, Name, Span } from "../../ast/nodes.ts";
import type { SourceText } from "../../ast/source-text.ts";
import { analysisDiagnostics as messages } from "../../diagnostics/analysis.ts";
import { diagnose, type Diagnostic, type DiagnosticKind } from "../../diagnostics/diagnostic.ts";
import type { FutureFeatures } from "./future.ts";
import { ScopeRecord, SymbolFlag, SymbolRecord, type ScopeKind } from "./scope.ts";
import { Traversal } from "./traversal.ts";

/**
 * Collects the names of every scope, in CPython's order, and reports what its symbol table rejects on the way. What each
 * node does is in `visit-statements.ts` and `visit-expressions.ts`; how names are bound is decided in `resolve.ts`.
 *
 * Source: CPython 3.13 `Python/symtable.c` (the behaviour, probed through `symtable` and `compile`).
 */
export class ScopeBuilder {
  readonly walk = new Traversal();
  readonly module: ScopeRecord;
  /** Every scope, outer before inner, in source order of CPython's visits. */
  readonly scopes: ScopeRecord[] = [];
  /** Scopes by the node that opens them. */
  readonly byNode = new Map<AstNode, ScopeRecord>();
  /** The scope of the type parameters of a `def`, `class` or `type`. */
  readonly typeParameters = new Map<AstNode, ScopeRecord>();
  readonly diagnostics: Diagnostic[] = [];
  readonly future: FutureFeatures;
  readonly #source: SourceText;
  current: ScopeRecord;
  /** The class whose private names are mangled at this point. */
  privateClass: string | null = null;

  constructor(module: Module, source: SourceText, future: FutureFeatures) {
    this.#source = source;
    this.future = future;
    this.module = new ScopeRecord("module", "top", module, module, null, null);
    this.scopes.push(this.module);
    this.byNode.set(module, this.module);
    this.current = this.module;
  }

  report<Arguments extends readonly unknown[]>(
    kind: DiagnosticKind<Arguments>,
    span: Span,
    ...args: Arguments
  ): void {
    this.diagnostics.push(diagnose(kind, this.#source, span, ...args));
  }

  /** Opens a scope inside the current one; `leave` closes it. An annotation scope is no child of its parent. */
  enter(kind: ScopeKind, name: string, node: AstNode, span: Span = node): ScopeRecord {
    const parent = this.current;
    const scope = new ScopeRecord(kind, name, node, span, parent, this.privateClass);
    if (kind !== "annotation") parent.children.push(scope);
    this.scopes.push(scope);
    this.current = scope;
    return scope;
  }

  leave(): void {
    this.current = this.current.parent!;
  }

  flagsOf(name: string, scope: ScopeRecord = this.current): number {
    return scope.symbols.get(scope.mangle(name))?.flags ?? 0;
  }

  /** Adds `flag` to a name of a scope; that a name is global, its module learns too. */
  define(name: string, flag: number, span: Span, scope: ScopeRecord = this.current): void {
    if (flag & SymbolFlag.typeParameter) scope.mangledNames?.add(name);
    const mangled = scope.mangle(name);
    const symbol = scope.symbols.get(mangled);
    const known = symbol?.flags ?? 0;
    if (flag & known & SymbolFlag.parameter) {
      this.report(messages.duplicateArgument, span, mangled);
    }
    if (flag & known & SymbolFlag.typeParameter) {
      this.report(messages.duplicateTypeParameter, span, mangled);
    }
    let flags = known | flag;
    if (scope.inComprehensionTarget) {
      if (flags & (SymbolFlag.global | SymbolFlag.nonlocal)) {
        this.report(messages.iterationRebindsNamedExpression, span, name);
      }
      flags |= SymbolFlag.comprehensionTarget;
    }
    if (symbol === undefined) scope.symbols.set(mangled, new SymbolRecord(mangled, flags, scope));
    else symbol.flags = flags;
    if (flag & SymbolFlag.global && scope !== this.module) this.#defineGlobal(mangled, flag);
  }

  #defineGlobal(mangled: string, flag: number): void {
    const symbol = this.module.symbols.get(mangled);
    if (symbol !== undefined) symbol.flags |= flag;
    else this.module.symbols.set(mangled, new SymbolRecord(mangled, flag, this.module));
  }

  /** Remembers the place of a declaration for errors that only the resolution finds. */
  recordDirective(name: string, span: Span): void {
    const mangled = this.current.mangle(name);
    if (!this.current.directives.has(mangled)) this.current.directives.set(mangled, span);
  }

  /** `x := value`: in a comprehension the name belongs to the nearest function or module around it (PEP 572). */
  extendNamedExpression(target: Name): void {
    for (let scope: ScopeRecord | null = this.current; scope !== null; scope = scope.parent) {
      const flags = this.flagsOf(target.id, scope);
      if (scope.comprehension !== null) {
        if (
          flags & SymbolFlag.comprehensionTarget &&
          flags & (SymbolFlag.local | SymbolFlag.global)
        ) {
          this.report(messages.namedExpressionRebindsIteration, target, target.id);
          return;
        }
      } else if (scope.kind === "function") {
        const declaration = flags & SymbolFlag.global ? SymbolFlag.global : SymbolFlag.nonlocal;
        this.define(target.id, declaration, target);
        this.recordDirective(target.id, target);
        this.define(target.id, SymbolFlag.local, target, scope);
        return;
      } else if (scope.kind === "module") {
        this.define(target.id, SymbolFlag.global, target);
        this.recordDirective(target.id, target);
        this.define(target.id, SymbolFlag.global, target, scope);
        return;
      } else if (scope.kind !== "annotation") {
        this.report(messages.namedExpressionInComprehension, target, placeOf(scope.kind));
        return;
      }
    }
  }

  /** Reports an expression that an annotation scope does not allow. */
  rejectInAnnotationScope(
    expression: "yield expression" | "await expression" | "named expression",
    node: Expr,
  ): void {
    const { kind, description } = this.current;
    const place = annotationPlaces[kind];
    if (place === undefined) return;
    const where = kind === "type variable" ? description : place;
    this.report(messages.notInAnnotationScope, node, expression, where);
  }
}

const annotationPlaces: Readonly<Partial<Record<ScopeKind, string>>> = {
  annotation: "an annotation",
  "type alias": "a type alias",
  "type parameters": "the definition of a generic",
  "type variable": "a TypeVar bound",
};

function placeOf(kind: ScopeKind): string {
  switch (kind) {
    case "class":
      return "in a class body";
    case "type parameters":
      return "within the definition of a generic";
    case "type alias":
      return "in a type alias";
    default:
      return "in a TypeVar bound";
  }
}
