/** Says in which module a class of the program was made: `cls.__module__`. Those of the main module need not. */
export function inModule(cls: unknown, module: string): void {
  Object.defineProperty(cls, "__module__", { value: module, writable: true, configurable: true });
}
