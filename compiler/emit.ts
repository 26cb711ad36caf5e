/** The back half of the pipeline: an analysed module in, printed code out. */
import type { CompileOptions } from "./api.ts";
import type * as ast from "./ast/nodes.ts";
import { diagnose, type Diagnostic } from "./diagnostics/diagnostic.ts";
import { loweringDiagnostics } from "./diagnostics/lowering.ts";
import { findEarlyUses } from "./lower/hoisting.ts";
import { lowerModule, type LoweredModule } from "./lower/index.ts";
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

/** A module that is lowered, but not printed so far: others may still ask something of it. */
export interface EmittedModule {
  print(): Emitted;
}

export function emitModule(
  module: LoadedModule,
  analysis: ProgramAnalysis,
  options: EmitOptions,
): EmittedModule {
  if (module.isBroken) return { print: () => ({ printed: null, diagnostics: module.diagnostics }) };
  const { source, trivia } = module.parsed;
  const lowered = lowerModule(module.tree, {
    source,
    bindings: module.bindings,
    types: module.types,
    trivia: new TriviaCursor(source, trivia.comments),
    isTypeScript: options.target !== "javascript",
    isScript: module.isScript,
    moduleName: module.name,
    hasSourceMap: options.sourceMap === true,
    asyncFunctions: analysis.colours.asyncFunctions,
    blockingCalls: analysis.colours.blockingCalls,
    maybeBlockingCalls: analysis.colours.maybeBlockingCalls,
    eagerCalls: analysis.colours.eagerCalls,
    modules: analysis.viewOf(module),
    facts: module.facts,
    earlyFunctions: findEarlyUses(module.tree, module.bindings),
    refused: refusedIn(module, analysis),
    throwsRefusals: options.refusals === "throw",
    mentions: (word) => analysis.mentions(word),
  });
  return { print: () => print(module, lowered, options) };
}

/** Places that the analysis refuses. */
function refusedIn(
  module: LoadedModule,
  analysis: ProgramAnalysis,
): ReadonlyMap<ast.AstNode, Diagnostic> {
  const { source } = module.parsed;
  return new Map(
    analysis.colours.refused
      .filter((each) => each.module === module)
      .map(({ call, function: caller, reason }) => [
        call,
        diagnose(loweringDiagnostics.cannotBecomeAsync, source, call, caller.name, reason),
      ]),
  );
}

function print(module: LoadedModule, lowered: LoweredModule, options: EmitOptions): Emitted {
  const { source } = module.parsed;
  const finished = lowered.finish(module.requests);
  const diagnostics = [...module.diagnostics, ...finished.diagnostics];
  if (diagnostics.some((diagnostic) => diagnostic.severity === "error"))
    return { printed: null, diagnostics };
  const sourceMap = options.sourceMap === true ? { path: source.path, text: source.text } : null;
  return { printed: printProgram(finished.program, { sourceMap }), diagnostics };
}
