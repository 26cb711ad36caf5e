/** The modules that tests are in, by name. */
const modules = /* @__PURE__ */ new Map<string, unknown>();

/** Makes a module known under its name: its `setUpModule` and `tearDownModule` are those of its tests. */
export function addModule(name: string, module: unknown): void {
  modules.set(name, module);
}

/** The module, or `null`. */
export function moduleNamed(name: string): unknown {
  return modules.get(name) ?? null;
}
