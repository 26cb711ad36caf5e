import { tuple } from "../containers/tuple.ts";
import { TypeError, ValueError } from "../exceptions/base.ts";
import { typeName } from "../names.ts";
import { sizeOf } from "../numbers/index-of.ts";
import { truth } from "../operators/truth.ts";
import { textOf } from "../types/boxes.ts";
import { isSpace } from "./classes.ts";
import { index as searchFrom } from "./units.ts";

function limitOf(maximum: unknown): number {
  const limit = sizeOf(maximum);
  return limit < 0 ? Infinity : limit;
}

function separatorOf(separator: unknown, wanted: string): string {
  const text = textOf(separator);
  if (text === undefined) {
    throw new TypeError(`must be ${wanted}, not ${typeName(separator)}`);
  }
  if (text === "") throw new ValueError("empty separator");
  return text;
}

/** `str.split(sep=None, maxsplit=-1)`. */
export function split(text: string, separator: unknown = null, maximum: unknown = -1): string[] {
  const limit = limitOf(maximum);
  if (separator === null) return splitWhitespace(text, limit);
  const mark = separatorOf(separator, "str or None");
  const parts: string[] = [];
  let start = 0;
  while (parts.length < limit) {
    const position = searchFrom(text, mark, start);
    if (position < 0) break;
    parts.push(text.slice(start, position));
    start = position + mark.length;
  }
  parts.push(text.slice(start));
  return parts;
}

function splitWhitespace(text: string, limit: number): string[] {
  const parts: string[] = [];
  let position = 0;
  for (;;) {
    while (position < text.length && isSpace(text.charCodeAt(position))) position++;
    if (position >= text.length) return parts;
    if (parts.length >= limit) {
      parts.push(text.slice(position));
      return parts;
    }
    const start = position;
    while (position < text.length && !isSpace(text.charCodeAt(position))) position++;
    parts.push(text.slice(start, position));
  }
}

/** `str.rsplit(sep=None, maxsplit=-1)`. */
export function rsplit(text: string, separator: unknown = null, maximum: unknown = -1): string[] {
  const limit = limitOf(maximum);
  if (separator === null) return rsplitWhitespace(text, limit);
  const mark = separatorOf(separator, "str or None");
  const parts: string[] = [];
  let end = text.length;
  while (parts.length < limit && end >= mark.length) {
    const position = text.lastIndexOf(mark, end - mark.length);
    if (position < 0) break;
    parts.push(text.slice(position + mark.length, end));
    end = position;
  }
  parts.push(text.slice(0, end));
  return parts.reverse();
}

function rsplitWhitespace(text: string, limit: number): string[] {
  const parts: string[] = [];
  let position = text.length;
  for (;;) {
    while (position > 0 && isSpace(text.charCodeAt(position - 1))) position--;
    if (position === 0) return parts.reverse();
    if (parts.length >= limit) {
      parts.push(text.slice(0, position));
      return parts.reverse();
    }
    const end = position;
    while (position > 0 && !isSpace(text.charCodeAt(position - 1))) position--;
    parts.push(text.slice(position, end));
  }
}

const lineEnd = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;

/** `str.splitlines(keepends=False)`. */
export function splitlines(text: string, keepEnds: unknown = false): string[] {
  const keep = truth(keepEnds);
  const lines: string[] = [];
  let start = 0;
  for (const match of text.matchAll(lineEnd)) {
    const end = match.index + match[0].length;
    lines.push(text.slice(start, keep ? end : match.index));
    start = end;
  }
  if (start < text.length) lines.push(text.slice(start));
  return lines;
}

/** `str.partition(sep)`. */
export function partition(text: string, separator: unknown): tuple<[string, string, string]> {
  const mark = separatorOf(separator, "str");
  const position = searchFrom(text, mark, 0);
  if (position < 0) return tuple.of(text, "", "");
  return tuple.of(text.slice(0, position), mark, text.slice(position + mark.length));
}

/** `str.rpartition(sep)`. */
export function rpartition(text: string, separator: unknown): tuple<[string, string, string]> {
  const mark = separatorOf(separator, "str");
  const position = text.lastIndexOf(mark);
  if (position < 0) return tuple.of("", "", text);
  return tuple.of(text.slice(0, position), mark, text.slice(position + mark.length));
}
