/** The functions and classes of a program, and what names mean in annotations. */
import type * as ast from "../../ast/nodes.ts";
import { typeOfAnnotation } from "./annotations.ts";
import { mangle } from "./occurrences.ts";
import type { Binding, BindingTable, Scope } from "./binding.ts";
import { ClassInfo, type Member } from "./classes.ts";
import type { Inference } from "./inference.ts";
import type { Library } from "./library.ts";
import { FunctionInfo, type ProgramParameter } from "./signature.ts";
import { instance, str, unknown, type InstanceType, type Type } from "./type.ts";

/** Modules whose names mean something to the type analysis alone. */
const typingModules = new Set(["typing", "typing_extensions", "collections.abc"]);

export class Declarations {
  readonly functions = new Map<ast.FunctionNode, FunctionInfo>();
  readonly classes = new Map<ast.ClassDef, ClassInfo>();
  readonly #bindings: BindingTable;
  readonly #library: Library;

  constructor(bindings: BindingTable, library: Library) {
    this.#bindings = bindings;
    this.#library = library;
  }

  /** The class that an expression names, whether the program or the runtime defines it. */
  classNamed(node: ast.Expr): ClassInfo | null {
    const found = this.#definitionOf(node);
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

  #definitionOf(
    node: ast.Expr,
  ):
    | { kind: "class"; class: ClassInfo }
    | { kind: "imported"; module: string; name: string }
    | null {
    if (node.kind === "Attribute" && node.value.kind === "Name") {
      const module = this.importedModule(this.#bindings.uses.get(node.value) ?? null);
      return module === null ? null : { kind: "imported", module, name: node.attr };
    }
    if (node.kind !== "Name") return null;
    const binding = this.#bindings.uses.get(node);
    if (binding === undefined) return { kind: "imported", module: "builtins", name: node.id };
    const definition = binding.definitionNodes[0];
    if (binding.definitions.length !== 1 || definition === undefined) return null;
    if (definition.kind === "ClassDef")
      return { kind: "class", class: this.classes.get(definition)! };
    if (definition.kind !== "alias") return null;
    const statement = this.#bindings.imports.get(definition);
    if (statement?.kind !== "ImportFrom" || statement.level > 0 || statement.module === null)
      return null;
    return { kind: "imported", module: statement.module, name: definition.name };
  }

  /** The module that a name stands for when its one definition is an `import`. */
  importedModule(binding: Binding | null): string | null {
    const definition = binding?.definitionNodes[0];
    if (binding === null || binding.definitions.length !== 1 || definition?.kind !== "alias")
      return null;
    if (this.#bindings.imports.get(definition)?.kind !== "Import") return null;
    return definition.asname === null ? definition.name.split(".")[0]! : definition.name;
  }
}

export function declareProgram(inference: Inference): Declarations {
  const { bindings, library } = inference;
  const declarations = new Declarations(bindings, library);
  for (const [node] of bindings.scopes) {
    if (node.kind === "ClassDef")
      declarations.classes.set(node, new ClassInfo(node.name, inference.moduleName, [], node));
  }
  for (const [node, info] of declarations.classes) declareBases(node, info, declarations, library);
  for (const [node, scope] of bindings.scopes) {
    if (isFunctionNode(node))
      declarations.functions.set(node, declareFunction(node, scope, declarations, inference));
  }
  return declarations;
}

function isFunctionNode(node: ast.AstNode): node is ast.FunctionNode {
  return node.kind === "FunctionDef" || node.kind === "AsyncFunctionDef" || node.kind === "Lambda";
}

function declareBases(
  node: ast.ClassDef,
  info: ClassInfo,
  declarations: Declarations,
  library: Library,
): void {
  const bases: InstanceType[] = [];
  for (const base of node.bases) {
    const found = declarations.classNamed(base);
    if (found === null || found === info) info.isOpaque = true;
    else bases.push(instance(found, ...found.typeParameters.map(() => unknown)));
  }
  if (node.bases.length === 0) bases.push(instance(library.class("builtins.object")));
  if (node.keywords.length > 0 || node.decorator_list.length > 0) info.isOpaque = true;
  info.bases = bases;
}

function declareFunction(
  node: ast.FunctionNode,
  scope: Scope,
  declarations: Declarations,
  inference: Inference,
): FunctionInfo {
  const ownerNode = scope.parent?.kind === "class" ? (scope.parent.node as ast.ClassDef) : null;
  const owner =
    ownerNode === null || node.kind === "Lambda" ? null : declarations.classes.get(ownerNode)!;
  const names = {
    library: inference.library,
    classOf: (each: ast.Expr) => declarations.classNamed(each),
    typingName: (each: ast.Expr) => declarations.typingName(each),
  };
  const annotationOf = (each: ast.Expr | null): Type | null =>
    each === null ? null : typeOfAnnotation(each, names);
  const parameters = programParameters(node.args, inference.bindings.uses, annotationOf);
  const declaredReturn = node.kind === "Lambda" ? null : annotationOf(node.returns);
  const name = node.kind === "Lambda" ? "<lambda>" : node.name;
  const info = new FunctionInfo(node, name, scope, owner, parameters, declaredReturn);
  if (node.kind !== "Lambda")
    info.escapes = node.decorator_list.length > 0 && methodDecorator(node) === "other";
  for (const parameter of parameters) {
    if (parameter.annotation !== null)
      parameter.binding.type = heldBy(parameter, parameter.annotation, inference.library);
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
  owner.members.set(mangle(node.name, owner.name), { kind: "method", function: info, decorator });
  const receiver = parameters[0];
  if (receiver === undefined || decorator === "static" || decorator === "other") return;
  receiver.binding.type = decorator === "class" ? { kind: "class", class: owner } : instance(owner);
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
