/** Hands compiled modules to Node's module loader, from memory. */
import { register } from "node:module";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { HookData, ModulesMessage } from "./hooks.ts";

let port: MessagePort | undefined;
let lastId = 0;

/**
 * Makes the modules (file URL to JavaScript) importable in this process. Their bare imports are resolved as if this package
 * had made them, so that programs run with the runtime that belongs to their compiler.
 */
export function addModules(modules: ReadonlyMap<string, string>): Promise<void> {
  const channel = (port ??= registerHooks());
  const id = ++lastId;
  return new Promise((resolve) => {
    const onMessage = (answered: number): void => {
      if (answered !== id) return;
      channel.off("message", onMessage);
      channel.unref();
      resolve();
    };
    channel.ref();
    channel.on("message", onMessage);
    channel.postMessage({ id, modules } satisfies ModulesMessage);
  });
}

function registerHooks(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  const extension = import.meta.url.endsWith(".ts") ? ".ts" : ".js";
  register<HookData>(`./hooks${extension}`, import.meta.url, {
    data: { port: port2, runtimeParent: import.meta.url },
    transferList: [port2],
  });
  port1.unref();
  return port1;
}
