import { readFileSync } from "node:fs";
import { printPython } from "./print.ts";
import type { Program } from "./program.ts";
import { runPython } from "./run-compiled.ts";

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");
const prelude = read("prelude.py");
const epilogue = read("epilogue.py");

/** A program with its prelude: it prints its own trace. */
export function wholeProgram(program: Program): string {
  return `${prelude}\n\n${printPython(program)}\n\n${epilogue}`;
}

/** The trace of a program compiled from Python; the diagnostics, if the compiler refuses it. */
export async function runSubject(source: string): Promise<string[]> {
  const { stdout, error, refused } = await runPython(source);
  if (refused !== null) return [refused];
  const lines = stdout.split("\n").slice(0, -1);
  return error === null ? lines : [...lines, String(error)];
}
