/**
 * Reads the runtime's stubs (Python stub syntax, PEP 484 and PEP 561) into the data that the compiler ships. Runs at build time only, on
 * the trees of the project's own parser.
 */
import type * as ast from "../ast/nodes.ts";
import type {
  StubClass,
  StubEntry,
  StubMember,
  StubModule,
  StubParameter,
  StubProgram,
  StubSignature,
  StubType,
} from "./data.ts";

export interface StubFile {
  /** Python's dotted name of the module whose names the file declares; several files may share one. */
  readonly module: string;
  readonly tree: ast.Module;
}

/** @throws Error where a stub has a statement that has no meaning in one. */
export function readStubs(files: readonly StubFile[]): StubProgram {
  const names = new Map<string, Set<string>>();
  for (const file of files) {
    const known = names.get(file.module) ?? new Set();
    for (const statement of file.tree.body)
      if (statement.kind === "ClassDef") known.add(statement.name);
    names.set(file.module, known);
  }
  const program: Record<string, Record<string, StubEntry>> = {};
  for (const file of files) {
    const module = (program[file.module] ??= Object.create(null) as Record<string, StubEntry>);
    new StubReader(file, names).readInto(module);
  }
  return program as { [module: string]: StubModule };
}

/** Names of `typing`, `collections.abc` and `types` that stubs may use without a class of the runtime behind them. */
const abstractClasses = new Set([
  "Awaitable",
  "Coroutine",
  "Generator",
  "AsyncGenerator",
  "Iterable",
  "Iterator",
  "AsyncIterable",
  "AsyncIterator",
  "Sequence",
  "MutableSequence",
  "Mapping",
  "MutableMapping",
  "Set",
  "MutableSet",
  "Collection",
  "Container",
  "Callable",
  "AbstractContextManager",
  "AbstractAsyncContextManager",
  "ContextManager",
  "AsyncContextManager",
]);

const simpleTypes: { readonly [name: string]: StubType } = {
  int: "int",
  float: "float",
  str: "str",
  bool: "bool",
  None: "none",
  Never: "never",
  NoReturn: "never",
  Self: "self",
};

const builtinGenerics = new Set(["list", "dict", "set", "frozenset"]);

class StubReader {
  readonly #file: StubFile;
  readonly #classes: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #imported = new Map<string, { module: string; name: string }>();
  readonly #modules = new Map<string, string>();
  readonly #typeParameters = new Set<string>();

  constructor(file: StubFile, classes: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#file = file;
    this.#classes = classes;
  }

  readInto(module: Record<string, StubEntry>): void {
    for (const statement of this.#file.tree.body) this.#statement(statement, module);
  }

  #statement(node: ast.Stmt, module: Record<string, StubEntry>): void {
    switch (node.kind) {
      case "FunctionDef":
      case "AsyncFunctionDef": {
        const signature = this.#signature(node, false);
        const known = module[node.name];
        const earlier = known?.kind === "function" ? known.signatures : [];
        module[node.name] = { kind: "function", signatures: [...earlier, signature] };
        return;
      }
      case "ClassDef":
        module[node.name] = this.#class(node);
        return;
      case "AnnAssign":
        if (node.target.kind === "Name") {
          module[node.target.id] = { kind: "variable", type: this.#type(node.annotation) };
        }
        return;
      case "Assign":
        this.#assign(node, module);
        return;
      case "Import":
        for (const alias of node.names) this.#modules.set(alias.asname ?? alias.name, alias.name);
        return;
      case "ImportFrom":
        this.#importFrom(node, module);
        return;
      case "If":
        for (const each of node.body) this.#statement(each, module);
        return;
      case "Expr":
      case "Pass":
        return;
      default:
        throw new Error(`a stub of module ${this.#file.module} has a ${node.kind} statement`);
    }
  }

  #importFrom(node: ast.ImportFrom, module: Record<string, StubEntry>): void {
    const source = node.level > 0 ? this.#file.module : (node.module ?? this.#file.module);
    for (const alias of node.names) {
      const name = alias.asname ?? alias.name;
      this.#imported.set(name, { module: source, name: alias.name });
      // PEP 484: `import X as X` re-exports; from the package itself, a module in it.
      if (alias.asname === alias.name && source === this.#file.module)
        module[name] = { kind: "module", module: `${source}.${name}` };
      if (alias.asname === alias.name && source !== this.#file.module) {
        module[name] = { kind: "alias", module: source, name: alias.name };
      }
    }
  }

  #assign(node: ast.Assign, module: Record<string, StubEntry>): void {
    const target = node.targets[0]!;
    if (target.kind !== "Name") return;
    const { value } = node;
    if (value.kind === "Call" && isTypeVariable(value.func)) {
      this.#typeParameters.add(target.id);
      return;
    }
    const origin = this.#origin(value);
    if (origin !== null) module[target.id] = { kind: "alias", ...origin };
    else module[target.id] = { kind: "variable", type: "unknown" };
  }

  /** The module and name that an expression such as `TimeoutError` or `builtins.TimeoutError` refers to. */
  #origin(node: ast.Expr): { module: string; name: string } | null {
    if (node.kind === "Attribute" && node.value.kind === "Name") {
      const module =
        this.#modules.get(node.value.id) ?? (node.value.id === "builtins" ? "builtins" : undefined);
      return module === undefined ? null : { module, name: node.attr };
    }
    if (node.kind !== "Name") return null;
    const imported = this.#imported.get(node.id);
    if (imported !== undefined) return imported;
    for (const module of [this.#file.module, "builtins"]) {
      if (this.#classes.get(module)?.has(node.id)) return { module, name: node.id };
    }
    return null;
  }

  #class(node: ast.ClassDef): StubClass {
    const added = this.#declareTypeParameters(node.type_params);
    const typeParameters = [...added];
    const bases: StubType[] = [];
    for (const base of node.bases) {
      const isGeneric =
        base.kind === "Subscript" &&
        (nameOf(base.value) === "Generic" || nameOf(base.value) === "Protocol");
      if (base.kind === "Subscript") {
        for (const name of this.#mentionedTypeParameters(base.slice)) {
          if (!typeParameters.includes(name)) typeParameters.push(name);
        }
      }
      if (!isGeneric) bases.push(this.#type(base));
    }
    const members: Record<string, StubMember> = Object.create(null) as Record<string, StubMember>;
    for (const statement of node.body) this.#member(statement, members);
    for (const name of added) this.#typeParameters.delete(name);
    const hasMetaclass = node.keywords.some((each) => each.arg === "metaclass");
    return {
      kind: "class",
      typeParameters,
      bases,
      members,
      ...(hasMetaclass ? { hasMetaclass } : {}),
    };
  }

  #member(node: ast.Stmt, members: Record<string, StubMember>): void {
    if (node.kind === "FunctionDef" || node.kind === "AsyncFunctionDef") {
      const decorator = decoratorOf(node);
      if (decorator === null) return;
      const known = members[node.name];
      const earlier = known?.kind === "method" && decorator !== "property" ? known.signatures : [];
      const signature = this.#signature(node, decorator !== "static");
      members[node.name] = { kind: "method", decorator, signatures: [...earlier, signature] };
    } else if (node.kind === "AnnAssign" && node.target.kind === "Name") {
      members[node.target.id] = { kind: "attribute", type: this.#type(node.annotation) };
    } else if (node.kind === "Assign" && node.targets[0]!.kind === "Name") {
      const origin = node.value.kind === "Name" ? members[node.value.id] : undefined;
      members[node.targets[0].id] = origin ?? { kind: "attribute", type: "unknown" };
    }
  }

  #signature(node: ast.FunctionDef | ast.AsyncFunctionDef, isMethod: boolean): StubSignature {
    const added = this.#declareTypeParameters(node.type_params);
    const { args } = node;
    const parameters: StubParameter[] = [];
    const positional = [...args.posonlyargs, ...args.args];
    const firstDefault = positional.length - args.defaults.length;
    positional.forEach((each, index) => {
      if (isMethod && index === 0) return;
      const isPositionalOnly =
        index < args.posonlyargs.length || (each.arg.startsWith("__") && !each.arg.endsWith("__"));
      parameters.push(
        this.#parameter(
          each,
          isPositionalOnly ? "positionalOnly" : "positionalOrKeyword",
          index >= firstDefault,
        ),
      );
    });
    if (args.vararg !== null) parameters.push(this.#parameter(args.vararg, "variadic", false));
    args.kwonlyargs.forEach((each, index) =>
      parameters.push(this.#parameter(each, "keywordOnly", args.kw_defaults[index] !== null)),
    );
    if (args.kwarg !== null) parameters.push(this.#parameter(args.kwarg, "keywords", false));
    const returns = node.returns === null ? "unknown" : this.#type(node.returns);
    for (const name of added) this.#typeParameters.delete(name);
    return { parameters, returns, isAsync: node.kind === "AsyncFunctionDef" };
  }

  #parameter(node: ast.Arg, kind: StubParameter["kind"], hasDefault: boolean): StubParameter {
    const type = node.annotation === null ? "unknown" : this.#type(node.annotation);
    return { name: node.arg, kind, type, hasDefault };
  }

  #declareTypeParameters(nodes: readonly ast.TypeParam[]): readonly string[] {
    const names = nodes.filter((each) => each.kind === "TypeVar").map((each) => each.name);
    for (const name of names) this.#typeParameters.add(name);
    return names;
  }

  #mentionedTypeParameters(node: ast.Expr): readonly string[] {
    if (node.kind === "Name") return this.#typeParameters.has(node.id) ? [node.id] : [];
    if (node.kind === "Tuple")
      return node.elts.flatMap((each) => this.#mentionedTypeParameters(each));
    if (node.kind === "Subscript") return this.#mentionedTypeParameters(node.slice);
    return [];
  }

  // ---------------------------------------------------------------- type expressions

  #type(node: ast.Expr): StubType {
    switch (node.kind) {
      case "Constant":
        return node.type === "None" ? "none" : "unknown";
      case "Name":
      case "Attribute":
        return this.#namedType(node, []);
      case "BinOp":
        return node.op === "BitOr"
          ? union(this.#type(node.left), this.#type(node.right))
          : "unknown";
      case "Subscript": {
        const elements = node.slice.kind === "Tuple" ? node.slice.elts : [node.slice];
        return this.#namedType(node.value, elements);
      }
      default:
        return "unknown";
    }
  }

  #namedType(node: ast.Expr, elements: readonly ast.Expr[]): StubType {
    const name = nameOf(node);
    if (name === null) return "unknown";
    const types = (): StubType[] => elements.map((each) => this.#type(each));
    if (node.kind === "Name" && this.#typeParameters.has(name)) return ["parameter", name];
    if (name === "Optional") return union(...types(), "none");
    if (name === "Union") return union(...types());
    if (name === "Coroutine" && elements.length === 3)
      return ["class", "typing.Coroutine", this.#type(elements[2]!)];
    if (name === "tuple") return this.#tuple(elements);
    if (name === "type")
      return elements[0]?.kind === "Name" ? this.#classType(elements[0]) : "unknown";
    if (node.kind === "Name" && !this.#imported.has(name) && name in simpleTypes)
      return simpleTypes[name]!;
    const origin = this.#origin(node);
    if (origin !== null && this.#classes.get(origin.module)?.has(origin.name)) {
      return ["class", `${origin.module}.${origin.name}`, ...types()];
    }
    if (name in simpleTypes) return simpleTypes[name]!;
    if (builtinGenerics.has(name)) return ["class", `builtins.${name}`, ...types()];
    if (abstractClasses.has(name)) return ["class", `typing.${name}`, ...types()];
    return "unknown";
  }

  #tuple(elements: readonly ast.Expr[]): StubType {
    if (elements.length === 0) return ["variadicTuple", "unknown"];
    const last = elements[1];
    if (elements.length === 2 && last?.kind === "Constant" && last.type === "Ellipsis") {
      return ["variadicTuple", this.#type(elements[0]!)];
    }
    return ["tuple", ...elements.map((each) => this.#type(each))];
  }

  #classType(node: ast.Name): StubType {
    const origin = this.#origin(node);
    return origin === null ? "unknown" : ["type", `${origin.module}.${origin.name}`];
  }
}

function union(...types: readonly StubType[]): StubType {
  return types.includes("unknown") ? "unknown" : ["union", ...types];
}

function nameOf(node: ast.Expr): string | null {
  if (node.kind === "Name") return node.id;
  return node.kind === "Attribute" ? node.attr : null;
}

function isTypeVariable(node: ast.Expr): boolean {
  const name = nameOf(node);
  return name === "TypeVar" || name === "ParamSpec" || name === "TypeVarTuple";
}

/** `null` for setters and deleters, which say nothing that the getter does not. */
function decoratorOf(
  node: ast.FunctionDef | ast.AsyncFunctionDef,
): "none" | "static" | "class" | "property" | null {
  for (const decorator of node.decorator_list) {
    const name = nameOf(decorator);
    if (name === "staticmethod") return "static";
    if (name === "classmethod") return "class";
    if (name === "property" || name === "cached_property") return "property";
    if (name === "setter" || name === "deleter") return null;
  }
  return "none";
}
