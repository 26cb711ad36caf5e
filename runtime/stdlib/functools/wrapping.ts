import { getattr } from "../../core/attributes/getattr.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { AttributeError } from "../../core/exceptions/base.ts";
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

function define(wrapper: object, name: string, value: unknown): void {
  Object.defineProperty(wrapper, name, {
    value,
    writable: true,
    configurable: true,
    enumerable: false,
  });
}

/**
 * `update_wrapper(wrapper, wrapped, assigned, updated)`: gives a wrapper the name, the documentation and the attributes of what it wraps, and
 * `__wrapped__`. Source: CPython Lib/functools.py.
 */
export function update_wrapper<W extends object>(
  wrapper: W,
  wrapped: object,
  assigned: Iterable<string> = assignments,
  updated: Iterable<string> = ["__dict__"],
): W {
  for (const name of iterate(assigned)) {
    try {
      const value = getattr(wrapped, name);
      if (name !== "__doc__" || value !== null) define(wrapper, name, value);
    } catch (error) {
      if (!(error instanceof AttributeError)) throw error;
    }
  }
  for (const name of iterate(updated))
    if (name === "__dict__") Object.assign(wrapper, ownAttributes(wrapped));
  define(wrapper, "__wrapped__", wrapped);
  return wrapper;
}

/** The attributes that the program set on a function or an object. */
function ownAttributes(wrapped: object): { [name: string]: unknown } {
  return Object.fromEntries(Object.entries(wrapped));
}

/** `wraps(wrapped)`: the decorator that calls {@link update_wrapper}. */
export function wraps(
  wrapped: unknown,
  assigned?: Iterable<string>,
  updated?: Iterable<string>,
): <W extends object>(wrapper: W) => W {
  return (wrapper) => update_wrapper(wrapper, wrapped as object, assigned, updated);
}
