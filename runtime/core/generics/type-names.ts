/** What emitted modules say of the names in their annotations, for programs that ask for them. */
import { dict } from "../containers/dict.ts";
import { NameError } from "../exceptions/base.ts";
import { setItem } from "../operators/subscript.ts";

/** Names and how to get at their values. */
type Names = { readonly [name: string]: () => unknown };

const modules = /* @__PURE__ */ new Map<string, Names>();
const annotations = /* @__PURE__ */ new Map<string, dict<string, unknown>>();

/** Says what names in the forward references of a module mean there. */
export function typeNames(module: string, names: Names): void {
  modules.set(module, names);
}

/** The names that {@link typeNames} told of, as far as they have values by now. */
export function* typeNamesOf(module: string): Generator<[name: string, value: unknown]> {
  for (const [name, get] of Object.entries(modules.get(module) ?? {})) {
    const value = valueOf(get);
    if (value !== undefined) yield [name, value];
  }
}

function valueOf(get: () => unknown): unknown {
  try {
    return get();
  } catch (error) {
    // Declared below, or imported from a module that has not run.
    if (error instanceof ReferenceError || error instanceof NameError) return undefined;
    throw error;
  }
}

/** `__annotations__` of a module. */
export function moduleAnnotations(module: string): dict<string, unknown> {
  let result = annotations.get(module);
  if (result === undefined) annotations.set(module, (result = new dict<string, unknown>()));
  return result;
}

/** `name: annotation` of a module. */
export function annotateName(module: string, name: string, annotation: unknown): void {
  setItem(moduleAnnotations(module), name, annotation);
}

/** For hosts that run several programs in one process. */
export function _forget_annotations(): void {
  annotations.clear();
  modules.clear();
}
