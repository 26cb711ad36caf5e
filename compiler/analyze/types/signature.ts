/** What the analysis knows of functions: the signatures of stubs, and the functions of the program. */
import type * as ast from "../../ast/nodes.ts";
import type { Binding, Scope } from "./binding.ts";
import type { ClassInfo } from "./classes.ts";
import { never, type Type } from "./type.ts";

export type ParameterKind =
  "positionalOnly" | "positionalOrKeyword" | "variadic" | "keywordOnly" | "keywords";

export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
  readonly type: Type;
  readonly hasDefault: boolean;
}

export interface Signature {
  readonly parameters: readonly Parameter[];
  /** What a call returns; for a coroutine function, what awaiting the call returns. */
  readonly returns: Type;
  readonly isAsync: boolean;
}

export interface ProgramParameter {
  readonly name: string;
  readonly kind: ParameterKind;
  readonly binding: Binding;
  readonly node: ast.Arg;
  readonly annotation: Type | null;
  readonly defaultValue: ast.Expr | null;
}

const operatorMethod =
  /^__(eq|ne|lt|le|gt|ge|getitem|next|neg|pos|invert|[ri]?(add|sub|mul|matmul|truediv|floordiv|mod|pow|lshift|rshift|and|or|xor))__$/;

/** A `def`, `async def` or `lambda` of the program. */
export class FunctionInfo {
  readonly node: ast.FunctionNode;
  readonly name: string;
  readonly scope: Scope;
  /** The class whose body holds the `def`. */
  readonly owner: ClassInfo | null;
  readonly parameters: readonly ProgramParameter[];
  readonly declaredReturn: Type | null;
  isGenerator = false;
  /** Whether some `return` has a value other than None. */
  returnsValue = false;
  /** The join of what is returned. */
  returned: Type = never;
  /** The join of what is yielded. */
  yielded: Type = never;
  /** Whether the function's value gets where its calls cannot be followed. */
  escapes = false;
  /** Whether some call's result is used. */
  resultIsUsed = false;
  /** Whether anything calls it directly. */
  isCalled = false;
  /** The methods that stand in for it in classes below. */
  readonly overrides = new Set<FunctionInfo>();
  /** Whether some call gives arguments that cannot be matched to parameters one by one. */
  hasUnmatchedCalls = false;

  constructor(
    node: ast.FunctionNode,
    name: string,
    scope: Scope,
    owner: ClassInfo | null,
    parameters: readonly ProgramParameter[],
    declaredReturn: Type | null,
  ) {
    this.node = node;
    this.name = name;
    this.scope = scope;
    this.owner = owner;
    this.parameters = parameters;
    this.declaredReturn = declaredReturn;
  }

  get isCoroutine(): boolean {
    return this.node.kind === "AsyncFunctionDef" && !this.isGenerator;
  }

  /** Whether it is a method whose result the runtime hands to the operator that it stands for. */
  get answersOperator(): boolean {
    return this.owner !== null && operatorMethod.test(this.name);
  }

  /** Whether the function is emitted as one that returns nothing: None is all it returns, and nothing looks at that. */
  get isVoid(): boolean {
    const isSeen = this.resultIsUsed || this.escapes || this.answersOperator;
    return !this.isGenerator && !this.returnsValue && !isSeen;
  }

  /** What the calls of the function are known to return (awaited, for a coroutine function). */
  get result(): Type {
    return this.declaredReturn ?? this.returned;
  }
}
