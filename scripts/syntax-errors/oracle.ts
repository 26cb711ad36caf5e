/** What CPython says about wrong programs. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { requirePython } from "../../jest-golden/python.ts";

/** CPython's SyntaxError. */
export interface Rejection {
  /** `parse`: `ast.parse` rejects the program; `compile`: only a later stage does. */
  readonly stage: "parse" | "compile";
  readonly exception: string;
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
}

/** A program that CPython rejects, and the test module it comes from. */
export interface RejectedProgram extends Rejection {
  readonly text?: string;
  readonly base64?: string;
  readonly isBytes: boolean;
  readonly module: string;
}

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const cache = fileURLToPath(
  new URL("../../node_modules/.cache/py2ts-syntax-errors/", import.meta.url),
);

/** The programs that CPython's own tests of these modules expect it to reject. They are CPython's: nothing of them is kept. */
export function collect(modules: readonly string[]): RejectedProgram[] {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "run-"));
  const output = join(folder, "programs.json");
  try {
    const { executable } = requirePython();
    const commandLine = ["-B", "-X", "utf8", script("collect.py"), output, ...modules];
    execFileSync(executable, commandLine, { cwd: tmpdir(), stdio: "pipe" });
    return JSON.parse(readFileSync(output, "utf8")) as RejectedProgram[];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** CPython's verdict on each program: `null` where it accepts it, `false` where it fails with anything but a SyntaxError. */
export function judge(sources: readonly string[]): (Rejection | null | false)[] {
  const { executable } = requirePython();
  const commandLine = ["-B", "-X", "utf8", script("judge.py")];
  const options = { input: JSON.stringify(sources), encoding: "utf8", maxBuffer: 1 << 30 } as const;
  return JSON.parse(execFileSync(executable, commandLine, options)) as (Rejection | null | false)[];
}

/** The source of a collected program, as it was given to CPython. */
export function sourceOf(program: RejectedProgram): string | Uint8Array {
  if (program.text !== undefined) return program.text;
  const bytes = Buffer.from(program.base64!, "base64");
  return program.isBytes ? bytes : bytes.toString("utf8");
}
