/** Compiles a whole program: the modules it starts from and every module of the program that they import. */
import type { CompileOptions, CompileResult, ModuleResolver } from "../api.ts";
import { finished } from "../compile.ts";
import { emitModule, type EmittedModule } from "../emit.ts";
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
  const queued = new Set(queue);
  const emitted: { readonly module: LoadedModule; readonly form: EmittedModule }[] = [];
  for (const module of queue) {
    emitted.push({ module, form: guarded(module, () => emitModule(module, analysis, options)) });
    for (const each of analysis.importedBy(module)) {
      if (queued.has(each)) continue;
      queued.add(each);
      queue.push(each);
    }
  }
  return Promise.all(
    emitted.map(async ({ module, form }) => ({
      path: module.path,
      moduleKind: module.isScript ? ("script" as const) : ("module" as const),
      result: await finished(
        guarded(module, () => form.print()),
        options,
      ),
      imports: analysis.importedBy(module).map((each) => each.path),
    })),
  );
}

/** @throws CompilerFault with the module's path, whatever goes wrong. */
function guarded<Result>(module: LoadedModule, step: () => Result): Result {
  try {
    return step();
  } catch (error) {
    throw faultIn(module.path, error);
  }
}
