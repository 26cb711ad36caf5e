/** `npm run docs:language`: writes `docs/language.md`. With `-- --record`, asks CPython first what it has. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as prettier from "prettier";
import { requirePython } from "../../jest-golden/python.ts";
import { render } from "./table.ts";

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

if (process.argv.includes("--record")) {
  const text = execFileSync(requirePython().executable, [here("introspect.py")], {
    encoding: "utf8",
  });
  writeFileSync(
    here("cpython.json"),
    await prettier.format(text, { parser: "json", printWidth: 100 }),
  );
}
writeFileSync(
  "docs/language.md",
  await prettier.format(render(), { parser: "markdown", printWidth: 100 }),
);
