/** Which files the corpus is made of. */
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import type { Python } from "../../jest-golden/python.ts";

/** The folder of CPython's standard library. */
export function libraryOf(python: Python): string {
  const question = "import sysconfig; print(sysconfig.get_path('stdlib'))";
  return execFileSync(python.executable, ["-c", question], { encoding: "utf8" }).trim();
}

/** Every Python file of the library, what was installed into it aside, in a stable order. */
export function corpusFiles(library: string): string[] {
  return readdirSync(library, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".py") && !path.includes("site-packages"))
    .sort();
}
