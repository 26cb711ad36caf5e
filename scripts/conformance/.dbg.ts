import { compileProgram, ModuleSearch, moduleFilesOf, relativeSpecifier } from "@py2ts-async/compiler";
import * as fs from "node:fs";
const lib = "/root/.pyenv/versions/3.13.0/lib/python3.13";
const search = new ModuleSearch({ files: moduleFilesOf(fs), roots: [lib], specifier: relativeSpecifier });
const resolver = {
  resolve: (n: string, i: string) => (n === "test" || n.startsWith("test.") ? search.resolve(n, i) : null),
  specifier: (p: string, i: string) => search.specifier(p, i), namespace: (n: string) => null };
for (const name of process.argv.slice(2)) {
  const { path, source } = search.resolve("test." + name, lib)!;
  try {
    await compileProgram([{ path, source, moduleName: "test." + name, moduleKind: "module" }], { resolver, target: "javascript", format: false, refusals: "throw" } as never);
    console.log(name, "ok");
  } catch (e) { console.log(name, (e as Error).message, ((e as Error).cause as Error)?.stack?.split("\n").slice(0, 8).join("\n")); }
}
