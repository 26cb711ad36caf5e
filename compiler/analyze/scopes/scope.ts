import type { AstNode, Span } from "../../ast/nodes.ts";
import { mangle } from "./mangle.ts";

/**
 * What is known of a name in one scope, as bits; the numbers are CPython's, which its `symtable` module shows.
 *
 * Source: CPython 3.13 `Include/internal/pycore_symtable.h`.
 */
export const SymbolFlag = {
  /** Named by a `global` statement. */
  global: 1,
  /** Assigned here. */
  local: 1 << 1,
  parameter: 1 << 2,
  /** Named by a `nonlocal` statement. */
  nonlocal: 1 << 3,
  /** Read here. */
  use: 1 << 4,
  /** A method's free variable that the class also has as a name of its own. */
  freeInClass: 1 << 6,
  import: 1 << 7,
  annotation: 1 << 8,
  /** The target of a comprehension's `for`. */
  comprehensionTarget: 1 << 9,
  typeParameter: 1 << 10,
  /** A cell of a comprehension that is part of this scope (PEP 709). */
  comprehensionCell: 1 << 11,
} as const;

/** The flags that say that the scope binds the name. */
export const boundFlags =
  SymbolFlag.local | SymbolFlag.parameter | SymbolFlag.import | SymbolFlag.typeParameter;

/**
 * Where a name lives, in CPython's terms. `cell` is a local of this scope that an inner one captures, `free` a captured
 * name of an outer function, `global implicit` a name of the module or the builtins that nothing declares.
 */
export type Binding = "local" | "cell" | "free" | "global explicit" | "global implicit";

/** One name of one scope. */
export interface PythonSymbol {
  /** Mangled, where the scope is in a class and the name is private (`_Class__name`). */
  readonly name: string;
  /** Bits of `SymbolFlag`. */
  readonly flags: number;
  readonly binding: Binding;
  /** The scope that holds the variable; the module's for globals (which may be builtins). */
  readonly owner: Scope;
}

/** `type` as in `symtable.SymbolTable.get_type()`. */
export type ScopeKind =
  | "module"
  | "function"
  | "class"
  | "annotation"
  | "type alias"
  | "type parameters"
  | "type variable";

export type ComprehensionKind = "list" | "set" | "dict" | "generator";

/** One scope of a module. Filled by the analysis, not changed afterwards. */
export interface Scope {
  readonly kind: ScopeKind;
  /** The name of the function or class; `top`, `lambda`, `listcomp`, `setcomp`, `dictcomp`, `genexpr`, or that of the type parameter. */
  readonly name: string;
  /** The node that opens it. */
  readonly node: AstNode;
  readonly span: Span;
  readonly parent: Scope | null;
  /** The scopes directly inside, in the order in which CPython meets them. */
  readonly children: readonly Scope[];
  /** Its own names, in the order in which they are met; names that it only passes on to inner scopes come last. */
  readonly symbols: ReadonlyMap<string, PythonSymbol>;
  /** Inside a function. */
  readonly isNested: boolean;
  /** A `lambda`, `def`, comprehension or annotation scope: its locals are visible in inner scopes. */
  readonly isFunctionLike: boolean;
  readonly comprehension: ComprehensionKind | null;
  /**
   * PEP 709: CPython runs the comprehension in the frame of the scope around it, whose table then shows the comprehension's names.
   */
  readonly isInlined: boolean;
  /** Holds `yield`, or is a generator expression. */
  readonly isGenerator: boolean;
  /** An `async def`, or a comprehension with `async for` or `await`. */
  readonly isCoroutine: boolean;
  /** Holds `return` with a value. */
  readonly returnsValue: boolean;
  /** An annotation scope directly in a class, whose names it sees. */
  readonly canSeeClassScope: boolean;
  /** A class whose methods use `__class__` or `super`. */
  readonly needsClassCell: boolean;
  /** `name` as Python stores it here: `__x` in class `C` is `_C__x`. For attributes too. */
  mangle(name: string): string;
}

/** A scope while it is being built. */
export class ScopeRecord implements Scope {
  readonly kind: ScopeKind;
  readonly name: string;
  readonly node: AstNode;
  readonly span: Span;
  readonly parent: ScopeRecord | null;
  readonly children: ScopeRecord[] = [];
  readonly symbols = new Map<string, SymbolRecord>();
  readonly isNested: boolean;
  readonly isFunctionLike: boolean;
  /** In an annotation that is not evaluated (PEP 563). */
  readonly isDetached: boolean;
  /** The class whose private names are mangled here. */
  readonly privateClass: string | null;
  /** In the type parameter scope of a class, only these names are mangled. */
  mangledNames: Set<string> | null = null;
  comprehension: ComprehensionKind | null = null;
  isInlined = false;
  isGenerator = false;
  isCoroutine = false;
  returnsValue = false;
  canSeeClassScope = false;
  needsClassCell = false;
  /** How a diagnostic speaks of a type variable's scope, such as `a TypeVar bound`. */
  description = "";
  /** Whether the targets of a comprehension's `for` are being visited. */
  inComprehensionTarget = false;
  /** How many iterables of comprehensions are being visited. */
  comprehensionIterables = 0;
  /** The `global` and `nonlocal` statements by name, for errors found later. */
  readonly directives = new Map<string, Span>();

  constructor(
    kind: ScopeKind,
    name: string,
    node: AstNode,
    span: Span,
    parent: ScopeRecord | null,
    privateClass: string | null,
  ) {
    this.kind = kind;
    this.name = name;
    this.node = node;
    this.span = span;
    this.parent = parent;
    this.privateClass = privateClass;
    this.isNested = parent !== null && (parent.isNested || parent.isFunctionLike);
    this.isDetached = kind === "annotation" || (parent !== null && parent.isDetached);
    this.isFunctionLike = kind !== "module" && kind !== "class" && kind !== "annotation";
    if (parent !== null) {
      this.comprehensionIterables = parent.comprehensionIterables;
      if (kind !== "class") this.mangledNames = parent.mangledNames;
    }
  }

  mangle(name: string): string {
    if (this.privateClass === null || !name.startsWith("__")) return name;
    if (this.mangledNames !== null && !this.mangledNames.has(name)) return name;
    return mangle(this.privateClass, name);
  }
}

export class SymbolRecord implements PythonSymbol {
  readonly name: string;
  flags: number;
  binding: Binding = "global implicit";
  owner: ScopeRecord;

  constructor(name: string, flags: number, owner: ScopeRecord) {
    this.name = name;
    this.flags = flags;
    this.owner = owner;
  }
}
