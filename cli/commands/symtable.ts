/** `py2ts-async symtable`: every scope and name, classified as CPython's `symtable` module does. */
import {
  analyzeScopes,
  dumpSymtable,
  parse,
  type Diagnostic,
  type PythonVersion,
} from "@py2ts-async/compiler";
import { collectInputs, readSource } from "../files.ts";
import { exitStatus } from "../exit.ts";
import { guarded } from "../program/guarded.ts";
import { hasErrors, reportDiagnostics } from "../report.ts";

export interface SymtableOptions {
  readonly inputs: readonly string[];
  readonly python: PythonVersion;
}

/** A file that does not parse is reported; the others are printed all the same. */
export function printSymbolTables(options: SymtableOptions): number {
  const diagnostics: Diagnostic[] = [];
  for (const { path } of collectInputs(options.inputs).files) {
    const source = readSource(path);
    const parsed = guarded(path, () => parse(source, { path, pythonVersion: options.python }));
    diagnostics.push(...parsed.diagnostics);
    if (hasErrors(parsed.diagnostics)) continue;
    const text = guarded(path, () => dumpSymtable(analyzeScopes(parsed.module, parsed.source)));
    process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
  }
  return reportDiagnostics(diagnostics) ? exitStatus.diagnostics : exitStatus.success;
}
