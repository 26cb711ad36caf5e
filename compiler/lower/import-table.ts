/** The emitted module's imports: the program's own, where something uses them, and those of the runtime's helpers. */
import * as t from "@babel/types";
import type { Binding, BindingTable, Scope } from "../analyze/types/binding.ts";
import type { ClassInfo } from "../analyze/types/classes.ts";
import type { Inference } from "../analyze/types/inference.ts";
import type { ImportTarget, ProgramModule } from "../analyze/types/program-module.ts";
import { targetName, type ImportAlias, type ImportPlan } from "./import-plan.ts";
import { bindingName } from "./naming.ts";
import type { ProgramView } from "./program-view.ts";

const runtimePackage = "@py2ts-async/runtime";

export function runtimeSpecifier(module: string): string {
  return module === "builtins"
    ? runtimePackage
    : `${runtimePackage}/${module.replaceAll(".", "/")}`;
}

/** One name that the emitted module imports. */
interface Item {
  readonly source: string;
  /** The exported name; `null` for the whole namespace. */
  readonly imported: string | null;
  readonly local: string;
  isUsed: boolean;
  isType: boolean;
}

/** What one import statement of the program becomes. */
interface Head {
  readonly placeholder: t.Statement;
  readonly items: Item[];
  /** Modules that must be imported whether or not a name of theirs is used. */
  readonly effects: string[];
}

export interface ImportTableInput {
  readonly bindings: BindingTable;
  readonly types: Inference;
  readonly plan: ImportPlan;
  readonly modules: ProgramView;
  /** False where the output is JavaScript: what only types need is not imported. */
  readonly keepsTypes: boolean;
  /** Whether the lowering has made the name up for something else. */
  isReserved(name: string): boolean;
}

export class ImportTable {
  readonly #input: ImportTableInput;
  readonly #bound = new Set<string>();
  readonly #locals = new Map<Binding, string>();
  readonly #taken = new Set<string>();
  readonly #items = new Map<string, Item>();
  /** Items that no statement of the program stands for. */
  readonly #asked = new Map<string, Item>();
  readonly #askedLocals = new Set<string>();
  readonly #heads: Head[] = [];
  readonly #namespaces = new Map<string, Binding>();
  #classes: Map<ClassInfo, Binding> | null = null;

  constructor(input: ImportTableInput) {
    this.#input = input;
    const { scopes, module } = input.bindings;
    for (const scope of scopes.values()) {
      if (scope.kind !== "class")
        for (const name of scope.bindings.keys()) this.#bound.add(bindingName(name));
    }
    for (const scope of scopes.values())
      for (const binding of scope.bindings.values())
        if (input.plan.has(binding)) this.#nameLocally(binding, module);
  }

  #nameLocally(binding: Binding, module: Scope): void {
    const alias = this.#input.plan.get(binding)!;
    const name = bindingName(binding.name);
    const local =
      binding.scope === module || this.#isFree(binding, alias, module) ? name : this.#unique(name);
    this.#locals.set(binding, local);
    this.#taken.add(local);
    if (binding.scope === module && alias.kind === "namespace") {
      const key = targetName(alias.target);
      if (!this.#namespaces.has(key)) this.#namespaces.set(key, binding);
    }
  }

  /** Whether a function's imported name may be the JavaScript module's own. */
  #isFree(binding: Binding, alias: ImportAlias, module: Scope): boolean {
    const { name } = binding;
    for (let scope = binding.scope.parent; scope !== null && scope !== module; scope = scope.parent)
      if (scope.kind !== "class" && scope.bindings.has(name)) return false;
    const outer = module.bindings.get(name);
    if (outer !== undefined) return isSameThing(this.#input.plan.get(outer), alias);
    for (const [other, local] of this.#locals)
      if (local === bindingName(name) && !isSameThing(this.#input.plan.get(other), alias))
        return false;
    return true;
  }

  /** A name that nothing in the module has. */
  #unique(hint: string, isHelper = false): string {
    const isReserved = !isHelper && this.#input.isReserved(hint);
    const isFree = !this.#bound.has(hint) && !this.#taken.has(hint) && !isReserved;
    if (isFree && !isGlobalOfJavaScript(hint)) return hint;
    let number = 1;
    while (this.#taken.has(`${hint}$${number}`)) number++;
    return `${hint}$${number}`;
  }

  // ---------------------------------------------------------------- names of the program

  /** Whether the emitted module imports something under the name that the program does not call so. */
  isTaken(name: string): boolean {
    return this.#askedLocals.has(name);
  }

  aliasOf(binding: Binding): ImportAlias | null {
    return this.#input.plan.get(binding) ?? null;
  }

  /** The JavaScript name of an imported name; `null` for a name that is a variable. */
  localOf(binding: Binding): string | null {
    return this.#locals.get(binding) ?? null;
  }

  /** Says that the emitted code uses the name. */
  use(binding: Binding, isType = false): void {
    const alias = this.#input.plan.get(binding);
    if (alias === undefined) return;
    const item = this.#itemOf(alias, this.#locals.get(binding)!);
    if (item !== null) use(item, isType);
  }

  #itemOf(alias: ImportAlias, local: string): Item | null {
    const source = this.#sourceOf(alias.target);
    if (source === null) return null;
    if (alias.kind === "namespace") return this.#item(source, null, local);
    const { target, name } = alias;
    if (target.kind !== "program") return this.#item(source, bindingName(name), local);
    this.#input.modules.requestExport(target.module, name);
    return this.#item(source, bindingName(name), local);
  }

  #item(source: string, imported: string | null, local: string): Item {
    const key = `${source}\0${imported ?? "*"}\0${local}`;
    let item = this.#items.get(key);
    if (item === undefined) {
      item = { source, imported, local, isUsed: false, isType: true };
      this.#items.set(key, item);
      this.#taken.add(local);
    }
    return item;
  }

  /** `null` for a namespace package, which has no file. */
  #sourceOf(target: ImportTarget): string | null {
    if (target.kind !== "program") return runtimeSpecifier(target.name);
    return target.module.path === null ? null : this.#input.modules.specifierOf(target.module);
  }

  // ---------------------------------------------------------------- names that the lowering asks for

  runtime(name: string, isType: boolean): t.Identifier {
    return this.named({ kind: "runtime", name: "builtins" }, name, isType);
  }

  /** Whether the name is that of one of the runtime's helpers. */
  isHelper(local: string, ...helpers: readonly string[]): boolean {
    return helpers.some((each) => this.#asked.get(`${runtimePackage}\0${each}`)?.local === local);
  }

  /** A name that a module exports. */
  named(target: ImportTarget, name: string, isType = false): t.Identifier {
    return use(this.#ask(target, name, name), isType);
  }

  /** An item that no statement of the program stands for. */
  #ask(target: ImportTarget, imported: string | null, hint: string): Item {
    const source = this.#sourceOf(target)!;
    const key = `${source}\0${imported ?? "*"}`;
    let item = this.#asked.get(key);
    if (item === undefined) {
      const isHelper = source === runtimePackage;
      const local = this.#unique(hint, isHelper);
      item = this.#item(source, imported, local);
      if (!isHelper) this.#askedLocals.add(local);
      this.#asked.set(key, item);
    }
    return item;
  }

  /** The namespace of a module, through the program's own import of it if there is one. */
  namespace(target: ImportTarget, isType = false): t.Identifier {
    const known = this.#namespaces.get(targetName(target));
    if (known !== undefined) {
      this.use(known, isType);
      return t.identifier(this.#locals.get(known)!);
    }
    const name = targetName(target);
    const hint = bindingName(name.slice(name.lastIndexOf(".") + 1));
    return use(this.#ask(target, null, hint), isType);
  }

  /** Whether the module's own code uses its module object. */
  usesOwnObject = false;

  ownObject(): t.Identifier {
    this.usesOwnObject = true;
    return t.identifier("$module");
  }

  /** The namespace of the module itself. */
  ownNamespace(): t.Identifier {
    const module = this.#input.modules.own;
    const source = this.#input.modules.specifierOf(module);
    return use(this.#item(source, null, "$self"), false);
  }

  /** A value of a runtime module, through the program's own import of it if there is one. */
  member(module: string, name: string): t.Expression {
    const target: ImportTarget = { kind: "runtime", name: module };
    if (!this.#namespaces.has(module)) return this.named(target, name);
    return t.memberExpression(this.namespace(target), t.identifier(bindingName(name)));
  }

  /** The name by which types refer to a class here, or `null`. */
  classReference(info: ClassInfo): t.TSEntityName | null {
    const { types, modules } = this.#input;
    if (info.isOpaque) return null;
    if (info.node !== null) {
      if (types.declarations.classes.has(info.node)) return t.identifier(bindingName(info.name));
    } else if (info.module === "builtins") return this.runtime(info.name, true);
    const imported = this.#importedClass(info);
    if (imported !== null) return imported;
    const exporter =
      info.node === null
        ? { target: { kind: "runtime", name: info.module } as const, name: info.name }
        : programClass(modules.exporterOf(info));
    if (exporter === null) return null;
    const namespace = this.#namespaces.get(targetName(exporter.target));
    if (namespace === undefined) return this.#typeNamed(exporter.target, exporter.name);
    this.use(namespace, true);
    return t.tsQualifiedName(
      t.identifier(this.#locals.get(namespace)!),
      t.identifier(exporter.name),
    );
  }

  /** A type that a module exports, under whatever name it is imported already. */
  #typeNamed(target: ImportTarget, name: string): t.Identifier {
    const source = this.#sourceOf(target);
    for (const item of this.#items.values())
      if (item.source === source && item.imported === name) return use(item, true);
    return this.named(target, name, true);
  }

  /** The name under which the module imports a class. */
  #importedClass(info: ClassInfo): t.Identifier | null {
    if (this.#classes === null) {
      this.#classes = new Map();
      for (const [binding, alias] of this.#input.plan) {
        if (alias.kind !== "name" || binding.scope.kind !== "module") continue;
        const type = this.#input.types.typeOfBinding(binding);
        if (type.kind === "class" && !this.#classes.has(type.class))
          this.#classes.set(type.class, binding);
      }
    }
    const binding = this.#classes.get(info);
    if (binding === undefined) return null;
    this.use(binding, true);
    return t.identifier(this.#locals.get(binding)!);
  }

  // ---------------------------------------------------------------- statements

  isPlaceholder(statement: t.Statement): boolean {
    return this.#heads.some((head) => head.placeholder === statement);
  }

  /** What stands for an import statement until it is known which of its names are used. */
  placeholder(bindings: readonly Binding[], effects: readonly ProgramModule[]): t.Statement {
    const placeholder = t.emptyStatement();
    const items: Item[] = [];
    for (const binding of bindings) {
      const alias = this.#input.plan.get(binding);
      const item = alias === undefined ? null : this.#itemOf(alias, this.#locals.get(binding)!);
      if (item !== null && !items.includes(item)) items.push(item);
    }
    const sources = effects.map((module) => this.#input.modules.specifierOf(module));
    this.#heads.push({ placeholder, items, effects: sources });
    return placeholder;
  }

  /** Puts the imports at the head of the module, those that nothing uses left out. */
  finish(body: readonly t.Statement[]): t.Statement[] {
    const heads: t.Statement[] = [];
    const rest: t.Statement[] = [];
    const done = new Set<Item | string>();
    const byPlaceholder = new Map(this.#heads.map((head) => [head.placeholder, head]));
    let comments: t.Comment[] = [];
    for (const statement of body) {
      const head = byPlaceholder.get(statement);
      const statements = head === undefined ? [statement] : this.#declarations(head, done);
      const [first] = statements;
      if (first === undefined) {
        comments.push(...(statement.leadingComments ?? []), ...(statement.trailingComments ?? []));
        continue;
      }
      first.leadingComments = [
        ...comments,
        ...(statement.leadingComments ?? []),
        ...(first === statement ? [] : (first.leadingComments ?? [])),
      ];
      comments = [];
      if (head !== undefined && statement.trailingComments)
        statements[statements.length - 1]!.trailingComments = statement.trailingComments;
      (head === undefined ? rest : heads).push(...statements);
    }
    const mentioned = namesIn(rest);
    for (const item of this.#asked.values()) if (!mentioned.has(item.local)) item.isUsed = false;
    const late = [...this.#items.values()].filter((item) => !done.has(item));
    const isOwn = (item: Item): boolean => item.source.startsWith(runtimePackage);
    return [
      ...heads,
      ...this.#declare(late.filter((item) => !isOwn(item))),
      ...this.#declare(late.filter(isOwn).sort(compareItems)),
      ...rest,
    ];
  }

  #declarations({ items, effects }: Head, done: Set<Item | string>): t.Statement[] {
    const fresh = items.filter((item) => !done.has(item));
    for (const item of fresh) done.add(item);
    const declared = this.#declare(fresh);
    for (const declaration of declared) done.add(declaration.source.value);
    const bare = effects.filter((source) => !done.has(source));
    for (const source of bare) done.add(source);
    const order = new Map(effects.map((source, index) => [source, index]));
    const all = [
      ...declared,
      ...bare.map((source) => t.importDeclaration([], t.stringLiteral(source))),
    ];
    return all.sort(
      (left, right) =>
        (order.get(left.source.value) ?? Infinity) - (order.get(right.source.value) ?? Infinity) ||
        0,
    );
  }

  /** The declarations of items: one for each namespace, one for all names of a module. */
  #declare(items: readonly Item[]): t.ImportDeclaration[] {
    const declarations: t.ImportDeclaration[] = [];
    const bySource = new Map<string, t.ImportDeclaration>();
    for (const item of items) {
      const isLeftOut = !item.isUsed || (item.isType && !this.#input.keepsTypes);
      if (isLeftOut) continue;
      const local = t.identifier(item.local);
      if (item.imported === null) {
        const specifier = t.importNamespaceSpecifier(local);
        const declaration = t.importDeclaration([specifier], t.stringLiteral(item.source));
        if (item.isType) declaration.importKind = "type";
        declarations.push(declaration);
        continue;
      }
      const specifier = t.importSpecifier(local, t.identifier(item.imported));
      if (item.isType) specifier.importKind = "type";
      const known = bySource.get(item.source);
      if (known !== undefined) known.specifiers.push(specifier);
      else {
        const declaration = t.importDeclaration([specifier], t.stringLiteral(item.source));
        bySource.set(item.source, declaration);
        declarations.push(declaration);
      }
    }
    return declarations;
  }
}

/** Every identifier of the statements: helpers were imported for code that may have been simplified since. */
function namesIn(statements: readonly t.Statement[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of statements)
    t.traverseFast(statement, (node) => {
      if (node.type === "Identifier") names.add(node.name);
    });
  return names;
}

function use(item: Item, isType: boolean): t.Identifier {
  item.isUsed = true;
  if (!isType) item.isType = false;
  return t.identifier(item.local);
}

function programClass(
  exporter: { readonly module: ProgramModule; readonly name: string } | null,
): { readonly target: ImportTarget; readonly name: string } | null {
  if (exporter === null) return null;
  return {
    target: { kind: "program", module: exporter.module },
    name: bindingName(exporter.name),
  };
}

function isSameThing(left: ImportAlias | undefined, right: ImportAlias): boolean {
  if (left === undefined || targetName(left.target) !== targetName(right.target)) return false;
  if (left.kind === "namespace") return right.kind === "namespace";
  return right.kind === "name" && left.name === right.name;
}

/** By module, then alphabetically, whatever the case. */
function compareItems(left: Item, right: Item): number {
  if (left.source !== right.source) return left.source < right.source ? -1 : 1;
  return compareNames(left.imported ?? "", right.imported ?? "");
}

function compareNames(left: string, right: string): number {
  const a = left.toLowerCase();
  const b = right.toLowerCase();
  if (a !== b) return a < b ? -1 : 1;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Runtime names that would hide a JavaScript global which emitted code uses: none of Python's builtins is spelled so but the errors. */
function isGlobalOfJavaScript(name: string): boolean {
  return name === "Promise" || name === "Symbol" || name === "Object" || name === "Array";
}
