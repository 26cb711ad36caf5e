import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { requirePython, type Python } from "../../jest-golden/python.ts";
import type { Benchmark, Case, Contender } from "../harness.ts";

const megabyte = 1e6;

/** Source text to AST: CPython's whole Lib, and files of 1 and 10 MB, whose times should be 1 to 10. */
export default function benchmark(): Benchmark {
  const python = requirePython();
  const folder = mkdtempSync(join(tmpdir(), "py2ts-parse-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const files = pythonFiles(libraryOf(python));
  const small = concatenated(files, megabyte);
  const sized = [1, 10].map((size) => {
    const path = join(folder, `${size}mb.py`);
    writeFileSync(path, small.repeat(size));
    return makeCase(`one file of ${size} MB`, [path], python, folder);
  });
  return {
    name: "parse",
    description: "bytes to AST, against CPython's ast.parse, and @lezer/python, which makes no AST",
    cases: [makeCase("CPython's whole Lib", files, python, folder), ...sized],
    baseline: "CPython",
    rounds: 3,
    warmUp: 0,
  };
}

function makeCase(name: string, files: readonly string[], python: Python, folder: string): Case {
  const list = join(folder, `${name.replace(/\W+/g, "-")}.txt`);
  writeFileSync(list, files.join("\n"));
  const script = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
  const node = ["--conditions=source", "--import", "tsx", script("subject.ts")];
  const contenders: Contender[] = [
    child("CPython", python.executable, [script("subject.py"), list]),
    child("py2ts-async", process.execPath, [...node, "ours", list]),
    child("@lezer/python", process.execPath, [...node, "lezer", list]),
  ];
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  return { name, contenders, work: { amount: bytes / megabyte, unit: "MB" } };
}

/** A child process that prints its own milliseconds and peak memory. */
function child(name: string, executable: string, commandLine: readonly string[]): Contender {
  return {
    name,
    run() {
      const { status, stdout, stderr } = spawnSync(executable, commandLine, { encoding: "utf8" });
      if (status !== 0) throw new Error(`${name} failed:\n${stderr}`);
      const [milliseconds, memory] = stdout.trim().split(" ").map(Number);
      if (memory! > 0) {
        process.stderr.write(`${name}: peak memory ${Math.round(memory! / megabyte)} MB\n`);
      }
      return milliseconds!;
    },
  };
}

function libraryOf(python: Python): string {
  const question = "import sysconfig; print(sysconfig.get_path('stdlib'))";
  return execFileSync(python.executable, ["-c", question], { encoding: "utf8" }).trim();
}

function pythonFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".py") && !path.includes("site-packages"))
    .sort()
    .map((path) => join(folder, path));
}

/** About `size` bytes of real code: asyncio's modules over and over, without what has to stand first in a file. */
function concatenated(files: readonly string[], size: number): string {
  const texts = files
    .filter((path) => /[\\/]asyncio[\\/]/.test(path) && !path.includes("test"))
    .map((path) => readFileSync(path, "utf8"));
  let text = "";
  for (let index = 0; text.length < size; index++) text += texts[index % texts.length]! + "\n";
  return text;
}
