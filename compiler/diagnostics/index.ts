/** The diagnostics table. Codes are stable: 1xxx syntax, 2xxx analysis, 3xxx lowering, 4xxx modules. */
import { syntaxDiagnostics } from "./syntax.ts";
import { analysisDiagnostics } from "./analysis.ts";
import { loweringDiagnostics } from "./lowering.ts";
import { moduleDiagnostics } from "./modules.ts";

export * from "./diagnostic.ts";

export const diagnostics = {
  ...syntaxDiagnostics,
  ...analysisDiagnostics,
  ...loweringDiagnostics,
  ...moduleDiagnostics,
} as const;
