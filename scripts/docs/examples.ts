/** Keeps the examples in the documents what the fixtures are: `npm run docs` fills in the blocks that name a file. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** All documents, relative to {@link root}. */
export function documents(): string[] {
  const inDocs = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md"));
  return ["README.md", ...inDocs.map((name) => `docs/${name}`)];
}

/** `text` with each code block that follows a comment `<!-- fixtures/... -->` replaced by the text of that file. */
export function fillExamples(text: string): string {
  return text.replaceAll(
    /(<!-- (fixtures\/\S+) -->\n+```\w+\n)[^]*?(```)/g,
    (_, before: string, path: string, after: string) =>
      before + readFileSync(join(root, path), "utf8") + after,
  );
}

/** Writes the documents whose examples have changed. */
export function updateExamples(): void {
  for (const document of documents()) {
    const before = readFileSync(join(root, document), "utf8");
    const after = fillExamples(before);
    if (after !== before) writeFileSync(join(root, document), after);
  }
}
