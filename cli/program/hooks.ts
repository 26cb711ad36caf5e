/**
 * Module hooks that let Node load compiled programs from memory. They run in Node's own thread for such hooks
 * (https://nodejs.org/docs/latest-v20.x/api/module.html#customization-hooks) and get the modules through a message port.
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

export const initialize: InitializeHook<HookData> = (data) => {
  runtimeParent = data.runtimeParent;
  data.port.on("message", (message: ModulesMessage) => {
    for (const [url, code] of message.modules) modules.set(url, code);
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
