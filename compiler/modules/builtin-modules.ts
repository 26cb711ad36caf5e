/**
 * Modules that CPython finds before it looks at `sys.path`, so that no file of the program can take their place: those built into the
 * interpreter and those frozen into it. Source: CPython 3.13 Modules/config.c, Python/frozen.c.
 */
const names: ReadonlySet<string> = new Set([
  "_abc",
  "_ast",
  "_codecs",
  "_collections",
  "_collections_abc",
  "_functools",
  "_imp",
  "_io",
  "_locale",
  "_operator",
  "_signal",
  "_sitebuiltins",
  "_sre",
  "_stat",
  "_string",
  "_suggestions",
  "_symtable",
  "_sysconfig",
  "_thread",
  "_tokenize",
  "_tracemalloc",
  "_typing",
  "_warnings",
  "_weakref",
  "abc",
  "atexit",
  "builtins",
  "codecs",
  "errno",
  "faulthandler",
  "gc",
  "genericpath",
  "io",
  "itertools",
  "marshal",
  "ntpath",
  "os",
  "posix",
  "posixpath",
  "pwd",
  "runpy",
  "site",
  "stat",
  "sys",
  "time",
  "zipimport",
]);

/** Whether the module, or the package that it is in, is found before any file. */
export function isBuiltinModule(name: string): boolean {
  const dot = name.indexOf(".");
  return names.has(dot === -1 ? name : name.slice(0, dot));
}
