/** The compiler's public interface. */
export type * from "./api.ts";
export type * from "./ast/nodes.ts";
export { SourceText, type LineColumn } from "./ast/source-text.ts";
export { compile, compileSync } from "./compile.ts";
export { diagnostics, type Diagnostic, type Severity } from "./diagnostics/index.ts";
