/**
 * Random programs around scopes: our verdict, symbol tables and definite assignment against CPython's.
 *
 *     npx tsx --conditions=source scripts/scopes-fuzz/index.ts --count 5000 --seed 1
 *
 * Prints the shortest program that differs and ends with 1, or ends with 0 and the counts.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  analyzeBindings,
  analyzeScopes,
  checkProgram,
  dumpSymtable,
} from "../../compiler/analyze/index.ts";
import type { SourceText } from "../../compiler/ast/source-text.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { parse } from "../../compiler/parse/index.ts";
import { requirePython } from "../../jest-golden/python.ts";

interface Entry {
  readonly text: string;
  readonly verdict: {
    readonly error: {
      readonly message: string;
      readonly line: number;
      readonly column: number;
    } | null;
    readonly warnings: readonly { readonly message: string; readonly line: number }[];
  };
  readonly dump: string | null;
  readonly checked: readonly string[];
  readonly unchecked: readonly string[];
}

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "5000" },
    seed: { type: "string", default: "1" },
  },
});

const counts = { programs: 0, rejected: 0, checkedReads: 0, uncheckedReadsWeCheck: 0 };

function programs(): Entry[] {
  const script = fileURLToPath(new URL("programs.py", import.meta.url));
  const output = execFileSync(requirePython().executable, [script, values.count, values.seed], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  return JSON.parse(output) as Entry[];
}

/** What differs, or `null`. */
function difference(entry: Entry): string | null {
  const { module, source, diagnostics } = parse(entry.text, { pythonVersion: "3.13" });
  const rejected = diagnostics.find(({ severity }) => severity === "error");
  if (rejected !== undefined) return `the parser says: ${rejected.message}`;
  const scopes = analyzeScopes(module, source);
  const found = checkProgram(module, source, scopes);
  const verdict = verdictDifference(entry, found, source);
  if (verdict !== null) return verdict;
  if (entry.dump !== null && dumpSymtable(scopes) !== entry.dump) return "the symbol tables differ";
  if (entry.verdict.error !== null) {
    counts.rejected++;
    return null;
  }
  // CPython's code for `except*` seems to go on after a handler that raises; it does not, and we know.
  if (entry.text.includes("except*")) return null;
  const ours = new Set<string>();
  for (const { start } of analyzeBindings(module, scopes).maybeUnbound) {
    ours.add(`${source.lineAt(start)}:${source.byteColumnAt(start)}`);
  }
  counts.checkedReads += entry.checked.length;
  counts.uncheckedReadsWeCheck += entry.unchecked.filter((place) => ours.has(place)).length;
  const missed = entry.checked.filter((place) => !ours.has(place));
  return missed.length === 0 ? null : `may be unbound, which we miss: ${missed.join(" ")}`;
}

function verdictDifference(
  { verdict }: Entry,
  found: readonly Diagnostic[],
  source: SourceText,
): string | null {
  const ours = found[0]?.severity === "error" ? found[0] : undefined;
  const { line, column } = source.lineColumnAt(ours?.span.start ?? 0);
  const actual = ours === undefined ? "accepted" : `${ours.message} (${line}:${column + 1})`;
  const { error } = verdict;
  // CPython loses the place of a jump that leaves through cleanup code.
  const place = error !== null && error.line < 0 ? `${line}:${column + 1}` : "";
  const expected =
    error === null
      ? "accepted"
      : `${error.message} (${place === "" ? `${error.line}:${error.column}` : place})`;
  if (actual !== expected) return `verdict: ${actual}\nCPython: ${expected}`;
  if (error !== null) return null;
  const warned = found.map(({ message, span }) => `${source.lineAt(span.start)}: ${message}`);
  const expectedWarnings = verdict.warnings.map((warning) => `${warning.line}: ${warning.message}`);
  const isSame =
    [...new Set(warned)].sort().join("\n") === [...new Set(expectedWarnings)].sort().join("\n");
  return isSame ? null : `warnings: ${warned.join("; ")}\nCPython: ${expectedWarnings.join("; ")}`;
}

const failures: { readonly text: string; readonly reason: string }[] = [];
for (const entry of programs()) {
  counts.programs++;
  const reason = difference(entry);
  if (reason !== null) failures.push({ text: entry.text, reason });
}
console.log(JSON.stringify({ ...counts, failures: failures.length }));
failures.sort((a, b) => a.text.length - b.text.length);
if (failures[0] !== undefined) {
  console.log(`${failures[0].text}\n\n${failures[0].reason}`);
  process.exitCode = 1;
}
