import { TypeError } from "../../core/exceptions/base.ts";
import { typeName } from "../../core/names.ts";
import { textOf } from "../../core/types/boxes.ts";
import { bytesOf, latin1 } from "../../core/containers/buffer.ts";
import { latinBytes } from "./latin.ts";
import type { Match } from "./match.ts";
import { internal } from "./internal.ts";
import { parseTemplate, type Template } from "./parser/template.ts";
import type { Pattern } from "./pattern.ts";

/** A replacement: text to put as it is, or one with groups to fill in. */
export interface Replacement {
  readonly isBytes: boolean;
  readonly template: Template;
  /** The replacement itself where there is no backslash in it. */
  readonly literal: unknown;
}

const known = /* @__PURE__ */ new WeakMap<Pattern, Map<string, Replacement>>();
const mostKnown = 100;

/** @throws PatternError, IndexError as CPython's `re` does for a bad template */
export function templateOf(pattern: Pattern, value: unknown): Replacement {
  const text = textOf(value);
  if (text === undefined) return bytesTemplate(pattern, value);
  let templates = known.get(pattern);
  let replacement = templates?.get(text);
  if (replacement !== undefined) return replacement;
  const isLiteral = !text.includes("\\");
  replacement = {
    isBytes: false,
    literal: isLiteral ? text : undefined,
    template: isLiteral ? [text] : parse(pattern, text),
  };
  if (templates === undefined) known.set(pattern, (templates = new Map()));
  if (templates.size >= mostKnown) templates.clear();
  templates.set(text, replacement);
  return replacement;
}

function bytesTemplate(pattern: Pattern, value: unknown): Replacement {
  const data = bytesOf(value);
  if (data === undefined) {
    throw new TypeError(`decoding to str: need a bytes-like object, ${typeName(value)} found`);
  }
  if (!data.includes(92)) return { isBytes: true, literal: value, template: [latin1(data)] };
  const template = parse(pattern, latinBytes(latin1(data)));
  return { isBytes: true, literal: undefined, template };
}

function parse(pattern: Pattern, value: Parameters<typeof parseTemplate>[0]): Template {
  return parseTemplate(value, pattern.groups, pattern[internal].names);
}

/** A replacement with a match's groups filled in. Groups that have not matched are left out. */
export function expandTemplate(replacement: Replacement, match: Match): unknown {
  if (replacement.literal !== undefined) return replacement.literal;
  const parts: unknown[] = [];
  for (const part of replacement.template) {
    if (typeof part === "number") {
      const text = match.group(part);
      if (text !== null) parts.push(text);
    } else parts.push(replacement.isBytes ? latinBytes(part) : part);
  }
  return joinParts(parts, replacement.isBytes);
}

/** `"".join(parts)`, or `b"".join(parts)`. */
export function joinParts(parts: readonly unknown[], isBytes: boolean): unknown {
  let text = "";
  for (const [index, part] of parts.entries()) {
    if (!isBytes) {
      const piece = textOf(part);
      if (piece === undefined) {
        throw new TypeError(
          `sequence item ${index}: expected str instance, ${typeName(part)} found`,
        );
      }
      text += piece;
      continue;
    }
    const data = bytesOf(part);
    if (data === undefined) {
      throw new TypeError(
        `sequence item ${index}: expected a bytes-like object, ${typeName(part)} found`,
      );
    }
    text += latin1(data);
  }
  return isBytes ? latinBytes(text) : text;
}
