import { expect, test } from "vitest";
import { compileProgram } from "./program.ts";
import { ModuleSearch, relativeSpecifier } from "./search.ts";

/** The JavaScript of every module of a program whose first file is its script. */
async function compiled(files: Readonly<Record<string, string>>): Promise<Map<string, string>> {
  const resolver = new ModuleSearch({
    files: {
      readFile: (path) => files[path] ?? null,
      isDirectory: (path) => Object.keys(files).some((file) => file.startsWith(`${path}/`)),
    },
    roots: [""],
    specifier: relativeSpecifier,
  });
  const [path] = Object.keys(files);
  const entry = { path: path!, source: files[path!]!, moduleKind: "script" } as const;
  const modules = await compileProgram([entry], { resolver, target: "javascript", format: false });
  expect(modules.flatMap((each) => each.result.diagnostics)).toEqual([]);
  return new Map(modules.map((each) => [each.path, each.result.code ?? ""]));
}

test("what an importer passes to a method widens the method's parameters", async () => {
  const code = await compiled({
    "main.py": 'from shapes import Shape\nprint(Shape().scaled("a"))\n',
    "shapes.py":
      "class Shape:\n    def scaled(self, x):\n        return x * 2\n\nprint(Shape().scaled(1))\n",
  });
  expect(code.get("shapes.py")).toContain("mul(x, 2)");
});

test("a result that only another module uses is None", async () => {
  const code = await compiled({
    "main.py": "from work import run\nprint(run())\n",
    "work.py": "def run():\n    pass\n",
  });
  expect(code.get("work.py")).toContain("return null");
});

test("modules that import each other see each other's types", async () => {
  const code = await compiled({
    "main.py": "import first\nprint(first.double(2))\n",
    "first.py":
      "import second\nimport math\n\ndef double(x: int) -> str:\n    return second.text(x)\n",
    "second.py":
      'import first\n\ndef text(x: int) -> str:\n    return "a" * x\n\ndef again(x: int) -> str:\n    return first.double(x)\n',
  });
  expect(code.get("first.py")).toContain("second.text(x)");
  expect(code.get("second.py")).toContain("first.double(x)");
});
