/** Python's `textwrap`. Source: CPython Lib/textwrap.py. */
import { bindArguments, type Keywords } from "../../core/calls/bind-arguments.ts";
import { parametersOf } from "../../core/calls/signature.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { typeName } from "../../core/names.ts";
import { truth } from "../../core/operators/truth.ts";
import { isspace } from "../../core/text/predicates.ts";
import { split, splitlines } from "../../core/text/split.ts";
import { strip } from "../../core/text/trim.ts";
import { textOf } from "../../core/types/boxes.ts";
import { invoke, type Callable } from "../internal/callables.ts";
import { TextWrapper } from "./wrapper.ts";

export { TextWrapper, type WrapperOptions } from "./wrapper.ts";

/** A wrapper made of the keyword arguments of a function of this module. */
function wrapperFor(keywords: Keywords): TextWrapper {
  const args = bindArguments(parametersOf(TextWrapper)!, [], keywords, 1);
  return new TextWrapper(...(args as ConstructorParameters<typeof TextWrapper>));
}

/** `wrap(text, width=70, **kwargs)`: the lines of a paragraph. */
export function wrap(text: string, width: unknown = 70, keywords: Keywords = {}): string[] {
  return wrapperFor({ width, ...keywords }).wrap(text);
}

/** `fill(text, width=70, **kwargs)`: the lines of a paragraph, joined. */
export function fill(text: string, width: unknown = 70, keywords: Keywords = {}): string {
  return wrapperFor({ width, ...keywords }).fill(text);
}

/** `shorten(text, width, **kwargs)`: a paragraph with single spaces, cut where a placeholder still fits. */
export function shorten(text: string, width: unknown, keywords: Keywords = {}): string {
  const wrapper = wrapperFor({ width, max_lines: 1, ...keywords });
  return wrapper.fill(split(strip(text)).join(" "));
}

/** `dedent(text)`: without the white space with which all lines begin. Lines of nothing else are emptied. */
export function dedent(text: unknown): string {
  const given = textOf(text);
  if (given === undefined) {
    throw new TypeError(`expected string or bytes-like object, got '${typeName(text)}'`);
  }
  const lines = given.split("\n").map((line) => (/^[ \t]+$/.test(line) ? "" : line));
  let margin: string | undefined;
  for (const line of lines) {
    const blanks = /^[ \t]*/.exec(line)![0];
    // A line of white space only is none to go by.
    if (blanks.length === line.length) continue;
    margin = margin === undefined ? blanks : commonStart(margin, blanks);
  }
  if (margin === undefined || margin === "") return lines.join("\n");
  const { length } = margin;
  return lines.map((line) => (line.startsWith(margin) ? line.slice(length) : line)).join("\n");
}

function commonStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}

/** `indent(text, prefix, predicate=None)`: puts a prefix before the lines that a predicate accepts, by default those that are not white space. */
export function indent(
  text: string,
  prefix: string,
  predicate: Callable<[string]> | null = null,
): string {
  const isChosen =
    predicate === null
      ? (line: string): boolean => !isspace(line)
      : (line: string): boolean => truth(invoke(predicate, line));
  return splitlines(text, true)
    .map((line) => (isChosen(line) ? prefix + line : line))
    .join("");
}
