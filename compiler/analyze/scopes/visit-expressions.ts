import type {
  Await,
  Comprehension,
  DictComp,
  Expr,
  GeneratorExp,
  Lambda,
  List,
  ListComp,
  Name,
  NamedExpr,
  Pattern,
  SetComp,
  SetExpr,
  Tuple,
  Yield,
  YieldFrom,
} from "../../ast/nodes.ts";
import { analysisDiagnostics as messages } from "../../diagnostics/analysis.ts";
import type { ScopeBuilder } from "./build.ts";
import { SymbolFlag, type ComprehensionKind } from "./scope.ts";
import type { Visitors } from "./traversal.ts";

const { local, parameter, use } = SymbolFlag;

type ComprehensionNode = ListComp | SetComp | DictComp | GeneratorExp;

const comprehensions: Readonly<
  Record<ComprehensionNode["kind"], { readonly type: ComprehensionKind; readonly name: string }>
> = {
  ListComp: { type: "list", name: "listcomp" },
  SetComp: { type: "set", name: "setcomp" },
  DictComp: { type: "dict", name: "dictcomp" },
  GeneratorExp: { type: "generator", name: "genexpr" },
};

const comprehensionNames: Readonly<Record<ComprehensionKind, string>> = {
  list: "list comprehension",
  set: "set comprehension",
  dict: "dict comprehension",
  generator: "generator expression",
};

/** The first iterable belongs to the scope around the comprehension and arrives as the parameter `.0`. */
function visitComprehensionNode(node: ComprehensionNode, builder: ScopeBuilder): void {
  const { walk } = builder;
  const outermost = node.generators[0]!;
  const { type, name } = comprehensions[node.kind];
  builder.current.comprehensionIterables++;
  walk.node(outermost.iter);
  walk.then(() => {
    builder.current.comprehensionIterables--;
    const scope = builder.enter("function", name, node);
    builder.byNode.set(node, scope);
    scope.comprehension = type;
    scope.isCoroutine = outermost.is_async === 1;
    builder.define(".0", parameter, node);
    visitComprehensionTarget(outermost.target, builder);
    walk.nodes(outermost.ifs);
    for (let index = 1; index < node.generators.length; index++) walk.node(node.generators[index]!);
    if (node.kind === "DictComp") {
      walk.node(node.value);
      walk.node(node.key);
    } else {
      walk.node(node.elt);
    }
    walk.then(() => {
      const isGenerator = type === "generator";
      scope.isGenerator = isGenerator;
      builder.leave();
      if (scope.isCoroutine && !isGenerator) builder.current.isCoroutine = true;
    });
  });
}

function visitComprehensionTarget(target: Expr, builder: ScopeBuilder): void {
  const scope = builder.current;
  scope.inComprehensionTarget = true;
  builder.walk.node(target);
  builder.walk.then(() => {
    scope.inComprehensionTarget = false;
  });
}

function visitInnerComprehension(node: Comprehension, builder: ScopeBuilder): void {
  const { walk } = builder;
  const scope = builder.current;
  visitComprehensionTarget(node.target, builder);
  walk.then(() => {
    scope.comprehensionIterables++;
    walk.node(node.iter);
    walk.then(() => {
      scope.comprehensionIterables--;
    });
  });
  walk.nodes(node.ifs);
  if (node.is_async) scope.isCoroutine = true;
}

function visitLambda(node: Lambda, builder: ScopeBuilder): void {
  const { walk } = builder;
  walk.nodes(node.args.defaults);
  walk.nodes(node.args.kw_defaults);
  walk.then(() => {
    builder.byNode.set(node, builder.enter("function", "lambda", node));
    walk.node(node.args);
    walk.node(node.body);
    walk.then(() => builder.leave());
  });
}

function visitNamedExpr(node: NamedExpr, builder: ScopeBuilder): void {
  builder.rejectInAnnotationScope("named expression", node);
  if (builder.current.comprehensionIterables > 0) {
    builder.report(messages.namedExpressionInIterable, node);
  } else if (builder.current.comprehension !== null) {
    builder.extendNamedExpression(node.target);
  }
  builder.walk.node(node.value);
  builder.walk.node(node.target);
}

function visitYield(node: Yield | YieldFrom, builder: ScopeBuilder): void {
  const scope = builder.current;
  builder.rejectInAnnotationScope("yield expression", node);
  builder.walk.node(node.value);
  scope.isGenerator = true;
  const { comprehension } = scope;
  if (comprehension !== null) {
    builder.walk.then(() =>
      builder.report(messages.yieldInComprehension, node, comprehensionNames[comprehension]),
    );
  }
}

function visitAwait(node: Await, builder: ScopeBuilder): void {
  builder.rejectInAnnotationScope("await expression", node);
  builder.walk.node(node.value);
  builder.current.isCoroutine = true;
}

/** `super` without arguments needs the class: reading the name counts as reading `__class__`. */
function visitName(node: Name, builder: ScopeBuilder): void {
  if (node.ctx !== "Load") {
    builder.define(node.id, local, node);
    return;
  }
  builder.define(node.id, use, node);
  if (node.id === "super" && builder.current.isFunctionLike) {
    builder.define("__class__", use, node);
  }
}

function visitElements(node: List | Tuple | SetExpr, { walk }: ScopeBuilder): void {
  walk.nodes(node.elts);
}

function nothing(): void {}

type Handled = Expr["kind"] | Pattern["kind"] | "comprehension" | "keyword";

/** Expressions and patterns. */
export const expressionVisitors: Pick<Visitors<ScopeBuilder>, Handled> = {
  BoolOp: (node, { walk }) => walk.nodes(node.values),
  NamedExpr: visitNamedExpr,
  BinOp(node, { walk }) {
    walk.node(node.left);
    walk.node(node.right);
  },
  UnaryOp: (node, { walk }) => walk.node(node.operand),
  Lambda: visitLambda,
  IfExp(node, { walk }) {
    walk.node(node.test);
    walk.node(node.body);
    walk.node(node.orelse);
  },
  Dict(node, { walk }) {
    walk.nodes(node.keys);
    walk.nodes(node.values);
  },
  Set: visitElements,
  ListComp: visitComprehensionNode,
  SetComp: visitComprehensionNode,
  DictComp: visitComprehensionNode,
  GeneratorExp: visitComprehensionNode,
  comprehension: visitInnerComprehension,
  Await: visitAwait,
  Yield: visitYield,
  YieldFrom: visitYield,
  Compare(node, { walk }) {
    walk.node(node.left);
    walk.nodes(node.comparators);
  },
  Call(node, { walk }) {
    walk.node(node.func);
    walk.nodes(node.args);
    walk.nodes(node.keywords);
  },
  keyword: (node, { walk }) => walk.node(node.value),
  FormattedValue(node, { walk }) {
    walk.node(node.value);
    walk.node(node.format_spec);
  },
  Interpolation(node, { walk }) {
    walk.node(node.value);
    walk.node(node.format_spec);
  },
  JoinedStr: (node, { walk }) => walk.nodes(node.values),
  TemplateStr: (node, { walk }) => walk.nodes(node.values),
  Constant: nothing,
  Attribute: (node, { walk }) => walk.node(node.value),
  Subscript(node, { walk }) {
    walk.node(node.value);
    walk.node(node.slice);
  },
  Starred: (node, { walk }) => walk.node(node.value),
  Name: visitName,
  List: visitElements,
  Tuple: visitElements,
  Slice(node, { walk }) {
    walk.node(node.lower);
    walk.node(node.upper);
    walk.node(node.step);
  },

  MatchValue: (node, { walk }) => walk.node(node.value),
  MatchSingleton: nothing,
  MatchSequence: (node, { walk }) => walk.nodes(node.patterns),
  MatchMapping(node, builder) {
    builder.walk.nodes(node.keys);
    builder.walk.nodes(node.patterns);
    const { rest } = node;
    if (rest !== null) builder.walk.then(() => builder.define(rest, local, node));
  },
  MatchClass(node, { walk }) {
    walk.node(node.cls);
    walk.nodes(node.patterns);
    walk.nodes(node.kwd_patterns);
  },
  MatchStar(node, builder) {
    if (node.name !== null) builder.define(node.name, local, node);
  },
  MatchAs(node, builder) {
    const { name } = node;
    builder.walk.node(node.pattern);
    if (name !== null) builder.walk.then(() => builder.define(name, local, node));
  },
  MatchOr: (node, { walk }) => walk.nodes(node.patterns),
};
