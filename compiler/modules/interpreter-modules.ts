/**
 * Modules of CPython's library that are about CPython itself: its import machinery, its bytecode, its debugger, its C interface. They would compile,
 * and find nothing of what they look for; so they are not looked for on the path.
 */
const names: ReadonlySet<string> = new Set([
  "_pyio",
  "_pyrepl",
  "bdb",
  "compileall",
  "cProfile",
  "ctypes",
  "dis",
  "ensurepip",
  "idlelib",
  "importlib",
  "modulefinder",
  "multiprocessing",
  "opcode",
  "pdb",
  "pkgutil",
  "profile",
  "py_compile",
  "pydoc",
  "runpy",
  "site",
  "sysconfig",
  "tkinter",
  "trace",
  "tracemalloc",
  "turtle",
  "venv",
  "zipimport",
]);

/** Modules in Python that stand for modules in C, and the names under which CPython's own, in C, show what they define. */
export const pythonHalves: { readonly [name: string]: string } = { _pydatetime: "datetime" };

/** Whether the module, or the package that it is in, is one of them. */
export function isInterpreterModule(name: string): boolean {
  const dot = name.indexOf(".");
  return names.has(dot === -1 ? name : name.slice(0, dot));
}
