/**
 * The user's Python path: where modules that are neither in the program nor in the runtime are looked for. The interpreter is asked once, and only when a
 * module is missing.
 */
import { spawnSync } from "node:child_process";
import { moduleFiles, slashed } from "../files.ts";
import { ModuleSearch, type ResolvedModule } from "@py2ts-async/compiler";

let asked: readonly string[] | undefined;

/** `sys.path` of `PY2TS_PYTHON`, else of `python3.13`, else of `python3`, `PYTHONPATH` included; empty where none of them is a Python 3.13. */
export function pythonPath(): readonly string[] {
  if (asked === undefined) {
    const named = process.env["PY2TS_PYTHON"];
    const commands = named === undefined || named === "" ? ["python3.13", "python3"] : [named];
    asked = [];
    for (const command of commands) {
      const path = askPython(command);
      if (path === null) continue;
      asked = path;
      break;
    }
  }
  return asked;
}

function askPython(command: string): readonly string[] | null {
  const question =
    "import json, sys; print(json.dumps(sys.path if sys.version_info[:2] == (3, 13) else None))";
  const { status, stdout } = spawnSync(command, ["-P", "-c", question], {
    encoding: "utf8",
    timeout: 20_000,
  });
  if (status !== 0) return null;
  const folders = JSON.parse(stdout) as string[] | null;
  return folders?.filter((folder) => folder !== "").map(slashed) ?? null;
}

/** Finds modules on the path that the user names, and then on Python's own. */
export class LibrarySearch {
  readonly #named: readonly string[];
  readonly #specifier: (path: string, importer: string) => string;
  #search: ModuleSearch | undefined;

  constructor(named: readonly string[], specifier: (path: string, importer: string) => string) {
    this.#named = named;
    this.#specifier = specifier;
  }

  resolve(name: string, importer: string): ResolvedModule | null {
    this.#search ??= new ModuleSearch({
      files: moduleFiles,
      roots: this.roots,
      specifier: this.#specifier,
    });
    return this.#search.resolve(name, importer);
  }

  get roots(): readonly string[] {
    return [...new Set([...this.#named.map(slashed), ...pythonPath()])];
  }

  /** The path below its root of a module that was found here, or `null`. */
  insideRoot(path: string): string | null {
    if (this.#search === undefined) return null;
    const inside = this.roots
      .filter((root) => path.startsWith(`${root}/`))
      .map((root) => path.slice(root.length + 1));
    return inside.sort((a, b) => a.length - b.length)[0] ?? null;
  }
}
