/**
 * Colour: which sync functions must become async, because they reach a call that blocks in Python (`asyncio.run`) and that JavaScript can only
 * await. A worklist over the calls that the type inference resolved: a caller takes the colour of what it calls.
 */
import type * as ast from "../../ast/nodes.ts";
import type { TypeTable } from "../types/inference.ts";
import { isBlockingManager } from "../types/managers.ts";
import type { FunctionInfo } from "../types/signature.ts";
import type { StubFunctionType, Type } from "../types/type.ts";

export interface Colours {
  /** Sync functions of the program that are emitted as async ones. */
  readonly asyncFunctions: ReadonlySet<FunctionInfo>;
  /** Calls that must be awaited where they stand. */
  readonly blockingCalls: ReadonlySet<ast.Call>;
  /** Functions that would have to become async and cannot, with the call in them. */
  readonly refused: readonly RefusedCaller[];
}

export interface RefusedCaller {
  readonly call: ast.Call | ast.With;
  readonly function: FunctionInfo;
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
]);

/**
 * @param imported functions of other modules that are emitted as async ones
 * @param spreadsRefused whether the callers of a function that cannot become async are looked at, too
 */
export function computeColours(
  types: TypeTable,
  imported: ReadonlySet<FunctionInfo> = new Set(),
  spreadsRefused = true,
): Colours {
  const callers = new Map<FunctionInfo, ast.Call[]>();
  const blockingCalls = new Set<ast.Call>();
  const pending: (ast.Call | ast.With)[] = [];
  for (const node of types.withSites.keys()) {
    if (node.items.some((item) => isBlockingManager(types.typeOf(item.context_expr))))
      pending.push(node);
  }
  for (const [node, { callee }] of types.callSites) {
    if (callee.kind === "stubFunction" && isBlocking(callee)) pending.push(node);
    const info = calledFunction(callee);
    if (info === null) continue;
    if (imported.has(info)) pending.push(node);
    const calls = callers.get(info);
    if (calls === undefined) callers.set(info, [node]);
    else calls.push(node);
  }
  const asyncFunctions = new Set<FunctionInfo>();
  const refused: RefusedCaller[] = [];
  for (let call = pending.pop(); call !== undefined; call = pending.pop()) {
    if (call.kind === "Call") blockingCalls.add(call);
    const caller = callerOf(call, types);
    if (caller === null || caller.isCoroutine || asyncFunctions.has(caller)) continue;
    const reason = refusal(caller);
    if (reason !== null) {
      refused.push({ call, function: caller, reason });
      if (!spreadsRefused) continue;
    }
    asyncFunctions.add(caller);
    pending.push(...(callers.get(caller) ?? []));
  }
  return { asyncFunctions, blockingCalls, refused };
}

function callerOf(site: ast.Call | ast.With, types: TypeTable): FunctionInfo | null {
  return site.kind === "Call" ? types.callSites.get(site)!.caller : types.withSites.get(site)!;
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

function calledFunction(callee: Type): FunctionInfo | null {
  return callee.kind === "function" ? callee.info : null;
}
