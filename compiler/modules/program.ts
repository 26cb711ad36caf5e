/** Compiles a whole program: the modules it starts from and every module of the program that they import. */
import type { CompileOptions, CompileResult, ModuleResolver, ResolvedModule } from "../api.ts";
import { compile } from "../compile.ts";
import { faultIn } from "../fault.ts";

/** A module that a program starts from. */
export interface ProgramEntry {
  readonly path: string;
  readonly source: string | Uint8Array;
  readonly moduleKind: "script" | "module";
  /** Python's dotted name of the module; left out for a script. */
  readonly moduleName?: string;
}

export interface ProgramModule {
  readonly path: string;
  readonly moduleKind: "script" | "module";
  readonly result: CompileResult;
  /** The paths of the program's modules that this one imports. */
  readonly imports: readonly string[];
}

export type ProgramOptions = Omit<
  CompileOptions,
  "path" | "moduleKind" | "moduleName" | "resolver"
> & { readonly resolver: ModuleResolver };

interface Pending extends ProgramEntry {
  readonly path: string;
}

/**
 * Each module is compiled once, breadth first from the entries, so that the order does not depend on the file system. A module
 * that is both an entry and imported by another one is compiled as it stands among the entries.
 */
export async function compileProgram(
  entries: readonly ProgramEntry[],
  options: ProgramOptions,
): Promise<ProgramModule[]> {
  const queue: Pending[] = [...entries];
  const queued = new Set(entries.map((entry) => entry.path));
  const modules: ProgramModule[] = [];
  for (const pending of queue) {
    const recorder = new RecordingResolver(options.resolver);
    const result = await compileModule(pending, { ...options, resolver: recorder });
    modules.push({
      path: pending.path,
      moduleKind: pending.moduleKind,
      result,
      imports: [...recorder.answers.values()].map((answer) => answer.path),
    });
    for (const [moduleName, answer] of recorder.answers) {
      if (queued.has(answer.path)) continue;
      queued.add(answer.path);
      queue.push({ path: answer.path, source: answer.source, moduleKind: "module", moduleName });
    }
  }
  return modules;
}

/** @throws CompilerFault with the module's path, whatever goes wrong. */
async function compileModule(
  pending: ProgramEntry,
  options: ProgramOptions,
): Promise<CompileResult> {
  try {
    return await compile(pending.source, { ...options, ...withoutSource(pending) });
  } catch (error) {
    throw faultIn(pending.path, error);
  }
}

function withoutSource(
  pending: Pending,
): Pick<CompileOptions, "path" | "moduleKind" | "moduleName"> {
  const { path, moduleKind, moduleName } = pending;
  return moduleName === undefined ? { path, moduleKind } : { path, moduleKind, moduleName };
}

/** Remembers which modules one compilation asked for and was given. */
class RecordingResolver implements ModuleResolver {
  readonly answers = new Map<string, ResolvedModule>();
  readonly #inner: ModuleResolver;

  constructor(inner: ModuleResolver) {
    this.#inner = inner;
  }

  resolve(name: string, importer: string): ResolvedModule | null {
    const answer = this.#inner.resolve(name, importer);
    if (answer !== null) this.answers.set(name, answer);
    return answer;
  }
}
