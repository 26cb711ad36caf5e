/** `py2ts-async check`: diagnostics of everything the inputs lead to; nothing is written. */
import type { PythonVersion } from "@py2ts-async/compiler";
import { collectInputs } from "../files.ts";
import { exitStatus } from "../exit.ts";
import { compileInputs } from "../program/compile-inputs.ts";
import { reportDiagnostics, type ReportFormat } from "../report.ts";

export interface CheckOptions {
  readonly inputs: readonly string[];
  readonly format: ReportFormat;
  readonly python: PythonVersion;
  readonly pythonPath: readonly string[];
}

export async function check(options: CheckOptions): Promise<number> {
  const modules = await compileInputs(collectInputs(options.inputs), {
    pythonVersion: options.python,
    format: false,
    pythonPath: options.pythonPath,
    specifierOf: (path) => path,
  });
  const diagnostics = modules.flatMap((module) => module.result.diagnostics);
  const failed = reportDiagnostics(diagnostics, process.stdout, options.format);
  return failed ? exitStatus.diagnostics : exitStatus.success;
}
