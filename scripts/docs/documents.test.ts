import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { documents, fillExamples, root } from "./examples.ts";

test.each(documents())("%s: examples are the fixtures they name", (document) => {
  const text = readFileSync(join(root, document), "utf8");
  expect(text).toBe(fillExamples(text));
});

test.each(documents())("%s: links lead to files of the project", (document) => {
  const text = readFileSync(join(root, document), "utf8");
  const links = text.matchAll(/\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g);
  const targets = [...links].map(([, target]) => target!);
  const missing = targets.filter((target) => !existsSync(join(root, dirname(document), target)));
  expect(missing).toEqual([]);
});

test.each(documents())("%s: the commands of this project exist", (document) => {
  const text = readFileSync(join(root, document), "utf8");
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name!);
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

test("runtime-contract.md names every operation that the lowering emits", () => {
  const folder = join(root, "compiler/lower");
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(folder, name), "utf8"));
  const operations = new Set(
    sources.flatMap((source) =>
      [...source.matchAll(/\bruntime\(\s*"([\w$]+)"/g)].map(([, name]) => name!),
    ),
  );
  const contract = readFileSync(join(root, "docs/runtime-contract.md"), "utf8");
  const named = new Set([...contract.matchAll(/[\w$]+/g)].map(([name]) => name));
  const builtins = new Set(["AssertionError", "complex", "Ellipsis", "ImportError"]);
  expect([...operations].filter((name) => !named.has(name) && !builtins.has(name))).toEqual([]);
});
