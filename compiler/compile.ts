/** The whole pipeline: source text in, TypeScript (or JavaScript), source map and diagnostics out. */
import type { CompileOptions, CompileResult } from "./api.ts";
import { analyzeScopes, checkProgram } from "./analyze/index.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { emitModule } from "./emit.ts";
import { parse } from "./parse/index.ts";
import { formatPrinted, type Printed } from "./print/index.ts";
import { loadStubs } from "./stubs/index.ts";

/** Compiles one module and, unless told otherwise, lays TypeScript out with Prettier (which is what makes this a promise). */
export async function compile(
  source: string | Uint8Array,
  options: CompileOptions = {},
): Promise<CompileResult> {
  const { printed, diagnostics } = compileUnformatted(source, options);
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

interface Compiled {
  readonly printed: Printed | null;
  readonly diagnostics: readonly Diagnostic[];
}

function compileUnformatted(source: string | Uint8Array, options: CompileOptions): Compiled {
  const parsed = parse(source, options);
  const diagnostics = [...parsed.diagnostics];
  if (hasErrors(diagnostics)) return { printed: null, diagnostics };
  const scopes = analyzeScopes(parsed.module, parsed.source);
  diagnostics.push(...checkProgram(parsed.module, parsed.source, scopes));
  if (hasErrors(diagnostics)) return { printed: null, diagnostics };
  const { module, source: text, trivia } = parsed;
  const emitted = emitModule(
    { module, source: text, comments: trivia.comments, scopes },
    loadStubs(),
    options,
  );
  return { printed: emitted.printed, diagnostics: [...diagnostics, ...emitted.diagnostics] };
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

function toResult(printed: Printed | null, diagnostics: readonly Diagnostic[]): CompileResult {
  return { code: printed?.code ?? null, map: printed?.map ?? null, diagnostics };
}
