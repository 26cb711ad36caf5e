/** The functions and classes of a program, and what names mean in annotations. */
import type * as ast from "../../ast/nodes.ts";
import { typeOfAnnotation, type AnnotationNames } from "./annotations.ts";
import { mangle } from "./occurrences.ts";
import { outerScope, type Binding, type BindingTable, type Scope } from "./binding.ts";
import { ClassInfo, type Member } from "./classes.ts";
import { declareDataclass, readDataclass } from "./dataclasses.ts";
import type { Inference } from "./inference.ts";
import type { Library } from "./library.ts";
import { typingModules, type ImportTarget, type ProgramModules } from "./program-module.ts";
import { FunctionInfo, type ProgramParameter } from "./signature.ts";
import { instance, str, unknown, type InstanceType, type Type } from "./type.ts";

/** What an expression of an annotation or of a list of bases names. */
type Named =
  | { readonly kind: "class"; readonly class: ClassInfo }
  | { readonly kind: "imported"; readonly module: string; readonly name: string };

export class Declarations {
  readonly functions = new Map<ast.FunctionNode, FunctionInfo>();
  readonly classes = new Map<ast.ClassDef, ClassInfo>();
  readonly #bindings: BindingTable;
  readonly #library: Library;
  readonly #modules: ProgramModules;
  /** Names that are being looked up: a cycle of imports may lead back to them. */
  readonly #pending = new Set<string>();

  constructor(bindings: BindingTable, library: Library, modules: ProgramModules) {
    this.#bindings = bindings;
    this.#library = library;
    this.#modules = modules;
  }

  /** The class that an expression names, whether the program or the runtime defines it. */
  classNamed(node: ast.Expr): ClassInfo | null {
    return this.#classOf(this.#definitionOf(node));
  }

  /** The class that a name of the module means, for the modules that import it. */
  classOfName(name: string): ClassInfo | null {
    const binding = this.#bindings.module.bindings.get(name);
    if (binding === undefined || this.#pending.has(name)) return null;
    this.#pending.add(name);
    const found = this.#classOf(this.#definitionOfBinding(binding));
    this.#pending.delete(name);
    return found;
  }

  #classOf(found: Named | null): ClassInfo | null {
    if (found === null) return null;
    if (found.kind === "class") return found.class;
    const type = this.#library.attribute(found.module, found.name);
    return type?.kind === "class" ? type.class : null;
  }

  /** The name that an expression has in `typing` or `collections.abc`. */
  typingName(node: ast.Expr): string | null {
    const found = this.#definitionOf(node);
    return found !== null && found.kind === "imported" && typingModules.has(found.module)
      ? found.name
      : null;
  }

  /** `dataclasses.field`: the name that an expression has in a module of the runtime. */
  importedName(node: ast.Expr): string | null {
    const found = this.#definitionOf(node);
    return found?.kind === "imported" ? `${found.module}.${found.name}` : null;
  }

  #definitionOf(node: ast.Expr): Named | null {
    if (node.kind === "Attribute") {
      const target = this.#moduleNamed(node.value);
      return target === null ? null : nameIn(target, node.attr);
    }
    if (node.kind !== "Name") return null;
    const binding = this.#bindings.uses.get(node);
    if (binding === undefined) return { kind: "imported", module: "builtins", name: node.id };
    return this.#definitionOfBinding(binding);
  }

  #definitionOfBinding(binding: Binding): Named | null {
    const definition = binding.definitionNodes[0];
    if (binding.definitions.length !== 1 || definition === undefined) return null;
    if (definition.kind === "ClassDef")
      return { kind: "class", class: this.classes.get(definition)! };
    if (definition.kind !== "alias") return null;
    const statement = this.#bindings.imports.get(definition);
    if (statement?.kind !== "ImportFrom") return null;
    const target = this.#modules.resolve(statement.module ?? "", statement.level);
    return target === null ? null : nameIn(target, definition.name);
  }

  /** The module that an expression such as `module` or `package.module` stands for. */
  #moduleNamed(node: ast.Expr): ImportTarget | null {
    if (node.kind === "Name") return this.#importedModule(this.#bindings.uses.get(node) ?? null);
    if (node.kind !== "Attribute") return null;
    const outer = this.#moduleNamed(node.value);
    if (outer === null) return null;
    return this.#modules.resolve(`${nameOf(outer)}.${node.attr}`, 0);
  }

  /** The module that a name stands for when its one definition is an import. */
  #importedModule(binding: Binding | null): ImportTarget | null {
    const definition = binding?.definitionNodes[0];
    if (binding === null || binding.definitions.length !== 1 || definition?.kind !== "alias")
      return null;
    const statement = this.#bindings.imports.get(definition);
    if (statement?.kind === "Import") {
      const name = definition.asname === null ? definition.name.split(".")[0]! : definition.name;
      return this.#modules.resolve(name, 0);
    }
    if (statement?.kind !== "ImportFrom") return null;
    const from = statement.module === null ? "" : `${statement.module}.`;
    return this.#modules.resolve(from + definition.name, statement.level);
  }
}

function nameOf(target: ImportTarget): string {
  return target.kind === "program" ? target.module.name : target.name;
}

function nameIn(target: ImportTarget, name: string): Named | null {
  if (target.kind !== "program") return { kind: "imported", module: target.name, name };
  const found = target.module.classNamed(name);
  return found === null ? null : { kind: "class", class: found };
}

/** Classes whose instances are instances of a type whose values are JavaScript's own. */
const primitiveBases: ReadonlyMap<string, string> = new Map([
  ["int", "int"],
  ["IntEnum", "int"],
  ["IntFlag", "int"],
  ["str", "str"],
  ["StrEnum", "str"],
  ["float", "float"],
]);

/** The classes of a module, before their bases are known. */
export function declareClasses(inference: Inference): Declarations {
  const { bindings, library, modules } = inference;
  const declarations = new Declarations(bindings, library, modules);
  for (const [node] of bindings.scopes) {
    if (node.kind !== "ClassDef") continue;
    declarations.classes.set(node, new ClassInfo(node.name, inference.moduleName, [], node));
    for (const base of node.bases) {
      const name = base.kind === "Name" ? base.id : base.kind === "Attribute" ? base.attr : "";
      const primitive = primitiveBases.get(name);
      if (primitive !== undefined) inference.loose.derived.add(primitive);
    }
  }
  return declarations;
}

/** Fills in bases. The classes of all modules that this one imports are declared by now. */
export function declareBases(inference: Inference): void {
  const { library, declarations } = inference;
  for (const [node, info] of declarations.classes) {
    info.dataclass = readDataclass(node, declarations);
    const names = annotationNames(declarations, library);
    for (const field of info.dataclass?.fields ?? [])
      field.type = typeOfAnnotation(field.annotation, names);
    declareBasesOf(node, info, declarations, library);
  }
}

/** Fills in functions. */
export function completeDeclarations(inference: Inference): void {
  const { bindings, declarations } = inference;
  for (const [node, info] of declarations.classes) {
    if (!info.isOpaque) continue;
    for (const binding of bindings.scopes.get(node)!.bindings.values()) binding.type = unknown;
  }
  for (const [node, scope] of bindings.scopes) {
    if (scope.kind === "typeParameters")
      for (const binding of scope.bindings.values()) binding.type = unknown;
    if (isFunctionNode(node))
      declarations.functions.set(node, declareFunction(node, scope, declarations, inference));
  }
  for (const info of declarations.classes.values()) {
    if (info.dataclass === null || info.isOpaque) continue;
    declareDataclass(info);
    const found = info.lookup("__post_init__")?.member;
    // The constructor calls it.
    if (found?.kind === "method") found.function.isCalled = true;
  }
}

function isFunctionNode(node: ast.AstNode): node is ast.FunctionNode {
  return node.kind === "FunctionDef" || node.kind === "AsyncFunctionDef" || node.kind === "Lambda";
}

function declareBasesOf(
  node: ast.ClassDef,
  info: ClassInfo,
  declarations: Declarations,
  library: Library,
): void {
  const bases: InstanceType[] = [];
  for (const base of node.bases) {
    const found = declarations.classNamed(base);
    if (found === null || isBelow(found, info)) info.isOpaque = true;
    else bases.push(instance(found, ...found.typeParameters.map(() => unknown)));
  }
  if (node.bases.length === 0) bases.push(instance(library.class("builtins.object")));
  const isDecorated = node.decorator_list.length > 0 && info.dataclass === null;
  if (node.keywords.length > 0 || isDecorated) info.isOpaque = true;
  info.bases = bases;
}

function annotationNames(declarations: Declarations, library: Library): AnnotationNames {
  return {
    library,
    classOf: (each) => declarations.classNamed(each),
    typingName: (each) => declarations.typingName(each),
  };
}

/** Whether the class is `base`, or has it among its bases: names that are bound later may say so. */
function isBelow(info: ClassInfo, base: ClassInfo): boolean {
  return info === base || info.bases.some((each) => isBelow(each.class, base));
}

function declareFunction(
  node: ast.FunctionNode,
  scope: Scope,
  declarations: Declarations,
  inference: Inference,
): FunctionInfo {
  const outer = outerScope(scope);
  const ownerNode = outer?.kind === "class" ? (outer.node as ast.ClassDef) : null;
  const ownerInfo =
    ownerNode === null || node.kind === "Lambda" ? null : declarations.classes.get(ownerNode)!;
  // The methods of a class that is made at run time are functions like any other.
  const owner = ownerInfo?.isOpaque === true ? null : ownerInfo;
  const names = annotationNames(declarations, inference.library);
  const annotationOf = (each: ast.Expr | null): Type | null =>
    each === null ? null : typeOfAnnotation(each, names);
  const parameters = programParameters(node.args, inference.bindings.uses, annotationOf);
  const declaredReturn = node.kind === "Lambda" ? null : annotationOf(node.returns);
  const name = node.kind === "Lambda" ? "<lambda>" : node.name;
  const info = new FunctionInfo(node, name, scope, owner, parameters, declaredReturn);
  if (node.kind !== "Lambda")
    info.escapes =
      ownerInfo?.isOpaque === true ||
      (node.decorator_list.length > 0 && methodDecorator(node) === "other");
  for (const parameter of parameters) {
    // What keyword arguments hold that have no parameter of their own is not followed.
    const held =
      parameter.kind === "keywords" ? (parameter.annotation ?? unknown) : parameter.annotation;
    if (held !== null) parameter.binding.type = heldBy(parameter, held, inference.library);
  }
  if (owner !== null && node.kind !== "Lambda") declareMethod(node, info, owner, parameters);
  return info;
}

/** What the parameter's name holds: `*args: T` is a tuple of T, `**kwargs: T` a dict from str to T. */
function heldBy(parameter: ProgramParameter, type: Type, library: Library): Type {
  if (parameter.kind === "variadic") return { kind: "tuple", items: [type], isVariadic: true };
  return parameter.kind === "keywords" ? instance(library.class("builtins.dict"), str, type) : type;
}

function declareMethod(
  node: ast.FunctionDef | ast.AsyncFunctionDef,
  info: FunctionInfo,
  owner: ClassInfo,
  parameters: readonly ProgramParameter[],
): void {
  const decorator = methodDecorator(node);
  // The getter is the member; its setter is found beside it.
  const isSetter = decorator === "other" && isSetterOf(node);
  if (!isSetter)
    owner.members.set(mangle(node.name, owner.name), { kind: "method", function: info, decorator });
  const receiver = parameters[0];
  if (receiver === undefined || decorator === "static") return;
  if (decorator === "other" && !isSetter) return;
  receiver.binding.type = decorator === "class" ? { kind: "class", class: owner } : instance(owner);
}

/** `@name.setter` above `def name`. */
function isSetterOf(node: ast.FunctionDef | ast.AsyncFunctionDef): boolean {
  const [decorator] = node.decorator_list;
  return (
    node.decorator_list.length === 1 &&
    decorator?.kind === "Attribute" &&
    decorator.attr === "setter" &&
    decorator.value.kind === "Name" &&
    decorator.value.id === node.name
  );
}

function methodDecorator(
  node: ast.FunctionDef | ast.AsyncFunctionDef,
): Extract<Member, { kind: "method" }>["decorator"] {
  if (node.decorator_list.length === 0)
    return node.name === "__init_subclass__" || node.name === "__class_getitem__"
      ? "class"
      : "none";
  const only = node.decorator_list.length === 1 ? node.decorator_list[0]! : null;
  if (only?.kind !== "Name") return "other";
  switch (only.id) {
    case "staticmethod":
      return "static";
    case "classmethod":
      return "class";
    case "property":
      return "property";
    default:
      return "other";
  }
}

function programParameters(
  args: ast.Arguments,
  uses: BindingTable["uses"],
  annotationOf: (node: ast.Expr | null) => Type | null,
): ProgramParameter[] {
  const parameters: ProgramParameter[] = [];
  const add = (
    node: ast.Arg,
    kind: ProgramParameter["kind"],
    defaultValue: ast.Expr | null,
  ): void => {
    const binding = uses.get(node)!;
    parameters.push({
      name: node.arg,
      kind,
      binding,
      node,
      annotation: annotationOf(node.annotation),
      defaultValue,
    });
  };
  const positional = [...args.posonlyargs, ...args.args];
  const firstDefault = positional.length - args.defaults.length;
  positional.forEach((node, index) => {
    const kind = index < args.posonlyargs.length ? "positionalOnly" : "positionalOrKeyword";
    add(node, kind, index >= firstDefault ? args.defaults[index - firstDefault]! : null);
  });
  if (args.vararg !== null) add(args.vararg, "variadic", null);
  args.kwonlyargs.forEach((node, index) => add(node, "keywordOnly", args.kw_defaults[index]!));
  if (args.kwarg !== null) add(args.kwarg, "keywords", null);
  return parameters;
}
