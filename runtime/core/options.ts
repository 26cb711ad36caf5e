/**
 * The trailing options object of a call with variadic arguments: keyword arguments travel in one whose prototype is `Object.prototype`, which no
 * Python value has (docs/runtime-contract.md, "Calls").
 */
export function optionsOf<T extends object>(args: readonly unknown[]): T | undefined {
  const last = args[args.length - 1];
  return isOptions(last) ? (last as T) : undefined;
}

/** True for an object of keyword arguments. */
export function isOptions(value: unknown): value is { readonly [name: string]: unknown } {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

/** A plain assignment to `__proto__` would set the prototype. */
export function setOption(
  options: { [name: string]: unknown },
  name: string,
  value: unknown,
): void {
  if (name !== "__proto__") options[name] = value;
  else
    Object.defineProperty(options, name, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
}
