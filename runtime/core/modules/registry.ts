import { dict } from "../containers/dict.ts";

/** The modules that are being imported or have been: what `sys.modules` shows. Values are `ModuleType`, or what a program has put there. */
export const importedModules: dict<string, unknown> = /* @__PURE__ */ new dict<string, unknown>();

/** Modules of the runtime as objects, by name. */
export const runtimeModules: Map<string, unknown> = /* @__PURE__ */ new Map<string, unknown>();

/** For hosts that run several programs in one process. */
export function _forget_modules(): void {
  importedModules.clear();
  runtimeModules.clear();
}
