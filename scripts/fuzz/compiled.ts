import { resetRuntime } from "../../runtime/testing.ts";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compileSync, renderDiagnostics } from "@py2ts-async/compiler";
import { DeadlockError } from "@py2ts-async/runtime/asyncio";
import { configureHost, virtualClock } from "@py2ts-async/runtime/host";
import { printPython } from "./print.ts";
import type { Program } from "./program.ts";

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");
const prelude = read("prelude.py");
const epilogue = read("epilogue.py");

/** A program with its prelude: it prints its own trace. */
export function wholeProgram(program: Program): string {
  return `${prelude}\n\n${printPython(program)}\n\n${epilogue}`;
}

/** A folder where the runtime is found, as this process finds it, and nothing is version-controlled. */
function scratch(): string {
  const folder = fileURLToPath(new URL("../../.scratch", import.meta.url));
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Programs go through the compiler and run in this process, one module each. */
export class CompiledPrograms {
  readonly #folder = mkdtempSync(`${scratch()}/fuzz-`);
  #count = 0;

  /** The trace of a program compiled from Python; the diagnostics, if the compiler refuses it. */
  async run(source: string): Promise<string[]> {
    const { code, diagnostics } = compileSync(source, { target: "javascript" });
    if (code === null) return [renderDiagnostics(diagnostics)];
    const file = `${this.#folder}/program${this.#count++}.mjs`;
    writeFileSync(file, code);
    let output = "";
    let deadlocked = false;
    const restore = configureHost({
      clock: virtualClock(),
      stdout: {
        isTTY: false,
        write: (text) => void (deadlocked || (output += text)),
        flush: () => undefined,
      },
      stderr: { isTTY: false, write: () => undefined, flush: () => undefined },
      deadlock: (report) => {
        if (!deadlocked) output += "deadlock\n";
        deadlocked = true;
        throw new DeadlockError(report.text);
      },
    });
    const stuck = new Promise<void>((resolve) => {
      setTimeout(resolve, 3000).unref();
    });
    try {
      await Promise.race([import(pathToFileURL(file).href), stuck]);
    } catch (error) {
      output += `${String(error)}\n`;
    } finally {
      restore();
      resetRuntime();
      rmSync(file);
    }
    return output.split("\n").slice(0, -1);
  }

  close(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
