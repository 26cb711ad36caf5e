/** Modules of the user's Python path: which of them are there, and what becomes of what they cannot do. */
import { expect, test } from "vitest";
import type { ModuleResolver } from "../api.ts";
import { compileProgram } from "./program.ts";

async function compiled(main: string, library: { readonly [name: string]: string }) {
  const resolver: ModuleResolver = {
    resolve: () => null,
    resolveLibrary(name) {
      const source = library[name];
      return source === undefined
        ? null
        : { specifier: `./${name}.js`, path: `${name}.py`, source };
    },
    specifier: (path) => `./${path.replace(/\.py$/, ".js")}`,
  };
  const entry = { path: "main.py", source: main, moduleKind: "script" } as const;
  const modules = await compileProgram([entry], { resolver, target: "javascript" });
  return {
    paths: modules.map(({ path }) => path),
    code: modules[0]!.result.code,
    diagnostics: modules.flatMap(({ result }) =>
      result.diagnostics.map(({ code, severity, message }) => `${severity} ${code} ${message}`),
    ),
  };
}

test("a module of the path is compiled with the program", async () => {
  const { paths, diagnostics } = await compiled("import helper\nprint(helper.x)", {
    helper: "x = 1",
  });
  expect(paths).toEqual(["main.py", "helper.py"]);
  expect(diagnostics).toEqual([]);
});

test("one that lacks what it needs is not there, and the diagnostic says what that is", async () => {
  const library = { outer: "import inner", inner: "from _inner import f" };
  const { diagnostics } = await compiled("import outer", library);
  expect(diagnostics).toEqual([
    "error P2T4004 no module named 'outer': the one on the path needs '_inner', which is not there",
  ]);
});

test("an import that may fail does", async () => {
  const library = { outer: "import inner", inner: "import _inner" };
  const source = "try:\n    import outer\nexcept ImportError:\n    outer = None\nprint(outer)";
  const { paths, diagnostics, code } = await compiled(source, library);
  expect(paths).toEqual(["main.py"]);
  expect(diagnostics).toEqual([]);
  expect(code).toContain('moduleNotFound("outer")');
});

test("a part written in C may be missing, and another module take the whole one's place", async () => {
  const number = [
    "import sys",
    "try:",
    "    from _number import *",
    "except ImportError:",
    "    import _pynumber",
    "    sys.modules[__name__] = _pynumber",
  ];
  const library = { number: number.join("\n"), _pynumber: "class Number: pass" };
  const { paths, diagnostics } = await compiled("from number import Number\nNumber()", library);
  expect(paths).toEqual(["main.py", "_pynumber.py"]);
  expect(diagnostics).toEqual([]);
});

test("what a module of the path cannot do is one warning, and raises when it is reached", async () => {
  const helper = "def f():\n    exec('x')\n\ndef g():\n    exec('y')\n\nx = 1";
  const { diagnostics } = await compiled("import helper\nprint(helper.x)", { helper });
  expect(diagnostics).toEqual([
    "warning P2T4005 2 places of the module 'helper' cannot be compiled and will raise NotImplementedError: the builtin 'exec' is not supported yet",
  ]);
});

test("modules about CPython itself are not looked for", async () => {
  const { diagnostics } = await compiled("import pdb", { pdb: "x = 1" });
  expect(diagnostics).toEqual(["error P2T4001 no module named 'pdb'"]);
});
