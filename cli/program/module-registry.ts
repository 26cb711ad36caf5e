/** Hands compiled modules to Node's module loader, from memory. */
import * as nodeModule from "node:module";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { load, provide, resolve, type HookData, type ModulesMessage } from "./hooks.ts";

/** What Node 22.15 added. */
interface SynchronousHooks {
  readonly registerHooks?: (hooks: { resolve: unknown; load: unknown }) => unknown;
}

let isRegistered = false;
let port: MessagePort | undefined;
let lastId = 0;

/**
 * Makes the modules (file URL to JavaScript) importable in this process. Their bare imports are resolved as if this package
 * had made them, so that programs run with the runtime that belongs to their compiler.
 */
export function addModules(modules: ReadonlyMap<string, string>): Promise<void> {
  const { registerHooks } = nodeModule as SynchronousHooks;
  if (registerHooks === undefined) return sendModules(modules);
  provide(modules, import.meta.url);
  if (!isRegistered) registerHooks({ resolve, load });
  isRegistered = true;
  return Promise.resolve();
}

function sendModules(modules: ReadonlyMap<string, string>): Promise<void> {
  const channel = (port ??= startHooks());
  const id = ++lastId;
  return new Promise((finish) => {
    const onMessage = (answered: number): void => {
      if (answered !== id) return;
      channel.off("message", onMessage);
      channel.unref();
      finish();
    };
    channel.ref();
    channel.on("message", onMessage);
    channel.postMessage({ id, modules } satisfies ModulesMessage);
  });
}

function startHooks(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  const extension = import.meta.url.endsWith(".ts") ? ".ts" : ".js";
  nodeModule.register<HookData>(`./hooks${extension}`, import.meta.url, {
    data: { port: port2, runtimeParent: import.meta.url },
    transferList: [port2],
  });
  port1.unref();
  return port1;
}
