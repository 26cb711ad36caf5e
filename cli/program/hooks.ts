/**
 * Module hooks that let Node load compiled programs from memory. Where Node can run hooks in the main thread (22.15 and later) they are used as they
 * stand; otherwise this module is loaded into Node's thread for hooks and gets the modules through a message port.
 * Source: https://nodejs.org/api/module.html#customization-hooks
 */
import type { InitializeHook, LoadHook, ResolveHook } from "node:module";
import type { MessagePort } from "node:worker_threads";

export interface HookData {
  readonly port: MessagePort;
  /** The module whose imports of the runtime decide which copy of it programs get. */
  readonly runtimeParent: string;
}

/** Modules of one program: file URL to JavaScript. Answered with the same object's `id`. */
export interface ModulesMessage {
  readonly id: number;
  readonly modules: ReadonlyMap<string, string>;
}

const modules = new Map<string, string>();
let runtimeParent = "";

/** Makes modules known, in the thread that this copy of the module lives in. */
export function provide(added: ReadonlyMap<string, string>, parent: string): void {
  runtimeParent = parent;
  for (const [url, code] of added) modules.set(url, code);
}

export const initialize: InitializeHook<HookData> = (data) => {
  data.port.on("message", (message: ModulesMessage) => {
    provide(message.modules, data.runtimeParent);
    data.port.postMessage(message.id);
  });
  data.port.unref();
};

export const resolve: ResolveHook = (specifier, context, nextResolve) => {
  if (modules.has(specifier)) return { url: specifier, format: "module", shortCircuit: true };
  const isOurs = context.parentURL !== undefined && modules.has(context.parentURL);
  return isOurs
    ? nextResolve(specifier, { ...context, parentURL: runtimeParent })
    : nextResolve(specifier, context);
};

export const load: LoadHook = (url, context, nextLoad) => {
  const source = modules.get(url);
  return source === undefined
    ? nextLoad(url, context)
    : { format: "module", source, shortCircuit: true };
};
