import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as prettier from "prettier";
import { expect, test } from "vitest";
import { findPython } from "../../jest-golden/python.ts";
import { render, table } from "./table.ts";

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

test("nothing of the language is silently missing", () => {
  const { nodes, builtins, attributes } = table();
  const missing = [...nodes, ...builtins, ...attributes].filter(
    ({ status }) => status === "missing",
  );
  expect(missing.map(({ name, note }) => `${name} ${note}`)).toEqual([]);
});

test("docs/language.md is what the script writes", async () => {
  const expected = await prettier.format(render(), { parser: "markdown", printWidth: 100 });
  expect(readFileSync(here("../../docs/language.md"), "utf8")).toBe(expected);
});

const python = findPython();

test.skipIf(python === null)("the recorded names are those of CPython", () => {
  const text = execFileSync(python!.executable, [here("introspect.py")], { encoding: "utf8" });
  expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(here("cpython.json"), "utf8")));
});
