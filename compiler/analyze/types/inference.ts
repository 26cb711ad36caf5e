/**
 * Type inference over one module: an ascending fixpoint. Every pass walks the module once in source order and joins what it sees into the
 * bindings, the functions' returns and the containers' element types; it ends when a pass changes nothing. What the passes cannot follow
 * escapes to `unknown`.
 */
import type * as ast from "../../ast/nodes.ts";
import { typeOfAnnotation, type AnnotationNames } from "./annotations.ts";
import { mangle } from "./occurrences.ts";
import { outerScope, type Binding, type BindingTable } from "./binding.ts";
import type { ClassInfo } from "./classes.ts";
import {
  completeDeclarations,
  declareBases,
  declareClasses,
  type Declarations,
} from "./declare.ts";
import { inferStatements } from "./infer-statements.ts";
import { joinOverrides } from "./overrides.ts";
import type { KnownTests } from "../conditions.ts";
import type { Library } from "./library.ts";
import type { ProgramModules } from "./program-module.ts";
import type { FunctionInfo } from "./signature.ts";
import {
  anyInt,
  contents,
  escape,
  holdsItself,
  intBetween,
  join,
  never,
  representative,
  resolved,
  sameType,
  unknown,
  unify,
  Variable,
  type Type,
} from "./type.ts";

/** What later phases ask about types. */
export interface TypeTable {
  /** The type of an expression's value; `unknown` where nothing is known. */
  typeOf(node: ast.Expr): Type;
  typeOfBinding(binding: Binding): Type;
  functionOf(node: ast.FunctionNode): FunctionInfo;
  classOf(node: ast.ClassDef): ClassInfo;
  readonly library: Library;
  /** The outcome of a test that is known when the module is compiled, or `null`. */
  outcome(test: ast.Expr): boolean | null;
  readonly functions: ReadonlyMap<ast.FunctionNode, FunctionInfo>;
  /** Calls whose result nothing uses. */
  readonly discarded: ReadonlySet<ast.Call>;
  /** Names of attributes that are read from values of unknown type, somewhere in the program. */
  readonly looseReads: ReadonlySet<string>;
  /** Whether an attribute of that name is deleted somewhere in the program. */
  mayBeDeleted(name: string): boolean;
  /** Expressions whose value nothing uses. */
  readonly ignored: ReadonlySet<ast.Expr>;
  /** What every call of the module is known to call, and from where. */
  readonly callSites: ReadonlyMap<ast.Call, CallSite>;
  /** The function around every `with` statement; `null`: the module itself. */
  readonly withSites: ReadonlyMap<ast.With, FunctionInfo | null>;
  /** The function around every import statement; `null`: the module itself. */
  readonly importSites: ReadonlyMap<ast.Import | ast.ImportFrom, FunctionInfo | null>;
}

export interface CallSite {
  readonly caller: FunctionInfo | null;
  readonly callee: Type;
}

/** Passes after which a range that still moves is taken to be without bound. */
const passesBeforeWidening = 6;
/** Passes after which everything that still changes is unknown; reached by contrived programs only. */
const maximumPasses = 20;

export interface InferenceOptions {
  /** Whether nothing outside the module can call its functions. */
  readonly isScript: boolean;
  readonly moduleName: string;
  readonly modules: ProgramModules;
  readonly tests: KnownTests;
  readonly loose: LooseNames;
  /** Whether code that is not followed may assign every name of the module. */
  readonly isOpen: () => boolean;
}

/** Names of attributes that some module of the program reads from, or writes to, values of unknown type. */
export class LooseNames {
  readonly reads = new Set<string>();
  readonly writes = new Set<string>();
  /** Of `int`, `float` and `str` those that the program derives classes from: what is annotated so need not be a JavaScript value. */
  readonly derived = new Set<string>();
  /** Names of attributes that are deleted. */
  readonly deletes = new Set<string>();
  /** Whether there are writes, or deletions, under names that only the program knows. */
  writesAny = false;
  deletesAny = false;

  get count(): number {
    const any = Number(this.writesAny) + Number(this.deletesAny);
    return this.reads.size + this.writes.size + this.deletes.size + any;
  }
}

export class Inference implements TypeTable, AnnotationNames {
  readonly bindings: BindingTable;
  readonly library: Library;
  readonly isScript: boolean;
  readonly moduleName: string;
  readonly modules: ProgramModules;
  readonly tests: KnownTests;
  readonly declarations: Declarations;
  readonly loose: LooseNames;
  readonly discarded = new Set<ast.Call>();
  readonly ignored = new Set<ast.Expr>();
  readonly callSites = new Map<ast.Call, CallSite>();
  readonly withSites = new Map<ast.With, FunctionInfo | null>();
  readonly importSites = new Map<ast.Import | ast.ImportFrom, FunctionInfo | null>();
  /** The function whose body is being walked. */
  currentFunction: FunctionInfo | null = null;
  readonly #module: ast.Module;
  readonly #isOpenModule: () => boolean;
  readonly #types = new Map<ast.Expr, Type>();
  readonly #variables = new Map<ast.Expr, Variable[]>();
  #pass = 0;
  #hasChanged = false;

  constructor(
    module: ast.Module,
    bindings: BindingTable,
    library: Library,
    options: InferenceOptions,
  ) {
    this.#module = module;
    this.bindings = bindings;
    this.library = library;
    this.isScript = options.isScript;
    this.moduleName = options.moduleName;
    this.modules = options.modules;
    this.tests = options.tests;
    this.loose = options.loose;
    this.#isOpenModule = options.isOpen;
    this.declarations = declareClasses(this);
  }

  /** The second step, when the classes of all modules are declared. */
  declareBases(): void {
    declareBases(this);
  }

  /** The third step, when it is known which classes are made at run time. */
  declare(): void {
    completeDeclarations(this);
  }

  /** Passes until the module has nothing new to say of itself. */
  run(): void {
    while (this.pass());
  }

  /** One pass over the module. Returns whether it has changed anything, in this module or in one that this one uses. */
  pass(): boolean {
    this.#pass++;
    this.#hasChanged = false;
    const held = this.#snapshot();
    const loose = this.loose.count;
    this.#openEscapedFunctions();
    inferStatements(this.#module.body, this);
    joinOverrides(this);
    this.#compare(held);
    if (this.loose.count !== loose) this.#hasChanged = true;
    return this.#hasChanged;
  }

  get looseReads(): Set<string> {
    return this.loose.reads;
  }

  get looseWrites(): Set<string> {
    return this.loose.writes;
  }

  mayBeDeleted(name: string): boolean {
    return this.loose.deletesAny || this.loose.deletes.has(name);
  }

  /** Whether code that is not followed may write to an attribute of that name. */
  mayBeWritten(name: string): boolean {
    return this.loose.writesAny || this.loose.writes.has(name);
  }

  /** The outcome of a test that is known when the module is compiled. */
  outcome(test: ast.Expr): boolean | null {
    return this.tests.outcome(test, (name) => this.#isGlobal(name));
  }

  isTypeChecking(test: ast.Expr): boolean {
    const inner = test.kind === "UnaryOp" && test.op === "Not" ? test.operand : test;
    return this.tests.isTypeChecking(inner, (name) => this.#isGlobal(name));
  }

  #isGlobal(name: ast.Name): boolean {
    return (this.bindings.uses.get(name)?.scope.kind ?? "module") === "module";
  }

  get functions(): ReadonlyMap<ast.FunctionNode, FunctionInfo> {
    return this.declarations.functions;
  }

  // ---------------------------------------------------------------- the table

  typeOf(node: ast.Expr): Type {
    return resolved(this.#types.get(node) ?? unknown);
  }

  /** As `typeOf`, but `never` stays: what nothing has flowed to yet. */
  rawTypeOf(node: ast.Expr): Type {
    return contents(this.#types.get(node) ?? never);
  }

  typeOfBinding(binding: Binding): Type {
    return resolved(binding.type);
  }

  functionOf(node: ast.FunctionNode): FunctionInfo {
    return this.declarations.functions.get(node)!;
  }

  classOf(node: ast.ClassDef): ClassInfo;
  classOf(node: ast.Expr): ClassInfo | null;
  classOf(node: ast.ClassDef | ast.Expr): ClassInfo | null {
    return node.kind === "ClassDef"
      ? this.declarations.classes.get(node)!
      : this.declarations.classNamed(node);
  }

  typingName(node: ast.Expr): string | null {
    return this.declarations.typingName(node);
  }

  annotation(node: ast.Expr): Type {
    return typeOfAnnotation(node, this);
  }

  // ---------------------------------------------------------------- recording

  record(node: ast.Expr, type: Type): Type {
    this.#types.set(node, type);
    return type;
  }

  /** The element type number `index` of the container that `node` makes. */
  variable(node: ast.Expr, index = 0): Variable {
    let variables = this.#variables.get(node);
    if (variables === undefined) this.#variables.set(node, (variables = []));
    return (variables[index] ??= new Variable());
  }

  /** A value flows into a name. */
  flowToBinding(binding: Binding, type: Type): void {
    binding.type = this.#joined(binding.type, type);
  }

  flowToReturn(info: FunctionInfo, type: Type): void {
    if (info.declaredReturn === null) info.returned = this.#joined(info.returned, type);
    else this.flow(info.declaredReturn, type);
  }

  flowToYielded(info: FunctionInfo, type: Type): void {
    info.yielded = this.#joined(info.yielded, type);
  }

  /** The current function yields a value. */
  yields(type: Type): void {
    const info = this.currentFunction;
    if (info === null) return;
    if (!info.isGenerator) this.changed();
    info.isGenerator = true;
    info.yielded = this.#joined(info.yielded, type);
  }

  flowToAttribute(owner: ClassInfo, name: string, type: Type): void {
    // A value seen as an instance of a base may be one of any class below: all program classes above share what is stored.
    for (const each of owner.mro()) {
      if (each.node === null) continue;
      const member = each.ownAttribute(name);
      if (member.kind === "attribute") member.type = this.#joined(member.type, type);
      else escape(type);
    }
  }

  /** A value flows to a place whose type is fixed: aliases of containers become one, and what does not fit escapes. */
  flow(target: Type, value: Type): void {
    if (target.kind === "variable") {
      const variable = representative(target);
      variable.bound = this.#joined(variable.bound, value);
      return;
    }
    const from = contents(value);
    const to = contents(target);
    if (from.kind === "union") return from.members.forEach((member) => this.flow(to, member));
    if (to.kind === "union" && from.kind === "instance") {
      const match = to.members.find(
        (member) => member.kind === "instance" && member.class === from.class,
      );
      if (match !== undefined) return this.flow(match, from);
    }
    if (to.kind === "instance" && from.kind === "instance" && to.class === from.class) {
      from.arguments.forEach((argument, index) => unify(argument, to.arguments[index] ?? unknown));
    } else if (!sameType(from, to)) escape(from);
  }

  /** The attribute's name as Python has it: private names carry their class's. */
  attributeName(node: ast.Attribute): string {
    return mangle(node.attr, this.currentFunction?.scope.mangledBy ?? null);
  }

  /** Tells the fixpoint that something grew. */
  changed(): void {
    this.#hasChanged = true;
  }

  #joined(old: Type, added: Type): Type {
    const joined = join(old, added);
    if (sameType(joined, old)) return old;
    this.#hasChanged = true;
    return this.#pass >= maximumPasses ? unknown : this.#widened(old, joined);
  }

  #widened(old: Type, grown: Type): Type {
    if (this.#pass < passesBeforeWidening || grown.kind !== "int") return grown;
    if (old.kind !== "int") return grown;
    const minimum = grown.minimum < old.minimum ? -Infinity : grown.minimum;
    const maximum = grown.maximum > old.maximum ? Infinity : grown.maximum;
    return intBetween(minimum, maximum);
  }

  #snapshot(): Map<Variable, Type> {
    const held = new Map<Variable, Type>();
    for (const variables of this.#variables.values()) {
      for (const variable of variables) held.set(variable, contents(variable));
    }
    return held;
  }

  #compare(held: ReadonlyMap<Variable, Type>): void {
    for (const variables of this.#variables.values()) {
      for (const variable of variables) {
        // What holds itself has no finite type.
        if (holdsItself(variable)) escape(variable);
        const now = contents(variable);
        const before = held.get(variable) ?? never;
        if (sameType(now, before)) continue;
        this.#hasChanged = true;
        const target = representative(variable);
        if (this.#pass >= maximumPasses) target.bound = unknown;
        else if (this.#pass >= passesBeforeWidening && now.kind === "int" && before.kind === "int")
          target.bound = anyInt;
      }
    }
  }

  /** Functions whose calls are not all seen take unknown arguments wherever nothing is annotated. */
  #openEscapedFunctions(): void {
    const isOpen = this.#isOpenModule();
    for (const binding of this.bindings.module.bindings.values())
      if (isOpen || binding.mayMeanBuiltin) this.flowToBinding(binding, unknown);
    for (const info of this.declarations.functions.values()) {
      if (!this.#isOpen(info)) continue;
      // What an escaped function returns gets where the function got.
      if (info.escapes) {
        escape(info.returned);
        escape(info.yielded);
      }
      for (const parameter of info.parameters) {
        if (parameter.annotation === null && !this.isReceiver(info, parameter.binding)) {
          this.flowToBinding(parameter.binding, unknown);
        }
      }
    }
  }

  #isOpen(info: FunctionInfo): boolean {
    if (info.escapes || info.hasUnmatchedCalls) return true;
    if (!info.isCalled) return this.#pass > 1;
    if (info.owner !== null && (info.owner.escapes || info.owner.isOpaque)) return true;
    if (info.owner !== null && this.looseReads.has(info.name)) return true;
    return (
      !this.isScript && outerScope(info.scope)?.kind === "module" && !info.name.startsWith("_")
    );
  }

  /** Whether a parameter is the `self` or `cls` of a method. */
  isReceiver(info: FunctionInfo, binding: Binding): boolean {
    if (info.owner === null || info.parameters[0]?.binding !== binding) return false;
    const member = info.owner.members.get(info.name);
    return (
      member?.kind === "method" && member.decorator !== "static" && member.decorator !== "other"
    );
  }
}
