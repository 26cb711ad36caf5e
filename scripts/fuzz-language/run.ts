import { fileURLToPath } from "node:url";
import { str } from "@py2ts-async/runtime";
import { caught } from "../../runtime/core/exceptions/caught.ts";
import { Oracle } from "../fuzz/oracle.ts";
import { runPython } from "../fuzz/run-compiled.ts";

interface Answer {
  readonly stdout: string;
  readonly error: readonly [type: string, text: string] | null;
  /** The message of the SyntaxError of a program that CPython rejects. */
  readonly rejected: string | null;
}

export interface Outcome {
  readonly expected: string;
  readonly actual: string;
  /** The diagnostic of a program that CPython runs and the compiler refuses. */
  readonly refused: string | null;
}

export type LanguageOracle = Oracle<{ readonly source: string }, Answer>;

/** CPython, running one program after the other. */
export function languageOracle(): LanguageOracle {
  return new Oracle(fileURLToPath(new URL("oracle.py", import.meta.url)));
}

/** What CPython and the compiled program print, and what they end with. */
export async function runBoth(oracle: LanguageOracle, source: string): Promise<Outcome> {
  const { stdout, error, rejected } = await oracle.ask({ source });
  const expected = rejected === null ? withoutAddresses(stdout + ending(error)) : "rejected";
  // What does not end in CPython would not end here.
  if (error?.[0] === "TooSlow") return { expected, actual: expected, refused: "too slow" };
  let result;
  try {
    result = await runPython(source);
  } catch (failure) {
    return {
      expected,
      actual: `the compiler failed: ${String((failure as Error).stack)}`,
      refused: null,
    };
  }
  if (result.refused !== null) {
    const [diagnostic = ""] = /P2T\d+.*/.exec(result.refused) ?? [];
    return { expected, actual: "rejected", refused: rejected === null ? diagnostic : null };
  }
  const actual = withoutAddresses(result.stdout + ending(described(result.error)));
  return { expected, actual, refused: null };
}

export function differs({ expected, actual, refused }: Outcome): boolean {
  return refused === null && expected !== actual;
}

/** Addresses differ from run to run. */
function withoutAddresses(text: string): string {
  return text.replace(/ at 0x[0-9a-f]+/g, " at 0x");
}

function ending(error: readonly [string, string] | null): string {
  return error === null ? "" : `ended by ${error[0]}: ${error[1]}\n`;
}

function described(error: unknown): [string, string] | null {
  if (error === null) return null;
  const exception = caught(error) as { constructor: { name: string; __name__?: string } };
  return [exception.constructor.__name__ ?? exception.constructor.name, str(exception)];
}
