/** Loading and running programs as `py2ts-async run` does, for test tools. */
export {
  loadProgram,
  siblingModules,
  type LoadedProgram,
  type LoadOptions,
  type LoadResult,
  type LoadedModule,
} from "./program/load-program.ts";
export { frameMapper } from "./program/source-positions.ts";
export { functionLocator } from "./program/function-places.ts";
export { execute, type ExecuteOptions, type Execution } from "./program/execute.ts";
