/** Loading and running programs as `py2ts-async run` does, for test tools. */
export {
  loadProgram,
  siblingModules,
  type LoadedProgram,
  type LoadOptions,
  type LoadResult,
} from "./program/load-program.ts";
export { execute, type ExecuteOptions, type Execution } from "./program/execute.ts";
