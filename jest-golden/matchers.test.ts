/** The matchers under Vitest, which runs this file, and under Jest, which is started on a folder of its own. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  findPython,
  py,
  toBehaveLikePython,
  toMatchGolden,
  type MatcherContext,
  type PythonProgram,
} from "./index.ts";
import "./vitest.ts";

const modules = fileURLToPath(new URL("../node_modules", import.meta.url));
const python = findPython();

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "py2ts-async-matchers-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A test of the given update mode in {@link folder}. */
function context(update: "all" | "new" | "none"): MatcherContext {
  return {
    testPath: join(folder, "some.test.ts"),
    currentTestName: "some test",
    snapshotState: { _updateSnapshot: update },
    utils: { diff: (expected, received) => `- ${String(expected)}+ ${String(received)}` },
  };
}

const program = py`
  import asyncio

  async def main():
      await asyncio.sleep(3600)
      print("an hour later")

  asyncio.run(main())
`;

describe("toBehaveLikePython", () => {
  test("a program on the virtual clock", async () => {
    await expect(program).toBehaveLikePython();
  });

  test("a program that would hang", async () => {
    await expect(py`
      import asyncio

      async def main():
          print("waiting")
          await asyncio.Event().wait()

      asyncio.run(main())
    `).toBehaveLikePython();
  });

  test("an uncaught exception", async () => {
    await expect(py`
      print("before")
      raise ValueError("no")
    `).toBehaveLikePython();
  });

  test.skipIf(python === null)("fails, with the difference, on another outcome", async () => {
    const failing = py`
      print("before")
      raise ValueError("no")
    `;
    const golden = join(folder, "stdout.txt");
    const recording = await toBehaveLikePython.call(context("new"), failing, { golden });
    expect(recording.pass).toBe(true);
    expect(readFileSync(golden, "utf8")).toBe("before\n");
    writeFileSync(golden, "something else\n");
    const result = await toBehaveLikePython.call(context("none"), failing, { golden });
    expect(result.pass).toBe(false);
    expect(result.message()).toContain("- something else");
    expect(result.message()).toContain("+ before");
  });
});

describe("toMatchGolden", () => {
  const match = (update: "all" | "new" | "none", source: PythonProgram, golden: string) =>
    toMatchGolden.call(context(update), source, golden);
  const golden = "golden.ts";
  const path = (): string => join(folder, golden);

  test("writes what is missing, then compares, and replaces only on request", async () => {
    expect((await match("none", py`print(1)`, golden)).pass).toBe(false);
    expect(existsSync(path())).toBe(false);
    expect((await match("new", py`print(1)`, golden)).pass).toBe(true);
    const first = readFileSync(path(), "utf8");
    expect(first).toContain("print(1)");
    const other = await match("new", py`print(2)`, golden);
    expect(other.pass).toBe(false);
    expect(other.message()).toContain("print(2)");
    expect(readFileSync(path(), "utf8")).toBe(first);
    expect((await match("all", py`print(2)`, golden)).pass).toBe(true);
    expect(readFileSync(path(), "utf8")).toContain("print(2)");
  });

  test("a .txt file holds the diagnostics of what must be refused", async () => {
    const broken = py`def f(:`;
    expect((await match("new", broken, golden)).message()).toContain("does not compile");
    expect((await match("new", broken, "refused.txt")).pass).toBe(true);
    expect(readFileSync(join(folder, "refused.txt"), "utf8")).toContain("invalid syntax");
    expect((await match("none", broken, "refused.txt")).pass).toBe(true);
  });
});

test.skipIf(python === null)("both matchers under Jest", () => {
  symlinkSync(modules, join(folder, "node_modules"));
  const files: Record<string, string> = {
    "package.json": '{ "type": "module" }',
    "job.py": program.source,
    "job.test.js": `
      import { test, expect } from "@jest/globals";
      import "@py2ts-async/jest-golden/jest";
      test("golden", async () => { await expect("job.py").toMatchGolden(); });
      test("behaviour", async () => { await expect("job.py").toBehaveLikePython(); });
      test("negative", async () => { await expect("job.py").not.toMatchGolden("other.ts"); });
    `,
    "other.ts": "something else\n",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const jest = join(modules, "jest/bin/jest.js");
  const { stderr, status } = spawnSync(
    process.execPath,
    ["--experimental-vm-modules", "--no-warnings", jest, "--rootDir", folder],
    { cwd: folder, encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "" } },
  );
  expect(stderr).toContain("Tests:       3 passed, 3 total");
  expect(status).toBe(0);
  expect(readFileSync(join(folder, "__golden__/job.ts"), "utf8")).toContain("async function main");
  expect(existsSync(join(folder, "__python__/job.test.js.json"))).toBe(true);
});
