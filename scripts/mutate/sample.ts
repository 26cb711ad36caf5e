import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The Python files of the fixtures, in a fixed order. */
export function sampleFiles(): string[] {
  const folder = fileURLToPath(new URL("../../fixtures/", import.meta.url));
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".py"))
    .sort()
    .map((path) => join(folder, path));
}
