import type { Assert, BinOp, Call, Compare, Expr, Subscript } from "../../ast/nodes.ts";
import { analysisDiagnostics as messages } from "../../diagnostics/analysis.ts";
import type { ProgramChecker } from "./checker.ts";
import { constantValue, type ConstantValue } from "./constants.ts";

/*
 * The mistakes about which CPython's compiler warns (SyntaxWarning). Source: CPython 3.13 `Python/compile.c` (the behaviour).
 */

/** A non-empty tuple is true: `assert (condition, "message")` checks nothing. */
export function warnAboutAssert(node: Assert, checker: ProgramChecker): void {
  if (node.test.kind === "Tuple" && node.test.elts.length > 0) {
    checker.warn(messages.assertOnTuple, node);
    return;
  }
  const value = constantValue(node.test);
  if (value?.type === "tuple" && value.items.length > 0) checker.warn(messages.assertOnTuple, node);
}

/** `is` with a literal compares identities that are nobody's business. One warning for a chain. */
export function warnAboutCompare(node: Compare, checker: ProgramChecker): void {
  if (!node.ops.some((operator) => operator === "Is" || operator === "IsNot")) return;
  let left = literalWithoutIdentity(node.left);
  for (const [index, operator] of node.ops.entries()) {
    const right = literalWithoutIdentity(node.comparators[index]!);
    if (operator === "Is" || operator === "IsNot") {
      const literal = left ?? right;
      if (literal !== null) {
        const word = operator === "Is" ? "is" : "is not";
        checker.warn(messages.identityWithLiteral, node, word, literal.type);
        return;
      }
    }
    left = right;
  }
}

function literalWithoutIdentity(node: Expr): ConstantValue | null {
  const value = constantValue(node);
  if (value === null) return null;
  const isSingleton =
    value.type === "NoneType" || value.type === "ellipsis" || value.type === "bool";
  return isSingleton ? null : value;
}

export function warnAboutCall(node: Call, checker: ProgramChecker): void {
  if (node.func.kind === "Lambda") return;
  const type = typeName(node.func);
  if (type !== null) checker.warn(messages.notCallable, node.func, type);
}

const notSubscriptable: ReadonlySet<string> = new Set([
  "NoneType",
  "ellipsis",
  "bool",
  "int",
  "float",
  "complex",
  "set",
  "generator",
  "function",
]);
const indexedByIntegers: ReadonlySet<string> = new Set(["str", "bytes", "tuple", "list"]);

export function warnAboutSubscript(node: Subscript, checker: ProgramChecker): void {
  const type = typeName(node.value);
  if (type === null) return;
  if (notSubscriptable.has(type)) {
    checker.warn(messages.notSubscriptable, node.value, type);
    return;
  }
  if (!indexedByIntegers.has(type)) return;
  const indexType = typeName(node.slice);
  if (indexType !== null && indexType !== "int" && indexType !== "bool") {
    checker.warn(messages.badIndexType, node.value, type, indexType);
  }
}

/** Python's name for the type of an expression whose form tells it. */
function typeName(node: Expr): string | null {
  switch (node.kind) {
    case "List":
    case "ListComp":
      return "list";
    case "Dict":
    case "DictComp":
      return "dict";
    case "Set":
    case "SetComp":
      return "set";
    case "GeneratorExp":
      return "generator";
    case "Lambda":
      return "function";
    case "JoinedStr":
      return "str";
    case "Tuple":
      return "tuple";
    default:
      if (node.kind === "BinOp" && isFormatting(node)) return "str";
      return constantValue(node)?.type ?? null;
  }
}

/** `"%s" % (x,)` with nothing but plain conversions, which CPython turns into an f-string. */
function isFormatting(node: BinOp): boolean {
  const { left, op, right } = node;
  if (op !== "Mod" || right.kind !== "Tuple") return false;
  if (left.kind !== "Constant" || left.type !== "str") return false;
  if (right.elts.some((element) => element.kind === "Starred")) return false;
  if (constantValue(right) !== null) return false;
  const plain = left.value.replace(/%%/g, "");
  const conversions = plain.match(/%-?\d*(?:\.\d+)?[sra]/g) ?? [];
  return (
    conversions.length === right.elts.length && plain.split("%").length - 1 === conversions.length
  );
}
