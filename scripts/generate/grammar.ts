/** Compiles compiler/lezer-python/python.grammar into parse tables and a module of term numbers. */
import { readFileSync } from "node:fs";
import { buildParserFile } from "@lezer/generator";
import type { GeneratedFile } from "./output.ts";

export function generateGrammar(): GeneratedFile[] {
  const grammar = new URL("../../compiler/lezer-python/python.grammar", import.meta.url);
  const { parser, terms } = buildParserFile(readFileSync(grammar, "utf8"), {
    fileName: "python.grammar",
    typeScript: true,
    warn: (message) => {
      throw new Error(`python.grammar: ${message}`);
    },
  });
  return [
    { path: "compiler/lezer-python/generated/parser.ts", text: parser },
    {
      path: "compiler/lezer-python/generated/terms.ts",
      text: withInlineNodes(terms, parser),
    },
  ];
}

/** The generator exports no number for a node that is declared inside another rule; its table of names has them all. */
function withInlineNodes(terms: string, parser: string): string {
  const names = /nodeNames: "([^"]*)"/.exec(parser)?.[1]?.split(" ");
  if (names === undefined) throw new Error("the generated parser has no table of node names");
  const exported = new Set([...terms.matchAll(/^\s*(\w+) = \d+/gm)].map((match) => match[1]));
  const missing = names.flatMap((name, id) =>
    id === 0 || exported.has(name) ? [] : [`export const ${name} = ${id};\n`],
  );
  return terms + missing.join("");
}
