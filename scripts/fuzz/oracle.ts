import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { createInterface } from "node:readline";
import { findPython } from "../../jest-golden/python.ts";

/** A Python script that answers one JSON object per line with one JSON object per line. */
export class Oracle<Job, Answer> {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #answers: AsyncIterator<string>;

  /** @throws Error if there is no Python 3.13 */
  constructor(script: string) {
    const python = findPython();
    if (python === null) throw new Error("the fuzzers need Python 3.13 (PY2TS_PYTHON)");
    this.#child = spawn(python.executable, [script], {
      stdio: "pipe",
      env: { ...process.env, PYTHONHASHSEED: "0" },
    });
    this.#child.stderr.pipe(process.stderr);
    this.#answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async ask(job: Job): Promise<Answer> {
    this.#child.stdin.write(`${JSON.stringify(job)}\n`);
    const answer = await this.#answers.next();
    if (answer.done) throw new Error("the oracle ended");
    return JSON.parse(answer.value) as Answer;
  }

  close(): void {
    this.#child.stdin.end();
  }
}
