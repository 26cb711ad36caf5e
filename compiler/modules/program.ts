/** Compiles a whole program: the modules it starts from and every module of the program that they import. */
import type { CompileOptions, CompileResult, ModuleResolver } from "../api.ts";
import { finished } from "../compile.ts";
import { emitModule } from "../emit.ts";
import { faultIn } from "../fault.ts";
import type { LoadedModule } from "./loaded-module.ts";
import { ProgramAnalysis } from "./program-analysis.ts";

/** A module that a program starts from. */
export interface ProgramEntry {
  readonly path: string;
  readonly source: string | Uint8Array;
  readonly moduleKind: "script" | "module";
  /** Python's dotted name of the module; left out for a script. */
  readonly moduleName?: string;
}

export interface ProgramModule {
  readonly path: string;
  readonly moduleKind: "script" | "module";
  readonly result: CompileResult;
  /** The paths of the program's modules that this one imports. */
  readonly imports: readonly string[];
}

export type ProgramOptions = Omit<
  CompileOptions,
  "path" | "moduleKind" | "moduleName" | "resolver"
> & { readonly resolver: ModuleResolver };

/**
 * All modules are analysed together, then emitted one by one: breadth first from the entries, so that the order does not depend on the file
 * system. A module that is both an entry and imported by another one is compiled as it stands among the entries.
 */
export async function compileProgram(
  entries: readonly ProgramEntry[],
  options: ProgramOptions,
): Promise<ProgramModule[]> {
  const analysis = new ProgramAnalysis({
    resolver: options.resolver,
    pythonVersion: options.pythonVersion,
    throwsRefusals: options.refusals === "throw",
  });
  const queue = analysis.load(
    entries.map((entry) => ({ ...entry, moduleName: entry.moduleName ?? "__main__" })),
  );
  const queued = new Set(queue.map((module) => module.path));
  const modules: ProgramModule[] = [];
  for (const module of queue) {
    const imported = analysis.importedBy(module);
    modules.push({
      path: module.path,
      moduleKind: module.isScript ? "script" : "module",
      result: await emit(module, analysis, options),
      imports: imported.map((each) => each.path),
    });
    for (const each of imported) {
      if (queued.has(each.path)) continue;
      queued.add(each.path);
      queue.push(each);
    }
  }
  return modules;
}

/** @throws CompilerFault with the module's path, whatever goes wrong. */
async function emit(
  module: LoadedModule,
  analysis: ProgramAnalysis,
  options: ProgramOptions,
): Promise<CompileResult> {
  try {
    return await finished(emitModule(module, analysis, options), options);
  } catch (error) {
    throw faultIn(module.path, error);
  }
}
