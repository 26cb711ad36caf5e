/** `py2ts-async ast`: the syntax trees, in the text of CPython's `ast.dump(tree, include_attributes=True)`. */
import { join, relative, resolve } from "node:path";
import { dumpAst, parse, type Diagnostic, type PythonVersion } from "@py2ts-async/compiler";
import { collectInputs, readSource } from "../files.ts";
import { exitStatus } from "../exit.ts";
import { writeFilesAtomically } from "../output.ts";
import { guarded } from "../program/guarded.ts";
import { hasErrors, reportDiagnostics } from "../report.ts";

export interface AstOptions {
  readonly inputs: readonly string[];
  readonly out?: string | undefined;
  readonly python: PythonVersion;
}

/** A file that does not parse is reported; the others are printed all the same. Trees are large: each is written as it comes. */
export function printTrees(options: AstOptions): number {
  const inputs = collectInputs(options.inputs, options.out);
  const diagnostics: Diagnostic[] = [];
  for (const { path } of inputs.files) {
    const source = readSource(path);
    const parsed = guarded(path, () => parse(source, { path, pythonVersion: options.python }));
    diagnostics.push(...parsed.diagnostics);
    if (hasErrors(parsed.diagnostics)) continue;
    const text = guarded(path, () => dumpAst(parsed.module, parsed.source));
    if (options.out === undefined) process.stdout.write(`${text}\n`);
    else {
      const inside = relative(inputs.base, resolve(path)).replace(/\.py$/, "");
      writeFilesAtomically([{ path: join(options.out, `${inside}.ast`), text }]);
    }
  }
  return reportDiagnostics(diagnostics) ? exitStatus.diagnostics : exitStatus.success;
}
