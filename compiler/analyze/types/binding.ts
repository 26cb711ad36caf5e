/** What a name stands for: the records that the binding pass fills and that types and lowering read. */
import type * as ast from "../../ast/nodes.ts";
import type { Listing } from "./listings.ts";
import type { Type } from "./type.ts";

/**
 * The scopes that hold names at run time. `typeParameters` is the one around a generic function, class or alias (PEP 695), `lazy` an expression that is evaluated when it is
 * first asked for: a bound, a default, the value of an alias.
 */
export type ScopeKind =
  "module" | "function" | "class" | "comprehension" | "typeParameters" | "lazy";

export type ScopeNode =
  | ast.Module
  | ast.FunctionNode
  | ast.ClassDef
  | ast.ListComp
  | ast.SetComp
  | ast.DictComp
  | ast.GeneratorExp
  /** The first of the parameters, or the one with the lazy expression. */
  | ast.TypeParam
  | ast.TypeAlias;

export interface Scope {
  readonly kind: ScopeKind;
  readonly node: ScopeNode;
  readonly parent: Scope | null;
  readonly bindings: Map<string, Binding>;
  /** Names that `global` or `nonlocal` send to another scope. */
  readonly redirected: Map<string, "global" | "nonlocal">;
  /** The block of the scope's own statements. */
  readonly body: Block;
  /** Where, in the parent scope, the code that opens this scope stands. */
  readonly location: Location | null;
  /** The class whose name mangles private names here. */
  readonly mangledBy: string | null;
  /** Whether a `yield` stands in the function's own body. */
  yields: boolean;
}

/** The scope around a function or class, where its statement stands. */
export function outerScope(scope: Scope): Scope | null {
  const { parent } = scope;
  return parent?.kind === "typeParameters" ? parent.parent : parent;
}

/** A statement's place; index -1 is the header that belongs to the block (a loop's target, a parameter). */
export interface Location {
  readonly block: Block;
  readonly index: number;
}

/** A list of statements: the unit in which JavaScript declares names. */
export interface Block {
  readonly parent: Block | null;
  /** Index, in the parent, of the statement that contains this block. */
  readonly parentIndex: number;
  readonly depth: number;
  /** The outermost loop body of the same scope that contains (or is) this block. */
  readonly loop: Block | null;
}

export type DefinitionKind =
  | "assign"
  | "annotation"
  | "alias"
  | "augmented"
  | "for"
  | "with"
  | "except"
  | "function"
  | "class"
  | "import"
  | "parameter"
  | "typeParameter"
  | "walrus"
  | "pattern"
  | "comprehension"
  | "delete";

/** Where a name is first met in its own scope. */
export interface FirstOccurrence extends Location {
  /** `null` when it is read (or captured) before anything binds it. */
  readonly definition: DefinitionKind | null;
  readonly node: ast.AstNode;
}

export class Binding {
  readonly name: string;
  readonly scope: Scope;
  /** Every construct that binds the name, in source order. */
  readonly definitions: DefinitionKind[] = [];
  /** The nodes that bind it, parallel to `definitions`. */
  readonly definitionNodes: ast.AstNode[] = [];
  /** Whether a nested function reads or writes it. */
  captured = false;
  /** Whether a `def` inside its scope, which has a `this` of its own, reads or writes it. */
  isUsedInNestedFunction = false;
  /** Whether a nested function writes it through `nonlocal` or `global`. */
  writtenFromInside = false;
  /** Innermost block that contains every occurrence in the binding's own scope. */
  block: Block | null = null;
  /** Index in `block` of the first statement that contains an occurrence. */
  blockIndex = 0;
  /** Index in `block` of the first statement in which a nested function uses it; infinite where none does. */
  captureIndex = Infinity;
  first: FirstOccurrence | null = null;
  /** Whether other modules assign or delete it. */
  isAssignedOutside = false;
  /** Whether it may be unbound for a reason that the flow of control inside the module does not show. */
  isUncertain = false;
  /** Whether the name is that of a builtin, which it may mean still, or again, where it is read. */
  mayMeanBuiltin = false;
  /** The name of one block's header, which nothing outside of the block uses. */
  isHeaderName = false;
  /** Whether a call of `locals()` lists it. */
  isListed = false;
  /** How often it is read at all. */
  reads = 0;
  /** How often it is read in annotations that are not evaluated unless the program asks for them. */
  annotationReads = 0;
  type: Type;

  constructor(name: string, scope: Scope, type: Type) {
    this.name = name;
    this.scope = scope;
    this.type = type;
  }
}

/** Everything the binding pass learns about one module. */
export interface BindingTable {
  readonly module: Scope;
  /** The scope that a node opens. */
  readonly scopes: ReadonlyMap<ScopeNode, Scope>;
  /** The binding of every name that is bound in the program; a name that is missing is a builtin or unbound. */
  readonly uses: ReadonlyMap<ast.AstNode, Binding>;
  /** The calls that list the names of their place. */
  readonly listings: ReadonlyMap<ast.AstNode, Listing>;
  /** Whether some call lists the names of the module. */
  readonly listsModule: boolean;
  /** The block that a list of statements makes. */
  readonly blocks: ReadonlyMap<readonly ast.Stmt[], Block>;
  /** The statement of every imported name. */
  readonly imports: ReadonlyMap<ast.Alias, ast.Import | ast.ImportFrom>;
  /** The names that importing submodules binds inside their package's `__init__`, with nodes made for them. */
  readonly implicit: ReadonlyMap<ast.Import | ast.ImportFrom, readonly ast.Alias[]>;
  /** The names that each `import *` binds, with nodes made for them. */
  readonly stars: ReadonlyMap<ast.ImportFrom, readonly ast.Alias[]>;
  /** The module's own names that each statement of the module (by its index) refers to, in whatever function inside it. */
  readonly references: ReadonlyMap<number, readonly Binding[]>;
  /** Every identifier that occurs in the module, for inventing fresh ones. */
  readonly names: ReadonlySet<string>;
}

/** The names that an import statement binds by itself. */
export function importedNames(
  node: ast.Import | ast.ImportFrom,
  bindings: Pick<BindingTable, "stars">,
): readonly ast.Alias[] {
  return node.kind === "Import" ? node.names : (bindings.stars.get(node) ?? node.names);
}
