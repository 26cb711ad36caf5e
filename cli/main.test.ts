import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { main } from "./main.ts";

vi.mock("@py2ts-async/compiler", async (load) => {
  const compiler = await load<typeof import("@py2ts-async/compiler")>();
  return {
    ...compiler,
    parse: () => {
      throw new RangeError("the parser broke");
    },
    compileProgram: () => {
      throw new compiler.CompilerFault("app/job.py", 12, new TypeError("the lowering broke"));
    },
  };
});

let file: string;
let stderr = "";
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), "py2ts-async-main-"));
  file = join(folder, "job.py");
  writeFileSync(file, "print(1)\n");
  stderr = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(file, { recursive: true, force: true });
});

test("a fault of the compiler is 70, and says which file and line it was at", async () => {
  expect(await main(["check", file])).toBe(70);
  expect(stderr).toMatch(/^py2ts-async: internal error while compiling app\/job\.py:12: /);
  expect(stderr).toContain("TypeError: the lowering broke");
});

test("where the phase goes by no line, it says which file", async () => {
  expect(await main(["ast", file])).toBe(70);
  expect(stderr).toContain(`internal error while compiling ${file}: please report it`);
  expect(stderr).toContain("RangeError: the parser broke");
});
