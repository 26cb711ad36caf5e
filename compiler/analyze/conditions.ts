/**
 * Tests whose outcome is known when a module is compiled: `TYPE_CHECKING`, `__name__ == "__main__"`, the version of Python. What such a test rules
 * out is not part of the program.
 */
import type { Expr, Module, Name } from "../ast/nodes.ts";
import { SymbolFlag, type ScopeTable } from "./scopes/index.ts";

/** The version whose semantics programs have: `sys.version_info`. */
const versionInfo: readonly (number | string)[] = [3, 13, 0, "final", 0];

const versionFields: readonly string[] = ["major", "minor", "micro", "releaselevel", "serial"];

/** Whether a name means the module's variable of that name (or a builtin), at the place where it is read. */
export type IsGlobal = (name: Name) => boolean;

/** What is known of the tests in one module. */
export class KnownTests {
  readonly #module: Module;
  readonly #scopes: ScopeTable;
  readonly #moduleName: string;

  constructor(module: Module, scopes: ScopeTable, moduleName: string) {
    this.#module = module;
    this.#scopes = scopes;
    this.#moduleName = moduleName;
  }

  /** The outcome of the test wherever it runs, or `null` where that is not known. */
  outcome(test: Expr, isGlobal: IsGlobal): boolean | null {
    if (this.isTypeChecking(test, isGlobal)) return false;
    if (test.kind === "Name" && test.id === "__debug__") return true;
    switch (test.kind) {
      case "UnaryOp": {
        const inner = test.op === "Not" ? this.outcome(test.operand, isGlobal) : null;
        return inner === null ? null : !inner;
      }
      case "BoolOp": {
        // The operands before the deciding one would run, if they were not known.
        const decides = test.op === "Or";
        for (const value of test.values) {
          const known = this.outcome(value, isGlobal);
          if (known === null || known === decides) return known;
        }
        return !decides;
      }
      case "Compare":
        return this.#comparison(test.left, test.ops, test.comparators, isGlobal);
      default:
        return null;
    }
  }

  /** `TYPE_CHECKING` of `typing`, under whatever name the module goes, or the module's own constant of that name. */
  isTypeChecking(test: Expr, isGlobal: IsGlobal): boolean {
    if (test.kind === "Attribute")
      return (
        test.attr === "TYPE_CHECKING" &&
        test.value.kind === "Name" &&
        isGlobal(test.value) &&
        this.#isImported(test.value.id)
      );
    if (test.kind !== "Name" || test.id !== "TYPE_CHECKING" || !isGlobal(test)) return false;
    return this.#isImported(test.id) || this.#isConstantFalse(test.id);
  }

  /** Whether nothing but imports binds the module's variable. */
  #isImported(name: string): boolean {
    const flags = this.#scopes.module.symbols.get(name)?.flags ?? 0;
    return (flags & SymbolFlag.import) !== 0 && !this.#isAssigned(name);
  }

  #isConstantFalse(name: string): boolean {
    const assigned = this.#module.body.filter(
      (each) =>
        each.kind === "Assign" &&
        each.targets.some((target) => target.kind === "Name" && target.id === name),
    );
    const [only] = assigned;
    return (
      assigned.length === 1 &&
      only!.kind === "Assign" &&
      only!.targets.length === 1 &&
      only!.value.kind === "Constant" &&
      only!.value.value === false &&
      !this.#isWrittenFromInside(name)
    );
  }

  #isAssigned(name: string): boolean {
    const isTarget = this.#module.body.some(
      (each) =>
        each.kind === "Assign" &&
        each.targets.some((target) => target.kind === "Name" && target.id === name),
    );
    return isTarget || this.#isWrittenFromInside(name);
  }

  #isWrittenFromInside(name: string): boolean {
    return this.#scopes.scopes.some(
      (scope) => ((scope.symbols.get(name)?.flags ?? 0) & SymbolFlag.global) !== 0,
    );
  }

  #comparison(
    left: Expr,
    ops: readonly string[],
    comparators: readonly Expr[],
    isGlobal: IsGlobal,
  ): boolean | null {
    if (ops.length !== 1) return null;
    const found = this.#value(left, isGlobal);
    const other = this.#value(comparators[0]!, isGlobal);
    if (found === null || other === null || !isSpecial(left, comparators[0]!)) return null;
    const order = compare(found, other);
    return order === null ? null : holds(ops[0]!, order);
  }

  /** The value of the few expressions that are known: `__name__`, the version, and constants to compare them with. */
  #value(node: Expr, isGlobal: IsGlobal): Value | null {
    if (node.kind === "Constant")
      return node.type === "str"
        ? (node.value as string)
        : node.type === "int"
          ? Number(node.value)
          : null;
    if (node.kind === "Tuple") return constants(node.elts);
    if (node.kind === "Name") {
      const flags = this.#scopes.module.symbols.get("__name__")?.flags ?? 0;
      const isOwn =
        node.id === "__name__" &&
        isGlobal(node) &&
        (flags & (SymbolFlag.local | SymbolFlag.import)) === 0 &&
        !this.#isWrittenFromInside("__name__");
      return isOwn ? this.#moduleName : null;
    }
    return this.#version(node, isGlobal);
  }

  /** `sys.version_info`, an item, a slice or a field of it. */
  #version(node: Expr, isGlobal: IsGlobal): Value | null {
    if (node.kind === "Attribute" && node.attr === "version_info") {
      const isSys =
        node.value.kind === "Name" &&
        node.value.id === "sys" &&
        isGlobal(node.value) &&
        this.#isImported("sys");
      return isSys ? versionInfo : null;
    }
    if (node.kind !== "Attribute" && node.kind !== "Subscript") return null;
    const whole = this.#version(node.value, isGlobal);
    if (whole !== versionInfo) return null;
    if (node.kind === "Attribute") return versionInfo[versionFields.indexOf(node.attr)] ?? null;
    const { slice } = node;
    if (slice.kind !== "Slice") {
      const index = smallInt(slice);
      return index === null ? null : (versionInfo[index] ?? null);
    }
    const end = slice.upper === null ? null : smallInt(slice.upper);
    const isPrefix = slice.step === null && (slice.lower === null || smallInt(slice.lower) === 0);
    return isPrefix && end !== null ? versionInfo.slice(0, end) : null;
  }
}

type Value = number | string | readonly (number | string)[];

/** A comparison of two constants is the program's own. */
function isSpecial(left: Expr, right: Expr): boolean {
  return [left, right].some((each) => each.kind !== "Constant" && each.kind !== "Tuple");
}

function constants(nodes: readonly Expr[]): Value | null {
  const values: (number | string)[] = [];
  for (const node of nodes) {
    if (node.kind !== "Constant") return null;
    if (node.type === "int") values.push(Number(node.value));
    else if (node.type === "str") values.push(node.value as string);
    else return null;
  }
  return values;
}

function smallInt(node: Expr): number | null {
  if (node.kind !== "Constant" || node.type !== "int") return null;
  const value = Number(node.value);
  return value >= 0 && value < 10 ? value : null;
}

function compare(left: Value, right: Value): number | null {
  if (typeof left === "object" || typeof right === "object") {
    if (typeof left !== "object" || typeof right !== "object") return null;
    for (let index = 0; index < left.length && index < right.length; index++) {
      const order = compare(left[index]!, right[index]!);
      if (order !== 0) return order;
    }
    return left.length - right.length;
  }
  if (typeof left !== typeof right) return null;
  return left < right ? -1 : left > right ? 1 : 0;
}

function holds(operator: string, order: number): boolean | null {
  switch (operator) {
    case "Eq":
      return order === 0;
    case "NotEq":
      return order !== 0;
    case "Lt":
      return order < 0;
    case "LtE":
      return order <= 0;
    case "Gt":
      return order > 0;
    case "GtE":
      return order >= 0;
    default:
      return null;
  }
}
