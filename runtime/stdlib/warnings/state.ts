/**
 * What `warnings` keeps: the filters, the registries that say what was shown already, and the functions that a program may replace.
 * Source: CPython 3.13 Lib/warnings.py, Python/_warnings.c.
 */
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import {
  DeprecationWarning,
  ImportWarning,
  PendingDeprecationWarning,
  ResourceWarning,
} from "../../core/exceptions/warnings.ts";

/** `(action, message, category, module, lineno)`: the pattern of the message and that of the module may be `None`. */
export type Filter = tuple<readonly [unknown, unknown, unknown, unknown, unknown]>;

function initialFilters(): Filter[] {
  return [
    tuple.of("default", null, DeprecationWarning, "__main__", 0),
    tuple.of("ignore", null, DeprecationWarning, null, 0),
    tuple.of("ignore", null, PendingDeprecationWarning, null, 0),
    tuple.of("ignore", null, ImportWarning, null, 0),
    tuple.of("ignore", null, ResourceWarning, null, 0),
  ];
}

/** The first one that matches decides. */
export let filters: Filter[] = /* @__PURE__ */ initialFilters();

/** What `once` has shown, wherever it was. */
export const onceregistry: dict<unknown, unknown> = /* @__PURE__ */ new dict();

/** What happens to a warning that no filter matches. */
export const defaultaction = "default";

let version = 1;

/** Changes with the filters; a registry of an older version says nothing. */
export function filtersVersion(): number {
  return version;
}

export function _filters_mutated(): void {
  version++;
}

export function replaceFilters(list: Filter[]): void {
  filters = list;
  _filters_mutated();
}

const registries = /* @__PURE__ */ new Map<string, dict<unknown, unknown>>();

/** `__warningregistry__` of a module. */
export function registryOf(module: string): dict<unknown, unknown> {
  let registry = registries.get(module);
  if (registry === undefined) registries.set(module, (registry = new dict()));
  return registry;
}

/** See runtime/testing.ts. @internal */
export function _forget_warnings(): void {
  replaceFilters(initialFilters());
  registries.clear();
  onceregistry.clear();
}
