import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as prettier from "prettier";
import { expect, test } from "vitest";
import { findPython } from "../../jest-golden/python.ts";
import { render, rows } from "./table.ts";

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

test("nothing of CPython's asyncio is silently missing", () => {
  expect(rows().filter(({ status }) => status === "missing")).toEqual([]);
});

test("docs/asyncio.md is what the script writes", async () => {
  const expected = await prettier.format(render(), { parser: "markdown", printWidth: 100 });
  expect(readFileSync(here("../../docs/asyncio.md"), "utf8")).toBe(expected);
});

const python = findPython();

test.skipIf(python === null)("the recorded names are those of CPython", () => {
  const text = execFileSync(python!.executable, [here("introspect.py")], { encoding: "utf8" });
  expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(here("cpython.json"), "utf8")));
});
