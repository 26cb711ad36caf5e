/** `locals()` and its kin. Source: CPython Python/bltinmodule.c (builtin_locals), PEP 667. */
import { dict } from "../containers/dict.ts";
import { getattr } from "../attributes/getattr.ts";
import { call } from "../calls/call.ts";
import type { ModuleType } from "../modules/module-type.ts";
import { sorted } from "../builtins/aggregate.ts";
import { globalName } from "./names.ts";

export { classNames } from "../classes/build.ts";

/** `locals()` in a function: its names with the values that they have now; a name without one is left out. */
export function localNames(...names: readonly (readonly [string, unknown])[]): dict {
  return new dict(names.filter(([, value]) => value !== undefined));
}

/** `dir()`: the names of what `locals()` gives, sorted. */
export function listedNames(names: unknown): unknown[] {
  return sorted(call(getattr(names, "keys"), []) as Iterable<unknown>);
}

/** A name that only the dictionary of the module may have been given. */
export function moduleName(module: ModuleType, name: string): unknown {
  return globalName(module.lookup(name), name);
}
