/** The command line as users meet it: the built launcher in a process of its own. */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const launcher = fileURLToPath(new URL("./bin/py2ts-async.js", import.meta.url));
const overview = fileURLToPath(new URL("../fixtures/overview/", import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "py2ts-async-cli-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function cli(args: string[], options: { input?: string; cwd?: string } = {}) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [launcher, ...args], {
    cwd: options.cwd ?? folder,
    input: options.input ?? "",
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { stdout, stderr, status };
}

/** Writes files below the test's own folder. */
function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Everything below a folder of the test's own, as relative paths. */
function filesBelow(path: string): string[] {
  if (!existsSync(join(folder, path))) return [];
  return readdirSync(join(folder, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, path).length + 1))
    .sort();
}

/** A program of several modules. */
const project = {
  "main.py": `import asyncio
from helper import twice
from pkg import deep

async def main():
    print(await twice(21), deep.NAME)

if __name__ == "__main__":
    asyncio.run(main())
`,
  "helper.py": `import asyncio

async def twice(x):
    await asyncio.sleep(0)
    return x * 2
`,
  "pkg/__init__.py": "",
  "pkg/deep.py": "NAME = __name__\n",
};
const hello = 'print("hello")\n';
const broken = "def f(:\n    pass\n";

describe("usage", () => {
  test.each([
    [[], "no command given"],
    [["nonsense"], "Unknown command: nonsense"],
    [["build", "a.py"], "out"],
    [["build", "missing.py", "-o", "out"], "cannot read 'missing.py': no such file or directory"],
    [["run", "missing.py"], "cannot read 'missing.py': no such file or directory"],
    [["run"], "Not enough non-option arguments"],
    [["run", "--clock", "fast", "a.py"], "clock"],
    [["check", "missing"], "cannot read 'missing': no such file or directory"],
    [["check", "--format", "xml", "."], "format"],
    [["ast", "missing.py"], "cannot read 'missing.py': no such file or directory"],
    [["symtable", "missing.py"], "cannot read 'missing.py': no such file or directory"],
  ])("%j is wrong usage", (args, message) => {
    const { status, stdout, stderr } = cli(args);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });

  test("a folder without a single .py file", () => {
    write({ "empty/readme.txt": "" });
    const expected = { status: 2, stdout: "", stderr: "py2ts-async: no .py file in 'empty'\n" };
    expect(cli(["build", "empty", "-o", "out"])).toEqual(expected);
    expect(cli(["check", "empty"])).toEqual(expected);
    expect(filesBelow("out")).toEqual([]);
  });

  test("help and version are on stdout", () => {
    const help = cli(["--help"]);
    expect(help.status).toBe(0);
    for (const command of ["build", "run", "check", "ast", "symtable"]) {
      expect(help.stdout).toContain(`py2ts-async ${command}`);
    }
    expect(cli(["--version"]).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("build", () => {
  test("keeps the structure, and writes nothing but below OUT", () => {
    write({ "src/main.py": hello, "src/jobs/clean.py": hello, "src/jobs/data.txt": "" });
    expect(cli(["build", "src", "-o", "out"])).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(filesBelow("out")).toEqual(["jobs/clean.ts", "main.ts"]);
    expect(filesBelow("src")).toEqual(["jobs/clean.py", "jobs/data.txt", "main.py"]);
  });

  test("a named file becomes what its fixture expects", () => {
    const input = join(overview, "09-semaphore/input.py");
    expect(cli(["build", input, "-o", "out"]).status).toBe(0);
    const expected = readFileSync(join(overview, "09-semaphore/expected.ts"), "utf8");
    expect(readFileSync(join(folder, "out/input.ts"), "utf8")).toBe(expected);
  });

  test("what the inputs import of their project is built with them, and runs", () => {
    write({ ...project, "package.json": '{ "type": "module" }' });
    expect(cli(["build", "main.py", "-o", "out", "--js"])).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
    expect(filesBelow("out")).toEqual(["helper.js", "main.js", "pkg/__init__.js", "pkg/deep.js"]);
    symlinkSync(
      fileURLToPath(new URL("../node_modules", import.meta.url)),
      join(folder, "node_modules"),
    );
    const { stdout } = spawnSync(process.execPath, [join(folder, "out/main.js")], {
      encoding: "utf8",
    });
    expect(stdout).toBe("42 pkg.deep\n");
  });

  test("--js --source-map", () => {
    write({ "main.py": hello });
    expect(cli(["build", "main.py", "-o", "out", "--js", "--source-map"]).status).toBe(0);
    expect(filesBelow("out")).toEqual(["main.js", "main.js.map"]);
    expect(readFileSync(join(folder, "out/main.js"), "utf8")).toMatch(
      /\n\/\/# sourceMappingURL=main\.js\.map\n$/,
    );
    const map = JSON.parse(readFileSync(join(folder, "out/main.js.map"), "utf8")) as {
      sources: string[];
    };
    expect(map.sources).toEqual(["../main.py"]);
  });

  test("writes nothing at all if one file has an error, and leaves former outputs alone", () => {
    write({ "src/a.py": hello, "src/b.py": broken, "out/a.ts": "former" });
    const { status, stderr } = cli(["build", "src", "-o", "out"]);
    expect(status).toBe(1);
    expect(stderr).toContain("src/b.py:1:");
    expect(filesBelow("out")).toEqual(["a.ts"]);
    expect(readFileSync(join(folder, "out/a.ts"), "utf8")).toBe("former");
  });

  test("an output that cannot be written", () => {
    write({ "main.py": hello, out: "a file" });
    const { status, stderr } = cli(["build", "main.py", "-o", "out"]);
    expect(stderr).toMatch(/^py2ts-async: cannot write 'out\/main\.ts': [a-z ]+\n$/);
    expect(status).toBe(2);
    expect(filesBelow("")).toEqual(["main.py", "out"].sort());
  });

  test.skipIf(process.platform !== "linux")("an output in /proc", () => {
    write({ "main.py": hello });
    const { status, stderr } = cli(["build", "main.py", "-o", "/proc/out"]);
    expect(stderr).toMatch(/^py2ts-async: cannot write '\/proc\/out\/main\.ts': [a-z ]+\n$/);
    expect(status).toBe(2);
  });

  test.skipIf(process.getuid?.() === 0)("a folder that may not be written to", () => {
    write({ "main.py": hello, "out/keep.txt": "" });
    chmodSync(join(folder, "out"), 0o500);
    const { status, stderr } = cli(["build", "main.py", "-o", "out"]);
    chmodSync(join(folder, "out"), 0o700);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: "py2ts-async: cannot write 'out/main.ts': permission denied\n",
    });
  });
});

describe("run", () => {
  test("prints what the program prints, and takes no time on the virtual clock", () => {
    const input = join(overview, "04-gather/input.py");
    const expected = readFileSync(join(overview, "04-gather/stdout.txt"), "utf8");
    expect(cli(["run", input, "--clock", "virtual"])).toEqual({
      status: 0,
      stdout: expected,
      stderr: "",
    });
  });

  test("what would wait for ever is reported with the Python line", () => {
    const input = join(overview, "06-queue/input.py");
    const { status, stdout, stderr } = cli(["run", input, "--clock", "virtual"]);
    expect(status).toBe(1);
    expect(stdout).toBe(readFileSync(join(overview, "06-queue/stdout.txt"), "utf8"));
    expect(stderr).toMatch(/consumer/);
    expect(stderr).toMatch(/queue\.get\(\)/);
    expect(stderr).toMatch(/input\.py", line 11, in consumer/);
  });

  test("an uncaught exception is 1, with Python's traceback", () => {
    write({
      "main.py":
        'async def f():\n    raise ValueError("no")\n\n\nimport asyncio\n\nasyncio.run(f())\n',
    });
    const { status, stderr } = cli(["run", "main.py"]);
    expect(status).toBe(1);
    expect(stderr).toContain("Traceback (most recent call last):");
    expect(stderr).toContain('main.py", line 2, in f');
    expect(stderr.endsWith("ValueError: no\n")).toBe(true);
  });

  test("a program with an error does not start", () => {
    write({ "main.py": `${hello}${broken}` });
    const { status, stdout, stderr } = cli(["run", "main.py"]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("main.py:2:");
  });

  test("modules beside the program, and in packages", () => {
    write(project);
    expect(cli(["run", "main.py"])).toEqual({ status: 0, stdout: "42 pkg.deep\n", stderr: "" });
  });

  test("the program's own exit status, and its standard input", () => {
    write({ "main.py": "print(int(input()) * 2)\nraise SystemExit(4)\n" });
    const expected = { status: 4, stdout: "42\n", stderr: "" };
    expect(cli(["run", "main.py"], { input: "21\n" })).toEqual(expected);
  });

  test("sys: arguments, standard error, exit", () => {
    write({
      "src/main.py":
        'import sys\n\nprint(sys.argv)\nprint(sys.argv[1:])\nprint("x", file=sys.stderr)\nsys.exit(3)\n',
    });
    const args = ["run", "src/main.py", "-v", "--clock", "virtual", "a b", "--", "--clock"];
    expect(cli(args)).toEqual({
      status: 3,
      stdout: "['src/main.py', '-v', 'a b', '--clock']\n['-v', 'a b', '--clock']\n",
      stderr: "x\n",
    });
  });

  test.each([
    ["300", 44, ""],
    ["None", 0, ""],
    ["'stop'", 1, "stop\n"],
    ["(1, 2)", 1, "(1, 2)\n"],
    ["2.0", 1, "2.0\n"],
  ])("sys.exit(%s) in a coroutine, run and built", (status, exitCode, stderr) => {
    write({
      "package.json": '{ "type": "module" }',
      "main.py": `import asyncio\nimport sys\n\nasync def main():\n    print("y")\n    sys.exit(${status})\n\nasyncio.run(main())\n`,
    });
    const expected = { status: exitCode, stdout: "y\n", stderr };
    expect(cli(["run", "main.py"])).toEqual(expected);
    expect(cli(["build", "main.py", "-o", "out", "--js"]).status).toBe(0);
    symlinkSync(
      fileURLToPath(new URL("../node_modules", import.meta.url)),
      join(folder, "node_modules"),
    );
    const built = spawnSync(process.execPath, [join(folder, "out/main.js")], { encoding: "utf8" });
    expect({ status: built.status, stdout: built.stdout, stderr: built.stderr }).toEqual(expected);
  });

  test("nothing is written beside the program", () => {
    write({ "main.py": hello });
    expect(cli(["run", "main.py"])).toEqual({ status: 0, stdout: "hello\n", stderr: "" });
    expect(filesBelow("")).toEqual(["main.py"]);
  });
});

describe("check", () => {
  test("is silent about files without a finding", () => {
    write({ "main.py": hello });
    expect(cli(["check", "."])).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(cli(["check", ".", "--format", "json"]).stdout.trim()).toBe("[]");
  });

  test.each([
    ["text", /^bad\.py:1:7/m],
    ["json", /"line":\s*1/],
    ["github", /^::error file=bad\.py,line=1/m],
  ])("--format %s", (format, expected) => {
    write({ "bad.py": broken, "good.py": hello });
    const { status, stdout, stderr } = cli(["check", ".", "--format", format]);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toMatch(expected);
  });

  test("--python 3.13 refuses what is newer", () => {
    write({ "new.py": 'name = "x"\nprint(t"{name}")\n' });
    expect(cli(["check", "new.py", "--python", "3.13"]).stdout).toContain("3.14");
  });
});

describe("ast and symtable", () => {
  test("print each file in turn, and go on after one that does not parse", () => {
    write({ "a.py": "x = 1\n", "b.py": broken, "c.py": "y\n" });
    const { status, stdout, stderr } = cli(["ast", "a.py", "b.py", "c.py"]);
    expect(status).toBe(1);
    expect(stderr).toContain("b.py:1:");
    const lines = stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe(
      "Module(body=[Assign(targets=[Name(id='x', ctx=Store(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1)], value=Constant(value=1, lineno=1, col_offset=4, end_lineno=1, end_col_offset=5), lineno=1, col_offset=0, end_lineno=1, end_col_offset=5)])",
    );
  });

  test("ast --out writes one file per input", () => {
    write({ "src/a.py": "x\n", "src/pkg/b.py": "y\n" });
    expect(cli(["ast", "src", "--out", "trees"])).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(filesBelow("trees")).toEqual(["a.ast", "pkg/b.ast"]);
    const printed = cli(["ast", "src/a.py"]).stdout;
    expect(`${readFileSync(join(folder, "trees/a.ast"), "utf8")}\n`).toBe(printed);
  });

  test("symtable", () => {
    write({ "a.py": "def f(x):\n    return x\n" });
    const { status, stdout } = cli(["symtable", "a.py"]);
    expect(status).toBe(0);
    expect(stdout).toContain("f");
  });
});
