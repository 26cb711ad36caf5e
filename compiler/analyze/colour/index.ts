/**
 * Colour: which sync functions must become async, because they reach a call that blocks in Python (`asyncio.run`) and that JavaScript can only
 * await. A worklist over the calls that the type inference resolved: a caller takes the colour of what it calls.
 */
import type * as ast from "../../ast/nodes.ts";
import type { TypeTable } from "../types/inference.ts";
import { isBlockingManager } from "../types/managers.ts";
import type { FunctionInfo } from "../types/signature.ts";
import type { StubFunctionType, Type } from "../types/type.ts";

/** What the colours of one module are computed from. */
export interface ColouredModule {
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

/** Functions of the runtime that run the loop: synchronous in Python, a promise in JavaScript. */
const blocking = new Set([
  "asyncio.run",
  "asyncio.Runner.run",
  "asyncio.Runner.close",
  "asyncio.AbstractEventLoop.run_until_complete",
  "asyncio.AbstractEventLoop.run_forever",
  "asyncio.BaseEventLoop.run_until_complete",
  "asyncio.BaseEventLoop.run_forever",
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
}

class Colouring {
  readonly #options: ColourOptions;
  readonly #callers = new Map<FunctionInfo, Place[]>();
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
    const blockingCalls = new Set<ast.Call>();
    const refused: RefusedCaller[] = [];
    for (let place = this.#pending.pop(); place !== undefined; place = this.#pending.pop()) {
      const { site, caller, module } = place;
      if (site.kind === "Call") blockingCalls.add(site);
      if (caller === null) this.#colourModule(module);
      else if (!caller.isCoroutine && !this.#asyncFunctions.has(caller)) {
        const reason = refusal(caller);
        if (reason !== null) refused.push({ call: site, function: caller, module, reason });
        if (reason === null || this.#options.spreadsRefused) this.#colourFunction(caller);
      }
    }
    return {
      asyncFunctions: this.#asyncFunctions,
      asyncModules: this.#asyncModules,
      blockingCalls,
      eagerCalls: this.#eagerCalls,
      refused,
    };
  }

  #colourFunction(info: FunctionInfo): void {
    this.#asyncFunctions.add(info);
    this.#pending.push(...(this.#callers.get(info) ?? []));
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
        this.#pending.push({ site, caller, module });
    }
    for (const [site, { callee, caller }] of types.callSites) {
      const isEager = this.#options.startsEagerly && makesTasks(site, callee);
      if (isEager) this.#eagerCalls.add(site);
      if (isEager || (callee.kind === "stubFunction" && isBlocking(callee)))
        this.#pending.push({ site, caller, module });
      const info = calledFunction(callee);
      if (info !== null) addTo(this.#callers, info, { site, caller, module });
    }
    for (const [site, caller] of types.importSites) {
      for (const imported of module.importedBy(site))
        addTo(this.#importers, imported, { site, caller, module });
    }
  }
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
  if (info.owner !== null) {
    const member = info.owner.members.get(info.name);
    if (info.name === "__init__" || info.name === "__new__") return "constructor";
    if (info.name.startsWith("__") && info.name.endsWith("__")) return "special method";
    if (member?.kind === "method" && member.decorator === "property") return "property";
  }
  return info.escapes ? "callback" : null;
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
