import type {
  Attribute,
  Await,
  Call,
  Comprehension,
  DictComp,
  Expr,
  GeneratorExp,
  Lambda,
  List,
  ListComp,
  SetComp,
  Tuple,
  Yield,
  YieldFrom,
} from "../../ast/nodes.ts";
import { analysisDiagnostics as messages } from "../../diagnostics/analysis.ts";
import type { Visitors } from "../scopes/traversal.ts";
import type { ProgramChecker } from "./checker.ts";
import { checkParameters } from "./statements.ts";
import { warnAboutCall, warnAboutCompare, warnAboutSubscript } from "./warnings.ts";

/** Before a starred target CPython's instruction has room for a count of eight bits. */
const maximumTargetsBeforeStar = 255;

function checkLambda(node: Lambda, checker: ProgramChecker): void {
  const { walk, scopes } = checker;
  checkParameters(node.args, checker);
  walk.nodes(node.args.defaults);
  walk.nodes(node.args.kw_defaults);
  checker.inUnit("lambda", scopes.scopeOf(node), () => walk.node(node.body));
}

type ComprehensionNode = ListComp | SetComp | DictComp | GeneratorExp;

/**
 * A comprehension that CPython runs in the frame around it is compiled after its first iterable, any other before.
 */
function checkComprehension(node: ComprehensionNode, checker: ProgramChecker): void {
  const { walk } = checker;
  const scope = checker.scopes.scopeOf(node)!;
  const { iter } = node.generators[0]!;
  if (scope.isInlined) walk.node(iter);
  walk.then(() => {
    const { kind } = checker.unit;
    const isAsyncHere = kind === "async function" || kind === "comprehension";
    const isRejected = scope.isCoroutine && node.kind !== "GeneratorExp" && !isAsyncHere;
    if (isRejected) checker.error(messages.asyncComprehensionOutsideAsync, node);
    if (scope.isInlined && !isRejected) checkGenerators(node, checker);
    else checker.inUnit("comprehension", scope, () => checkGenerators(node, checker));
  });
  if (!scope.isInlined) walk.node(iter);
}

function checkGenerators(node: ComprehensionNode, { walk }: ProgramChecker): void {
  node.generators.forEach((generator: Comprehension, index) => {
    if (index > 0) walk.node(generator.iter);
    walk.node(generator.target);
    walk.nodes(generator.ifs);
  });
  if (node.kind === "DictComp") {
    walk.node(node.key);
    walk.node(node.value);
  } else {
    walk.node(node.elt);
  }
}

function checkYield(node: Yield | YieldFrom, checker: ProgramChecker): void {
  const isFrom = node.kind === "YieldFrom";
  if (!checker.unit.scope.isFunctionLike) {
    checker.error(isFrom ? messages.yieldFromOutsideFunction : messages.yieldOutsideFunction, node);
  } else if (isFrom && checker.unit.kind === "async function") {
    checker.error(messages.yieldFromInAsync, node);
  }
  checker.walk.node(node.value);
}

function checkAwait(node: Await, checker: ProgramChecker): void {
  const { kind, scope } = checker.unit;
  if (!scope.isFunctionLike) {
    checker.error(messages.awaitOutsideFunction, node);
  } else if (kind !== "async function" && kind !== "comprehension") {
    checker.error(messages.awaitOutsideAsync, node);
  }
  checker.walk.node(node.value);
}

function checkCall(node: Call, checker: ProgramChecker): void {
  const { walk } = checker;
  checker.keywords(node.keywords);
  warnAboutCall(node, checker);
  walk.node(node.func);
  checker.elements(node.args);
  walk.nodes(node.keywords);
}

function checkAttribute(node: Attribute, checker: ProgramChecker): void {
  checker.walk.node(node.value);
  if (node.ctx === "Store") checker.walk.then(() => checker.bind(node.attr, node));
}

/** A display, or the targets of an unpacking. */
function checkSequence(node: List | Tuple, checker: ProgramChecker): void {
  if (node.ctx === "Store") {
    let hasStar = false;
    node.elts.forEach((element, index) => {
      if (element.kind !== "Starred") return;
      if (hasStar) checker.error(messages.multipleStarredTargets, node);
      else if (index > maximumTargetsBeforeStar)
        checker.error(messages.tooManyStarredTargets, node);
      hasStar = true;
    });
  }
  checker.elements(node.elts);
}

function nothing(): void {}

type Handled = Expr["kind"] | "keyword";

/** Expressions, in the order in which CPython generates their code. */
export const expressionChecks: Pick<Visitors<ProgramChecker>, Handled> = {
  BoolOp: (node, { walk }) => walk.nodes(node.values),
  NamedExpr(node, { walk }) {
    walk.node(node.value);
    walk.node(node.target);
  },
  BinOp(node, { walk }) {
    walk.node(node.left);
    walk.node(node.right);
  },
  UnaryOp: (node, { walk }) => walk.node(node.operand),
  Lambda: checkLambda,
  IfExp(node, { walk }) {
    walk.node(node.test);
    walk.node(node.body);
    walk.node(node.orelse);
  },
  Dict(node, { walk }) {
    node.values.forEach((value, index) => {
      walk.node(node.keys[index]!);
      walk.node(value);
    });
  },
  Set: (node, checker) => checker.elements(node.elts),
  ListComp: checkComprehension,
  SetComp: checkComprehension,
  DictComp: checkComprehension,
  GeneratorExp: checkComprehension,
  Await: checkAwait,
  Yield: checkYield,
  YieldFrom: checkYield,
  Compare(node, checker) {
    warnAboutCompare(node, checker);
    checker.walk.node(node.left);
    checker.walk.nodes(node.comparators);
  },
  Call: checkCall,
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
  Attribute: checkAttribute,
  Subscript(node, checker) {
    if (node.ctx === "Load") warnAboutSubscript(node, checker);
    checker.walk.node(node.value);
    checker.walk.node(node.slice);
  },
  Starred(node, checker) {
    const isTarget = node.ctx === "Store";
    checker.error(
      isTarget ? messages.starredTargetOutsideSequence : messages.starredExpression,
      node,
    );
  },
  Name(node, checker) {
    if (node.ctx === "Store") checker.bind(node.id, node);
    else if (node.ctx === "Del" && node.id === "__debug__") {
      checker.error(messages.deleteDebug, node);
    }
  },
  List: checkSequence,
  Tuple: checkSequence,
  Slice(node, { walk }) {
    walk.node(node.lower);
    walk.node(node.upper);
    walk.node(node.step);
  },
};
