import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { describe, expect, test } from "vitest";
import { compile, compileSync } from "./compile.ts";
import type { CompileOptions } from "./api.ts";

async function emitted(source: string, options: CompileOptions = {}): Promise<string> {
  const { code, diagnostics } = await compile(source, options);
  expect(diagnostics.map((each) => each.message)).toEqual([]);
  return code ?? "";
}

function refusals(source: string, options: CompileOptions = {}): string[] {
  return compileSync(source, options).diagnostics.map((each) => `${each.code} ${each.message}`);
}

/** The Python line and column that the map gives for the first place of `text` in the code. */
function pythonPlace(code: string, map: unknown, text: string): string {
  const offset = code.indexOf(text);
  expect(offset, text).toBeGreaterThanOrEqual(0);
  const before = code.slice(0, offset).split("\n");
  const position = originalPositionFor(new TraceMap(map as never), {
    line: before.length,
    column: before[before.length - 1]!.length,
  });
  return `${position.line}:${position.column}`;
}

describe("source maps", () => {
  const source = [
    "import asyncio",
    "",
    "async def worker(queue, unused=None):",
    "    # takes one",
    "    item = await queue.get()",
    '    raise ValueError(f"bad {item} {len([item])}")',
    "",
    "asyncio.run(worker(asyncio.Queue()))",
  ].join("\n");

  test.each([true, false])("tokens that can fail lead to Python, formatted: %s", async (format) => {
    const { code, map } = await compile(source, { sourceMap: true, format, path: "a.py" });
    expect(pythonPlace(code!, map, "queue.get")).toBe("5:17");
    expect(pythonPlace(code!, map, "throw")).toBe("6:4");
    expect(pythonPlace(code!, map, "ValueError(")).toBe("6:10");
    expect(pythonPlace(code!, map, "asyncio.run")).toBe("8:0");
    expect(pythonPlace(code!, map, "new asyncio.Queue")).toBe("8:19");
    expect(map!.sources).toEqual(["a.py"]);
  });

  test("none unless asked for", async () => {
    expect((await compile("x = 1")).map).toBeNull();
  });
});

describe("output", () => {
  test("JavaScript has no types and is not laid out", () => {
    const { code } = compileSync("def f(x: int) -> int:\n    return x\nprint(f(1))\n", {
      target: "javascript",
    });
    expect(code).toContain("function f(x) {");
  });

  test("a module exports its names, a script does not", async () => {
    const source = "LIMIT = 3\ndef f():\n    return LIMIT\n";
    expect(await emitted(source)).toContain("\nfunction f");
    const module = await emitted(source, { moduleKind: "module", moduleName: "jobs" });
    expect(module).toContain("export const LIMIT = 3;");
    expect(module).toContain("export function f(): number");
  });

  test("the guard of the main module is decided when compiling", async () => {
    const source = 'if __name__ == "__main__":\n    print("main")\n';
    expect(await emitted(source)).toContain('\nprint("main");');
    expect(await emitted(source, { moduleKind: "module", moduleName: "jobs" })).not.toContain(
      "print",
    );
  });

  test("comments and blank lines stay where they were", async () => {
    const source = [
      "# head",
      "x = 1; y = 2  # both",
      "",
      "if x:",
      "    # inside",
      "    print(y)",
      "    # at the end of the block",
      "# */ behind ${it}",
      "print(x)",
      "# tail",
    ].join("\n");
    const code = await emitted(source);
    expect(code.slice(code.indexOf("// head"))).toBe(
      [
        "// head",
        "const x = 1;",
        "const y = 2; // both",
        "",
        "if (x) {",
        "  // inside",
        "  print(y);",
        "  // at the end of the block",
        "}",
        "// */ behind ${it}",
        "print(x);",
        "// tail",
        "",
      ].join("\n"),
    );
  });

  test("docstrings cannot end their comment", async () => {
    expect(await emitted('def f():\n    """Ends */ here."""\nf()\n')).toContain(
      "/** Ends *\\/ here. */",
    );
  });

  test("names that JavaScript reserves or runtime names take", async () => {
    const code = await emitted(
      "def add(new, eval):\n    return new + [eval]\nprint(add([1], 2))\n",
    );
    expect(code).toContain("function add(new$: number[], eval$: number)");
    expect(code).toContain("add as add$1");
  });

  test("what does nothing is not imported", async () => {
    expect(await emitted("import asyncio\nfrom math import pi\nx = 1\n")).not.toContain("asyncio");
  });
});

describe("types", () => {
  test("parameters take the types of their calls in a script, none in a module", async () => {
    const source = "def twice(x):\n    return x + x\nprint(twice(2))\n";
    expect(await emitted(source)).toContain("function twice(x: number): number");
    const module = await emitted(source, { moduleKind: "module", moduleName: "m" });
    expect(module).toContain("function twice(x: unknown): unknown");
  });

  test("what is put into a container gives its type, unless it gets away", async () => {
    expect(await emitted("xs = []\nxs.append(1)\nprint(xs[0])\n")).toContain(
      "const xs: number[] = []",
    );
    const lost = "def keep(f):\n    pass\nxs = []\nf = eval_ = None\n";
    expect(await emitted(`${lost}xs.append("a")\nprint(f"{xs[0]}")\n`)).toContain("string[]");
  });

  test("ints that may outgrow 2 ** 53 take the runtime's operations", async () => {
    const code = await emitted("n = 1\nfor i in range(100):\n    n = n * 3\nprint(n)\n");
    expect(code).toContain("n = mul(n, 3)");
  });

  test("counters stay numbers", async () => {
    const code = await emitted("n = 0\nwhile n < 10:\n    n += 1\nprint(n)\n");
    expect(code).toContain("n += 1;");
  });

  test("an annotation is trusted, and float admits ints", async () => {
    const code = await emitted("def f(a: str, b: float) -> str:\n    return a\n");
    expect(code).toContain("a: string, b: FloatLike | Int): string");
  });
});

describe("refusals", () => {
  test("a name that nothing binds, a builtin that is not there", () => {
    expect(compileSync("print(missing)").diagnostics.map(({ message }) => message)).toEqual([
      "name 'missing' is not defined",
    ]);
    expect(refusals("exec('1')")).toEqual(["P2T3001 the builtin 'exec' is not supported yet"]);
  });

  test("modules and attributes that are not there", () => {
    expect(refusals("import nowhere")).toEqual(["P2T4001 no module named 'nowhere'"]);
    expect(refusals("from nowhere import a, b")).toEqual(["P2T4001 no module named 'nowhere'"]);
    expect(refusals("import asyncio\nasyncio.nothing()")).toEqual([
      "P2T3003 module 'asyncio' has no attribute 'nothing' here",
    ]);
  });

  test("a caller that cannot become async", () => {
    const source = [
      "import asyncio",
      "async def main():",
      "    pass",
      "class Job:",
      "    def __init__(self):",
      "        asyncio.run(main())",
      "Job()",
    ].join("\n");
    expect(refusals(source)[0]).toContain("P2T3010 '__init__' (a constructor) blocks");
  });

  test("sync functions that run the loop become async, and so do their callers", async () => {
    const source =
      "import asyncio\nasync def work():\n    pass\ndef start():\n    asyncio.run(work())\ndef main():\n    start()\nmain()\n";
    const code = await emitted(source);
    expect(code).toContain("async function start(): Promise<void>");
    expect(code).toContain("  await start();");
    expect(code).toContain("\nawait main();");
  });
});

describe("JavaScript", () => {
  test("nothing is imported that only types would need", async () => {
    const source =
      "class Plan:\n    rate = 0.05\n\nclass Savings(Plan):\n    def __init__(self, *, rate=0.1):\n        self.rate = rate\n\nprint(Savings(rate=0.2).rate, Savings.rate)\n";
    expect(await emitted(source)).toContain("type FloatLike");
    const code = await emitted(source, { target: "javascript" });
    expect(code).toContain('import { getattr, print } from "@py2ts-async/runtime";');
  });
});

describe("names of hoisted values", () => {
  test("two comprehensions of one block hoist their sources under names of their own", async () => {
    const source =
      "def main(d):\n    a = [d() for d in (d, d)]\n    b = [d() for d in (d, d)]\n    return a, b\n";
    const declared = [...(await emitted(source)).matchAll(/const (source\w*) =/g)];
    expect(new Set(declared.map((each) => each[1])).size).toBe(2);
  });
});
