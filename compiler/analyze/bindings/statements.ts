import type {
  Assert,
  AsyncFor,
  AsyncFunctionDef,
  AsyncWith,
  ClassDef,
  Expr,
  For,
  FunctionDef,
  If,
  Match,
  Stmt,
  Try,
  TryStar,
  TypeAlias,
  TypeParam,
  While,
  With,
} from "../../ast/nodes.ts";
import { collectDeletions } from "./deletions.ts";
import { visitCondition, visitExpression } from "./expressions.ts";
import { visitPattern, visitTarget, type Flow, type Loop } from "./flow.ts";
import { noChanges, type Outcome } from "./flow-state.ts";
import { bindParameters } from "./parameters.ts";
import type { VariableRecord } from "./variable.ts";

export function visitStatements(statements: readonly Stmt[], flow: Flow): void {
  for (const statement of statements) {
    flow.statement = statement;
    visitStatement(statement, flow);
  }
}

function visitBlock(owner: Stmt, statements: readonly Stmt[], flow: Flow): void {
  flow.inBlock(owner, () => visitStatements(statements, flow));
}

function bindTarget(target: Expr, flow: Flow, declares: boolean): void {
  visitTarget(
    target,
    ({ id }) => void flow.bind(id, declares),
    (part) => visitExpression(part, flow),
  );
}

function deleteTarget(target: Expr, flow: Flow): void {
  visitTarget(
    target,
    (name) => flow.delete(name),
    (part) => visitExpression(part, flow),
  );
}

function visitStatement(node: Stmt, flow: Flow): void {
  switch (node.kind) {
    case "FunctionDef":
    case "AsyncFunctionDef":
      visitFunction(node, flow);
      return;
    case "ClassDef":
      visitClass(node, flow);
      return;
    case "TypeAlias":
      visitTypeAlias(node, flow);
      return;
    case "If":
      visitIf(node, flow);
      return;
    case "While":
      visitWhile(node, flow);
      return;
    case "For":
    case "AsyncFor":
      visitFor(node, flow);
      return;
    case "With":
    case "AsyncWith":
      visitWith(node, flow);
      return;
    case "Match":
      visitMatch(node, flow);
      return;
    case "Try":
    case "TryStar":
      visitTry(node, flow);
      return;
    default:
      visitSimple(node, flow);
  }
}

type Compound =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | TypeAlias
  | If
  | While
  | For
  | AsyncFor
  | With
  | AsyncWith
  | Match
  | Try
  | TryStar;

function visitSimple(node: Exclude<Stmt, Compound>, flow: Flow): void {
  switch (node.kind) {
    case "Assign":
      visitExpression(node.value, flow);
      for (const target of node.targets) bindTarget(target, flow, node.targets.length === 1);
      return;
    case "AnnAssign":
      visitExpression(node.value, flow);
      if (node.value !== null) bindTarget(node.target, flow, true);
      else if (node.target.kind !== "Name") visitExpression(node.target, flow);
      return;
    case "AugAssign":
      visitExpression(node.target, flow);
      visitExpression(node.value, flow);
      if (node.target.kind === "Name") flow.bind(node.target.id, false);
      return;
    case "Delete":
      for (const target of node.targets) deleteTarget(target, flow);
      return;
    case "Import":
      for (const { name, asname } of node.names) {
        flow.bind(asname ?? name.split(".", 1)[0]!, true);
      }
      return;
    case "ImportFrom":
      for (const { name, asname } of node.names)
        if (name !== "*") flow.bind(asname ?? name, true);
        else for (const each of flow.shared.starNames(node)) flow.bind(each, true);
      return;
    case "Expr":
      visitExpression(node.value, flow);
      return;
    case "Assert":
      visitAssert(node, flow);
      return;
    case "Return":
      visitExpression(node.value, flow);
      flow.state.isReachable = false;
      return;
    case "Raise":
      visitExpression(node.exc, flow);
      visitExpression(node.cause, flow);
      flow.state.isReachable = false;
      return;
    case "Break":
      leaveLoop(flow);
      flow.state.isReachable = false;
      return;
    case "Continue":
      flow.state.isReachable = false;
      return;
    case "Global":
    case "Nonlocal":
    case "Pass":
      return;
  }
}

function visitAssert(node: Assert, flow: Flow): void {
  const { whenTrue, whenFalse } = visitCondition(node.test, flow);
  flow.branch(() => {
    flow.state.apply(whenFalse);
    visitExpression(node.msg, flow);
  });
  flow.state.apply(whenTrue);
}

/** Notes what is bound at a `break`: after the loop only that is sure which every one of them has bound. */
function leaveLoop(flow: Flow): void {
  const loop = flow.loops.at(-1);
  if (loop === undefined || !flow.state.isReachable) return;
  if (loop.broken === null) {
    loop.broken = new Set();
    for (const [variable, isBound] of flow.state.changesSince(loop.mark)) {
      if (isBound) loop.broken.add(variable);
    }
  } else {
    for (const variable of loop.broken) if (!variable.isBound) loop.broken.delete(variable);
  }
  for (const cleanup of flow.cleanups.slice(loop.cleanups)) {
    for (const variable of cleanup) loop.broken.delete(variable);
  }
}

function visitFunction(node: FunctionDef | AsyncFunctionDef, flow: Flow): void {
  const { scopes } = flow.shared;
  for (const decorator of node.decorator_list) visitExpression(decorator, flow);
  for (const value of node.args.defaults) visitExpression(value, flow);
  for (const value of node.args.kw_defaults) visitExpression(value, flow);
  const scope = scopes.scopeOf(node);
  inTypeParameters(node, flow, () => flow.capture(scope));
  flow.later(scope, (inner) => {
    bindParameters(node.args, inner);
    collectDeletions(node.body, inner);
    visitStatements(node.body, inner);
  });
  flow.bind(node.name, true);
}

/** Type parameters are bound in a scope of their own, which the statement goes through; their bounds wait until asked for. */
function inTypeParameters(
  node: FunctionDef | AsyncFunctionDef | ClassDef | TypeAlias,
  flow: Flow,
  content: () => void,
): void {
  const scope = flow.shared.scopes.typeParameterScopeOf(node);
  if (scope === undefined) {
    content();
    return;
  }
  const outer = flow.scope;
  flow.capture(scope);
  flow.enterScope(scope);
  for (const param of node.type_params) visitTypeParameter(param, flow);
  content();
  flow.scope = outer;
}

function visitTypeParameter(param: TypeParam, flow: Flow): void {
  const variable = flow.bind(param.name, false);
  if (variable !== null) variable.isParameter = true;
  if (param.kind === "TypeVar") visitLazily(param.bound, flow);
  visitLazily(param.default_value, flow);
}

function visitLazily(value: Expr | null, flow: Flow): void {
  if (value === null) return;
  const scope = flow.shared.scopes.scopeOf(value);
  flow.capture(scope);
  flow.later(scope, (inner) => visitExpression(value, inner));
}

/** The body of a class runs where it stands. */
function visitClass(node: ClassDef, flow: Flow): void {
  const scope = flow.shared.scopes.scopeOf(node);
  for (const decorator of node.decorator_list) visitExpression(decorator, flow);
  inTypeParameters(node, flow, () => {
    for (const base of node.bases) visitExpression(base, flow);
    for (const keyword of node.keywords) visitExpression(keyword.value, flow);
    if (scope === undefined) return;
    const outer = flow.scope;
    const { isReachable } = flow.state;
    flow.enterScope(scope);
    visitBlock(node, node.body, flow);
    flow.scope = outer;
    // As in CPython, which compiles the body by itself, what follows counts as reachable.
    flow.state.isReachable = isReachable;
  });
  flow.bind(node.name, true);
}

function visitTypeAlias(node: TypeAlias, flow: Flow): void {
  const scope = flow.shared.scopes.scopeOf(node);
  inTypeParameters(node, flow, () => {
    flow.capture(scope);
    flow.later(scope, (inner) => visitExpression(node.value, inner));
  });
  flow.bind(node.name.id, true);
}

/** A chain of `elif` is one `if` with many branches, whatever its length. */
function visitIf(node: If, flow: Flow): void {
  const { state } = flow;
  const mark = state.mark();
  const outcomes: Outcome[] = [];
  const outcome = (): Outcome => ({
    changes: state.changesSince(mark),
    isReachable: state.isReachable,
  });
  const wasReachable = state.isReachable;
  let current = node;
  for (;;) {
    const { whenTrue, whenFalse } = visitCondition(current.test, flow);
    const known = flow.shared.outcome(current.test);
    const before = state.mark();
    state.apply(whenTrue);
    state.isReachable = wasReachable && known !== false;
    visitBlock(node, current.body, flow);
    outcomes.push(outcome());
    state.undo(before);
    state.isReachable = wasReachable && known !== true;
    state.apply(whenFalse);
    const [only] = current.orelse;
    if (current.orelse.length !== 1 || only?.kind !== "If") break;
    current = only;
  }
  if (current.orelse.length > 0) visitBlock(node, current.orelse, flow);
  outcomes.push(outcome());
  state.undo(mark);
  state.join(outcomes);
}

/** Visits the body of a loop and what comes after; `normally` is the state in which the loop ends by itself. */
function visitLoop(
  node: While | For | AsyncFor,
  flow: Flow,
  body: () => void,
  normally: () => void,
): void {
  const { state } = flow;
  flow.forgetDeleted(node.start, node.end);
  const loop: Loop = { mark: state.mark(), broken: null, cleanups: flow.cleanups.length };
  flow.loops.push(loop);
  flow.loopDepth++;
  flow.branch(body);
  flow.loopDepth--;
  flow.loops.pop();
  const end = flow.branch(() => {
    normally();
    if (node.orelse.length > 0) visitBlock(node, node.orelse, flow);
  });
  const { broken } = loop as { broken: Set<VariableRecord> | null };
  const outcomes = [end];
  if (broken !== null) {
    const changes = new Map([...broken].map((variable) => [variable, true] as const));
    outcomes.push({ changes, isReachable: true });
  }
  state.join(outcomes);
}

function visitWhile(node: While, flow: Flow): void {
  const { state } = flow;
  const isEndless = node.test.kind === "Constant" && isTrueConstant(node.test);
  let whenFalse = noChanges;
  visitLoop(
    node,
    flow,
    () => {
      const condition = visitCondition(node.test, flow);
      ({ whenFalse } = condition);
      state.apply(condition.whenTrue);
      visitBlock(node, node.body, flow);
    },
    () => {
      state.apply(whenFalse);
      if (isEndless) state.isReachable = false;
    },
  );
}

function isTrueConstant(node: Extract<Expr, { kind: "Constant" }>): boolean {
  if (node.type === "bool") return node.value;
  return node.type === "int" && BigInt(node.value) !== 0n;
}

function visitFor(node: For | AsyncFor, flow: Flow): void {
  visitExpression(node.iter, flow);
  const body = (): void =>
    flow.inBlock(node, () => {
      flow.statement = node;
      bindTarget(node.target, flow, true);
      visitStatements(node.body, flow);
    });
  visitLoop(node, flow, body, () => {});
}

/**
 * What runs after an exception may rely only on what was bound before and is not deleted on the way. The first context manager
 * guards all that follows its call, except the binding of a plain name, which cannot fail.
 */
function visitWith(node: With | AsyncWith, flow: Flow): void {
  const { state } = flow;
  const [first, ...others] = node.items;
  if (first === undefined) return;
  visitExpression(first.context_expr, flow);
  const isPlain = first.optional_vars?.kind === "Name";
  if (first.optional_vars !== null && isPlain) bindTarget(first.optional_vars, flow, true);
  const body = flow.branch(() => {
    if (first.optional_vars !== null && !isPlain) bindTarget(first.optional_vars, flow, true);
    for (const item of others) {
      visitExpression(item.context_expr, flow);
      if (item.optional_vars !== null) bindTarget(item.optional_vars, flow, true);
    }
    visitBlock(node, node.body, flow);
  });
  if (!flow.shared.maySuppress(node)) {
    state.join([body]);
    return;
  }
  const suppressed = flow.branch(() => flow.forgetDeleted(node.start, node.end));
  state.join([body, suppressed]);
}

function visitMatch(node: Match, flow: Flow): void {
  const { state } = flow;
  visitExpression(node.subject, flow);
  const outcomes: Outcome[] = [];
  let isExhaustive = false;
  for (const matchCase of node.cases) {
    const outcome = flow.branch(() => {
      flow.inBlock(node, () => {
        flow.statement = matchCase;
        visitPattern(
          matchCase.pattern,
          (part) => visitExpression(part, flow),
          (name) => void flow.bind(name, true),
        );
        if (matchCase.guard !== null) state.apply(visitCondition(matchCase.guard, flow).whenTrue);
        visitStatements(matchCase.body, flow);
      });
    });
    outcomes.push(outcome);
    const { pattern } = matchCase;
    isExhaustive =
      matchCase.guard === null && pattern.kind === "MatchAs" && pattern.pattern === null;
  }
  if (!isExhaustive) outcomes.push({ changes: noChanges, isReachable: state.isReachable });
  state.join(outcomes);
}

function visitTry(node: Try | TryStar, flow: Flow): void {
  const { state } = flow;
  const hasFinally = node.finalbody.length > 0;
  if (hasFinally) {
    flow.cleanups.push(flow.deletedBetween(node.finalbody[0]!.start, node.end));
  }
  const outcomes = [
    flow.branch(() => {
      visitBlock(node, node.body, flow);
      if (node.orelse.length > 0) visitBlock(node, node.orelse, flow);
    }),
  ];
  for (const handler of node.handlers) {
    const outcome = flow.branch(() => {
      flow.forgetDeleted(node.start, handler.start);
      visitExpression(handler.type, flow);
      flow.inBlock(node, () => {
        flow.statement = handler;
        const variable = handler.name === null ? null : flow.bind(handler.name, true);
        const isOwned = variable !== null && flow.owns(variable);
        flow.cleanups.push(isOwned ? [variable] : []);
        visitStatements(handler.body, flow);
        flow.cleanups.pop();
        if (isOwned) state.set(variable, false);
        else if (variable !== null) variable.isDeleted = variable.isDeletedElsewhere = true;
      });
    });
    outcomes.push(outcome);
  }
  if (!hasFinally) {
    state.join(outcomes);
    return;
  }
  flow.cleanups.pop();
  visitFinally(node, outcomes, flow);
}

/**
 * The clause is judged once, in the least that any way into it leaves bound, and what it does to variables is then done to what the
 * normal ways out leave.
 */
function visitFinally(node: Try | TryStar, outcomes: readonly Outcome[], flow: Flow): void {
  const { state } = flow;
  const start = node.finalbody[0]!.start;
  const effects = new Map<VariableRecord, boolean>();
  const { isReachable } = flow.branch(() => {
    flow.forgetDeleted(node.start, start);
    const mark = state.mark();
    visitBlock(node, node.finalbody, flow);
    for (const [variable, isBound] of state.changesSince(mark)) effects.set(variable, isBound);
    for (const variable of flow.deletedBetween(start, node.end)) {
      effects.set(variable, variable.isBound);
    }
  });
  state.join(outcomes);
  state.apply(effects);
  if (!isReachable) state.isReachable = false;
}
