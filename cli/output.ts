/** Writing a set of files so that either all of them are there, whole, or none has changed. */
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describeSystemError, UsageError } from "./exit.ts";

export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Every file is first written beside its place under a temporary name, and only when all of them are written are they renamed.
 *
 * @throws UsageError if one cannot be written; what was written under temporary names is removed.
 */
export function writeFilesAtomically(files: readonly OutputFile[]): void {
  const written: { temporary: string; path: string }[] = [];
  let current = "";
  try {
    for (const { path, text } of files) {
      current = path;
      makeFolder(dirname(path));
      const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
      written.push({ temporary, path });
      writeFileSync(temporary, text);
    }
    for (const { temporary, path } of written) {
      current = path;
      renameSync(temporary, path);
    }
  } catch (error) {
    for (const { temporary } of written) rmSync(temporary, { force: true });
    throw new UsageError(`cannot write '${current}': ${describeSystemError(error)}`);
  }
}

/**
 * Makes a folder and those above it. Not with `recursive: true`: Node goes round for ever where a file system answers "no such file" to making a
 * folder in one that exists, as `/proc` does.
 */
function makeFolder(path: string): void {
  if (isFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  mkdirSync(path);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
