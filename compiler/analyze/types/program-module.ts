/** Another module of the program, as the modules that import it see it. */
import type { FunctionInfo } from "./signature.ts";
import type { Binding } from "./binding.ts";
import type { Type } from "./type.ts";

export interface ProgramModule {
  /** Python's absolute dotted name. */
  readonly name: string;
  /** What the emitted import statement names. */
  readonly specifier: string;
  /** `null` for a name that the module does not bind. */
  bindingOf(name: string): Binding | null;
  typeOf(binding: Binding): Type;
  /** Sync functions of the module that are emitted as async ones. */
  readonly asyncFunctions: ReadonlySet<FunctionInfo>;
}

/** Finds the modules of the program that an import names. */
export interface ProgramModules {
  /** @param name as the import statement has it, without the dots of a relative one */
  find(name: string, level: number): ProgramModule | null;
}

export const noModules: ProgramModules = { find: () => null };
