/** Dotted names of modules. Source: CPython 3.13 Lib/importlib/_bootstrap.py. */

/**
 * `from ..a import b` in package `p.q` is module `p.a`. `null` where there are more dots than packages.
 *
 * @param packageName Python's `__package__` of the importing module
 */
export function absoluteName(name: string, level: number, packageName: string): string | null {
  if (level === 0) return name;
  if (packageName === "") return null;
  const parts = packageName.split(".");
  const kept = parts.length - level + 1;
  if (kept <= 0) return null;
  return [...parts.slice(0, kept), ...(name === "" ? [] : [name])].join(".");
}

/** `a.b` for `a.b.c`, the empty name for `a`. */
export function parentPackage(name: string): string {
  return name.slice(0, Math.max(name.lastIndexOf("."), 0));
}

/** `a`, `a.b`, `a.b.c` for `a.b.c`. */
export function packagesOf(name: string): string[] {
  const parts = name.split(".");
  return parts.map((_, index) => parts.slice(0, index + 1).join("."));
}

/** Whether the file is a package's `__init__`. */
export function isPackagePath(path: string): boolean {
  return /(^|\/)__init__\.pyw?$/.test(path);
}
