/**
 * One contender of the parse benchmark, in a process of its own: `subject.ts ours|lezer LIST`, where LIST is a file of paths. Reads all
 * files, then parses them, and prints milliseconds and peak memory in bytes.
 */
import { readFileSync } from "node:fs";
import { parser as lezerPython } from "@lezer/python";
import { parse } from "../../compiler/parse/index.ts";

const [contender, list] = process.argv.slice(2);
const sources = readFileSync(list!, "utf8")
  .split("\n")
  .map((path) => readFileSync(path));
const decoder = new TextDecoder();
const start = performance.now();
if (contender === "lezer") for (const source of sources) lezerPython.parse(decoder.decode(source));
else for (const source of sources) parse(source, { pythonVersion: "3.13" });
console.log(performance.now() - start, process.resourceUsage().maxRSS * 1024);
