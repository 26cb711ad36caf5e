import { expect, test } from "vitest";
import { compileSync } from "./compile.ts";

function compiled(source: string): { code: string; warnings: string[] } {
  const { code, diagnostics } = compileSync(source, { refusals: "throw", target: "javascript" });
  expect(diagnostics.filter((each) => each.severity === "error")).toEqual([]);
  const warnings = diagnostics.map(
    (each) => `${each.code} ${each.source.lineAt(each.span.start)}: ${each.message}`,
  );
  return { code: code ?? "", warnings };
}

test("a refused statement raises in its place", () => {
  const { code, warnings } = compiled("def f():\n    x = eval('1')\n    return x\n\nprint(1)\n");
  expect(code).toContain(`throw refused("P2T3001", "the builtin 'eval' is not supported yet", 2);`);
  expect(code).toContain("print(1)");
  expect(warnings).toEqual(["P2T3001 2: the builtin 'eval' is not supported yet"]);
});

test("names that the module binds get a value that raises", () => {
  const { code } = compiled("import nowhere\nx = y = eval('1')\n\nprint(nowhere, x, y)\n");
  expect(code).toContain(`const nowhere = refusedValue("nowhere", "P2T4001", `);
  expect(code).toContain(`const x = refusedValue("x", "P2T3001", `);
  expect(code).toContain(`const y = refusedValue("y", "P2T3001", `);
});

test("of several imported names only those that are not there", () => {
  const { code, warnings } = compiled(
    "from collections import deque, nowhere, Counter\nprint(deque, nowhere, Counter)\n",
  );
  expect(code).toContain("import { deque }");
  expect(code).toContain("import { Counter }");
  expect(code).toContain(`const nowhere = refusedValue("nowhere", `);
  expect(warnings).toHaveLength(1);
});

test("a package goes on working where one of its modules is not there", () => {
  const { code, warnings } = compiled(
    "import importlib.util, importlib.nowhere\nprint(importlib.util, importlib.nowhere)\n",
  );
  expect(code.match(/importlib = /g)).toHaveLength(1);
  expect(code).not.toContain("refusedValue");
  expect(warnings).toHaveLength(1);
});

test("a method that cannot become async", () => {
  const { code, warnings } = compiled(
    [
      "import asyncio",
      "async def work():",
      "    return 1",
      "class A:",
      "    @property",
      "    def value(self):",
      "        return asyncio.run(work())",
      "print(A().value)",
    ].join("\n"),
  );
  expect(code).toMatch(/get value\(\) \{\s*throw refused\("P2T3010"/);
  expect(warnings).toHaveLength(1);
});

test("syntax errors stop the compilation all the same", () => {
  const { code } = compileSync("x = = 1\n", { refusals: "throw" });
  expect(code).toBeNull();
});
