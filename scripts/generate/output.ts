import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** A file that `npm run generate` makes: `path` is relative to the repository's root. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** Writes only what changed, so that incremental builds stay incremental. */
export function writeGenerated({ path, text }: GeneratedFile): void {
  const file = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
