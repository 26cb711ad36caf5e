/**
 * Which classes JavaScript's own `class` cannot say. They are made at run time by Python's protocol (`buildClass` of the runtime), and what the program does with them is left to the runtime
 * as well: their instances are of unknown type.
 */
import type * as ast from "../../ast/nodes.ts";
import { visit } from "../../ast/visit.ts";
import type { BindingTable } from "./binding.ts";
import type { ClassInfo } from "./classes.ts";
import { hasKnownBases } from "./dataclasses.ts";

/** Special methods that JavaScript's classes have no counterpart for. */
const runTimeMethods: ReadonlySet<string> = new Set([
  "__new__",
  "__getattr__",
  "__getattribute__",
  "__setattr__",
  "__delattr__",
  "__init_subclass__",
  "__set_name__",
  "__class_getitem__",
  "__get__",
  "__set__",
  "__delete__",
  "__prepare__",
  "__instancecheck__",
  "__subclasscheck__",
  "__subclasshook__",
  "__mro_entries__",
  "__call__",
  "__class__",
  "__dict__",
]);

/** Special names whose values in a class body are data like any other. */
const plainSpecialNames: ReadonlySet<string> = new Set([
  "__match_args__",
  "__version__",
  "__author__",
  "__test__",
]);

/** Classes whose values are JavaScript's own, or that no JavaScript class extends as Python's do. */
const nativeBases: ReadonlySet<string> = new Set([
  "int",
  "float",
  "bool",
  "str",
  "list",
  "tuple",
  "type",
  "range",
  "slice",
  "property",
  "classmethod",
  "staticmethod",
  "super",
  "complex",
  "bytes",
  "bytearray",
  "frozenset",
]);

/** The classes of one module. */
interface ModuleClasses {
  readonly bindings: BindingTable;
  readonly declarations: { readonly classes: ReadonlyMap<ast.ClassDef, ClassInfo> };
}

/**
 * Marks the classes of a program that are made at run time: `isOpaque`. A class below such a class is one itself; one above it must let its instances be made by others: `isExtendedAtRunTime`.
 */
export function markRunTimeClasses(modules: readonly ModuleClasses[]): void {
  const infos = modules.flatMap(({ declarations }) => [...declarations.classes.values()]);
  const shared = basesOfSeveral(infos);
  for (const { bindings, declarations } of modules) {
    for (const [node, info] of declarations.classes) {
      const used = superNames(node);
      const cooperates = used.size > 0 && shared.has(info);
      const isPlain =
        !cooperates &&
        isPlainClass(node, info, bindings) &&
        hasMethods(info, used) &&
        hidesNoMethods(node, info) &&
        hasPlainConstructor(node, info) &&
        (info.dataclass === null || (!shared.has(info) && hasKnownBases(info)));
      if (!isPlain) info.isOpaque = true;
    }
  }
  for (let isChanging = true; isChanging;) {
    isChanging = false;
    for (const info of infos) {
      if (info.isOpaque || !info.bases.some((base) => base.class.isOpaque)) continue;
      info.isOpaque = true;
      isChanging = true;
    }
  }
  for (const info of infos) {
    if (!info.isOpaque) continue;
    for (const base of info.mro()) if (!base.isOpaque) base.isExtendedAtRunTime = true;
  }
}

/** Whether `__init__` can be a JavaScript constructor: what it does to its object comes after the base's constructor, which surely runs. */
function hasPlainConstructor(node: ast.ClassDef, info: ClassInfo): boolean {
  const init = node.body.find(
    (each) =>
      (each.kind === "FunctionDef" || each.kind === "AsyncFunctionDef") && each.name === "__init__",
  );
  if (init === undefined) return true;
  if (init.kind !== "FunctionDef" || isGeneratorOrReturns(init)) return false;
  const calls = initCalls(init);
  const base = info.bases[0]!.class;
  if (base.qualifiedName === "builtins.object") return calls.length <= 1;
  const place = init.body.findIndex((each) => each.kind === "Expr" && each.value === calls[0]);
  if (calls.length !== 1 || place === -1)
    return calls.length === 0 && constructsWithoutCall(init, base);
  const receiver = init.args.posonlyargs[0] ?? init.args.args[0]!;
  if (init.body.slice(0, place).some((each) => mentions(each, receiver.arg))) return false;
  const isSpread =
    calls[0]!.args.some((each) => each.kind === "Starred") ||
    calls[0]!.keywords.some((each) => each.arg === null);
  return !isSpread || (base.node === null && base.isSubclassOf("builtins.BaseException"));
}

/** The calls of `super().__init__` in a method. */
function initCalls(init: ast.FunctionDef): ast.Call[] {
  const calls: ast.Call[] = [];
  visit(init, {
    enter: (each) => {
      if (each.kind !== "Call" || each.func.kind !== "Attribute") return;
      const { value, attr } = each.func;
      if (attr !== "__init__" || value.kind !== "Call" || value.func.kind !== "Name") return;
      if (value.func.id === "super") calls.push(each);
    },
  });
  return calls;
}

function isGeneratorOrReturns(init: ast.FunctionDef): boolean {
  let found = false;
  visit(init, {
    enter: (each) => {
      if (each !== init && (each.kind === "FunctionDef" || each.kind === "Lambda")) return false;
      if (each.kind === "Yield" || each.kind === "YieldFrom") found = true;
      if (each.kind === "Return" && each.value !== null) {
        if (each.value.kind !== "Constant" || each.value.type !== "None") found = true;
      }
      return true;
    },
  });
  return found;
}

/** JavaScript always runs a constructor of the base; where Python runs none, that must make no difference. */
function constructsWithoutCall(init: ast.FunctionDef, base: ClassInfo): boolean {
  if (base.node === null) {
    const { args } = init;
    const isSimple = args.vararg === null && args.kwarg === null && args.kwonlyargs.length === 0;
    return isSimple && base.isSubclassOf("builtins.BaseException");
  }
  return base.mro().every((each) => {
    if (each.dataclass !== null) return false;
    if (each.node === null) return each.qualifiedName === "builtins.object";
    return !each.node.body.some(
      (statement) => statement.kind === "FunctionDef" && statement.name === "__init__",
    );
  });
}

function mentions(node: ast.Stmt, name: string): boolean {
  let found = false;
  visit(node, {
    enter: (each) => {
      if (each.kind === "Name" && each.id === name) found = true;
    },
  });
  return found;
}

/** The classes that stand somewhere above a class with several bases: what `super()` means in them depends on the object. */
function basesOfSeveral(classes: readonly ClassInfo[]): ReadonlySet<ClassInfo> {
  const shared = new Set<ClassInfo>();
  const add = (info: ClassInfo): void => {
    if (shared.has(info)) return;
    shared.add(info);
    for (const base of info.bases) add(base.class);
  };
  for (const info of classes)
    if (info.bases.length > 1) for (const base of info.bases) add(base.class);
  return shared;
}

/** The names of the methods that are called on `super()`. */
function superNames(node: ast.ClassDef): ReadonlySet<string> {
  const names = new Set<string>();
  visit(node, {
    enter: (each) => {
      if (each.kind !== "Attribute" || each.value.kind !== "Call") return;
      const { func } = each.value;
      if (func.kind === "Name" && func.id === "super") names.add(each.attr);
    },
  });
  return names;
}

/** Whether no value of the class body stands in for a method of a base: JavaScript keeps the two in different places. */
function hidesNoMethods(node: ast.ClassDef, info: ClassInfo): boolean {
  return node.body.every((statement) => {
    if (statement.kind !== "Assign" && statement.kind !== "AnnAssign") return true;
    const name = nameOf(statement);
    if (name === null) return true;
    return !info.bases.some((base) => hasMethod(base.class, name) || isOfRuntime(base.class, name));
  });
}

/** Whether a class of the runtime has an attribute of that name: its TypeScript type need not be that of the value. */
function isOfRuntime(info: ClassInfo, name: string): boolean {
  const isOwn = info.node === null && info.members.has(name);
  return isOwn || info.bases.some((base) => isOfRuntime(base.class, name));
}

/** Whether every name is a method of a base, which JavaScript's `super` finds as well. */
function hasMethods(info: ClassInfo, names: ReadonlySet<string>): boolean {
  return [...names].every(
    (name) => name === "__init__" || info.bases.some((base) => hasMethod(base.class, name)),
  );
}

function hasMethod(info: ClassInfo, name: string): boolean {
  const isOwn =
    info.node === null
      ? info.qualifiedName !== "builtins.object" && info.members.get(name)?.kind === "stubMethod"
      : info.node.body.some(
          (each) =>
            (each.kind === "FunctionDef" || each.kind === "AsyncFunctionDef") && each.name === name,
        );
  return isOwn || info.bases.some((base) => hasMethod(base.class, name));
}

function isPlainClass(node: ast.ClassDef, info: ClassInfo, bindings: BindingTable): boolean {
  if (info.isOpaque || node.bases.length > 1 || node.type_params.length > 0) return false;
  const base = info.bases[0]?.class;
  if (base === undefined || (base.module === "builtins" && nativeBases.has(base.name)))
    return false;
  // Their instances and subclasses are tested by methods of a metaclass.
  if (base.isSubclassOf("abc.ABC") || base.isSubclassOf("builtins.type")) return false;
  return isDeclaredOnce(node, bindings) && hasPlainBody(node, info, bindings);
}

/** Whether the statement stands in the body of its function or module, and nothing else binds its name. */
function isDeclaredOnce(node: ast.ClassDef, bindings: BindingTable): boolean {
  const binding = bindings.uses.get(node);
  if (binding === undefined || binding.definitions.length !== 1) return false;
  const { scope } = binding;
  // The `repr` of a dataclass shows where it is defined, which a JavaScript class does not know.
  if (scope.kind === "function" && node.decorator_list.length > 0) return false;
  return (
    (scope.kind === "module" || scope.kind === "function") &&
    binding.block === scope.body &&
    binding.first?.block === scope.body &&
    binding.first.definition === "class"
  );
}

function hasPlainBody(node: ast.ClassDef, info: ClassInfo, bindings: BindingTable): boolean {
  const names = new Map<string, ast.Stmt>();
  for (const statement of node.body) {
    const name = nameOf(statement);
    if (name === null) {
      if (statement.kind === "Pass") continue;
      if (statement.kind === "Expr" && statement.value.kind === "Constant") continue;
      return false;
    }
    const before = names.get(name);
    if (before !== undefined && !isAccessorOf(statement, name)) return false;
    names.set(name, statement);
    const isField = info.dataclass?.fields.some((each) => each.name === name) === true;
    if (!isField && !isPlainMember(statement, node, bindings)) return false;
    if (listsClass(statement, bindings)) return false;
  }
  return !storesMethods(node, names);
}

/** Whether something in the class body asks for the names of the body. */
function listsClass(statement: ast.Stmt, bindings: BindingTable): boolean {
  if (bindings.listings.size === 0) return false;
  let found = false;
  visit(statement, {
    enter: (each) => {
      found ||= bindings.listings.get(each)?.kind === "class";
    },
  });
  return found;
}

/** The name that a member of a plain class binds. */
function nameOf(node: ast.Stmt): string | null {
  switch (node.kind) {
    case "FunctionDef":
    case "AsyncFunctionDef":
      return node.name;
    case "Assign":
      return node.targets.length === 1 && node.targets[0]!.kind === "Name"
        ? node.targets[0]!.id
        : null;
    case "AnnAssign":
      return node.target.kind === "Name" ? node.target.id : null;
    default:
      return null;
  }
}

function isPlainMember(node: ast.Stmt, owner: ast.ClassDef, bindings: BindingTable): boolean {
  switch (node.kind) {
    case "FunctionDef":
    case "AsyncFunctionDef":
      return isPlainMethod(node, owner, bindings);
    case "Assign":
    case "AnnAssign": {
      const name = nameOf(node)!;
      if (/^__\w+__$/.test(name) && !plainSpecialNames.has(name)) return false;
      return node.value === null || isPlainValue(node.value, bindings);
    }
    default:
      return false;
  }
}

/** A value that needs no statements ahead of it, and that is no function: those are methods in Python. */
function isPlainValue(value: ast.Expr, bindings: BindingTable): boolean {
  let isPlain = true;
  visit(value, {
    enter: (each) => {
      switch (each.kind) {
        case "Lambda":
        case "NamedExpr":
        case "IfExp":
        case "BoolOp":
        case "Await":
        case "Yield":
        case "YieldFrom":
        case "ListComp":
        case "SetComp":
        case "DictComp":
        case "GeneratorExp":
        case "Starred":
          isPlain = false;
          break;
        case "Name": {
          const binding = bindings.uses.get(each);
          if (binding?.scope.kind !== "class") break;
          isPlain &&= binding.definitions.length === 1 && binding.definitions[0] === "assign";
          break;
        }
      }
    },
  });
  if (value.kind !== "Name" && value.kind !== "Attribute") return isPlain;
  const definition = value.kind === "Name" ? bindings.uses.get(value)?.definitions[0] : "assign";
  return isPlain && (definition === undefined || definition === "class" || definition === "assign");
}

function isAccessorOf(node: ast.Stmt, name: string): boolean {
  if (node.kind !== "FunctionDef" || node.decorator_list.length !== 1) return false;
  const decorator = node.decorator_list[0]!;
  return (
    decorator.kind === "Attribute" &&
    decorator.attr === "setter" &&
    decorator.value.kind === "Name" &&
    decorator.value.id === name
  );
}

function isPlainMethod(
  node: ast.FunctionDef | ast.AsyncFunctionDef,
  owner: ast.ClassDef,
  bindings: BindingTable,
): boolean {
  if (runTimeMethods.has(node.name) || node.decorator_list.length > 1) return false;
  const [decorator] = node.decorator_list;
  const isStatic = decorator?.kind === "Name" && decorator.id === "staticmethod";
  if (decorator !== undefined && !isStatic && !isAccessorOf(node, node.name)) {
    if (decorator.kind !== "Name" || bindings.uses.has(decorator)) return false;
    if (decorator.id !== "property" && decorator.id !== "classmethod") return false;
    if (decorator.id === "property" && node.kind === "AsyncFunctionDef") return false;
  }
  if (isStatic && bindings.uses.has(decorator)) return false;
  const { args } = node;
  if (!isStatic && args.posonlyargs.length + args.args.length === 0) return false;
  const hasDefaultReceiver = args.defaults.length >= args.posonlyargs.length + args.args.length;
  if (!isStatic && hasDefaultReceiver && args.defaults.length > 0) return false;
  if (node.type_params.length > 0) return false;
  return usesPlainSuper(node) && readsNoClassNames(node, owner, bindings);
}

/** Whether `super` only stands in `super().method(...)` of the method itself. */
function usesPlainSuper(method: ast.FunctionDef | ast.AsyncFunctionDef): boolean {
  let isPlain = true;
  let depth = 0;
  const plainNames = new Set<ast.AstNode>();
  visit(method, {
    enter: (each) => {
      if (each.kind === "Lambda" || each.kind === "FunctionDef" || each.kind === "AsyncFunctionDef")
        depth++;
      if (each.kind === "GeneratorExp") depth++;
      if (each.kind === "Call" && each.func.kind === "Attribute" && depth === 1) {
        const { value } = each.func;
        if (
          value.kind === "Call" &&
          value.func.kind === "Name" &&
          value.func.id === "super" &&
          value.args.length + value.keywords.length === 0
        )
          plainNames.add(value.func);
      }
      if (each.kind === "Name" && each.id === "super" && !plainNames.has(each)) isPlain = false;
      if (each.kind === "Name" && each.id === "__class__") isPlain = false;
    },
    leave: (each) => {
      if (each.kind === "Lambda" || each.kind === "FunctionDef" || each.kind === "AsyncFunctionDef")
        depth--;
      if (each.kind === "GeneratorExp") depth--;
    },
  });
  return isPlain;
}

/** Defaults and annotations of methods are evaluated in the class body, where JavaScript has no names. */
function readsNoClassNames(
  node: ast.FunctionDef | ast.AsyncFunctionDef,
  owner: ast.ClassDef,
  bindings: BindingTable,
): boolean {
  const defaults = [...node.args.defaults, ...node.args.kw_defaults];
  return defaults.every((value) => {
    if (value === null) return true;
    let isPlain = true;
    visit(value, {
      enter: (each) => {
        if (each.kind === "Name" && bindings.uses.get(each)?.scope.node === owner) isPlain = false;
      },
    });
    return isPlain;
  });
}

/** Whether a method of the class stores an attribute under the name of a method, which hides it. */
function storesMethods(node: ast.ClassDef, members: ReadonlyMap<string, ast.Stmt>): boolean {
  let found = false;
  visit(node, {
    enter: (each) => {
      if (each.kind !== "Attribute" || each.ctx !== "Store") return;
      const member = members.get(each.attr);
      const isMethod = member?.kind === "FunctionDef" || member?.kind === "AsyncFunctionDef";
      if (!isMethod || each.value.kind !== "Name") return;
      const isProperty = member.decorator_list.length > 0;
      if (!isProperty) found = true;
    },
  });
  return found;
}
