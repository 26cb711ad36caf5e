/**
 * Colour: which sync functions must become async, because they reach a call that blocks in Python (`asyncio.run`) and that JavaScript can only
 * await. A worklist over the calls that the type inference resolved: a caller takes the colour of what it calls. A method of an object that is not known may
 * block where some method of its name does: whether it does is found out when it is called (`blocked` of the runtime).
 */
import type * as ast from "../../ast/nodes.ts";
import type { TypeTable } from "../types/inference.ts";
import { isBlockingManager } from "../types/managers.ts";
import type { FunctionInfo } from "../types/signature.ts";
import type { StubFunctionType, Type } from "../types/type.ts";

/** What the colours of one module are computed from. */
export interface ColouredModule {
  /** Whether it was found on the Python path, and not among the program's own files. */
  readonly isLibrary: boolean;
  readonly types: TypeTable;
  /** The modules of the program that an import statement runs, if they have not run yet. */
  importedBy(statement: ast.Import | ast.ImportFrom): readonly ColouredModule[];
}

export interface Colours {
  /** Sync functions of the program that are emitted as async ones. */
  readonly asyncFunctions: ReadonlySet<FunctionInfo>;
  /** Modules whose own code awaits something. */
  readonly asyncModules: ReadonlySet<ColouredModule>;
  /** Calls that must be awaited where they stand. */
  readonly blockingCalls: ReadonlySet<ast.Call>;
  /** Those of them whose callee is not known, and that may or may not block. */
  readonly maybeBlockingCalls: ReadonlySet<ast.Call>;
  /** Those of them that make tasks which may start eagerly. */
  readonly eagerCalls: ReadonlySet<ast.Call>;
  /** Functions that would have to become async and cannot, with the place in them. */
  readonly refused: readonly RefusedCaller[];
}

type Site = ast.Call | ast.With | ast.Import | ast.ImportFrom;

export interface RefusedCaller {
  readonly call: Site;
  readonly function: FunctionInfo;
  readonly module: ColouredModule;
  readonly reason:
    "constructor" | "property" | "special method" | "generator" | "lambda" | "callback";
}

/** Methods of the runtime that run the loop, by whose names calls of unknown objects may block. */
const blockingNames: ReadonlySet<string> = new Set([
  "run_until_complete",
  "run_forever",
  "_run_once",
]);

/** Methods of `unittest` that call what they are given, and wait for it. */
const calling = new Set([
  "assertRaises",
  "assertRaisesRegex",
  "assertWarns",
  "assertWarnsRegex",
  "assertLogs",
]);

/** Functions of the runtime that run the loop: synchronous in Python, a promise in JavaScript. */
const blocking = new Set([
  "asyncio.run",
  "asyncio.Runner.run",
  "asyncio.Runner.close",
  "asyncio.AbstractEventLoop.run_until_complete",
  "asyncio.AbstractEventLoop.run_forever",
  "asyncio.BaseEventLoop.run_until_complete",
  "asyncio.BaseEventLoop.run_forever",
  "asyncio.BaseEventLoop._run_once",
  "unittest.TestCase.run",
  "unittest.TestCase.debug",
  "unittest.TestCase.doCleanups",
  "unittest.TestCase.doClassCleanups",
  "unittest.BaseTestSuite.run",
  "unittest.BaseTestSuite.debug",
  "unittest.TestSuite.run",
  "unittest.TextTestRunner.run",
  "unittest.doModuleCleanups",
]);

/**
 * What makes tasks. Where tasks start eagerly, their first step runs inside the call, and JavaScript can only await that.
 */
const makingTasks = new Set([
  "asyncio.create_task",
  "asyncio.eager_task_factory",
  "asyncio.ensure_future",
  "asyncio.gather",
  "asyncio.shield",
  "asyncio.as_completed",
  "asyncio.AbstractEventLoop.create_task",
  "asyncio.BaseEventLoop.create_task",
  "asyncio.TaskGroup.create_task",
]);

export interface ColourOptions {
  /** Whether the callers of a function that cannot become async are looked at, too. */
  readonly spreadsRefused: boolean;
  /** Whether the program starts tasks eagerly somewhere. */
  readonly startsEagerly: boolean;
}

/** @param modules all modules of the program */
export function computeColours(
  modules: readonly ColouredModule[],
  options: ColourOptions = { spreadsRefused: true, startsEagerly: false },
): Colours {
  return new Colouring(options).run(modules);
}

interface Place {
  readonly site: Site;
  readonly caller: FunctionInfo | null;
  readonly module: ColouredModule;
  /** The callee is not known, or may or may not call what it is given. */
  readonly isUncertain: boolean;
  /** Whether the callee has the name of a method that runs the loop. */
  readonly runsLoop?: boolean;
}

class Colouring {
  readonly #options: ColourOptions;
  readonly #callers = new Map<FunctionInfo, Place[]>();
  /** Calls of methods that are not known, by name. */
  readonly #unknownCalls = new Map<string, Place[]>();
  readonly #asyncNames = new Set<string>();
  /** Functions that are only known to be given to somebody who waits for them. */
  readonly #awaitedCallbacks = new Set<FunctionInfo>();
  readonly #importers = new Map<ColouredModule, Place[]>();
  readonly #asyncFunctions = new Set<FunctionInfo>();
  readonly #asyncModules = new Set<ColouredModule>();
  readonly #pending: Place[] = [];
  readonly #eagerCalls = new Set<ast.Call>();

  constructor(options: ColourOptions) {
    this.#options = options;
  }

  run(modules: readonly ColouredModule[]): Colours {
    for (const module of modules) this.#collect(module);
    for (const name of blockingNames) this.#colourName(name);
    const blockingCalls = new Set<ast.Call>();
    const maybeBlockingCalls = new Set<ast.Call>();
    const refused: RefusedCaller[] = [];
    for (let place = this.#pending.pop(); place !== undefined; place = this.#pending.pop()) {
      const { site, caller, module, isUncertain } = place;
      const canWait =
        caller === null ||
        caller.node.kind === "AsyncFunctionDef" ||
        this.#asyncFunctions.has(caller);
      const reason = canWait ? null : this.#refusal(caller, place);
      // In a coroutine a loop runs already: what would run one raises at once.
      if (isUncertain && (reason !== null || caller?.node.kind === "AsyncFunctionDef")) continue;
      if (site.kind === "Call") {
        blockingCalls.add(site);
        if (isUncertain) maybeBlockingCalls.add(site);
      }
      if (caller === null) this.#colourModule(module);
      else if (!canWait) {
        if (reason !== null) refused.push({ call: site, function: caller, module, reason });
        if (reason === null || this.#options.spreadsRefused) this.#colourFunction(caller);
      }
    }
    return {
      asyncFunctions: this.#asyncFunctions,
      asyncModules: this.#asyncModules,
      blockingCalls,
      maybeBlockingCalls,
      eagerCalls: this.#eagerCalls,
      refused,
    };
  }

  #colourFunction(info: FunctionInfo): void {
    this.#asyncFunctions.add(info);
    this.#pending.push(...(this.#callers.get(info) ?? []));
    if (isMethod(info)) this.#colourName(info.name);
  }

  /** Some method of that name blocks. */
  #colourName(name: string): void {
    if (this.#asyncNames.has(name)) return;
    this.#asyncNames.add(name);
    this.#pending.push(...(this.#unknownCalls.get(name) ?? []));
  }

  #colourModule(module: ColouredModule): void {
    if (this.#asyncModules.has(module)) return;
    this.#asyncModules.add(module);
    this.#pending.push(...(this.#importers.get(module) ?? []));
  }

  #collect(module: ColouredModule): void {
    const { types } = module;
    for (const [site, caller] of types.withSites) {
      if (site.items.some((item) => isBlockingManager(types.typeOf(item.context_expr))))
        this.#pending.push({ site, caller, module, isUncertain: false });
    }
    for (const [site, { callee, caller }] of types.callSites) {
      const isEager = this.#options.startsEagerly && makesTasks(site, callee);
      if (isEager) this.#eagerCalls.add(site);
      if (isEager || (callee.kind === "stubFunction" && isBlocking(callee)))
        this.#pending.push({ site, caller, module, isUncertain: false });
      const info = calledFunction(callee);
      if (info !== null) addTo(this.#callers, info, { site, caller, module, isUncertain: false });
      this.#collectUncertain(site, callee, { site, caller, module, isUncertain: true });
    }
    for (const [site, caller] of types.importSites) {
      for (const imported of module.importedBy(site))
        addTo(this.#importers, imported, { site, caller, module, isUncertain: false });
    }
  }

  /** A call of a method that is not known, or of something that may call one of its arguments. */
  #collectUncertain(site: ast.Call, callee: Type, place: Place): void {
    const { func } = site;
    const name = func.kind === "Attribute" ? func.attr : null;
    const isCalling = name !== null && calling.has(name);
    if (callee.kind !== "unknown" && !isCalling) return;
    // A library that is compiled along calls methods of many names; none of them runs the loop of a program that it does not know.
    if (place.module.isLibrary && !blockingNames.has(name ?? "")) return;
    if (name !== null && callee.kind === "unknown")
      addTo(this.#unknownCalls, name, { ...place, runsLoop: blockingNames.has(name) });
    for (const argument of site.args) {
      if (argument.kind === "Attribute") addTo(this.#unknownCalls, argument.attr, place);
      const info = isCalling ? calledFunction(place.module.types.typeOf(argument)) : null;
      if (info === null) continue;
      addTo(this.#callers, info, place);
      if (info.node.kind === "Lambda") this.#awaitedCallbacks.add(info);
    }
  }

  /**
   * Why nothing could await the function where it is called, or `null`. Those who call one by its name wait for what may block in it; one that surely runs the
   * loop may be stored as a method.
   */
  #refusal(info: FunctionInfo, { isUncertain, runsLoop }: Place): RefusedCaller["reason"] | null {
    if (this.#awaitedCallbacks.has(info)) return null;
    const reason = refusal(info);
    const isStored = runsLoop === true && info.parameters.length > 0;
    return reason === "callback" && isUncertain && (info.isCalled || isStored) ? null : reason;
  }
}

function isMethod(info: FunctionInfo): boolean {
  return info.scope.parent?.kind === "class";
}

function addTo<Key>(map: Map<Key, Place[]>, key: Key, place: Place): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [place]);
  else known.push(place);
}

/** Why nothing could await the function where it is called, or `null`. */
function refusal(info: FunctionInfo): RefusedCaller["reason"] | null {
  if (info.node.kind === "Lambda") return "lambda";
  if (info.isGenerator) return "generator";
  if (isMethod(info)) {
    const member = info.owner?.members.get(info.name);
    if (info.name === "__init__" || info.name === "__new__") return "constructor";
    if (info.name.startsWith("__") && info.name.endsWith("__")) return "special method";
    if (member?.kind === "method" && member.decorator === "property") return "property";
    // A class that is made at run time tells whoever calls its methods.
    if (info.owner === null) return isProperty(info.node) ? "property" : null;
  }
  return info.escapes ? "callback" : null;
}

/** Whether a method of a class that is made at run time is called by reading an attribute. */
function isProperty(node: ast.FunctionNode): boolean {
  if (node.kind === "Lambda") return false;
  return node.decorator_list.some(
    (each) =>
      (each.kind === "Name" && /property$/.test(each.id)) ||
      (each.kind === "Attribute" && /property$|^(?:setter|getter|deleter)$/.test(each.attr)),
  );
}

function isBlocking(callee: StubFunctionType): boolean {
  return blocking.has(`${callee.module}.${callee.name}`);
}

/** Whether a call makes a task; a method of that name does, whatever its object is. */
function makesTasks(site: ast.Call, callee: Type): boolean {
  switch (callee.kind) {
    case "stubFunction":
      return makingTasks.has(`${callee.module}.${callee.name}`);
    case "class":
      return callee.class.qualifiedName === "asyncio.Task";
    case "unknown":
      return site.func.kind === "Attribute" && site.func.attr === "create_task";
    default:
      return false;
  }
}

function calledFunction(callee: Type): FunctionInfo | null {
  return callee.kind === "function" ? callee.info : null;
}
