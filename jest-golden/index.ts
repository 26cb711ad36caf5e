/**
 * Golden-file and differential tests of programs that `py2ts-async` compiles. `@py2ts-async/jest-golden/vitest` and
 * `@py2ts-async/jest-golden/jest` add the matchers to `expect`; here are the pieces they are made of.
 */
export * from "./matchers.ts";
export * from "./outcome.ts";
export * from "./program.ts";
export * from "./python.ts";
export { compileAndRun, compileProgramAt, runCompiled } from "./compiled.ts";
