import { NameError, UnboundLocalError } from "../exceptions/index.ts";

/**
 * A read of a local name that may have no value here. Python's values are never `undefined`: that is how emitted code says "unbound".
 * Source: CPython Python/ceval.c (LOAD_FAST_CHECK).
 */
export function localName<T>(value: T, name: string): Exclude<T, undefined> {
  if (value !== undefined) return value as Exclude<T, undefined>;
  const message = `cannot access local variable '${name}' where it is not associated with a value`;
  throw named(new UnboundLocalError(message), name);
}

/** As {@link localName}, for a name of an enclosing function. Source: CPython Python/ceval.c (LOAD_DEREF). */
export function freeName<T>(value: T, name: string): Exclude<T, undefined> {
  if (value !== undefined) return value as Exclude<T, undefined>;
  const message = `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`;
  throw named(new NameError(message), name);
}

/** As {@link localName}, for a name of the module. Source: CPython Python/ceval.c (LOAD_GLOBAL, LOAD_NAME). */
export function globalName<T>(value: T, name: string): Exclude<T, undefined> {
  if (value !== undefined) return value as Exclude<T, undefined>;
  throw named(new NameError(`name '${name}' is not defined`), name);
}

/** A read of a name that nothing binds, and that is no builtin. */
export function undefinedName(name: string): unknown {
  return globalName(undefined as unknown, name);
}

function named<E extends NameError>(error: E, name: string): E {
  error.name$ = name;
  return error;
}
