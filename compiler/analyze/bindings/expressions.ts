import type {
  BoolOp,
  Comprehension,
  DictComp,
  Expr,
  GeneratorExp,
  IfExp,
  Keyword,
  Lambda,
  ListComp,
  SetComp,
} from "../../ast/nodes.ts";
import type { Scope } from "../scopes/index.ts";
import { bindParameters } from "./parameters.ts";
import { visitTarget, type Flow } from "./flow.ts";
import type { Changes, Outcome } from "./flow-state.ts";

type ComprehensionNode = ListComp | SetComp | DictComp | GeneratorExp;

/** Evaluates an expression: reads, bindings by `:=`, closures. */
export function visitExpression(root: Expr | null, flow: Flow): void {
  if (root === null || root.kind === "Constant") return;
  flow.expressions.run(root, (node) => visit(node as Expr | Keyword, flow));
}

/** Deletes and stores are visited as targets; here all names are read. */
function visit(node: Expr | Keyword, flow: Flow): void {
  const walk = flow.expressions;
  switch (node.kind) {
    case "Name":
      flow.read(node);
      return;
    case "NamedExpr":
      walk.node(node.value);
      walk.then(() => void flow.bind(node.target.id, false));
      return;
    case "BoolOp":
    case "Compare":
      visitPartly(node, flow);
      return;
    case "IfExp":
      visitConditional(node, flow);
      return;
    case "Lambda":
      visitLambda(node, flow);
      return;
    case "ListComp":
    case "SetComp":
    case "DictComp":
    case "GeneratorExp":
      visitComprehension(node, flow);
      return;
    case "Dict":
      node.values.forEach((value, index) => {
        walk.node(node.keys[index]!);
        walk.node(value);
      });
      return;
    default:
      visitChildren(node, flow);
  }
}

/** The expressions all of whose parts are evaluated, in order. */
function visitChildren(
  node: Exclude<
    Expr | Keyword,
    | BoolOp
    | IfExp
    | Lambda
    | ComprehensionNode
    | { kind: "Name" | "NamedExpr" | "Compare" | "Dict" }
  >,
  { expressions: walk }: Flow,
): void {
  switch (node.kind) {
    case "BinOp":
      walk.node(node.left);
      walk.node(node.right);
      return;
    case "UnaryOp":
      walk.node(node.operand);
      return;
    case "Set":
    case "List":
    case "Tuple":
      walk.nodes(node.elts);
      return;
    case "Call":
      walk.node(node.func);
      walk.nodes(node.args);
      walk.nodes(node.keywords);
      return;
    case "FormattedValue":
    case "Interpolation":
      walk.node(node.value);
      walk.node(node.format_spec);
      return;
    case "JoinedStr":
    case "TemplateStr":
      walk.nodes(node.values);
      return;
    case "Subscript":
      walk.node(node.value);
      walk.node(node.slice);
      return;
    case "Slice":
      walk.node(node.lower);
      walk.node(node.upper);
      walk.node(node.step);
      return;
    case "Await":
    case "Yield":
    case "YieldFrom":
    case "Attribute":
    case "Starred":
    case "keyword":
      walk.node(node.value);
      return;
    case "Constant":
      return;
  }
}

/** `a and b`, `a < b < c`: what comes after the part that is always evaluated may be skipped. */
function visitPartly(node: Extract<Expr, { kind: "BoolOp" | "Compare" }>, flow: Flow): void {
  const walk = flow.expressions;
  const parts = node.kind === "BoolOp" ? node.values : [node.left, ...node.comparators];
  const always = node.kind === "BoolOp" ? 1 : 2;
  walk.nodes(parts.slice(0, always));
  if (parts.length === always) return;
  walk.then(() => {
    const mark = flow.state.mark();
    walk.nodes(parts.slice(always));
    walk.then(() => flow.state.undo(mark));
  });
}

function visitConditional(node: IfExp, flow: Flow): void {
  const walk = flow.expressions;
  walk.node(node.test);
  walk.then(() => {
    const mark = flow.state.mark();
    let whenTrue: Outcome;
    walk.node(node.body);
    walk.then(() => {
      whenTrue = flow.state.finish(mark);
    });
    walk.node(node.orelse);
    walk.then(() => flow.state.join([whenTrue, flow.state.finish(mark)]));
  });
}

function visitLambda(node: Lambda, flow: Flow): void {
  const walk = flow.expressions;
  const scope = flow.shared.scopes.scopeOf(node);
  walk.nodes(node.args.defaults);
  walk.nodes(node.args.kw_defaults);
  walk.then(() => flow.capture(scope));
  flow.later(scope, (inner) => {
    bindParameters(node.args, inner);
    visitExpression(node.body, inner);
  });
}

/** The first iterable is evaluated on the spot; the rest too, except in a generator expression. */
function visitComprehension(node: ComprehensionNode, flow: Flow): void {
  const walk = flow.expressions;
  const scope = flow.shared.scopes.scopeOf(node);
  if (scope === undefined) return;
  walk.node(node.generators[0]!.iter);
  if (node.kind === "GeneratorExp") {
    walk.then(() => flow.capture(scope));
    flow.later(scope, (inner) => {
      inner.expressions.run(node, (part) => {
        if (part === node) visitGenerators(node, scope, inner);
        else visit(part as Expr | Keyword, inner);
      });
    });
    return;
  }
  walk.then(() => {
    const mark = flow.state.mark();
    const outer = flow.scope;
    flow.enterScope(scope);
    visitGenerators(node, scope, flow);
    walk.then(() => {
      // The loop may have had no turn.
      flow.state.undo(mark);
      flow.scope = outer;
    });
  });
}

function visitGenerators(node: ComprehensionNode, scope: Scope, flow: Flow): void {
  const walk = flow.expressions;
  const depth = flow.loopDepth;
  node.generators.forEach((generator: Comprehension, index) => {
    if (index > 0) walk.node(generator.iter);
    walk.then(() => {
      flow.loopDepth++;
      visitTarget(
        generator.target,
        ({ id }) => {
          const variable = flow.bind(id, false);
          if (variable?.symbol.owner === scope) variable.isComprehensionTarget = true;
        },
        (part) => walk.node(part),
      );
    });
    walk.nodes(generator.ifs);
  });
  if (node.kind === "DictComp") {
    walk.node(node.key);
    walk.node(node.value);
  } else {
    walk.node(node.elt);
  }
  walk.then(() => {
    flow.loopDepth = depth;
  });
}

/** What a condition binds on either way out, as differences from the state before it, which is left as it was. */
export interface ConditionChanges {
  readonly whenTrue: Changes;
  readonly whenFalse: Changes;
}

/** `if a and (m := f()):` binds `m` where the condition holds. */
export function visitCondition(test: Expr, flow: Flow): ConditionChanges {
  if (test.kind === "UnaryOp" && test.op === "Not") {
    const { whenTrue, whenFalse } = visitCondition(test.operand, flow);
    return { whenTrue: whenFalse, whenFalse: whenTrue };
  }
  const { state } = flow;
  const mark = state.mark();
  if (test.kind !== "BoolOp") {
    visitExpression(test, flow);
    const { changes } = state.finish(mark);
    return { whenTrue: changes, whenFalse: changes };
  }
  const isAnd = test.op === "And";
  const shortcuts: Outcome[] = [];
  for (const value of test.values) {
    const { whenTrue, whenFalse } = visitCondition(value, flow);
    const inner = state.mark();
    state.apply(isAnd ? whenFalse : whenTrue);
    shortcuts.push({ changes: state.changesSince(mark), isReachable: true });
    state.undo(inner);
    state.apply(isAnd ? whenTrue : whenFalse);
  }
  const through = state.finish(mark).changes;
  state.join(shortcuts);
  const early = state.finish(mark).changes;
  return isAnd ? { whenTrue: through, whenFalse: early } : { whenTrue: early, whenFalse: through };
}
