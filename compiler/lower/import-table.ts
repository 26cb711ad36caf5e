/** The emitted module's imports: the program's own, where something uses them, and one of the runtime's helpers. */
import * as t from "@babel/types";
import type { Binding, BindingTable } from "../analyze/types/binding.ts";
import type { ClassInfo } from "../analyze/types/classes.ts";
import type { TypeTable } from "../analyze/types/inference.ts";
import { attributeName, bindingName } from "./naming.ts";

const runtimePackage = "@py2ts-async/runtime";

interface ImportedName {
  readonly local: string;
  isType: boolean;
}

/** An import of the program, kept if one of its bindings is used or the module it names must run. */
export interface ProgramImport {
  readonly declaration: t.ImportDeclaration;
  readonly specifiers: readonly {
    readonly binding: Binding;
    readonly specifier: t.ImportDeclaration["specifiers"][number];
  }[];
  /** Modules of the runtime do nothing when they are imported. */
  readonly hasEffects: boolean;
}

export function runtimeSpecifier(module: string): string {
  return module === "builtins"
    ? runtimePackage
    : `${runtimePackage}/${module.replaceAll(".", "/")}`;
}

export class ImportTable {
  readonly #bindings: BindingTable;
  readonly #types: TypeTable;
  readonly #bound: Set<string>;
  readonly #names = new Map<string, Map<string, ImportedName>>();
  readonly #used = new Set<Binding>();
  readonly #program: ProgramImport[] = [];
  readonly #keepsTypes: boolean;

  /** @param keepsTypes false where the output is JavaScript: what only types need is not imported */
  constructor(bindings: BindingTable, types: TypeTable, keepsTypes: boolean) {
    this.#bindings = bindings;
    this.#types = types;
    this.#keepsTypes = keepsTypes;
    this.#bound = new Set();
    for (const scope of bindings.scopes.values()) {
      if (scope.kind !== "class")
        for (const name of scope.bindings.keys()) this.#bound.add(bindingName(name));
    }
  }

  use(binding: Binding): void {
    this.#used.add(binding);
  }

  runtime(name: string, isType: boolean): t.Identifier {
    return this.#named("builtins", name, isType);
  }

  #named(module: string, name: string, isType: boolean): t.Identifier {
    let names = this.#names.get(module);
    if (names === undefined) this.#names.set(module, (names = new Map<string, ImportedName>()));
    let imported = names.get(name);
    if (imported === undefined) {
      const local = this.#bound.has(name) || isGlobalOfJavaScript(name) ? `${name}$1` : name;
      names.set(name, (imported = { local, isType }));
    } else if (!isType) imported.isType = false;
    return t.identifier(imported.local);
  }

  /** A value of a runtime module, through the program's own import of it if there is one. */
  member(module: string, name: string): t.Expression {
    const namespace = this.#namespace(module);
    if (namespace === null) return this.#named(module, name, false);
    return t.memberExpression(
      t.identifier(bindingName(namespace.name)),
      t.identifier(attributeName(name)),
    );
  }

  classReference(info: ClassInfo): t.TSEntityName | null {
    if (info.isOpaque) return null;
    if (info.node !== null) return t.identifier(bindingName(info.name));
    if (info.module === "builtins") return this.runtime(info.name, true);
    const namespace = this.#namespace(info.module);
    if (namespace !== null)
      return t.tsQualifiedName(t.identifier(bindingName(namespace.name)), t.identifier(info.name));
    for (const binding of this.#bindings.module.bindings.values()) {
      const type = this.#types.typeOfBinding(binding);
      if (type.kind === "class" && type.class === info && isImport(binding)) {
        this.use(binding);
        return t.identifier(bindingName(binding.name));
      }
    }
    return this.#named(info.module, info.name, true);
  }

  /** The name under which the program imports a whole module. */
  #namespace(module: string): Binding | null {
    for (const binding of this.#bindings.module.bindings.values()) {
      if (!isImport(binding)) continue;
      const type = this.#types.typeOfBinding(binding);
      if (type.kind === "module" && type.name === module) {
        this.use(binding);
        return binding;
      }
    }
    return null;
  }

  addProgramImport(entry: ProgramImport): void {
    this.#program.push(entry);
  }

  /** What {@link forgetSince} goes back to. */
  mark(): number {
    return this.#program.length;
  }

  forgetSince(mark: number): void {
    this.#program.length = mark;
  }

  /** Puts the imports at the head of the module, those that nothing uses left out. */
  finish(body: readonly t.Statement[]): t.Statement[] {
    const heads: t.Statement[] = [];
    const rest: t.Statement[] = [];
    const kept = new Map<t.Statement, ProgramImport>(
      this.#program.map((entry) => [entry.declaration, entry]),
    );
    const placed = new Set<t.Statement>();
    let comments: t.Comment[] = [];
    this.#dropRepeated();
    for (const statement of body) {
      const entry = kept.get(statement);
      if (entry !== undefined) placed.add(statement);
      if (entry !== undefined && !this.#keep(entry)) {
        comments.push(...(statement.leadingComments ?? []), ...(statement.trailingComments ?? []));
        continue;
      }
      if (comments.length > 0)
        statement.leadingComments = [...comments, ...(statement.leadingComments ?? [])];
      comments = [];
      (entry === undefined ? rest : heads).push(statement);
    }
    for (const [declaration, entry] of kept)
      if (!placed.has(declaration) && this.#keep(entry)) heads.push(declaration);
    return [...heads, ...this.#runtimeImports(), ...rest];
  }

  /** A module may import the same thing in several places, as functions do for themselves. */
  #dropRepeated(): void {
    const seen = new Set<string>();
    for (const { declaration, specifiers } of this.#program) {
      for (const { specifier, binding } of specifiers) {
        const { local, type } = specifier;
        const name = t.isImportSpecifier(specifier) ? importedName(specifier) : type;
        const key = `${local.name} ${declaration.source.value} ${name}`;
        if (!this.#used.has(binding)) continue;
        if (seen.has(key)) this.#used.delete(binding);
        seen.add(key);
      }
    }
  }

  #keep(entry: ProgramImport): boolean {
    const { declaration } = entry;
    declaration.specifiers = entry.specifiers
      .filter((each) => this.#used.has(each.binding))
      .map((each) => each.specifier);
    return declaration.specifiers.length > 0 || entry.hasEffects;
  }

  #runtimeImports(): t.Statement[] {
    const declarations: t.Statement[] = [];
    for (const [module, names] of [...this.#names].sort(([left], [right]) =>
      left < right ? -1 : 1,
    )) {
      const specifiers = [...names]
        .filter(([, imported]) => this.#keepsTypes || !imported.isType)
        .sort(([left], [right]) => compareNames(left, right))
        .map(([name, imported]) => {
          const specifier = t.importSpecifier(t.identifier(imported.local), t.identifier(name));
          if (imported.isType) specifier.importKind = "type";
          return specifier;
        });
      if (specifiers.length === 0) continue;
      declarations.push(t.importDeclaration(specifiers, t.stringLiteral(runtimeSpecifier(module))));
    }
    return declarations;
  }
}

function importedName({ imported }: t.ImportSpecifier): string {
  return t.isIdentifier(imported) ? imported.name : imported.value;
}

function isImport(binding: Binding): boolean {
  return binding.definitions.length === 1 && binding.definitions[0] === "import";
}

/** Alphabetical, whatever the case. */
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
