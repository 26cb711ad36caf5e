/**
 * The binding pass: resolves every name to its binding (Python's scoping rules: function, class and comprehension scopes, `global`, `nonlocal`,
 * private-name mangling) and learns where JavaScript may declare it. One walk in evaluation order, then one loop over what it met.
 *
 * `#statement` and `#expression` are longer than a function should be: one `switch` each over the kinds of nodes, a line or two per kind.
 */
import type * as ast from "../../ast/nodes.ts";
import {
  Binding,
  type BindingTable,
  type Block,
  type DefinitionKind,
  type Location,
  type Scope,
  type ScopeKind,
  type ScopeNode,
} from "./binding.ts";
import type { KnownTests } from "../conditions.ts";
import type { ScopeTable } from "../scopes/index.ts";
import { listingName } from "./listings.ts";
import { mangle, Occurrences } from "./occurrences.ts";
import { never } from "./type.ts";

/** What other modules do to the names of the one that is bound. */
export interface OutsideNames {
  /** The names that `from module import *` binds. */
  stars(statement: ast.ImportFrom): readonly ast.Alias[];
  /** The submodules that an import inside a package's `__init__` makes names of the package. */
  implicit(statement: ast.Import | ast.ImportFrom): readonly ast.Alias[];
  /** Names that other modules assign. */
  readonly assigned: ReadonlySet<string>;
  /** Those names of `import *` that the module may turn out not to have. */
  readonly uncertain: ReadonlySet<ast.Alias>;
}

export interface BindContext {
  readonly outside: OutsideNames;
  readonly scopes: ScopeTable;
  readonly tests: KnownTests;
}

/** @param isScript whether nothing outside the module sees its names */
export function bindModule(
  module: ast.Module,
  isScript: boolean,
  context: BindContext,
): BindingTable {
  return new Binder(module, isScript, context).run();
}

class Binder {
  readonly #module: ast.Module;
  readonly #scopes = new Map<ScopeNode, Scope>();
  readonly #blocks = new Map<readonly ast.Stmt[], Block>();
  readonly #names = new Set<string>();
  readonly #imports = new Map<ast.Alias, ast.Import | ast.ImportFrom>();
  readonly #implicit = new Map<ast.Import | ast.ImportFrom, readonly ast.Alias[]>();
  readonly #stars = new Map<ast.ImportFrom, readonly ast.Alias[]>();
  readonly #outside: OutsideNames;
  readonly #scopeTable: ScopeTable;
  readonly #tests: KnownTests;
  /** Whether the code being walked never runs. */
  #isDead = false;
  #isAnnotation = false;
  readonly #occurrences: Occurrences;
  #scope!: Scope;
  #location!: Location;

  constructor(module: ast.Module, isScript: boolean, context: BindContext) {
    this.#module = module;
    this.#outside = context.outside;
    this.#scopeTable = context.scopes;
    this.#tests = context.tests;
    this.#occurrences = new Occurrences(isScript);
  }

  run(): BindingTable {
    const body = newBlock(null, -1, false);
    const scope = newScope("module", this.#module, null, body, null, null);
    this.#scopes.set(this.#module, scope);
    this.#scope = scope;
    for (const name of this.#outside.assigned) {
      this.#names.add(name);
      scope.bindings.set(name, new Binding(name, scope, never));
    }
    this.#statements(this.#module.body, body);
    const { uses, references, listings, listsModule } = this.#occurrences.settle(scope);
    return {
      module: scope,
      scopes: this.#scopes,
      uses,
      listings,
      listsModule,
      blocks: this.#blocks,
      imports: this.#imports,
      implicit: this.#implicit,
      stars: this.#stars,
      references,
      names: this.#names,
    };
  }

  // ---------------------------------------------------------------- occurrences

  #define(
    node: ast.AstNode,
    name: string,
    definition: DefinitionKind,
    scope = this.#scope,
    location = this.#location,
  ): void {
    const mangled = mangle(name, scope.mangledBy);
    this.#names.add(mangled);
    if (!scope.redirected.has(mangled) && !scope.bindings.has(mangled)) {
      scope.bindings.set(mangled, new Binding(mangled, scope, never));
    }
    if (!this.#isDead) this.#occurrences.add({ node, name: mangled, scope, location, definition });
  }

  #use(node: ast.Name): void {
    const name = mangle(node.id, this.#scope.mangledBy);
    this.#names.add(name);
    if (this.#isDead) return;
    const isAnnotation = this.#isAnnotation;
    const [scope, location] = [this.#scope, this.#location];
    this.#occurrences.add({ node, name, scope, location, definition: null, isAnnotation });
  }

  // ---------------------------------------------------------------- scopes and blocks

  #statements(statements: readonly ast.Stmt[], block: Block): void {
    this.#blocks.set(statements, block);
    const saved = this.#location;
    for (let index = 0; index < statements.length; index++) {
      this.#location = { block, index };
      this.#statement(statements[index]!);
    }
    this.#location = saved;
  }

  #block(statements: readonly ast.Stmt[], isLoop = false): void {
    if (statements.length > 0) this.#statements(statements, this.#childBlock(isLoop));
  }

  #childBlock(isLoop: boolean): Block {
    return newBlock(this.#location.block, this.#location.index, isLoop);
  }

  #inScope(
    kind: ScopeKind,
    node: ScopeNode,
    mangledBy: string | null,
    walk: (scope: Scope) => void,
  ): void {
    const scope = newScope(
      kind,
      node,
      this.#scope,
      newBlock(null, -1, false),
      this.#location,
      mangledBy,
    );
    if (!this.#isDead && kind !== "lazy") this.#scopes.set(node, scope);
    const savedScope = this.#scope;
    const savedLocation = this.#location;
    this.#scope = scope;
    this.#location = { block: scope.body, index: -1 };
    walk(scope);
    this.#scope = savedScope;
    this.#location = savedLocation;
  }

  #function(node: ast.FunctionNode): void {
    const { args } = node;
    const annotated = [...args.posonlyargs, ...args.args, ...args.kwonlyargs];
    if (args.vararg !== null) annotated.push(args.vararg);
    if (args.kwarg !== null) annotated.push(args.kwarg);
    this.#expressions(args.defaults);
    for (const each of args.kw_defaults) if (each !== null) this.#expression(each);
    const parameters = node.kind === "Lambda" ? [] : node.type_params;
    this.#inTypeParameters(parameters, () => this.#functionScope(node, annotated));
  }

  #functionScope(node: ast.FunctionNode, annotated: readonly ast.Arg[]): void {
    for (const each of annotated) this.#annotation(each.annotation);
    if (node.kind !== "Lambda") this.#annotation(node.returns);
    this.#inScope("function", node, this.#scope.mangledBy, (scope) => {
      for (const each of annotated) this.#define(each, each.arg, "parameter");
      if (node.kind === "Lambda") {
        this.#location = { block: scope.body, index: 0 };
        this.#expression(node.body);
      } else this.#statements(node.body, scope.body);
    });
  }

  /** An annotation that is not evaluated where nothing asks for it. */
  #annotation(node: ast.Expr | null): void {
    if (node === null) return;
    const saved = this.#isAnnotation;
    this.#isAnnotation = true;
    this.#expression(node);
    this.#isAnnotation = saved;
  }

  /** Type parameters (PEP 695), and what sees them. */
  #inTypeParameters(parameters: readonly ast.TypeParam[], walk: () => void): void {
    const [first] = parameters;
    if (first === undefined) return walk();
    this.#inScope("typeParameters", first, this.#scope.mangledBy, () => {
      for (const each of parameters) this.#define(each, each.name, "typeParameter");
      for (const each of parameters) {
        if (each.kind === "TypeVar") this.#lazily(each, each.bound);
        this.#lazily(each, each.default_value);
      }
      walk();
    });
  }

  /** An expression that is evaluated when it is first asked for. */
  #lazily(owner: ast.TypeParam | ast.TypeAlias, value: ast.Expr | null): void {
    if (value === null) return;
    this.#inScope("lazy", owner, this.#scope.mangledBy, () => this.#expression(value));
  }

  #comprehension(node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp): void {
    this.#expression(node.generators[0]!.iter);
    this.#inScope("comprehension", node, this.#scope.mangledBy, (scope) => {
      this.#location = { block: scope.body, index: 0 };
      node.generators.forEach((generator, index) => {
        if (index > 0) this.#expression(generator.iter);
        this.#target(generator.target, "comprehension");
        this.#expressions(generator.ifs);
      });
      if (node.kind === "DictComp") {
        this.#expression(node.key);
        this.#expression(node.value);
      } else this.#expression(node.elt);
    });
  }

  // ---------------------------------------------------------------- statements

  #statement(node: ast.Stmt): void {
    switch (node.kind) {
      case "FunctionDef":
      case "AsyncFunctionDef":
        this.#expressions(node.decorator_list);
        this.#function(node);
        this.#define(node, node.name, "function");
        break;
      case "ClassDef":
        this.#expressions(node.decorator_list);
        this.#inTypeParameters(node.type_params, () => {
          this.#expressions(node.bases);
          for (const keyword of node.keywords) this.#expression(keyword.value);
          const walk = (scope: Scope): void => this.#statements(node.body, scope.body);
          this.#inScope("class", node, node.name, walk);
        });
        this.#define(node, node.name, "class");
        break;
      case "Return":
        if (node.value !== null) this.#expression(node.value);
        break;
      case "Delete":
        for (const target of node.targets) this.#target(target, "delete");
        break;
      case "Assign":
        this.#expression(node.value);
        for (const target of node.targets) this.#target(target, "assign");
        break;
      case "TypeAlias":
        this.#inTypeParameters(node.type_params, () => this.#lazily(node, node.value));
        this.#target(node.name, "alias");
        break;
      case "AugAssign":
        if (node.target.kind === "Name") this.#use(node.target);
        else this.#expression(node.target);
        this.#expression(node.value);
        if (node.target.kind === "Name") this.#define(node.target, node.target.id, "augmented");
        break;
      case "AnnAssign":
        if (node.value !== null) this.#expression(node.value);
        if (this.#scope.kind === "class") this.#expression(node.annotation);
        else this.#annotation(node.annotation);
        if (node.target.kind !== "Name") this.#target(node.target, "assign");
        else
          this.#define(node.target, node.target.id, node.value === null ? "annotation" : "assign");
        break;
      case "For":
      case "AsyncFor":
        this.#for(node);
        break;
      case "While": {
        this.#expression(node.test);
        this.#block(node.body, true);
        this.#block(node.orelse);
        break;
      }
      case "If":
        this.#if(node);
        break;
      case "With":
      case "AsyncWith":
        this.#with(node);
        break;
      default:
        this.#otherStatement(node);
    }
  }

  #otherStatement(node: ast.Stmt): void {
    switch (node.kind) {
      case "Match":
        this.#expression(node.subject);
        for (const each of node.cases) this.#case(each);
        break;
      case "Raise":
        if (node.exc !== null) this.#expression(node.exc);
        if (node.cause !== null) this.#expression(node.cause);
        break;
      case "Try":
      case "TryStar":
        this.#block(node.body);
        for (const handler of node.handlers) this.#handler(handler);
        this.#block(node.orelse);
        this.#block(node.finalbody);
        break;
      case "Assert":
        this.#expression(node.test);
        if (node.msg !== null) this.#expression(node.msg);
        break;
      case "Import":
        this.#submodules(node);
        for (const alias of node.names)
          this.#import(alias, alias.asname ?? alias.name.split(".")[0]!, node);
        break;
      case "ImportFrom":
        this.#submodules(node);
        for (const alias of this.#importedNames(node))
          this.#import(alias, alias.asname ?? alias.name, node);
        break;
      case "Global":
      case "Nonlocal":
        for (const name of node.names) {
          if (this.#scope.kind !== "module") {
            this.#scope.redirected.set(
              mangle(name, this.#scope.mangledBy),
              node.kind === "Global" ? "global" : "nonlocal",
            );
          }
        }
        break;
      case "Expr":
        this.#expression(node.value);
        break;
      default:
        break;
    }
  }

  /** A branch that a known test rules out binds no names, though it makes them names of its scope. */
  #if(node: ast.If): void {
    this.#expression(node.test);
    const scope = this.#scopeTable.scopeOf(this.#scope.node) ?? this.#scopeTable.module;
    const isGlobal = ({ id }: ast.Name): boolean =>
      (this.#scopeTable.resolve(id, scope)?.owner.kind ?? "module") === "module";
    const known = this.#tests.outcome(node.test, isGlobal);
    const inner = node.test.kind === "UnaryOp" ? node.test.operand : node.test;
    const isDead = known !== null && !this.#tests.isTypeChecking(inner, isGlobal);
    const outer = this.#isDead;
    this.#isDead = outer || (isDead && !known);
    this.#block(node.body);
    this.#isDead = outer || (isDead && known);
    this.#block(node.orelse);
    this.#isDead = outer;
  }

  #import(alias: ast.Alias, name: string, node: ast.Import | ast.ImportFrom): void {
    this.#imports.set(alias, node);
    this.#define(alias, name, "import");
  }

  #importedNames(node: ast.ImportFrom): readonly ast.Alias[] {
    if (node.names[0]?.name !== "*") return node.names;
    const names = this.#outside.stars(node);
    this.#stars.set(node, names);
    return names;
  }

  /** Importing a submodule binds its name in the package, whatever else the statement does. */
  #submodules(node: ast.Import | ast.ImportFrom): void {
    if (this.#scope.kind !== "module") return;
    const names = this.#outside.implicit(node);
    if (names.length > 0) this.#implicit.set(node, names);
    for (const alias of names) this.#import(alias, alias.name, node);
  }

  #for(node: ast.For | ast.AsyncFor): void {
    this.#expression(node.iter);
    const block = this.#childBlock(true);
    const saved = this.#location;
    this.#location = { block, index: -1 };
    this.#target(node.target, "for");
    this.#location = saved;
    this.#statements(node.body, block);
    this.#block(node.orelse);
  }

  /** A target is bound inside the block that the manager guards. */
  #with(node: ast.With | ast.AsyncWith): void {
    const block = this.#childBlock(false);
    const outer = this.#location;
    for (const item of node.items) {
      this.#expression(item.context_expr);
      this.#location = { block, index: -1 };
      if (item.optional_vars !== null) this.#target(item.optional_vars, "with");
      this.#location = outer;
    }
    this.#statements(node.body, block);
  }

  #handler(handler: ast.ExceptHandler): void {
    if (handler.type !== null) this.#expression(handler.type);
    const block = this.#childBlock(false);
    if (handler.name !== null) {
      this.#define(handler, handler.name, "except", this.#scope, { block, index: -1 });
    }
    this.#statements(handler.body, block);
  }

  #case(node: ast.MatchCase): void {
    const block = this.#childBlock(false);
    const saved = this.#location;
    this.#location = { block, index: -1 };
    this.#pattern(node.pattern);
    if (node.guard !== null) this.#expression(node.guard);
    this.#location = saved;
    this.#statements(node.body, block);
  }

  #pattern(node: ast.Pattern): void {
    switch (node.kind) {
      case "MatchValue":
        this.#expression(node.value);
        break;
      case "MatchSequence":
      case "MatchOr":
        node.patterns.forEach((each) => this.#pattern(each));
        break;
      case "MatchMapping":
        this.#expressions(node.keys);
        node.patterns.forEach((each) => this.#pattern(each));
        if (node.rest !== null) this.#define(node, node.rest, "pattern");
        break;
      case "MatchClass":
        this.#expression(node.cls);
        node.patterns.forEach((each) => this.#pattern(each));
        node.kwd_patterns.forEach((each) => this.#pattern(each));
        break;
      case "MatchStar":
        if (node.name !== null) this.#define(node, node.name, "pattern");
        break;
      case "MatchAs":
        if (node.pattern !== null) this.#pattern(node.pattern);
        if (node.name !== null) this.#define(node, node.name, "pattern");
        break;
      case "MatchSingleton":
        break;
    }
  }

  // ---------------------------------------------------------------- expressions

  #target(node: ast.Expr, kind: DefinitionKind): void {
    switch (node.kind) {
      case "Name":
        this.#define(node, node.id, kind);
        break;
      case "Tuple":
      case "List":
        for (const each of node.elts) this.#target(each, kind);
        break;
      case "Starred":
        this.#target(node.value, kind);
        break;
      default:
        this.#expression(node);
    }
  }

  #expressions(nodes: readonly ast.Expr[]): void {
    for (const node of nodes) this.#expression(node);
  }

  #optional(...nodes: readonly (ast.Expr | null)[]): void {
    for (const node of nodes) if (node !== null) this.#expression(node);
  }

  #expression(node: ast.Expr): void {
    switch (node.kind) {
      case "Name":
        this.#use(node);
        break;
      case "Constant":
        break;
      case "Call":
        this.#expression(node.func);
        this.#expressions(node.args);
        for (const keyword of node.keywords) this.#expression(keyword.value);
        if (listingName(node) !== null && !this.#isDead)
          this.#occurrences.list(node, this.#scope, this.#location);
        break;
      case "Attribute":
      case "Starred":
      case "Await":
        this.#expression(node.value);
        break;
      case "BoolOp":
      case "JoinedStr":
      case "TemplateStr":
        this.#expressions(node.values);
        break;
      case "BinOp":
        this.#binaryOperation(node);
        break;
      case "UnaryOp":
        this.#expression(node.operand);
        break;
      case "Compare":
        this.#expression(node.left);
        this.#expressions(node.comparators);
        break;
      case "IfExp":
        this.#optional(node.test, node.body, node.orelse);
        break;
      case "Subscript":
        this.#optional(node.value, node.slice);
        break;
      case "List":
      case "Tuple":
      case "Set":
        this.#expressions(node.elts);
        break;
      case "Dict":
        node.values.forEach((value, index) => this.#optional(node.keys[index]!, value));
        break;
      case "Slice":
        this.#optional(node.lower, node.upper, node.step);
        break;
      case "FormattedValue":
      case "Interpolation":
        this.#optional(node.value, node.format_spec);
        break;
      case "Yield":
      case "YieldFrom":
        this.#scope.yields = true;
        this.#optional(node.value);
        break;
      case "NamedExpr":
        this.#expression(node.value);
        this.#walrus(node.target);
        break;
      case "Lambda":
        this.#function(node);
        break;
      case "ListComp":
      case "SetComp":
      case "DictComp":
      case "GeneratorExp":
        this.#comprehension(node);
        break;
    }
  }

  /** `a + b + c + ...` is a left spine as deep as it is long. */
  #binaryOperation(node: ast.BinOp): void {
    const rights: ast.Expr[] = [node.right];
    let left = node.left;
    while (left.kind === "BinOp") {
      rights.push(left.right);
      left = left.left;
    }
    this.#expression(left);
    for (let index = rights.length - 1; index >= 0; index--) this.#expression(rights[index]!);
  }

  /** PEP 572: in a comprehension it binds in the scope that contains the outermost one. */
  #walrus(target: ast.Name): void {
    let scope = this.#scope;
    let location = this.#location;
    while (scope.kind === "comprehension") {
      location = scope.location!;
      scope = scope.parent!;
    }
    this.#define(target, target.id, "walrus", scope, location);
  }
}

function newBlock(parent: Block | null, parentIndex: number, isLoop: boolean): Block {
  const block: { -readonly [Key in keyof Block]: Block[Key] } = {
    parent,
    parentIndex,
    depth: parent === null ? 0 : parent.depth + 1,
    loop: parent?.loop ?? null,
  };
  if (isLoop && block.loop === null) block.loop = block;
  return block;
}

function newScope(
  kind: ScopeKind,
  node: ScopeNode,
  parent: Scope | null,
  body: Block,
  location: Location | null,
  mangledBy: string | null,
): Scope {
  return {
    kind,
    node,
    parent,
    bindings: new Map(),
    redirected: new Map(),
    body,
    location,
    mangledBy,
    yields: false,
  };
}
