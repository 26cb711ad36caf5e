/** The whole pipeline: source text in, TypeScript (or JavaScript), source map and diagnostics out. */
import type { CompileOptions, CompileResult } from "./api.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { emitModule, type Emitted } from "./emit.ts";
import { ProgramAnalysis } from "./modules/program-analysis.ts";
import { formatPrinted, type Printed } from "./print/index.ts";

/** Compiles one module and, unless told otherwise, lays TypeScript out with Prettier (which is what makes this a promise). */
export async function compile(
  source: string | Uint8Array,
  options: CompileOptions = {},
): Promise<CompileResult> {
  return finished(compileUnformatted(source, options), options);
}

/** What was emitted, laid out where the options ask for it. */
export async function finished(
  { printed, diagnostics }: Emitted,
  options: Pick<CompileOptions, "format" | "target">,
): Promise<CompileResult> {
  const isFormatted = options.format ?? options.target !== "javascript";
  return toResult(
    printed === null || !isFormatted ? printed : await formatPrinted(printed),
    diagnostics,
  );
}

/** Compiles one module without laying it out: for running it at once, and for bundlers. */
export function compileSync(
  source: string | Uint8Array,
  options: Omit<CompileOptions, "format"> = {},
): CompileResult {
  const { printed, diagnostics } = compileUnformatted(source, options);
  return toResult(printed, diagnostics);
}

function compileUnformatted(source: string | Uint8Array, options: CompileOptions): Emitted {
  const analysis = new ProgramAnalysis({
    resolver: options.resolver,
    pythonVersion: options.pythonVersion,
    throwsRefusals: options.refusals === "throw",
  });
  const [module] = analysis.load([
    {
      path: options.path ?? "<unknown>",
      source,
      moduleKind: options.moduleKind ?? "script",
      moduleName: options.moduleName ?? "__main__",
    },
  ]);
  return emitModule(module!, analysis, options).print();
}

function toResult(printed: Printed | null, diagnostics: readonly Diagnostic[]): CompileResult {
  return { code: printed?.code ?? null, map: printed?.map ?? null, diagnostics };
}
