/** Adds the matchers to Vitest: list `@py2ts-async/jest-golden/vitest` in `setupFiles`, or import it in a test. */
import { expect } from "vitest";
import { matchers, type GoldenMatchers } from "./matchers.ts";

expect.extend(matchers);

declare module "vitest" {
  interface Matchers<T> extends GoldenMatchers<T, void> {}
}
