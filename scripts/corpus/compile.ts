/** Compiles a corpus to TypeScript text, one file after the other on one core, and counts what was refused. */
import { transformSync, type TransformFailure } from "esbuild";
import { compileSync, diagnostics, type Diagnostic } from "../../compiler/index.ts";

export interface CorpusFile {
  readonly path: string;
  readonly source: Uint8Array;
}

/** One kind of refusal: a code, and which construct. */
export interface Refusal {
  readonly code: string;
  readonly construct: string;
  /** Where it was met, as `path:line`. */
  readonly places: readonly string[];
  readonly files: number;
}

export interface CorpusResult {
  readonly files: number;
  readonly bytes: number;
  /** Files of which nothing was refused. */
  readonly accepted: number;
  readonly internalErrors: readonly { readonly path: string; readonly error: string }[];
  readonly refusals: readonly Refusal[];
  /** Megabytes of source a second of processor time. */
  readonly throughput: number;
  /** The files that took longest, in milliseconds. */
  readonly slowest: readonly { readonly path: string; readonly milliseconds: number }[];
}

/** How many of the slowest files are kept. */
const mostSlow = 10;

export function compileCorpus(files: readonly CorpusFile[]): CorpusResult {
  const refusals = new Map<string, { first: Diagnostic; places: string[]; files: Set<string> }>();
  const internalErrors: { path: string; error: string }[] = [];
  const times: { path: string; milliseconds: number }[] = [];
  let accepted = 0;
  for (const { path, source } of files) {
    const start = cpuTime();
    let code: string | null = null;
    try {
      // What is refused raises when it is reached: every file that is valid Python is printed, so the time is that of the whole way.
      const result = compileSync(source, { path, moduleKind: "module", refusals: "throw" });
      code = result.code;
      const refused = result.diagnostics.filter(isRefusal);
      if (refused.length === 0) accepted++;
      for (const diagnostic of refused) note(diagnostic, path);
    } catch (error) {
      internalErrors.push({ path, error: describe(error) });
    }
    times.push({ path, milliseconds: cpuTime() - start });
    const problem = code === null ? null : syntaxProblem(code);
    if (problem !== null) internalErrors.push({ path, error: problem });
  }
  const total = times.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const bytes = files.reduce((sum, { source }) => sum + source.length, 0);
  return {
    files: files.length,
    bytes,
    accepted,
    internalErrors,
    refusals: [...refusals.entries()]
      .map(([construct, { first, places, files: where }]) => ({
        code: first.code,
        construct,
        places,
        files: where.size,
      }))
      .sort((a, b) => b.places.length - a.places.length || (a.construct < b.construct ? -1 : 1)),
    throughput: bytes / 1e6 / (total / 1e3),
    slowest: times.sort((a, b) => b.milliseconds - a.milliseconds).slice(0, mostSlow),
  };

  function note(diagnostic: Diagnostic, path: string): void {
    let row = refusals.get(diagnostic.message);
    if (row === undefined) {
      row = { first: diagnostic, places: [], files: new Set() };
      refusals.set(diagnostic.message, row);
    }
    row.places.push(`${path}:${diagnostic.source.lineAt(diagnostic.span.start)}`);
    row.files.add(path);
  }
}

/** Why the emitted text is no TypeScript, or `null`. */
function syntaxProblem(code: string): string | null {
  try {
    transformSync(code, { loader: "ts", format: "esm", target: "es2022", logLevel: "silent" });
    return null;
  } catch (error) {
    const [first] = (error as TransformFailure).errors;
    return `emitted text: ${first?.text} | ${first?.location?.lineText.trim()}`;
  }
}

/** Milliseconds of work so far: other programs on the machine make no difference. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
}

const errors = new Set(
  Object.values(diagnostics)
    .filter(({ severity }) => severity === "error")
    .map(({ code }) => code),
);

function isRefusal({ code }: Diagnostic): boolean {
  return errors.has(code);
}

/** An error's message and the first places of its stack. */
function describe(error: unknown): string {
  return error instanceof Error
    ? (error.stack ?? error.message).split("\n").slice(0, 6).join("\n")
    : String(error);
}
