/**
 * Adds the matchers to Jest: list `@py2ts-async/jest-golden/jest` in `setupFilesAfterEnv`, or import it in a test. Jest loads ES modules
 * when Node is started with `--experimental-vm-modules`.
 */
import { expect } from "@jest/globals";
import { matchers, type GoldenMatchers } from "./matchers.ts";

expect.extend(matchers);

declare module "expect" {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends GoldenMatchers<T, R> {}
}
