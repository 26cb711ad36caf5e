/** The back half of the pipeline: a tree without syntax errors in, printed code out. */
import type { CompileOptions } from "./api.ts";
import type * as ast from "./ast/nodes.ts";
import type { SourceText } from "./ast/source-text.ts";
import { analyzeBindings, type ScopeTable } from "./analyze/index.ts";
import { computeColours } from "./analyze/colour/index.ts";
import { bindModule } from "./analyze/types/bind.ts";
import { inferTypes } from "./analyze/types/inference.ts";
import { Library } from "./analyze/types/library.ts";
import { diagnose, type Diagnostic } from "./diagnostics/diagnostic.ts";
import { loweringDiagnostics } from "./diagnostics/lowering.ts";
import { noModules, type ProgramModules } from "./analyze/types/program-module.ts";
import type { FunctionInfo } from "./analyze/types/signature.ts";
import { programModules } from "./program-modules.ts";
import { BindingFacts } from "./lower/facts.ts";
import { findEarlyUses } from "./lower/hoisting.ts";
import { lowerModule } from "./lower/index.ts";
import { maySuppress } from "./lower/with.ts";
import { TriviaCursor, type CommentRange } from "./lower/trivia.ts";
import { printProgram, type Printed } from "./print/index.ts";
import type { StubProgram } from "./stubs/data.ts";

export interface ParsedModule {
  readonly module: ast.Module;
  readonly source: SourceText;
  readonly comments: readonly CommentRange[];
  readonly scopes: ScopeTable;
}

export interface Emitted {
  /** `null` where something was refused. */
  readonly printed: Printed | null;
  readonly diagnostics: readonly Diagnostic[];
}

export function emitModule(
  parsed: ParsedModule,
  stubs: StubProgram,
  options: CompileOptions,
): Emitted {
  const { module, source, comments, scopes } = parsed;
  const isScript = options.moduleKind !== "module";
  const bindings = bindModule(module, isScript);
  const library = new Library(stubs);
  const moduleName = options.moduleName ?? "__main__";
  const seen = new Set<FunctionInfo>();
  const modules = collecting(options, library, seen);
  const types = inferTypes(module, bindings, library, { isScript, moduleName, modules });
  const throwsRefusals = options.refusals === "throw";
  const { refused, ...colours } = computeColours(types, seen, !throwsRefusals);
  const flows = analyzeBindings(module, scopes, {
    maySuppress: (statement) => maySuppress(statement, types),
  });
  const lowered = lowerModule(module, {
    source,
    bindings,
    types,
    trivia: new TriviaCursor(source, comments),
    isTypeScript: options.target !== "javascript",
    isScript,
    moduleName,
    hasSourceMap: options.sourceMap === true,
    ...colours,
    modules,
    facts: new BindingFacts(scopes, flows),
    earlyFunctions: findEarlyUses(module, bindings),
    refused: new Map(
      refused.map(({ call, function: caller, reason }) => [
        call,
        diagnose(loweringDiagnostics.cannotBecomeAsync, source, call, caller.name, reason),
      ]),
    ),
    throwsRefusals,
  });
  const { diagnostics } = lowered;
  if (diagnostics.some((diagnostic) => diagnostic.severity === "error"))
    return { printed: null, diagnostics };
  const sourceMap = options.sourceMap === true ? { path: source.path, text: source.text } : null;
  return { printed: printProgram(lowered.program, { sourceMap }), diagnostics };
}

/** The program's modules; the functions of theirs that must be awaited are noted as the modules are met. */
function collecting(
  options: CompileOptions,
  library: Library,
  asyncFunctions: Set<FunctionInfo>,
): ProgramModules {
  if (options.resolver === undefined) return noModules;
  const modules = programModules(options.resolver, library, options);
  return {
    find(name, level) {
      const module = modules.find(name, level);
      for (const info of module?.asyncFunctions ?? []) asyncFunctions.add(info);
      return module;
    },
  };
}
