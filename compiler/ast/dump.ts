/** `ast.dump(tree, include_attributes=True)` of CPython 3.13, character for character. Source: CPython 3.13 Lib/ast.py. */
import { nodeFields } from "./fields.ts";
import type { AstNode, Constant, Module } from "./nodes.ts";
import { bytesRepr, floatRepr, imaginaryRepr, stringRepr } from "./python-repr.ts";
import { utf8Length, type SourceText } from "./source-text.ts";
import { fieldValues, isNode } from "./visit.ts";

/** Fields that hold an operator or a context, which CPython shows as nodes without fields. */
const enumerationFields: ReadonlySet<string> = new Set(["op", "ops", "ctx"]);

/** Node kinds that have no position in CPython. */
const withoutPosition: ReadonlySet<string> = new Set([
  "Module",
  "comprehension",
  "arguments",
  "withitem",
  "match_case",
]);

/** The dump as one string. */
export function dumpAst(module: Module, source: SourceText): string {
  const pieces: string[] = [];
  const positions = new Positions(source);
  // Text still to be written, or nodes still to be dumped; the top is next. So that deep trees take no stack.
  const pending: (string | AstNode)[] = [module];
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    if (typeof item === "string") pieces.push(item);
    else pushParts(nodeParts(item, positions), pending);
  }
  return pieces.join("");
}

function pushParts(parts: readonly (string | AstNode)[], pending: (string | AstNode)[]): void {
  for (let index = parts.length - 1; index >= 0; index--) pending.push(parts[index]!);
}

/** What a node's dump consists of: text, and the nodes inside it. */
function nodeParts(node: AstNode, positions: Positions): (string | AstNode)[] {
  const parts: (string | AstNode)[] = [node.kind + "("];
  let separator = "";
  if (node.kind === "Constant") {
    parts.push("value=" + constantRepr(node));
    if (node.type === "str" && node.stringKind !== null) parts.push(", kind='u'");
    separator = ", ";
  } else if (node.kind === "MatchSingleton") {
    parts.push("value=" + singletonRepr(node.value));
    separator = ", ";
  } else {
    const values = fieldValues(node);
    for (const field of nodeFields[node.kind]) {
      const value = values[field];
      if (value === null || (Array.isArray(value) && value.length === 0)) continue;
      parts.push(`${separator}${field}=`);
      pushValue(parts, value, enumerationFields.has(field));
      separator = ", ";
    }
  }
  const position = withoutPosition.has(node.kind)
    ? ""
    : separator + positions.attributes(node.start, node.end);
  parts.push(position + ")");
  return parts;
}

function pushValue(parts: (string | AstNode)[], value: unknown, isEnumeration: boolean): void {
  if (Array.isArray(value)) {
    let separator = "[";
    for (const item of value) {
      parts.push(separator);
      pushValue(parts, item, isEnumeration);
      separator = ", ";
    }
    parts.push("]");
  } else if (isNode(value)) parts.push(value);
  else if (typeof value === "string") parts.push(isEnumeration ? value + "()" : stringRepr(value));
  else parts.push(value === null ? "None" : String(value));
}

function constantRepr(node: Constant): string {
  switch (node.type) {
    case "None":
      return "None";
    case "Ellipsis":
      return "Ellipsis";
    case "bool":
      return singletonRepr(node.value);
    case "int":
      return String(node.value);
    case "float":
      return floatRepr(node.value);
    case "complex":
      return imaginaryRepr(node.value);
    case "str":
      return stringRepr(node.value, node.splitPairs);
    case "bytes":
      return bytesRepr(node.value);
  }
}

function singletonRepr(value: boolean | null): string {
  return value === null ? "None" : value ? "True" : "False";
}

/** Lines and UTF-8 columns of offsets that mostly go forward. */
class Positions {
  readonly #source: SourceText;
  #line = 1;

  constructor(source: SourceText) {
    this.#source = source;
  }

  attributes(start: number, end: number): string {
    const startLine = this.#lineAt(start);
    const startColumn = this.#column(startLine, start);
    const endLine = this.#lineAt(end);
    const endColumn = this.#column(endLine, end);
    return `lineno=${startLine}, col_offset=${startColumn}, end_lineno=${endLine}, end_col_offset=${endColumn}`;
  }

  #lineAt(offset: number): number {
    const { lineStarts } = this.#source;
    const line = this.#line;
    const isSameLine =
      offset >= lineStarts[line - 1]! && (line === lineStarts.length || offset < lineStarts[line]!);
    return isSameLine ? line : (this.#line = this.#source.lineAt(offset));
  }

  #column(line: number, offset: number): number {
    const source = this.#source;
    const lineStart = source.lineStarts[line - 1]!;
    return source.isAscii ? offset - lineStart : utf8Length(source.text, lineStart, offset);
  }
}
