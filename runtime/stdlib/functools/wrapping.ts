import { callMethod, getattr } from "../../core/attributes/getattr.ts";
import { missing } from "../../core/attributes/missing.ts";
import { setattr } from "../../core/attributes/setattr.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { iterate } from "../../core/iteration/iterate.ts";

const assignments = [
  "__module__",
  "__name__",
  "__qualname__",
  "__doc__",
  "__annotations__",
  "__type_params__",
];

/** `WRAPPER_ASSIGNMENTS`: the attributes that a wrapper takes over. */
export const WRAPPER_ASSIGNMENTS: tuple<readonly string[]> = /* @__PURE__ */ tuple.of(
  ...assignments,
);
/** `WRAPPER_UPDATES`: the dicts of a wrapper that are updated. */
export const WRAPPER_UPDATES: tuple<readonly string[]> = /* @__PURE__ */ tuple.of("__dict__");

/**
 * `update_wrapper(wrapper, wrapped, assigned, updated)`: gives a wrapper the name, the documentation and the attributes of what it wraps, and
 * `__wrapped__`. Source: CPython Lib/functools.py.
 */
export function update_wrapper<W extends object>(
  wrapper: W,
  wrapped: unknown,
  assigned: Iterable<string> = assignments,
  updated: Iterable<string> = ["__dict__"],
): W {
  for (const name of iterate(assigned)) {
    const value = getattr(wrapped, name, missing);
    if (value !== missing) setattr(wrapper, name, value);
  }
  for (const name of iterate(updated))
    callMethod(getattr(wrapper, name), "update", [getattr(wrapped, name, new dict())]);
  setattr(wrapper, "__wrapped__", wrapped);
  return wrapper;
}

/** `wraps(wrapped)`: the decorator that calls {@link update_wrapper}. */
export function wraps(
  wrapped: unknown,
  assigned?: Iterable<string>,
  updated?: Iterable<string>,
): <W extends object>(wrapper: W) => W {
  return (wrapper) => update_wrapper(wrapper, wrapped as object, assigned, updated);
}
