/** What CPython makes of its own library, recorded once per Python version and kept in a git-ignored cache. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { requirePython, type Python } from "../../jest-golden/python.ts";

/** One file: the dumps' SHA-256, or CPython's reason for rejecting the file. */
export interface Verdict {
  readonly path: string;
  readonly error: string | null;
  readonly ast: string | null;
  /** `null` also where only the symbol table rejects the file. */
  readonly symtable: string | null;
}

const recorder = fileURLToPath(new URL("record.py", import.meta.url));
const cache = fileURLToPath(new URL("../../node_modules/.cache/py2ts-parity/", import.meta.url));
const mostOutput = 1 << 30;

export class Oracle {
  readonly python: Python;
  readonly library: string;

  constructor() {
    this.python = requirePython();
    const question = "import sysconfig; print(sysconfig.get_path('stdlib'))";
    const options = { encoding: "utf8" } as const;
    this.library = execFileSync(this.python.executable, ["-c", question], options).trim();
  }

  /** The verdicts on every file of the library, recorded (a few minutes) where `refresh` or nothing is recorded yet. */
  verdicts(refresh: boolean): Verdict[] {
    const scripts = [recorder, join(dirname(recorder), "symtable_dump.py")];
    const key = createHash("sha256").update(this.library);
    for (const script of scripts) key.update(readFileSync(script));
    const file = join(cache, `${this.python.version}-${key.digest("hex").slice(0, 16)}.jsonl`);
    if (refresh || !existsSync(file)) {
      mkdirSync(cache, { recursive: true });
      writeFileSync(file, this.#run(this.library));
    }
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    return lines.map((line) => JSON.parse(line) as Verdict);
  }

  dump(kind: "ast" | "symtable", path: string): string {
    return this.#run(kind === "ast" ? "--dump" : "--symtable", join(this.library, path));
  }

  #run(...commandLine: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync(
      this.python.executable,
      ["-X", "utf8", recorder, ...commandLine],
      { encoding: "utf8", maxBuffer: mostOutput },
    );
    if (status !== 0) throw new Error(`record.py failed:\n${stderr}`);
    return stdout;
  }
}
