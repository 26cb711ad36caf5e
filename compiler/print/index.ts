/** Prints the emitted tree: `@babel/generator`, then the markers of blank lines, then Prettier, with the source map carried along. */
import { generate } from "@babel/generator";
import type * as t from "@babel/types";
import type { SourceMap } from "../api.ts";
import { blankLineMarker } from "../lower/trivia.ts";
import { formatTypeScript } from "./format.ts";
import { realignSourceMap } from "./realign.ts";

export interface PrintOptions {
  readonly sourceMap: { readonly path: string; readonly text: string } | null;
}

export interface Printed {
  readonly code: string;
  readonly map: SourceMap | null;
}

export function printProgram(program: t.Program, options: PrintOptions): Printed {
  const { sourceMap } = options;
  const result = generate(
    program,
    {
      jsescOption: { minimal: true },
      ...(sourceMap === null ? {} : { sourceMaps: true, sourceFileName: sourceMap.path }),
    },
    sourceMap === null ? undefined : { [sourceMap.path]: sourceMap.text },
  );
  const code = `${removeMarkers(result.code)}\n`;
  return { code, map: sourceMap === null ? null : toSourceMap(result.map as unknown as SourceMap) };
}

/** As `printProgram`, laid out by Prettier. */
export async function formatPrinted(printed: Printed): Promise<Printed> {
  const code = await formatTypeScript(printed.code);
  return {
    code,
    map: printed.map === null ? null : realignSourceMap(printed.map, printed.code, code),
  };
}

/** Marker comments become blank lines, or nothing behind code: every line keeps its number. */
function removeMarkers(code: string): string {
  return code.includes(blankLineMarker) ? code.replace(/[ \t]*\/\/\0/g, "") : code;
}

function toSourceMap(map: SourceMap): SourceMap {
  const { sources, sourcesContent, names, mappings } = map;
  return {
    version: 3,
    sources,
    ...(sourcesContent === undefined ? {} : { sourcesContent }),
    names,
    mappings,
  };
}
