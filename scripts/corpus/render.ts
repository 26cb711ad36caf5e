/** `docs/corpus.md`: what users would hit, most frequent first. */
import type { CorpusResult, Refusal } from "./compile.ts";

/** Rarer kinds are only counted. */
const mostRows = 150;

export function renderCorpus(result: CorpusResult, pythonVersion: string): string {
  const kinds = grouped(result.refusals);
  const rows = kinds.slice(0, mostRows);
  return [
    "# The corpus",
    "",
    "Written by `npm run corpus`, which compiles every file of CPython's Lib, its tests included, to TypeScript or to diagnostics, each file by",
    "itself.",
    "",
    `CPython ${pythonVersion}: ${result.files} files, ${(result.bytes / 1e6).toFixed(1)} MB; nothing is refused in ${result.accepted}; ` +
      `${result.internalErrors.length} internal errors.`,
    "",
    "| Code | Diagnostic | Places | Files |",
    "| ---- | ---------- | -----: | ----: |",
    ...rows.map(
      ({ code, construct, places, files }) =>
        `| ${code} | ${cell(construct)} | ${places.length} | ${files} |`,
    ),
    "",
    ...(kinds.length > rows.length ? [`${kinds.length - rows.length} rarer kinds.`, ""] : []),
  ].join("\n");
}

/** Refusals that differ in the names of the program alone are one kind. */
function grouped(refusals: readonly Refusal[]): Refusal[] {
  const kinds = new Map<string, Refusal>();
  for (const refusal of refusals) {
    const construct = isAboutOneName(refusal)
      ? refusal.construct
      : refusal.construct.replace(/'[^']*'/g, "'…'");
    const before = kinds.get(`${refusal.code} ${construct}`);
    kinds.set(`${refusal.code} ${construct}`, {
      ...refusal,
      construct,
      places: [...(before?.places ?? []), ...refusal.places],
      files: (before?.files ?? 0) + refusal.files,
    });
  }
  return [...kinds.values()].sort((a, b) => b.places.length - a.places.length);
}

/** Whether the quoted names are Python's, or modules: what is missing is then exactly that. */
function isAboutOneName({ code }: Refusal): boolean {
  return code === "P2T3001" || code === "P2T3003" || code.startsWith("P2T4");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
