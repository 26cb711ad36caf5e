/** `py2ts-async build`: TypeScript (or JavaScript) files under one folder, in the structure of their sources. */
import { relative, resolve, join, dirname } from "node:path";
import {
  relativeSpecifier,
  type PythonVersion,
  type CoroutinesOption,
  type Refusals,
} from "@py2ts-async/compiler";
import { collectInputs, commonFolder, slashed } from "../files.ts";
import { exitStatus, UsageError } from "../exit.ts";
import { writeFilesAtomically, type OutputFile } from "../output.ts";
import { compileInputs, type PlacedModule } from "../program/compile-inputs.ts";
import { reportDiagnostics } from "../report.ts";

export interface BuildOptions {
  readonly inputs: readonly string[];
  readonly out: string;
  readonly sourceMap: boolean;
  readonly js: boolean;
  readonly python: PythonVersion;
  readonly refusals: Refusals;
  readonly coroutines: CoroutinesOption;
  readonly pythonPath: readonly string[];
}

/** Writes nothing at all if one of the modules has an error. */
export async function build(options: BuildOptions): Promise<number> {
  const inputs = collectInputs(options.inputs, options.out);
  const modules = await compileInputs(inputs, {
    pythonVersion: options.python,
    target: options.js ? "javascript" : "typescript",
    sourceMap: options.sourceMap,
    refusals: options.refusals,
    coroutines: options.coroutines,
    format: true,
    pythonPath: options.pythonPath,
    specifierOf: (path, importer) => relativeSpecifier(withExtension(path, ".js"), importer),
  });
  const diagnostics = modules.flatMap((module) => module.result.diagnostics);
  if (reportDiagnostics(diagnostics)) return exitStatus.diagnostics;
  const base = commonFolder([
    inputs.base,
    ...modules.map((module) => dirname(resolve(module.place))),
  ]);
  writeFilesAtomically(modules.flatMap((module) => outputsOf(module, base, options)));
  return exitStatus.success;
}

function outputsOf(module: PlacedModule, base: string, options: BuildOptions): OutputFile[] {
  const { code, map } = module.result;
  if (code === null) throw new Error(`no code and no diagnostic for ${module.path}`);
  const inside = withExtension(relative(base, resolve(module.place)), options.js ? ".js" : ".ts");
  const path = join(options.out, inside);
  if (!options.sourceMap) return [{ path, text: code }];
  if (map === null) throw new Error(`no source map for ${module.path}`);
  const name = slashed(path).split("/").at(-1)!;
  const sources = [slashed(relative(dirname(resolve(path)), resolve(module.path)))];
  const mapText = JSON.stringify({ ...map, file: name, sources });
  return [
    { path, text: `${code}//# sourceMappingURL=${name}.map\n` },
    { path: `${path}.map`, text: mapText },
  ];
}

function withExtension(path: string, extension: string): string {
  if (path.endsWith(extension)) throw new UsageError(`'${path}' already ends in ${extension}`);
  return path.replace(/\.pyw?$/, "") + extension;
}
