/** The compiler's public interface. */
export type * from "./api.ts";
export type * from "./ast/nodes.ts";
export { SourceText, type LineColumn } from "./ast/source-text.ts";
export { compile, compileSync } from "./compile.ts";
export { diagnostics, type Diagnostic, type Severity } from "./diagnostics/index.ts";
export * from "./modules/program.ts";
export * from "./modules/search.ts";
export { CompilerFault, faultIn } from "./fault.ts";
export { parse, type ParseResult } from "./parse/index.ts";
export { analyzeScopes, dumpSymtable } from "./analyze/index.ts";
export { renderDiagnostics, type RenderOptions } from "./diagnostics/render.ts";
export { dumpAst } from "./ast/dump.ts";
export { visit, type Visitor } from "./ast/visit.ts";
