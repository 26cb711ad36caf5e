import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { findPython } from "../../jest-golden/python.ts";

/** CPython, running one random program after the other. */
export class Oracle {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #answers: AsyncIterator<string>;

  /** @throws Error if there is no Python 3.13 */
  constructor() {
    const python = findPython();
    if (python === null) throw new Error("the fuzzer needs Python 3.13 (PY2TS_PYTHON)");
    const script = fileURLToPath(new URL("oracle.py", import.meta.url));
    this.#child = spawn(python.executable, [script], { stdio: "pipe" });
    this.#child.stderr.pipe(process.stderr);
    this.#answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** The trace of a Python program; a `whole` one prints it. */
  async run(source: string, whole = false): Promise<string[]> {
    this.#child.stdin.write(`${JSON.stringify({ source, whole })}\n`);
    const answer = await this.#answers.next();
    if (answer.done) throw new Error("the oracle ended");
    return (JSON.parse(answer.value) as { trace: string[] }).trace;
  }

  close(): void {
    this.#child.stdin.end();
  }
}
