/** The back half of the pipeline: an analysed module in, printed code out. */
import type { CompileOptions } from "./api.ts";
import { diagnose, type Diagnostic } from "./diagnostics/diagnostic.ts";
import { loweringDiagnostics } from "./diagnostics/lowering.ts";
import { findEarlyUses } from "./lower/hoisting.ts";
import { lowerModule } from "./lower/index.ts";
import { TriviaCursor } from "./lower/trivia.ts";
import type { LoadedModule } from "./modules/loaded-module.ts";
import type { ProgramAnalysis } from "./modules/program-analysis.ts";
import { printProgram, type Printed } from "./print/index.ts";

export interface Emitted {
  /** `null` where something was refused. */
  readonly printed: Printed | null;
  readonly diagnostics: readonly Diagnostic[];
}

export type EmitOptions = Pick<CompileOptions, "target" | "sourceMap" | "refusals">;

export function emitModule(
  module: LoadedModule,
  analysis: ProgramAnalysis,
  options: EmitOptions,
): Emitted {
  if (module.isBroken) return { printed: null, diagnostics: module.diagnostics };
  const { source, trivia } = module.parsed;
  const { asyncFunctions, blockingCalls, refused } = analysis.colours;
  const lowered = lowerModule(module.tree, {
    source,
    bindings: module.bindings,
    types: module.types,
    trivia: new TriviaCursor(source, trivia.comments),
    isTypeScript: options.target !== "javascript",
    isScript: module.isScript,
    moduleName: module.name,
    hasSourceMap: options.sourceMap === true,
    asyncFunctions,
    blockingCalls,
    modules: analysis.viewOf(module),
    facts: module.facts,
    earlyFunctions: findEarlyUses(module.tree, module.bindings),
    refused: new Map(
      refused
        .filter((each) => each.module === module)
        .map(({ call, function: caller, reason }) => [
          call,
          diagnose(loweringDiagnostics.cannotBecomeAsync, source, call, caller.name, reason),
        ]),
    ),
    throwsRefusals: options.refusals === "throw",
  });
  const diagnostics = [...module.diagnostics, ...lowered.diagnostics];
  if (diagnostics.some((diagnostic) => diagnostic.severity === "error"))
    return { printed: null, diagnostics };
  const sourceMap = options.sourceMap === true ? { path: source.path, text: source.text } : null;
  return { printed: printProgram(lowered.program, { sourceMap }), diagnostics };
}
