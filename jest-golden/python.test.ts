import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { dedent } from "./program.ts";
import type { RunOptions } from "./outcome.ts";
import { findPython, lookForPython, runPython } from "./python.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "py2ts-async-python-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("looking for Python", () => {
  test("there may be none", () => {
    expect(lookForPython({ PATH: folder })).toBeNull();
  });

  test("a launcher that does not run is no Python", () => {
    const script = '#!/bin/sh\necho "version 3.13 is not active" >&2\nexit 127\n';
    writeFileSync(join(folder, "python3.13"), script, { mode: 0o755 });
    expect(lookForPython({ PATH: `${folder}:/bin` })).toBeNull();
  });

  test("python3 counts if it is a 3.13, and what it says it is counts, not its name", () => {
    const answer = (version: string): string => `#!/bin/sh\necho /opt/python\necho ${version}\n`;
    writeFileSync(join(folder, "python3"), answer("3.11.7"), { mode: 0o755 });
    expect(lookForPython({ PATH: `${folder}:/bin` })).toBeNull();
    writeFileSync(join(folder, "python3"), answer("3.13.5"), { mode: 0o755 });
    const expected = { executable: "/opt/python", version: "3.13.5" };
    expect(lookForPython({ PATH: `${folder}:/bin` })).toEqual(expected);
  });

  test("PY2TS_PYTHON must be what it says", () => {
    const named = join(folder, "none");
    expect(() => lookForPython({ PATH: folder, PY2TS_PYTHON: named })).toThrow(
      `PY2TS_PYTHON is '${named}', which is not a Python 3.13`,
    );
  });
});

const python = findPython();

describe.skipIf(python === null)("running a program on the virtual clock", () => {
  function run(source: string, options?: RunOptions) {
    const path = join(folder, "main.py");
    writeFileSync(path, dedent(source));
    return runPython(python!, path, options);
  }

  test("waiting takes no time on any clock", () => {
    const outcome = run(`
      import asyncio, time

      async def main():
          loop = asyncio.get_running_loop()
          print(loop.time(), time.monotonic(), time.time())
          await asyncio.sleep(3600)
          time.sleep(0.5)
          print(loop.time(), time.perf_counter(), time.time())

      asyncio.run(main())
    `);
    expect(outcome).toMatchObject({
      stdout: "0.0 0.0 1704067200.0\n3600.5 3600.5 1704070800.5\n",
      status: 0,
      deadlock: false,
      exception: null,
    });
  });

  test("the clock stands exactly where the timer was set to", () => {
    const outcome = run(`
      import asyncio

      async def main():
          loop = asyncio.get_running_loop()
          for step in range(1, 200):
              when = loop.time() + step / 7
              woken = loop.create_future()
              loop.call_at(when, woken.set_result, None)
              await woken
              assert loop.time() == when, (loop.time(), when)

      asyncio.run(main())
    `);
    expect(outcome).toMatchObject({ status: 0, exception: null });
  });

  test("what would hang is told from what ends, and no finally runs", () => {
    const outcome = run(`
      import asyncio

      async def main():
          try:
              print("waiting")
              await asyncio.Event().wait()
          finally:
              print("never")

      asyncio.run(main())
    `);
    expect(outcome).toMatchObject({ stdout: "waiting\n", status: 1, deadlock: true });
  });

  test("threads and sockets get real time", () => {
    const outcome = run(`
      import asyncio, socket, threading

      async def main():
          print(await asyncio.to_thread(sum, [1, 2]))
          left, right = socket.socketpair()
          left.setblocking(False)
          threading.Timer(0.05, right.send, [b"x"]).start()
          print(await asyncio.get_running_loop().sock_recv(left, 1))

      asyncio.run(main())
    `);
    expect(outcome).toMatchObject({ stdout: "3\nb'x'\n", status: 0 });
  });

  test("exit statuses and uncaught exceptions", () => {
    expect(run("import sys; sys.exit()")).toMatchObject({ status: 0, exception: null });
    expect(run("import sys; sys.exit(300)")).toMatchObject({ status: 300 & 0xff });
    expect(run('import sys; sys.exit("why")')).toMatchObject({ status: 1, stderr: "why\n" });
    const failed = run('def f():\n    raise KeyError("x")\nf()\n');
    expect(failed).toMatchObject({ status: 1, exception: "KeyError: 'x'" });
    expect(failed.stderr).not.toContain("virtual_clock.py");
    expect(run("x = (\n")).toMatchObject({
      status: 1,
      exception: "SyntaxError: '(' was never closed",
    });
  });

  test("arguments, standard input and modules beside the program", () => {
    writeFileSync(join(folder, "helper.py"), "def twice(x):\n    return x * 2\n");
    const outcome = run(
      "import sys\nfrom helper import twice\nprint(sys.argv[1:], twice(input()), __name__)\n",
      { args: ["--a", "b c"], stdin: "line\n" },
    );
    expect(outcome.stdout).toBe("['--a', 'b c'] lineline __main__\n");
  });

  test("a program that takes too long is ended", () => {
    expect(run("while True: pass\n", { timeout: 500 })).toMatchObject({ status: null });
  });
});

test("shared indentation is taken away", () => {
  expect(dedent("\n    if x:\n        y\n\n    z\n  ")).toBe("if x:\n    y\n\nz\n");
  expect(dedent("x = 1")).toBe("x = 1");
});
