/** The lowering of one module: the implementation of `LowerContext`, and what it accumulates. */
import * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import type { SourceText } from "../ast/source-text.ts";
import { isInert } from "../analyze/inert.ts";
import { isInertCode } from "../analyze/inert-module.ts";
import type { Binding, BindingTable, Block } from "../analyze/types/binding.ts";
import type { ClassInfo } from "../analyze/types/classes.ts";
import type { Inference } from "../analyze/types/inference.ts";
import type { ProgramModule } from "../analyze/types/program-module.ts";
import type { FunctionInfo } from "../analyze/types/signature.ts";
import type { Type } from "../analyze/types/type.ts";
import { diagnose, type Diagnostic, type DiagnosticKind } from "../diagnostics/diagnostic.ts";
import { faultAt } from "../fault.ts";
import { loweringDiagnostics } from "../diagnostics/lowering.ts";
import { nativeCoroutines, type CoroutineForm } from "./coroutines.ts";
import { generatorCoroutines } from "./generator-coroutines.ts";
import type { LowerContext } from "./context.ts";
import {
  holdReturns,
  returnsAwaitable,
  suspendsWhenLeft,
  type HeldReturn,
} from "./held-returns.ts";
import { attemptDefinitions } from "./attempts.ts";
import { ImportTable } from "./import-table.ts";
import { Locator } from "./locator.ts";
import { bindingName } from "./naming.ts";
import type { BindingFacts } from "./facts.ts";
import { placeBindings, type Placement, type Placements } from "./placement.ts";
import type { ProgramView } from "./program-view.ts";
import { isImport, Refusals } from "./refusals.ts";
import { lowerExpression, lowerStatement } from "./registry.ts";
import { lineComment, blankLineMarker, type TriviaCursor } from "./trivia.ts";
import { classBodyName, type ClassNames } from "./run-time-classes.ts";
import { hasStringAnnotations } from "./annotations.ts";
import { isErased } from "./type-parameters.ts";
import { toTsType } from "./ts-types.ts";
import { conditionOf } from "./truth.ts";

/** What one compilation gives the lowering. */
export interface LoweringInput {
  readonly source: SourceText;
  readonly bindings: BindingTable;
  readonly types: Inference;
  readonly trivia: TriviaCursor;
  readonly isTypeScript: boolean;
  readonly isScript: boolean;
  readonly moduleName: string;
  readonly definedIn: string;
  /** Whether the program may find modules, its own among them, by names that are known only when it runs. */
  readonly isLookedUp: boolean;
  /** Modules of the runtime that an import by such a name, in this module, may find. */
  readonly offered: readonly string[];
  readonly hasSourceMap: boolean;
  readonly asyncFunctions: ReadonlySet<FunctionInfo>;
  readonly blockingCalls: ReadonlySet<ast.Call>;
  readonly maybeBlockingCalls: ReadonlySet<ast.Call>;
  readonly eagerCalls: ReadonlySet<ast.Call>;
  readonly modules: ProgramView;
  readonly facts: BindingFacts;
  /** Functions of the module that may be called before their `def` has run. */
  readonly earlyFunctions: ReadonlySet<Binding>;
  /** Nodes that the analysis refuses. */
  readonly refused: ReadonlyMap<ast.AstNode, Diagnostic>;
  /** Whether what is refused raises when it is reached, instead of stopping the compilation. */
  readonly throwsRefusals: boolean;
  readonly coroutines: "native" | "generators";
  /** Whether a module of the program has the word in its text. */
  readonly mentions: (word: string) => boolean;
}

export class Lowering implements LowerContext {
  readonly input: LoweringInput;
  readonly bindings: BindingTable;
  readonly types: Inference;
  readonly isTypeScript: boolean;
  readonly isScript: boolean;
  readonly moduleName: string;
  readonly definedIn: string;
  readonly isLazy: boolean;
  readonly annotationsAreStrings: boolean;
  readonly imports: ImportTable;
  readonly #native: CoroutineForm;
  readonly programForm: CoroutineForm;
  readonly #refusals: Refusals;
  readonly presets = new Map<ast.Expr, string>();
  readonly classNames = new Map<ast.ClassDef, ClassNames>();
  readonly typeParameterNames = new Map<Binding, string>();
  currentFunction: FunctionInfo | null = null;
  handledException: t.Identifier | null = null;
  reraised: t.Expression | null = null;
  handling: t.Identifier | null = null;
  heldReturn: HeldReturn | null = null;
  isInGenerator = false;
  #isInAsyncGenerator = false;
  readonly hasRun = new Set<ProgramModule>();
  readonly #placements: Placements;
  readonly #locator: Locator | null;
  readonly #takenNames: Set<string>;
  /** Every fresh name that was ever given. */
  readonly #issuedNames = new Set<string>();
  readonly #stable = new WeakSet<t.Node>();
  #hoisted: t.Statement[] = [];
  /** The fresh names that are in scope here. */
  readonly #scopedNames: string[] = [];
  #offer: { readonly value: ast.Expr; readonly name: t.Identifier } | null = null;
  readonly #plain = new Set<ast.Expr>();
  #statementLists: Map<Block, readonly ast.Stmt[]> | null = null;
  #receiver: Binding | null = null;
  #breakLabel: string | null = null;

  constructor(input: LoweringInput) {
    this.input = input;
    this.bindings = input.bindings;
    this.types = input.types;
    this.isTypeScript = input.isTypeScript;
    this.isScript = input.isScript;
    this.moduleName = input.moduleName;
    this.definedIn = input.definedIn;
    this.annotationsAreStrings = hasStringAnnotations(input.bindings.module.node as ast.Module);
    this.#refusals = new Refusals(input.throwsRefusals);
    this.isLazy = input.modules.isLazy(input.modules.own);
    this.imports = new ImportTable({
      bindings: input.bindings,
      types: input.types,
      plan: input.modules.planOf(input.modules.own),
      modules: input.modules,
      keepsTypes: input.isTypeScript,
      isReserved: (name) => this.#issuedNames.has(name),
    });
    this.#native = nativeCoroutines(this);
    this.programForm = input.coroutines === "native" ? this.#native : generatorCoroutines(this);
    this.#placements = placeBindings(
      input.bindings.scopes.values(),
      (binding) => this.#isEarly(binding),
      {
        isExported: (binding) => this.isExported(binding),
        isImport: (binding) => this.imports.aliasOf(binding) !== null,
        isErased: (binding) => isErased(binding, this),
        isDeferred: this.isLazy,
      },
    );
    this.#locator = input.hasSourceMap ? new Locator(input.source) : null;
    this.#takenNames = new Set([...input.bindings.names].map(bindingName));
  }

  // ---------------------------------------------------------------- parts of a node

  expression(node: ast.Expr): t.Expression {
    this.#reportRefused(node);
    const comments = this.input.trivia.hasCommentBefore(node.start)
      ? this.input.trivia.takeCommentsBefore(node.start)
      : null;
    const result = this.locate(lowerExpression(node, this), node);
    if (comments !== null)
      result.leadingComments = [...comments, ...(result.leadingComments ?? [])];
    return result;
  }

  expressions(nodes: readonly ast.Expr[]): t.Expression[] {
    const results: t.Expression[] = [];
    for (const node of nodes) {
      const start = this.#hoisted.length;
      const result = this.expression(node);
      if (this.#hoisted.length > start) this.#spill(results, start);
      results.push(result);
    }
    return results;
  }

  /** What was evaluated before something hoisted must be evaluated before it still. */
  #spill(results: t.Expression[], position: number): void {
    const spilled: t.Statement[] = [];
    results.forEach((result, index) => {
      if (this.isStable(result)) return;
      const name = this.temp("value");
      spilled.push(t.variableDeclaration("const", [t.variableDeclarator(name, result)]));
      results[index] = this.#markStable(t.identifier(name.name));
    });
    this.#hoisted.splice(position, 0, ...spilled);
  }

  isStable(node: t.Expression): boolean {
    return t.isLiteral(node)
      ? !t.isTemplateLiteral(node) || node.expressions.length === 0
      : this.#stable.has(node);
  }

  #markStable<Node extends t.Node>(node: Node): Node {
    this.#stable.add(node);
    return node;
  }

  conditional(node: ast.Expr): {
    readonly before: t.Statement[];
    readonly expression: t.Expression;
  } {
    const { before, result } = this.collect(() => this.expression(node));
    return { before, expression: result };
  }

  collect<Result>(lower: () => Result): {
    readonly before: t.Statement[];
    readonly result: Result;
  } {
    const outer = this.#hoisted;
    this.#hoisted = [];
    const result = lower();
    const before = this.#hoisted;
    this.#hoisted = outer;
    return { before, result };
  }

  condition(node: ast.Expr): t.Expression {
    return conditionOf(node, this);
  }

  block(nodes: readonly ast.Stmt[]): t.BlockStatement {
    const block = this.scoped(() => t.blockStatement(this.statements(nodes)));
    // An empty block says that it is meant to be.
    if (block.body.length === 0 && nodes.length > 0) block.innerComments = [lineComment(" pass")];
    return block;
  }

  scoped<Result>(lower: () => Result): Result {
    const start = this.#scopedNames.length;
    const hoisted = this.#hoisted;
    const count = hoisted.length;
    const result = lower();
    // What was hoisted stands outside, so its names are taken until the scope around this one ends.
    if (hoisted.length > count) return result;
    for (const name of this.#scopedNames.splice(start)) this.#takenNames.delete(name);
    return result;
  }

  statements(nodes: readonly ast.Stmt[]): t.Statement[] {
    const result: t.Statement[] = [];
    const block = this.bindings.blocks.get(nodes);
    const ahead =
      block === undefined || this.#isDeclaredApart(block)
        ? undefined
        : this.#placements.ahead.get(block);
    let pending: t.Comment[] = [];
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index]!;
      pending.push(...this.input.trivia.takeBefore(startOf(node)));
      const lowered = this.#statement(node, ahead?.get(index) ?? []);
      const trailing = this.input.trivia.takeTrailing(node.end);
      if (lowered.length === 0) {
        if (trailing !== null) pending.push(trailing);
        continue;
      }
      const first = lowered[0]!;
      if (pending.length > 0)
        first.leadingComments = [...pending, ...(first.leadingComments ?? [])];
      const last = lowered[lowered.length - 1]!;
      if (trailing !== null) last.trailingComments = [trailing];
      for (const each of lowered) result.push(each);
      pending = [];
    }
    return this.#endBlock(nodes, result, pending);
  }

  /** A module that runs late declares its names beside the function that is its code. */
  #isDeclaredApart(block: Block): boolean {
    return this.isLazy && block === this.bindings.module.body;
  }

  /** The declarations of such a module's names. */
  moduleDeclarations(): t.Statement[] {
    if (!this.isLazy) return [];
    const ahead = this.#placements.ahead.get(this.bindings.module.body)?.get(0) ?? [];
    return ahead.flatMap((binding) => this.#declareApart(binding));
  }

  /** A class that the module's code makes: its type is that of what the factory beside it returns. */
  #declareApart(binding: Binding): t.Statement[] {
    const factory = this.factoryOf(binding);
    if (factory === null) return [this.#declareAhead(binding, false)];
    const made = (): t.TSType =>
      t.tsTypeReference(
        t.identifier("ReturnType"),
        t.tsTypeParameterInstantiation([t.tsTypeQuery(t.identifier(factory))]),
      );
    const name = this.identifier(binding);
    name.typeAnnotation = t.tsTypeAnnotation(made());
    const instance = t.tsTypeReference(
      t.identifier("InstanceType"),
      t.tsTypeParameterInstantiation([made()]),
    );
    return [
      t.exportNamedDeclaration(t.variableDeclaration("let", [t.variableDeclarator(name)])),
      t.exportNamedDeclaration(t.tsTypeAliasDeclaration(t.identifier(name.name), null, instance)),
    ];
  }

  factoryOf(binding: Binding): string | null {
    const [definition] = binding.definitionNodes;
    const isClass = definition?.kind === "ClassDef" && binding.definitions.length === 1;
    const isMade = isClass && !this.types.classOf(definition).isOpaque;
    const isApart =
      this.isLazy &&
      this.isTypeScript &&
      binding.scope.kind === "module" &&
      this.placementOf(binding).kind === "ahead";
    return isMade && isApart ? `$${bindingName(binding.name)}` : null;
  }

  /** The statements of the whole module. */
  moduleBody(module: ast.Module): t.Statement[] {
    const statements = this.statements(module.body);
    if (!this.input.throwsRefusals || this.isTypeScript) return statements;
    const exported = this.#refusals.lateExports();
    const runtime = (name: string): t.Identifier => this.runtime(name);
    return [...attemptDefinitions(statements, runtime, this.isScript), ...exported];
  }

  classBody<Member extends t.Node>(
    nodes: readonly ast.Stmt[],
    lower: (node: ast.Stmt) => Member[],
  ): Member[] {
    const result: Member[] = [];
    let pending: t.Comment[] = [];
    for (const node of nodes) {
      pending.push(...this.input.trivia.takeBefore(startOf(node)));
      const lowered = this.#member(node, lower);
      const trailing = this.input.trivia.takeTrailing(node.end);
      const first = lowered[0];
      if (first === undefined) {
        if (trailing !== null) pending.push(trailing);
        continue;
      }
      if (pending.length > 0)
        first.leadingComments = [...pending, ...(first.leadingComments ?? [])];
      if (trailing !== null) lowered[lowered.length - 1]!.trailingComments = [trailing];
      result.push(...lowered);
      pending = [];
    }
    return result;
  }

  /** The comments at the end of a block stay in it, on lines of their own. */
  #endBlock(
    nodes: readonly ast.Stmt[],
    result: t.Statement[],
    pending: readonly t.Comment[],
  ): t.Statement[] {
    if (nodes.length === 0) return result;
    const { trivia } = this.input;
    const column = trivia.columnOf(nodes[0]!.start);
    const comments = [...pending, ...trivia.takeEndOfBlock(column, nodes[nodes.length - 1]!.end)];
    if (comments.every((comment) => comment.value === blankLineMarker)) return result;
    const last = result[result.length - 1];
    if (last === undefined) {
      const empty = t.emptyStatement();
      empty.leadingComments = comments;
      result.push(empty);
    } else {
      last.trailingComments = [
        ...(last.trailingComments ?? [lineComment(blankLineMarker)]),
        ...comments,
      ];
    }
    return result;
  }

  #statement(node: ast.Stmt, ahead: readonly Binding[]): t.Statement[] {
    const outer = this.#hoisted;
    this.#hoisted = [];
    const lowered = this.#guarded(node);
    const hoisted = this.#hoisted;
    this.#hoisted = outer;
    const first = lowered[0];
    if (first !== undefined) this.locate(first, node);
    if (ahead.length === 0 && hoisted.length === 0) return lowered;
    return [
      ...ahead.map((binding) => this.#declareAhead(binding, hasElse(node))),
      ...hoisted,
      ...lowered,
    ];
  }

  /** Lowers a statement, or what takes its place where it is refused. */
  #guarded(node: ast.Stmt): t.Statement[] {
    try {
      const { result, refusal } = this.#refusals.during(() => {
        this.#reportRefused(node);
        return this.#holdingReturns(node);
      });
      if (refusal === null) return result;
      this.#hoisted = [];
      if (isImport(node) && node.names.length > 1)
        return node.names.flatMap((alias) => this.#guarded({ ...node, names: [alias] }));
      return refusal.statements(node, this);
    } catch (error) {
      throw faultAt(this.input.source, node.start, error);
    }
  }

  /** Lowers a member of a class, or what takes its place where it is refused. */
  #member<Member extends t.Node>(node: ast.Stmt, lower: (node: ast.Stmt) => Member[]): Member[] {
    const { result, refusal } = this.#refusals.during(() => lower(node));
    if (refusal === null) return result;
    const members = refusal.members(node, this);
    if (members === null) this.#refusals.pass(refusal);
    return (members ?? []) as t.Node[] as Member[];
  }

  #reportRefused(node: ast.AstNode): void {
    const refused = this.input.refused.get(node);
    if (refused !== undefined) this.#refusals.report(refused);
  }

  /** Reports what the analysis refuses in places that were never asked for. */
  finish(): void {
    if (this.input.throwsRefusals) return;
    for (const refused of this.input.refused.values())
      if (!this.diagnostics.includes(refused)) this.#refusals.report(refused);
  }

  /** Lowers a statement whose returns may have to wait until its clean-up is over. */
  #holdingReturns(node: ast.Stmt): t.Statement[] {
    const { currentFunction: info } = this;
    const isInside =
      info !== null &&
      this.heldReturn === null &&
      this.becomesAsync(info) &&
      this.coroutines.isNative;
    if (!isInside || !suspendsWhenLeft(node, this) || !returnsAwaitable(node, this))
      return lowerStatement(node, this);
    const held = { name: this.temp("result").name, label: this.temp("cleanup").name };
    this.heldReturn = held;
    const lowered = lowerStatement(node, this);
    this.heldReturn = null;
    return holdReturns(node, lowered, held, this);
  }

  /** `isAssigned`: the flow of the statement assigns the name before it is read in a way that TypeScript does not see. */
  #declareAhead(binding: Binding, isAssigned: boolean): t.Statement {
    const name = this.identifier(binding);
    name.typeAnnotation = this.declaredType(binding);
    const declarator = t.variableDeclarator(name);
    // Until it is bound, the name is there and has no value.
    if (binding.mayMeanBuiltin || binding.isListed) declarator.init = t.identifier("undefined");
    else if (isAssigned && name.typeAnnotation !== null && !this.canBeUnbound(binding))
      declarator.definite = true;
    const declaration = t.variableDeclaration("let", [declarator]);
    return this.isExported(binding) ? t.exportNamedDeclaration(declaration) : declaration;
  }

  // ---------------------------------------------------------------- evaluation order

  before(...statements: t.Statement[]): void {
    this.#hoisted.push(...statements);
  }

  temp(hint: string): t.Identifier {
    let name = bindingName(hint);
    const isTaken = (): boolean => this.#takenNames.has(name) || this.imports.isTaken(name);
    for (let number = 2; isTaken(); number++) name = `${hint}${number}`;
    this.#issuedNames.add(name);
    this.#scopedNames.push(name);
    this.#takenNames.add(name);
    return this.#markStable(t.identifier(name));
  }

  offerName(value: ast.Expr, name: t.Identifier): void {
    this.#offer = { value, name };
  }

  claimName(value: ast.Expr): t.Identifier | null {
    const offer = this.#offer;
    this.#offer = null;
    return offer !== null && offer.value === value ? this.#markStable(offer.name) : null;
  }

  hoist(hint: string, value: t.Expression, type?: Type): t.Identifier {
    const name = this.temp(hint);
    if (type !== undefined) name.typeAnnotation = this.annotation(type);
    this.before(t.variableDeclaration("const", [t.variableDeclarator(name, value)]));
    return this.#markStable(t.identifier(name.name));
  }

  // ---------------------------------------------------------------- what is known

  typeOf(node: ast.Expr): Type {
    return this.types.typeOf(node);
  }

  bindingOf(node: ast.AstNode): Binding | null {
    return this.bindings.uses.get(node) ?? null;
  }

  placementOf(binding: Binding): Placement {
    // The names of a class body are declared by no one: they are properties.
    if (binding.scope.kind === "class")
      return { kind: "ahead", block: binding.scope.body, index: 0 };
    const isConstant = binding.definitions.length === 1;
    if (binding.isHeaderName)
      return { kind: "header", node: binding.definitionNodes[0]!, isConstant };
    return this.#placements.of.get(binding) ?? { kind: "own" };
  }

  blockOf(statements: readonly ast.Stmt[]): Block {
    return this.bindings.blocks.get(statements)!;
  }

  expectPlain(node: ast.Expr): void {
    this.#plain.add(node);
  }

  isPlain(node: ast.Expr): boolean {
    return this.#plain.has(node);
  }

  mayBeUnbound(node: ast.Name): boolean {
    const { facts } = this.input;
    if (facts.mayBeUnbound(node)) return true;
    const binding = this.bindingOf(node);
    if (binding?.isUncertain === true) return true;
    if (binding === null) return false;
    const own = this.currentFunction?.scope ?? this.bindings.module;
    if (facts.mayBeDeletedElsewhere(binding, own)) return true;
    if (this.placementOf(binding).kind !== "ahead") return false;
    if (binding.mayMeanBuiltin && this.currentFunction !== null) return true;
    return facts.mayBeUnboundInside(binding, this.isInGenerator ? null : own);
  }

  canBeUnbound(binding: Binding): boolean {
    const isDeleted = binding.definitions.some(
      (each) => each === "delete" || (each === "except" && !binding.isHeaderName),
    );
    const isListed = binding.isListed && binding.definitions[0] !== "parameter";
    return isDeleted || binding.isUncertain || isListed || this.input.facts.canBeUnbound(binding);
  }

  /** A function that may be called (or read) before its `def` has run is no declaration, which JavaScript would hoist. */
  #isEarly(binding: Binding): boolean {
    if (this.isLazy && binding.scope.kind === "module") return this.#isBoundByRunning(binding);
    if (binding.isListed) return true;
    if (binding.definitions[0] !== "function") return false;
    const variable = this.input.facts.variableOf(binding);
    if (variable === null) return false;
    if (variable.mayBeUnbound) return true;
    return binding.scope.kind === "module"
      ? this.input.earlyFunctions.has(binding)
      : variable.isCapturedBeforeBound && !this.#isCapturedQuietly(binding);
  }

  mentions(...words: readonly string[]): boolean {
    return words.some(this.input.mentions);
  }

  /** Whether a function or class of a module that runs late must not be there before: something could see it, or it needs what the module's code makes. */
  #isBoundByRunning(binding: Binding): boolean {
    const [node] = binding.definitionNodes;
    const isStatement = node?.kind !== "alias" && node !== undefined && "body" in node;
    if (!isStatement || !this.isInModuleBody(node as ast.Stmt)) return true;
    if (this.modules.isCyclic(this.modules.own)) return true;
    return !isInertCode([node as ast.Stmt], {
      types: this.types,
      isForbidden: () => true,
      mayBeUnbound: (name) => this.#waitsForCode(name),
    });
  }

  /** Whether the name has its value only when the module's code has run. */
  #waitsForCode(node: ast.Name): boolean {
    const binding = this.bindingOf(node);
    if (binding?.scope.kind !== "module") return this.input.facts.mayBeUnbound(node);
    const [definition] = binding.definitions;
    const isStatement = definition === "function" || definition === "class";
    return !isStatement || this.#isBoundByRunning(binding);
  }

  get modules(): ProgramView {
    return this.input.modules;
  }

  get coroutines(): CoroutineForm {
    return this.#isInAsyncGenerator ? this.programForm : this.formOf(this.currentFunction);
  }

  formOf(info: FunctionInfo | null): CoroutineForm {
    return info?.node.kind === "AsyncFunctionDef" ? this.programForm : this.#native;
  }

  inAsyncGenerator<Result>(lower: () => Result): Result {
    const outer = this.#isInAsyncGenerator;
    this.#isInAsyncGenerator = true;
    const result = lower();
    this.#isInAsyncGenerator = outer;
    return result;
  }

  becomesAsync(info: FunctionInfo): boolean {
    return info.isCoroutine || this.input.asyncFunctions.has(info);
  }

  isBlocking(node: ast.Call): boolean {
    // A generator cannot wait for what may or may not block.
    if (this.isInGenerator && this.maybeBlocks(node)) return false;
    return this.input.blockingCalls.has(node);
  }

  maybeBlocks(node: ast.Call): boolean {
    return this.input.maybeBlockingCalls.has(node);
  }

  isEager(node: ast.Call): boolean {
    return this.input.eagerCalls.has(node);
  }

  isInModuleBody(node: ast.AstNode): boolean {
    const { body } = this.bindings.module.node as ast.Module;
    return body.some((statement) =>
      node.kind === "alias"
        ? isImport(statement) && statement.start <= node.start && node.end <= statement.end
        : statement.start === node.start,
    );
  }

  isExported(binding: Binding): boolean {
    const { isLookedUp } = this.input;
    const isSeen = !this.isScript || this.isLazy || isLookedUp || this.bindings.listsModule;
    return isSeen && binding.scope.kind === "module" && !binding.isHeaderName;
  }

  skipComments(offset: number): void {
    this.input.trivia.takeCommentsBefore(offset);
  }

  breakStatement(): t.BreakStatement {
    return t.breakStatement(this.#breakLabel === null ? null : t.identifier(this.#breakLabel));
  }

  inLoop<Result>(label: string | null, lower: () => Result): Result {
    const outer = this.#breakLabel;
    this.#breakLabel = label;
    const result = lower();
    this.#breakLabel = outer;
    return result;
  }

  /** Whether nothing can run between the first function that sees the name and the `def` that binds it (a recursive function, say). */
  #isCapturedQuietly(binding: Binding): boolean {
    const { first, block, captureIndex } = binding;
    if (first === null || block === null || first.block !== block) return false;
    const statements = this.#statementsOf(block);
    return statements !== null && statements.slice(captureIndex, first.index).every(isInert);
  }

  #statementsOf(block: Block): readonly ast.Stmt[] | null {
    if (this.#statementLists === null) {
      this.#statementLists = new Map();
      for (const [nodes, each] of this.bindings.blocks) this.#statementLists.set(each, nodes);
    }
    return this.#statementLists.get(block) ?? null;
  }

  inFunction<Result>(
    info: FunctionInfo,
    lower: () => Result,
    receiver: Binding | null = null,
  ): Result {
    const outer = {
      function: this.currentFunction,
      handled: this.handledException,
      reraised: this.reraised,
      handling: this.handling,
      receiver: this.#receiver,
      held: this.heldReturn,
    };
    this.heldReturn = null;
    const isInAsyncGenerator = this.#isInAsyncGenerator;
    this.#isInAsyncGenerator = false;
    // An arrow function sees the `this` around it.
    if (info.node.kind !== "Lambda" || info.isGenerator) this.#receiver = receiver;
    this.currentFunction = info;
    this.handledException = null;
    this.reraised = null;
    this.handling = null;
    const result = this.inGenerator(false, () => this.scoped(lower));
    this.currentFunction = outer.function;
    this.#isInAsyncGenerator = isInAsyncGenerator;
    this.handledException = outer.handled;
    this.reraised = outer.reraised;
    this.handling = outer.handling;
    this.heldReturn = outer.held;
    this.#receiver = outer.receiver;
    return result;
  }

  inClassBody<Result>(lower: () => Result): Result {
    const outer = { handled: this.handledException, reraised: this.reraised };
    const { currentFunction } = this;
    const receiver = this.#receiver;
    this.#receiver = null;
    this.handledException = null;
    this.reraised = null;
    const result = lower();
    this.#receiver = receiver;
    this.currentFunction = currentFunction;
    this.handledException = outer.handled;
    this.reraised = outer.reraised;
    return result;
  }

  inGenerator<Result>(isInside: boolean, lower: () => Result): Result {
    const outer = this.isInGenerator;
    this.isInGenerator = isInside;
    const result = lower();
    this.isInGenerator = outer;
    return result;
  }

  isReceiver(binding: Binding): boolean {
    return binding === this.#receiver;
  }

  inHandler<Result>(
    error: t.Identifier | null,
    lower: () => Result,
    options: { readonly again?: t.Expression; readonly handling?: t.Identifier | null } = {},
  ): Result {
    const { handledException, reraised, handling } = this;
    this.handledException = error;
    this.reraised = options.again ?? (error === null ? null : t.identifier(error.name));
    this.handling ??= options.handling ?? null;
    const result = lower();
    this.handledException = handledException;
    this.reraised = reraised;
    this.handling = handling;
    return result;
  }

  // ---------------------------------------------------------------- names

  runtime(name: string): t.Identifier {
    return this.imports.runtime(name, false);
  }

  runtimeType(name: string): t.Identifier {
    return this.imports.runtime(name, true);
  }

  runtimeOf(module: string, name: string): t.Expression {
    return this.imports.member(module, name);
  }

  identifier(binding: Binding): t.Identifier {
    const property = classBodyName(binding, this);
    // Wherever a name is assigned, a property may be.
    if (property !== null) return property as unknown as t.Identifier;
    const parameter = this.typeParameterNames.get(binding);
    if (parameter !== undefined) return this.#markStable(t.identifier(parameter));
    this.imports.use(binding);
    const local = this.imports.localOf(binding);
    if (local !== null) return this.#markStable(t.identifier(local));
    const name = t.identifier(bindingName(binding.name));
    return binding.definitions.length === 1 ? this.#markStable(name) : name;
  }

  declaredType(binding: Binding): t.TSTypeAnnotation | null {
    if (!this.isTypeScript) return null;
    if (binding.mayMeanBuiltin) return t.tsTypeAnnotation(t.tsUnknownKeyword());
    const type = this.tsType(this.types.typeOfBinding(binding));
    if (!this.canBeUnbound(binding) || type.type === "TSUnknownKeyword")
      return t.tsTypeAnnotation(type);
    const members =
      type.type === "TSUnionType"
        ? type.types
        : [type.type === "TSFunctionType" ? t.tsParenthesizedType(type) : type];
    return t.tsTypeAnnotation(t.tsUnionType([...members, t.tsUndefinedKeyword()]));
  }

  annotation(type: Type): t.TSTypeAnnotation | null {
    return this.isTypeScript ? t.tsTypeAnnotation(this.tsType(type)) : null;
  }

  tsType(type: Type): t.TSType {
    return toTsType(type, this);
  }

  classReference(info: ClassInfo): t.TSEntityName | null {
    return this.imports.classReference(info);
  }

  // ---------------------------------------------------------------- places and diagnostics

  locate<Node extends t.Node>(result: Node, node: ast.AstNode): Node {
    if (this.#locator !== null && (result.loc ?? null) === null) this.#locator.locate(result, node);
    return result;
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#refusals.diagnostics;
  }

  report<Arguments extends readonly unknown[]>(
    kind: DiagnosticKind<Arguments>,
    node: ast.AstNode,
    ...args: Arguments
  ): void {
    this.#refusals.report(diagnose(kind, this.input.source, node, ...args));
  }

  unsupported(node: ast.AstNode, construct: string): t.Expression {
    this.report(loweringDiagnostics.notSupported, node, construct);
    return t.identifier("undefined");
  }
}

/** An `else` that runs where a flag says that the `try` has succeeded. */
function hasElse(node: ast.Stmt): boolean {
  return (node.kind === "Try" || node.kind === "TryStar") && node.orelse.length > 0;
}

/** Where a statement's text begins: at its first decorator, if it has one. */
function startOf(node: ast.Stmt): number {
  const decorators = "decorator_list" in node ? node.decorator_list : [];
  return decorators.length === 0 ? node.start : Math.min(node.start, decorators[0]!.start - 1);
}
