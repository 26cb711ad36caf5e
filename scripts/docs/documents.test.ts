import { existsSync, readFileSync } from "node:fs";
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
