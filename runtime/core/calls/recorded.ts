import type { Parameters } from "./signature.ts";

/** What `signature` recorded of a function. */
export interface Record {
  readonly text: string;
  /** `__qualname__`, where it was given. */
  readonly name: string | undefined;
  readonly isNative: boolean;
  parsed?: Parameters;
}

export const recorded: unique symbol = /* @__PURE__ */ Symbol("signature");

/** What was recorded of a function itself. */
export function recordOf(function_: object): Record | undefined {
  return Object.hasOwn(function_, recorded)
    ? (function_ as { readonly [recorded]: Record })[recorded]
    : undefined;
}

/** The `__qualname__` that was recorded. */
export function recordedName(function_: object): string | undefined {
  return recordOf(function_)?.name;
}
