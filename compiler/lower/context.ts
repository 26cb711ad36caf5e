/** What every lowering function sees. Small on purpose: a construct is lowered from its node and these few questions. */
import type * as t from "@babel/types";
import type * as ast from "../ast/nodes.ts";
import type { Binding, Block } from "../analyze/types/binding.ts";
import type { FunctionInfo } from "../analyze/types/signature.ts";
import type { TypeTable } from "../analyze/types/inference.ts";
import type { Type } from "../analyze/types/type.ts";
import type { BindingTable } from "../analyze/types/binding.ts";
import type { DiagnosticKind } from "../diagnostics/diagnostic.ts";
import type { ImportTable } from "./import-table.ts";
import type { CoroutineForm } from "./coroutines.ts";
import type { HeldReturn } from "./held-returns.ts";
import type { ProgramModule } from "../analyze/types/program-module.ts";
import type { Placement } from "./placement.ts";
import type { ProgramView } from "./program-view.ts";
import type { ClassNames } from "./run-time-classes.ts";

/** Lowers a statement to the statements that take its place. */
export type LowerStatement<Node extends ast.Stmt> = (
  node: Node,
  ctx: LowerContext,
) => t.Statement[];
export type LowerExpression<Node extends ast.Expr> = (
  node: Node,
  ctx: LowerContext,
) => t.Expression;

export interface LowerContext {
  // ---- the parts of a node
  expression(node: ast.Expr): t.Expression;
  /** Lowers expressions that Python evaluates in this order, whatever any of them hoists. */
  expressions(nodes: readonly ast.Expr[]): t.Expression[];
  /** Lowers an expression that is not always evaluated: what it hoists stays with it. */
  conditional(node: ast.Expr): {
    readonly before: t.Statement[];
    readonly expression: t.Expression;
  };
  /** Runs a piece of lowering and keeps what it hoists apart. */
  collect<Result>(lower: () => Result): { readonly before: t.Statement[]; readonly result: Result };
  statements(nodes: readonly ast.Stmt[]): t.Statement[];
  block(nodes: readonly ast.Stmt[]): t.BlockStatement;
  /** An expression as a JavaScript condition, with Python's truth. */
  condition(node: ast.Expr): t.Expression;

  // ---- evaluation order
  /** Puts statements ahead of the current one. */
  before(...statements: t.Statement[]): void;
  /** A fresh name. */
  temp(hint: string): t.Identifier;
  /** Frees the fresh names of a piece of code whose own block they live in. */
  scoped<Result>(lower: () => Result): Result;
  /** Lets the value of a declaration, if it is built ahead of it, be built under the declared name. */
  offerName(value: ast.Expr, name: t.Identifier): void;
  /** Takes the name that was offered for a value, if there is one: the declaration itself is then left out. */
  claimName(value: ast.Expr): t.Identifier | null;
  /** Whether the expression has one value, whenever it is evaluated in this statement. */
  isStable(node: t.Expression): boolean;
  /** Evaluates an expression ahead of the current statement, into a name. */
  hoist(hint: string, value: t.Expression, type?: Type): t.Identifier;

  // ---- what is known
  typeOf(node: ast.Expr): Type;
  readonly types: TypeTable;
  readonly bindings: BindingTable;
  /** The classes made at run time whose bodies have been begun, and what those call their names. */
  readonly classNames: Map<ast.ClassDef, ClassNames>;
  /** What the type parameters that are there when the program runs are called. */
  readonly typeParameterNames: Map<Binding, string>;
  /** Lowers the body of a class that is made at run time. */
  inClassBody<Result>(lower: () => Result): Result;
  bindingOf(node: ast.AstNode): Binding | null;
  placementOf(binding: Binding): Placement;
  blockOf(statements: readonly ast.Stmt[]): Block;
  /** Says that a call's value is only looked at by the runtime: a plain number does for a float, a native generator for Python's. */
  expectPlain(node: ast.Expr): void;
  /** Whether the expression was announced by `expectPlain`. */
  isPlain(node: ast.Expr): boolean;
  /** Whether a read of the name may find it unbound. */
  mayBeUnbound(node: ast.Name): boolean;
  /** Whether the name is unbound at some moment that the program could see. */
  canBeUnbound(binding: Binding): boolean;
  readonly isTypeScript: boolean;
  /** The function being lowered. */
  readonly currentFunction: FunctionInfo | null;
  /** Where a `return` leaves its value, in a block that is left by awaiting something. */
  readonly heldReturn: HeldReturn | null;
  /** The name that holds the exception being handled here. */
  readonly handledException: t.Identifier | null;
  /** The name of the outermost handler at work in this function, if what runs in it may look at what is handled. */
  readonly handling: t.Identifier | null;
  inFunction<Result>(info: FunctionInfo, lower: () => Result, receiver?: Binding | null): Result;
  /** Whether what is lowered runs in the scope of a generator expression. */
  readonly isInGenerator: boolean;
  inGenerator<Result>(isInside: boolean, lower: () => Result): Result;
  /** Whether the name is the receiver of the method being lowered: `this`. */
  isReceiver(binding: Binding): boolean;
  /** Lowers the members of a class, comments and all. */
  classBody<Member extends t.Node>(
    nodes: readonly ast.Stmt[],
    lower: (node: ast.Stmt) => Member[],
  ): Member[];
  /**
   * Lowers a handler's body, or (`error` is `null`) a `finally`, where what is handled is known at run time alone. `again` is what a bare
   * `raise` in it throws, where that is not `error` itself.
   */
  inHandler<Result>(
    error: t.Identifier | null,
    lower: () => Result,
    options?: { readonly again?: t.Expression; readonly handling?: t.Identifier | null },
  ): Result;
  /** What a bare `raise` throws here. */
  readonly reraised: t.Expression | null;

  /** Names of the values that are made once where a `def` stands, by the default's node. */
  readonly presets: Map<ast.Expr, string>;
  /** Whether annotations are strings: `from __future__ import annotations`. */
  readonly annotationsAreStrings: boolean;
  /** Whether the program's text has one of the words: what it never mentions, it does not ask for. */
  mentions(...words: readonly string[]): boolean;

  /** The modules that this one can import. */
  readonly modules: ProgramView;
  /** Whether the function is emitted as a coroutine function: an `async def`, or one that reaches `asyncio.run`. */
  becomesAsync(info: FunctionInfo): boolean;
  /** Whether the call blocks in Python and must be awaited here. */
  isBlocking(node: ast.Call): boolean;
  /** Whether that is only known when the call has been made. */
  maybeBlocks(node: ast.Call): boolean;
  /** Whether the call makes tasks that may start within it. */
  isEager(node: ast.Call): boolean;
  /** Whether the statement is one of the module itself, and in no other statement. */
  isInModuleBody(node: ast.AstNode): boolean;
  /** Modules that have surely been run by what stands before in the module's own code. */
  readonly hasRun: Set<ProgramModule>;
  /** Whether the module's code is a function that importing it calls. */
  readonly isLazy: boolean;
  /** Whether other modules see the name. */
  isExported(binding: Binding): boolean;
  /** Python's `__name__`. */
  readonly moduleName: string;
  /** The `__module__` of what the module defines: its name, or what the module has called itself by then. */
  readonly definedIn: string;
  readonly isScript: boolean;
  readonly imports: ImportTable;
  /** Forgets the comments before an offset: they belong to code that is left out. */
  skipComments(offset: number): void;
  /** The `break` of the innermost loop. */
  breakStatement(): t.BreakStatement;
  /** Lowers a loop's body; `label` is where its `break` leads when a plain one would not do. */
  inLoop<Result>(label: string | null, lower: () => Result): Result;

  // ---- names
  /** A name of `@py2ts-async/runtime`, imported where it is used. */
  runtime(name: string): t.Identifier;
  runtimeType(name: string): t.Identifier;
  /** A name of another module of the runtime. */
  runtimeOf(module: string, name: string): t.Expression;
  identifier(binding: Binding): t.Identifier;
  /** The TypeScript type, or `null` for JavaScript output. */
  annotation(type: Type): t.TSTypeAnnotation | null;
  tsType(type: Type): t.TSType;
  /** The TypeScript type of a name's declaration. */
  declaredType(binding: Binding): t.TSTypeAnnotation | null;

  /** The function that makes a class of a module whose code runs late, where its type must have a name before. */
  factoryOf(binding: Binding): string | null;

  // ---- coroutines: the one seam
  /** The form of the function that is being lowered: one that only becomes async is native whatever the others are. */
  readonly coroutines: CoroutineForm;
  formOf(info: FunctionInfo | null): CoroutineForm;
  /** The form of the program's coroutine functions. */
  readonly programForm: CoroutineForm;
  /** Lowers the body of an asynchronous generator expression. */
  inAsyncGenerator<Result>(lower: () => Result): Result;

  /** Records the Python place that a node stands for. */
  locate<Node extends t.Node>(result: Node, node: ast.AstNode): Node;
  report<Arguments extends readonly unknown[]>(
    kind: DiagnosticKind<Arguments>,
    node: ast.AstNode,
    ...args: Arguments
  ): void;
  /** Reports that a construct is not lowered, and returns something to go on with. */
  unsupported(node: ast.AstNode, construct: string): t.Expression;
}
