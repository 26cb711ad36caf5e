/** Leads from functions of a running program back to their definitions in Python. */
import { SourceMap, type SourceMapPayload } from "node:module";
import { parse, SourceText, visit, type AstNode } from "@py2ts-async/compiler";
import type { FunctionPlace } from "@py2ts-async/runtime/host";
import type { LoadedModule } from "./load-program.ts";

export interface Definition extends FunctionPlace {
  readonly start: number;
  readonly end: number;
}

/**
 * A `locateFunction` for the runtime's host. An engine does not say where a function comes from, but it gives a function's text, and that stands in the code
 * of its module; functions with the same text are taken for each other. Nothing is read before a function is asked for.
 */
export function functionLocator(
  modules: ReadonlyMap<string, LoadedModule>,
): (function_: object) => FunctionPlace | undefined {
  const definitions = new Map<LoadedModule, readonly Definition[]>();
  const places = new WeakMap<object, { readonly place: FunctionPlace | undefined }>();
  const find = (function_: object): FunctionPlace | undefined => {
    const text = Function.prototype.toString.call(function_);
    const { name } = function_ as { readonly name: string };
    for (const module of modules.values()) {
      const generated = module.code.indexOf(text);
      if (generated < 0 || module.map === null) continue;
      let known = definitions.get(module);
      if (known === undefined) definitions.set(module, (known = definitionsOf(module)));
      // What stands before the name of a method need not have a place of its own.
      const offset = originalOffset(module, generated + Math.max(0, text.indexOf(name)));
      // The innermost definition around the place.
      if (offset !== null) {
        return definitionAround(known, offset);
      }
    }
    return undefined;
  };
  return (function_) => {
    let known = places.get(function_);
    if (known === undefined) places.set(function_, (known = { place: find(function_) }));
    return known.place;
  };
}

/** The innermost definition around an offset of its source: of that name, if there is one. */
export function definitionAround(
  definitions: readonly Definition[],
  offset: number,
  name: string | null = null,
): Definition | undefined {
  const around = definitions.filter(({ start, end }) => start <= offset && offset < end);
  const named = around.findLast(
    ({ qualifiedName }) => name !== null && `.${qualifiedName}`.endsWith(`.${name}`),
  );
  return named ?? around.at(-1);
}

/** The offset in the Python source for one in the generated code. */
function originalOffset({ code, map }: LoadedModule, generated: number): number | null {
  if (generated < 0 || map === null) return null;
  const { line, column } = new SourceText("", code).lineColumnAt(generated);
  const entry = new SourceMap(map as unknown as SourceMapPayload).findEntry(line - 1, column);
  return "originalLine" in entry ? offsetOf({ code, map }, entry) : null;
}

/** The offset of a place in the Python source. */
export function offsetOf(
  { map }: Pick<LoadedModule, "code" | "map">,
  entry: { readonly originalLine: number; readonly originalColumn: number },
): number | null {
  const source = map?.sourcesContent?.[0];
  if (source === undefined || source === null) return null;
  const start = new SourceText("", source).lineStarts[entry.originalLine];
  return start === undefined ? null : start + entry.originalColumn;
}

/** All functions of a module, outer ones before those inside them. */
export function definitionsOf({ path, map }: LoadedModule): Definition[] {
  const { module, source } = parse(map!.sourcesContent![0]!, { path });
  const definitions: Definition[] = [];
  const names: string[] = [];
  visit(module, {
    enter: (node) => {
      const name = nameOf(node);
      if (name === null) return;
      names.push(name);
      if (node.kind !== "ClassDef") {
        const start = firstOffset(node);
        const line = source.lineAt(start);
        const lineStart = source.lineStarts[line - 1];
        const sourceLine = source.text.slice(lineStart, source.lineStarts[line]).trimEnd();
        const qualifiedName = names.join(".");
        definitions.push({ start, end: node.end, qualifiedName, file: path, line, sourceLine });
      }
      if (node.kind !== "ClassDef") names.push("<locals>");
    },
    leave: (node) => {
      if (nameOf(node) === null) return;
      if (node.kind !== "ClassDef") names.pop();
      names.pop();
    },
  });
  return definitions;
}

function nameOf(node: AstNode): string | null {
  if (node.kind === "Lambda") return "<lambda>";
  if (node.kind === "GeneratorExp") return "<genexpr>";
  const isNamed =
    node.kind === "FunctionDef" || node.kind === "AsyncFunctionDef" || node.kind === "ClassDef";
  return isNamed ? node.name : null;
}

/** `co_firstlineno` is the line of the first decorator. */
function firstOffset(node: AstNode): number {
  if (node.kind !== "FunctionDef" && node.kind !== "AsyncFunctionDef") return node.start;
  return node.decorator_list[0]?.start ?? node.start;
}
