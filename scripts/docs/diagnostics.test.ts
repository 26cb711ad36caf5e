import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { analyzeScopes, checkProgram } from "../../compiler/analyze/index.ts";
import { diagnostics } from "../../compiler/diagnostics/index.ts";
import { parse } from "../../compiler/parse/index.ts";
import { allEntries, diagnosticsDocument } from "./diagnostics.ts";
import { root } from "./examples.ts";

const codes = Object.values(diagnostics).map(({ code }) => code);

test("codes are unique", () => {
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

test("names are unique", () => {
  expect(allEntries()).toHaveLength(Object.keys(diagnostics).length);
});

test("docs/diagnostics.md is what `npm run docs` writes", async () => {
  const text = readFileSync(join(root, "docs/diagnostics.md"), "utf8");
  expect(text).toBe(await diagnosticsDocument());
});

test("every code is documented", () => {
  expect(new Set(allEntries().map(({ code }) => code))).toEqual(new Set(codes));
});

/** The codes that a program leads to. */
function codesOf(text: string): string[] {
  const { module, source, diagnostics: found } = parse(text, { pythonVersion: "3.13" });
  const inChecks = found.some(({ severity }) => severity === "error")
    ? []
    : checkProgram(module, source, analyzeScopes(module, source));
  return [...found, ...inChecks].map(({ code }) => code);
}

const fixtures = join(root, "fixtures");

/** Files below `folder` that tests hold: goldens of refusals, and tests. */
function filesWith(folder: string, isWanted: (path: string) => boolean): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => !path.includes("node_modules") && !path.includes("/dist/") && isWanted(path));
}

test("every code is raised by a fixture or named by a test", () => {
  const raised = new Set<string>();
  for (const group of readdirSync(join(fixtures, "syntax-errors"))) {
    const text = readFileSync(join(fixtures, "syntax-errors", group), "utf8");
    for (const { source } of JSON.parse(text) as { source: string }[]) {
      for (const code of codesOf(source)) raised.add(code);
    }
  }
  const checks = readFileSync(join(fixtures, "checks/programs.txt"), "utf8").split("\n---\n");
  for (const program of checks) for (const code of codesOf(program)) raised.add(code);
  const goldens = filesWith(fixtures, (path) => path.endsWith("diagnostics.txt"));
  const tests = ["compiler", "cli", "bundler", "jest-golden"].flatMap((folder) =>
    filesWith(join(root, folder), (path) => path.endsWith(".test.ts")),
  );
  for (const path of [...goldens, ...tests]) {
    const text = readFileSync(path, "utf8");
    for (const [code] of text.matchAll(/P2T\d{4}/g)) raised.add(code);
    for (const [name, { code }] of Object.entries(diagnostics)) {
      if (text.includes(`iagnostics.${name}`)) raised.add(code);
    }
  }
  expect(codes.filter((code) => !raised.has(code))).toEqual([]);
});
