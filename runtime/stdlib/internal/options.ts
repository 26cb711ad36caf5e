import { isOptions } from "../../core/options.ts";

export { isOptions } from "../../core/options.ts";

/**
 * Splits the arguments of a function with `*args` and keyword-only parameters.
 *
 * @returns the positional arguments, and the trailing options object, which is empty where there is none
 */
export function splitOptions<T, O extends object>(
  args: readonly (T | O)[],
): [positional: readonly T[], options: Partial<O>] {
  const last = args[args.length - 1];
  if (!isOptions(last)) return [args as readonly T[], {}];
  return [args.slice(0, -1) as T[], last as Partial<O>];
}
