/** What `sub`, `split` and `findall` do: a way through the native expression at once where there is one, and match by match else. */
import { callable } from "../../core/calls/call.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { invoke, type Callable } from "../internal/callables.ts";
import type { Captures } from "./captures.ts";
import { mode, type Engine } from "./engine.ts";
import { internal } from "./internal.ts";
import { Match } from "./match.ts";
import type { Pattern } from "./pattern.ts";
import { Scan, type Range } from "./scan.ts";
import { expandTemplate, joinParts, templateOf, type Replacement } from "./template.ts";

/** All matches: the text of the only group, or of the whole match where there is none, or tuples of the groups' texts. */
export function findAll(engine: Engine, groups: number, range: Range): unknown[] {
  const { subject } = range;
  const expression = isWhole(range) ? engine.globalExpression(subject.kind) : undefined;
  if (expression !== undefined && !subject.isBytes) {
    try {
      return nativeFindAll(expression, groups, subject.text);
    } catch (error) {
      engine.failed(error);
    }
  }
  const found: unknown[] = [];
  const scan = new Scan(engine, range);
  for (let captures = scan.next(mode.search); captures !== null;) {
    if (groups < 2) found.push(subject.wrap(captures.text(groups) ?? ""));
    else found.push(tuple.of(...groupTexts(captures, groups, range, "")));
    captures = scan.next(mode.search);
  }
  return found;
}

function nativeFindAll(expression: RegExp, groups: number, text: string): unknown[] {
  expression.lastIndex = 0;
  if (groups === 0) return text.match(expression) ?? [];
  const found: unknown[] = [];
  for (let one = expression.exec(text); one !== null; one = expression.exec(text)) {
    if (groups === 1) found.push(one[1] ?? "");
    else found.push(tuple.of(...Array.from(one, (part) => part ?? "").slice(1)));
  }
  return found;
}

function isWhole({ subject, pos, endpos }: Range): boolean {
  return pos === 0 && endpos === subject.length;
}

function* groupTexts(
  captures: Captures,
  groups: number,
  { subject }: Range,
  preset: string | null,
): Generator<unknown> {
  for (let group = 1; group <= groups; group++) {
    const text = captures.text(group) ?? preset;
    yield text === null ? null : subject.wrap(text);
  }
}

/** The parts between the matches, and the groups of each. @param most how many splits at most, 0 for all */
export function splitText(engine: Engine, groups: number, range: Range, most: number): unknown[] {
  const { subject } = range;
  const scan = new Scan(engine, range);
  const parts: unknown[] = [];
  let last = 0;
  for (let count = 0; most === 0 || count < most; count++) {
    const captures = scan.next(mode.search);
    if (captures === null) break;
    parts.push(subject.slice(last, captures.start));
    if (groups > 0) parts.push(...groupTexts(captures, groups, range, null));
    last = captures.end;
  }
  parts.push(subject.slice(last, subject.text.length));
  return parts;
}

/** @param most how many matches are replaced at most, 0 for all */
export function substitute(
  pattern: Pattern,
  engine: Engine,
  repl: unknown,
  range: Range,
  most: number,
): [text: unknown, count: number] {
  const { subject } = range;
  const replacement = callable(repl) ? undefined : templateOf(pattern, repl);
  if (replacement !== undefined && most === 0 && !subject.isBytes && !replacement.isBytes) {
    const expression = engine.globalExpression(subject.kind);
    try {
      if (expression !== undefined) return nativeReplace(expression, replacement, subject.text);
    } catch (error) {
      engine.failed(error);
    }
  }
  const replace = replacer(pattern, repl, replacement, range);
  const scan = new Scan(engine, range);
  const parts: unknown[] = [];
  let last = 0;
  let done = 0;
  while (most === 0 || done < most) {
    const captures = scan.next(mode.search);
    if (captures === null) break;
    if (last < captures.start) parts.push(subject.slice(last, captures.start));
    const item = replace(captures);
    if (item !== null && item !== undefined) parts.push(item);
    last = captures.end;
    done++;
  }
  if (last < subject.text.length) parts.push(subject.slice(last, subject.text.length));
  return [joinParts(parts, subject.isBytes), done];
}

function nativeReplace(
  expression: RegExp,
  { template }: Replacement,
  text: string,
): [text: string, count: number] {
  let result = "";
  let last = 0;
  let count = 0;
  expression.lastIndex = 0;
  for (let one = expression.exec(text); one !== null; one = expression.exec(text)) {
    if (last < one.index) result += text.slice(last, one.index);
    for (const part of template) result += typeof part === "string" ? part : (one[part] ?? "");
    last = one.index + one[0].length;
    count++;
  }
  return [count === 0 ? text : result + text.slice(last), count];
}

/** What a match is replaced by; `null` for nothing. */
function replacer(
  pattern: Pattern,
  repl: unknown,
  replacement: Replacement | undefined,
  range: Range,
): (captures: Captures) => unknown {
  const matchOf = (captures: Captures): Match => new Match(internal, pattern, range, captures);
  if (replacement === undefined) {
    return (captures) => invoke(repl as Callable, matchOf(captures));
  }
  if (replacement.literal !== undefined) return () => replacement.literal;
  return (captures) => expandTemplate(replacement, matchOf(captures));
}
