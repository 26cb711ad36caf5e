/** Real builds with each bundler, of a small project in a folder of its own. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const builder = fileURLToPath(new URL("../scripts/bundlers/build.ts", import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

function build(bundler: string): { error: string | null } {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--import", tsx, builder, bundler, folder],
    { encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "", NODE_ENV: "production" } },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trimEnd().split("\n").at(-1)!) as { error: string | null };
}

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "py2ts-async-bundler-")));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function runBundle() {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(folder, "dist/bundle.mjs")],
    {
      encoding: "utf8",
    },
  );
  return { stdout, stderr, status };
}

const job = `import asyncio
from labels import label


async def fetch(number):
    await asyncio.sleep(0)
    return f"item {label(number)}"


async def main():
    results = await asyncio.gather(fetch(1), fetch(2))
    print(results)
`;

const project = {
  "job.py": job,
  "labels.py": 'def label(number):\n    return f"#{number}"\n',
  "index.js": 'import { main } from "./job.py";\nawait main();\n',
};

describe.each(["vite", "rollup", "webpack", "esbuild"])("%s", (bundler) => {
  test("a Python module that JavaScript imports runs, and is mapped to its Python lines", () => {
    write(project);
    expect(build(bundler)).toEqual({ error: null });
    expect(runBundle()).toEqual({ status: 0, stdout: "['item #1', 'item #2']\n", stderr: "" });
    const bundle = readFileSync(join(folder, "dist/bundle.mjs"), "utf8").split("\n");
    const map = new TraceMap(readFileSync(join(folder, "dist/bundle.mjs.map"), "utf8"));
    const line = bundle.findIndex((text) => text.includes("item ${"));
    const place = originalPositionFor(map, {
      line: line + 1,
      column: bundle[line]!.indexOf("`item"),
    });
    expect(place.source).toMatch(/job\.py$/);
    expect(place.line).toBe(7);
  });

  test("a diagnostic is an error of the bundler, with the Python place", () => {
    write({
      "job.py": "x = 1\ndef main(:\n    pass\n",
      "index.js": 'import { main } from "./job.py";\nawait main();\n',
    });
    const { error } = build(bundler);
    expect(error).toMatch(/job\.py:2:\d/);
    expect(error).toContain("invalid syntax");
  });
});
