/**
 * Carries a source map over a formatter that knows none: formatting moves words (identifiers, keywords, literals) and adds punctuation, but keeps
 * the words' order, so that the n-th word before is the n-th word after.
 */
import {
  decode,
  encode,
  type SourceMapMappings,
  type SourceMapSegment,
} from "@jridgewell/sourcemap-codec";
import type { SourceMap } from "../api.ts";
import { wordOffsets } from "./tokens.ts";

export function realignSourceMap(map: SourceMap, before: string, after: string): SourceMap {
  const oldWords = wordOffsets(before);
  const newWords = wordOffsets(after);
  // A formatter that changed words would make every place wrong: better none.
  if (oldWords.length !== newWords.length) return { ...map, mappings: "" };
  const oldLines = lineStarts(before);
  const places = new Places(lineStarts(after));
  const mappings: SourceMapMappings = [];
  let word = 0;
  decode(map.mappings).forEach((segments, line) => {
    for (const segment of segments) {
      const offset = oldLines[line]! + segment[0];
      while (word < oldWords.length && oldWords[word]! < offset) word++;
      if (word < oldWords.length && segment.length > 1)
        add(mappings, places.of(newWords[word]!), segment);
    }
  });
  for (let line = 0; line < mappings.length; line++) mappings[line] ??= [];
  return { ...map, mappings: encode(mappings) };
}

/** Of several segments that meet at one word, the first is the outermost construct; the last says the word itself. */
function add(
  mappings: SourceMapMappings,
  place: { line: number; column: number },
  segment: SourceMapSegment,
): void {
  const line = (mappings[place.line] ??= []);
  const moved = [place.column, ...segment.slice(1)] as unknown as SourceMapSegment;
  if (line[line.length - 1]?.[0] === place.column) line[line.length - 1] = moved;
  else line.push(moved);
}

/** Turns ascending offsets into lines and columns. */
class Places {
  readonly #starts: readonly number[];
  #line = 0;

  constructor(starts: readonly number[]) {
    this.#starts = starts;
  }

  of(offset: number): { line: number; column: number } {
    while (this.#line + 1 < this.#starts.length && this.#starts[this.#line + 1]! <= offset)
      this.#line++;
    return { line: this.#line, column: offset - this.#starts[this.#line]! };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let index = text.indexOf("\n"); index !== -1; index = text.indexOf("\n", index + 1))
    starts.push(index + 1);
  return starts;
}
