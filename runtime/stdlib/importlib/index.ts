/** Python's `importlib`, as far as modules are found that the program has, or that are offered to it. Source: CPython 3.13 Lib/importlib/__init__.py. */
import { importByName, resolveName } from "../../core/modules/import-by-name.ts";

export * as util from "./util/index.ts";
export { __import__ } from "../../core/modules/import-by-name.ts";

/** `importlib.import_module(name, package=None)`. */
export function import_module(name: string, package$: unknown = null): unknown {
  return importByName(resolveName(name, package$));
}

/** There are no caches. */
export function invalidate_caches(): null {
  return null;
}
