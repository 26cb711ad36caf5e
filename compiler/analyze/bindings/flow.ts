import type {
  AstNode,
  AsyncWith,
  ExceptHandler,
  Expr,
  ImportFrom,
  MatchCase,
  Name,
  Pattern,
  Stmt,
  With,
} from "../../ast/nodes.ts";
import { boundFlags, SymbolFlag, type Scope, type ScopeTable } from "../scopes/index.ts";
import type { PythonSymbol } from "../scopes/index.ts";
import { Traversal } from "../scopes/traversal.ts";
import { FlowState, type Outcome } from "./flow-state.ts";
import { Block, VariableRecord } from "./variable.ts";

/** A loop that `break` may leave. */
export interface Loop {
  readonly mark: number;
  /** Variables that every `break` so far has bound. */
  broken: Set<VariableRecord> | null;
  /** How many cleanups are around the loop. */
  readonly cleanups: number;
}

/** What runs when control leaves a handler or a `try`, in whatever way: the variables that it deletes. */
export type Cleanup = readonly VariableRecord[];

/** Code that runs in a frame of its own and is analysed by itself. */
export interface PendingFlow {
  readonly scope: Scope;
  /** Names the parameters and visits the body. */
  readonly visit: (flow: Flow) => void;
}

/** What the flows of one module share. */
export class ModuleFlows {
  readonly scopes: ScopeTable;
  readonly maySuppress: (statement: With | AsyncWith) => boolean;
  readonly outcome: (test: Expr) => boolean | null;
  readonly starNames: (statement: ImportFrom) => readonly string[];
  readonly isBuiltin: (name: string) => boolean;
  readonly variables = new Map<PythonSymbol, VariableRecord>();
  readonly maybeUnbound = new Set<Name>();
  readonly pending: PendingFlow[] = [];

  constructor(
    scopes: ScopeTable,
    maySuppress: (statement: With | AsyncWith) => boolean,
    outcome: (test: Expr) => boolean | null,
    starNames: (statement: ImportFrom) => readonly string[],
    isBuiltin: (name: string) => boolean,
  ) {
    this.scopes = scopes;
    this.maySuppress = maySuppress;
    this.outcome = outcome;
    this.starNames = starNames;
    this.isBuiltin = isBuiltin;
  }

  /** The variable behind a symbol, which may belong to an outer scope; `null` where nothing in the module binds it. */
  variableOf(symbol: PythonSymbol | undefined): VariableRecord | null {
    if (symbol === undefined) return null;
    const owned = symbol.owner.symbols.get(symbol.name);
    if (owned === undefined || !(owned.flags & (boundFlags | SymbolFlag.global))) return null;
    let variable = this.variables.get(owned);
    if (variable === undefined) {
      variable = new VariableRecord(owned);
      this.variables.set(owned, variable);
    }
    return variable;
  }
}

/**
 * The analysis of code that runs in one frame: a module, a function or a generator expression, with the class bodies and the other
 * comprehensions inside it, which run where they stand.
 */
export class Flow {
  readonly state = new FlowState();
  readonly expressions = new Traversal();
  readonly shared: ModuleFlows;
  readonly loops: Loop[] = [];
  readonly cleanups: Cleanup[] = [];
  /** Deletions inside the flow, in source order. */
  readonly deletions: { readonly offset: number; readonly variable: VariableRecord }[] = [];
  scope: Scope;
  block: Block;
  statement: Stmt | ExceptHandler | MatchCase | null = null;
  loopDepth = 0;
  /** The scopes whose variables live in this frame, each with the number of loops around it. */
  readonly #owned = new Map<Scope, number>();

  constructor(shared: ModuleFlows, scope: Scope) {
    this.shared = shared;
    this.scope = scope;
    this.block = new Block(null, null, 0);
    this.#owned.set(scope, 0);
  }

  /** Goes into a scope that runs in this frame. The caller comes back by setting `scope`. */
  enterScope(scope: Scope): void {
    this.scope = scope;
    this.#owned.set(scope, this.loopDepth);
  }

  owns(variable: VariableRecord): boolean {
    return this.#owned.has(variable.symbol.owner);
  }

  lookUp(name: string): VariableRecord | null {
    return this.shared.variableOf(this.shared.scopes.resolve(name, this.scope));
  }

  /** Gives a name a value. `declares`: the current statement can declare it. */
  bind(name: string, declares: boolean): VariableRecord | null {
    const variable = this.lookUp(name);
    if (variable === null) return null;
    if (!this.owns(variable)) {
      variable.isBoundElsewhere = true;
      if (variable.symbol.owner.kind === "module") variable.isCaptured = true;
      return variable;
    }
    this.#refer(variable, declares);
    variable.bindings++;
    if (this.loopDepth > variable.loopBase) variable.isBoundInLoop = true;
    this.state.set(variable, true);
    return variable;
  }

  read(node: Name): void {
    const variable = this.lookUp(node.id);
    if (variable === null) return;
    if (!this.owns(variable)) {
      if (variable.symbol.owner.kind === "module") variable.isCaptured = true;
      return;
    }
    this.#refer(variable, false);
    if (variable.isBound || !this.state.isReachable) return;
    variable.mayBeUnbound = true;
    this.shared.maybeUnbound.add(node);
    // Had it no value, nothing after this would run, unless it was found elsewhere.
    const { kind } = variable.symbol.owner;
    const isElsewhere = kind === "class" || (kind === "module" && this.shared.isBuiltin(node.id));
    if (!isElsewhere) this.state.set(variable, true);
  }

  delete(node: Name): void {
    this.read(node);
    const variable = this.lookUp(node.id);
    if (variable === null) return;
    variable.isDeleted = true;
    if (this.owns(variable)) this.state.set(variable, false);
    else variable.isBoundElsewhere = variable.isDeletedElsewhere = true;
  }

  /** A closure is made: it keeps the variables that its scope takes from this frame. */
  capture(scope: Scope | undefined): void {
    if (scope === undefined) return;
    if (this.#owned.has(this.shared.scopes.module)) this.#captureGlobals(scope);
    for (const symbol of scope.symbols.values()) {
      if (symbol.binding !== "free") continue;
      const variable = this.shared.variableOf(symbol);
      if (variable === null || !this.owns(variable)) continue;
      variable.isCaptured = true;
      this.#refer(variable, false);
      if (this.loopDepth > variable.loopBase) variable.isClosedOverInLoop = true;
      if (!variable.isBound && this.state.isReachable) variable.isCapturedBeforeBound = true;
    }
  }

  /** Notes which globals have no value yet where code that uses them comes into being. */
  #captureGlobals(outermost: Scope): void {
    const pending = [outermost];
    for (let scope = pending.pop(); scope !== undefined; scope = pending.pop()) {
      for (const symbol of scope.symbols.values()) {
        if (symbol.owner.kind !== "module") continue;
        const variable = this.shared.variableOf(symbol);
        if (variable !== null && !variable.isBound) variable.isSeenBeforeBound = true;
      }
      pending.push(...scope.children);
    }
  }

  /** Leaves code to be analysed later, in a frame of its own. */
  later(scope: Scope | undefined, visit: (flow: Flow) => void): void {
    if (scope !== undefined) this.shared.pending.push({ scope, visit });
  }

  #refer(variable: VariableRecord, declares: boolean): void {
    variable.loopBase = this.#owned.get(variable.symbol.owner as Scope)!;
    if (this.statement !== null) variable.refer(this.block, this.statement, declares);
  }

  /** Visits statements in a block of their own. */
  inBlock(owner: Stmt, visit: () => void): void {
    const outer = this.block;
    const outerStatement = this.statement;
    this.block = new Block(outer, owner, this.loopDepth);
    visit();
    this.block.isOpen = false;
    this.block = outer;
    this.statement = outerStatement;
  }

  /** One way through a statement, undone afterwards. */
  branch(visit: () => void): Outcome {
    const { isReachable } = this.state;
    const mark = this.state.mark();
    visit();
    const outcome = this.state.finish(mark);
    this.state.isReachable = isReachable;
    return outcome;
  }

  /** Variables that something between two offsets deletes may be gone wherever an exception or a loop leads back. */
  forgetDeleted(start: number, end: number): void {
    for (const variable of this.deletedBetween(start, end)) this.state.set(variable, false);
  }

  /** The variables that something between two offsets deletes. */
  deletedBetween(start: number, end: number): readonly VariableRecord[] {
    const { deletions } = this;
    let low = 0;
    let high = deletions.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (deletions[middle]!.offset < start) low = middle + 1;
      else high = middle;
    }
    const variables: VariableRecord[] = [];
    for (; low < deletions.length && deletions[low]!.offset < end; low++) {
      variables.push(deletions[low]!.variable);
    }
    return variables;
  }
}

/** The names that a target binds, in order; what else is evaluated goes to `onExpression`. */
export function visitTarget(
  target: Expr,
  onName: (node: Name) => void,
  onExpression: (node: Expr) => void,
): void {
  const pending: Expr[] = [target];
  while (pending.length > 0) {
    const node = pending.pop()!;
    if (node.kind === "Name") onName(node);
    else if (node.kind === "Starred") pending.push(node.value);
    else if (node.kind === "Tuple" || node.kind === "List") {
      for (let index = node.elts.length - 1; index >= 0; index--) pending.push(node.elts[index]!);
    } else onExpression(node);
  }
}

/** Visits a pattern: the expressions that it evaluates first, then the names that it binds if it matches. */
export function visitPattern(
  pattern: Pattern,
  onExpression: (node: Expr) => void,
  onName: (name: string) => void,
): void {
  const names: string[] = [];
  const pending: AstNode[] = [pattern];
  const visitAll = (nodes: readonly AstNode[]): void => {
    for (let index = nodes.length - 1; index >= 0; index--) pending.push(nodes[index]!);
  };
  const bind = (name: string | null): void => {
    if (name !== null && !names.includes(name)) names.push(name);
  };
  while (pending.length > 0) {
    const node = pending.pop() as Pattern;
    switch (node.kind) {
      case "MatchValue":
        onExpression(node.value);
        break;
      case "MatchSequence":
      case "MatchOr":
        visitAll(node.patterns);
        break;
      case "MatchMapping":
        node.keys.forEach(onExpression);
        bind(node.rest);
        visitAll(node.patterns);
        break;
      case "MatchClass":
        onExpression(node.cls);
        visitAll([...node.patterns, ...node.kwd_patterns]);
        break;
      case "MatchStar":
        bind(node.name);
        break;
      case "MatchAs":
        bind(node.name);
        if (node.pattern !== null) visitAll([node.pattern]);
        break;
      case "MatchSingleton":
        break;
    }
  }
  names.forEach(onName);
}
