/** The Python files that a command line names. */
import { readdirSync, readFileSync, statSync, type Stats } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { moduleFilesOf, type ModuleFiles } from "@py2ts-async/compiler";
import { describeSystemError, UsageError } from "./exit.ts";

export interface InputFile {
  /** With `/`, relative to the current folder where the file is below it: as it is shown, and the compiler's name for it. */
  readonly path: string;
  /** Named on the command line itself, not found in a folder. */
  readonly isNamed: boolean;
}

export interface Inputs {
  readonly files: readonly InputFile[];
  /** The deepest folder that holds everything named on the command line: outputs keep their place below it. */
  readonly base: string;
}

const ignoredFolders = new Set(["__pycache__", "node_modules", "site-packages"]);

/**
 * The files named by `arguments_` and the `.py` files below the folders named there, each once, in order. Hidden folders,
 * `__pycache__`, `node_modules` and `site-packages` are left out, and so is the folder `except`.
 *
 * @throws UsageError for what does not exist, and for a folder without a single `.py` file.
 */
export function collectInputs(names: readonly string[], except?: string): Inputs {
  const files = new Map<string, InputFile>();
  const folders: string[] = [];
  const excepted = except === undefined ? null : resolve(except);
  for (const name of names) {
    const absolute = resolve(name);
    if (statOf(name).isDirectory()) {
      folders.push(absolute);
      const found = pythonFilesBelow(absolute, excepted);
      if (found.length === 0) throw new UsageError(`no .py file in '${name}'`);
      for (const path of found) {
        const shown = displayPath(path);
        if (!files.has(shown)) files.set(shown, { path: shown, isNamed: false });
      }
    } else {
      folders.push(dirname(absolute));
      const shown = displayPath(absolute);
      files.set(shown, { path: shown, isNamed: true });
    }
  }
  return { files: [...files.values()], base: commonFolder(folders) };
}

function statOf(name: string): Stats {
  try {
    return statSync(name);
  } catch (error) {
    throw new UsageError(`cannot read '${name}': ${describeSystemError(error)}`);
  }
}

function pythonFilesBelow(folder: string, except: string | null): string[] {
  const found: string[] = [];
  for (const entry of readFolder(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name.startsWith(".") || ignoredFolders.has(entry.name) || path === except) continue;
      for (const inner of pythonFilesBelow(path, except)) found.push(inner);
    } else if (entry.name.endsWith(".py")) found.push(path);
  }
  return found;
}

function readFolder(folder: string) {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  } catch (error) {
    throw new UsageError(`cannot read '${folder}': ${describeSystemError(error)}`);
  }
}

/** The deepest folder that holds all of `folders`, which are absolute. */
export function commonFolder(folders: readonly string[]): string {
  const [first = resolve("."), ...others] = folders;
  let shared = first.split(sep);
  for (const other of others) {
    const parts = other.split(sep);
    let length = 0;
    while (length < shared.length && shared[length] === parts[length]) length++;
    shared = shared.slice(0, length);
  }
  return shared.join(sep) || sep;
}

/**
 * A path as the user would write it: relative where it is below the current folder, with `/`. The current folder itself is the
 * empty path.
 */
export function displayPath(path: string): string {
  const absolute = resolve(path);
  const fromHere = relative(process.cwd(), absolute);
  const isBelow = !/^\.\.(?:[\\/]|$)/.test(fromHere) && !isAbsolute(fromHere);
  return slashed(isBelow ? fromHere : absolute);
}

export function slashed(path: string): string {
  return sep === "/" ? path : path.split(sep).join("/");
}

/**
 * The bytes of a source file.
 *
 * @throws UsageError if it cannot be read.
 */
export function readSource(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(`cannot read '${path}': ${describeSystemError(error)}`);
  }
}

/** The real file system for the compiler's module search. */
export const moduleFiles: ModuleFiles = moduleFilesOf({ readFileSync, statSync });

/** `sys.path[0]` of `python FILE`. */
export function importRootOfScript(path: string): string {
  return slashed(dirname(resolve(path)));
}
