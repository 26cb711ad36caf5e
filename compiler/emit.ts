/** The back half of the pipeline: an analysed module in, printed code out. */
import type { CompileOptions, CoroutinesOption } from "./api.ts";
import type * as ast from "./ast/nodes.ts";
import { diagnose, type Diagnostic } from "./diagnostics/diagnostic.ts";
import { loweringDiagnostics } from "./diagnostics/lowering.ts";
import { moduleDiagnostics } from "./diagnostics/modules.ts";
import { lowerModule, type LoweredModule } from "./lower/index.ts";
import { TriviaCursor } from "./lower/trivia.ts";
import { pythonHalves } from "./modules/interpreter-modules.ts";
import type { LoadedModule } from "./modules/loaded-module.ts";
import type { ProgramAnalysis } from "./modules/program-analysis.ts";
import { printProgram, type Printed } from "./print/index.ts";

export interface Emitted {
  /** `null` where something was refused. */
  readonly printed: Printed | null;
  readonly diagnostics: readonly Diagnostic[];
}

export type EmitOptions = Pick<CompileOptions, "target" | "sourceMap" | "refusals" | "coroutines">;

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
  const isLookedUp = lookUps.some((word) => analysis.mentions(word));
  const lowered = lowerModule(module.tree, {
    source,
    bindings: module.bindings,
    types: module.types,
    trivia: new TriviaCursor(source, trivia.comments),
    isTypeScript: options.target !== "javascript",
    isScript: module.isScript,
    moduleName: module.name,
    definedIn: definedIn(module),
    hasSourceMap: options.sourceMap === true,
    asyncFunctions: analysis.colours.asyncFunctions,
    blockingCalls: analysis.colours.blockingCalls,
    maybeBlockingCalls: analysis.colours.maybeBlockingCalls,
    eagerCalls: analysis.colours.eagerCalls,
    modules: analysis.viewOf(module),
    facts: module.facts,
    earlyFunctions: module.earlyUses,
    refused: refusedIn(module, analysis),
    throwsRefusals: throwsRefusals(module, options),
    coroutines: formOf(options.coroutines ?? "auto", analysis),
    isLookedUp,
    offered: offeredBy(module, analysis),
    mentions: (word) => analysis.mentions(word),
  });
  return { print: () => print(module, lowered, isLookedUp, options) };
}

/** What a program mentions that finds modules by names that are known only when it runs. */
const lookUps = ["__import__", "import_module", "sys.modules"];

/** The modules of the runtime that an import by name can find: those that some module of the program imports. */
function offeredBy(module: LoadedModule, analysis: ProgramAnalysis): readonly string[] {
  const { text } = module.parsed.source;
  const importsByName = lookUps.slice(0, 2).some((word) => text.includes(word));
  return importsByName ? analysis.importedFromRuntime() : [];
}

/** `__module__` of a module's definitions: a module may call itself something else before the first of them. */
function definedIn(module: LoadedModule): string {
  if (module.isScript) return module.name;
  if (module.isLibrary && Object.hasOwn(pythonHalves, module.name))
    return pythonHalves[module.name]!;
  for (const node of module.tree.body) {
    if (node.kind === "FunctionDef" || node.kind === "ClassDef") break;
    const [target] = node.kind === "Assign" ? node.targets : [];
    if (node.kind !== "Assign" || target?.kind !== "Name" || target.id !== "__name__") continue;
    if (node.value.kind === "Constant" && node.value.type === "str")
      return node.value.value as string;
  }
  return module.name;
}

/** A user cannot change what a module of the library has in places that the program may never reach. */
function throwsRefusals(module: LoadedModule, options: EmitOptions): boolean {
  return module.isLibrary || options.refusals === "throw";
}

function formOf(option: CoroutinesOption, analysis: ProgramAnalysis): "native" | "generators" {
  return option === "auto" ? analysis.coroutineForm : option;
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

function print(
  module: LoadedModule,
  lowered: LoweredModule,
  isLookedUp: boolean,
  options: EmitOptions,
): Emitted {
  const { source } = module.parsed;
  const { requests, bindings } = module;
  // Who finds a module by a name may ask it for any name, those among them that it has imported.
  const finished = lowered.finish(
    isLookedUp
      ? { needsObject: true, exports: new Set(bindings.module.bindings.keys()) }
      : requests,
  );
  const found = [...module.diagnostics, ...finished.diagnostics];
  const diagnostics = module.isLibrary ? summary(module, found) : found;
  if (diagnostics.some((diagnostic) => diagnostic.severity === "error"))
    return { printed: null, diagnostics };
  const sourceMap = options.sourceMap === true ? { path: source.path, text: source.text } : null;
  return { printed: printProgram(finished.program, { sourceMap }), diagnostics };
}

/** One line for all places of a library's module that raise when they are reached. */
function summary(module: LoadedModule, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const [first] = diagnostics;
  if (errors.length > 0 || first === undefined) return errors;
  const { libraryRefusals } = moduleDiagnostics;
  return [
    diagnose(
      libraryRefusals,
      first.source,
      first.span,
      module.name,
      diagnostics.length,
      first.message,
    ),
  ];
}
