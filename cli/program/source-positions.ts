/** Leads from places in generated code back to the Python source. */
import { SourceMap, type SourceMapPayload } from "node:module";
import type { StackFrame } from "@py2ts-async/runtime/host";
import type { SourceMap as CompiledMap } from "@py2ts-async/compiler";
import { definitionAround, definitionsOf, offsetOf, type Definition } from "./function-places.ts";
import type { LoadedModule } from "./load-program.ts";

/**
 * A `mapFrame` for the runtime's host: frames of the program's modules get their Python place, all others are left out; without a
 * map the place is that in the generated code. A source
 * map is only decoded when a frame of its module is asked for.
 *
 * @param main the URL of the program's main module
 */
export function frameMapper(
  modules: ReadonlyMap<string, LoadedModule>,
  main: string,
): (frame: StackFrame) => StackFrame | undefined {
  const decoded = new Map<string, SourceMap>();
  const definitions = new Map<LoadedModule, readonly Definition[]>();
  return (frame) => {
    const module = modules.get(frame.file);
    if (module === undefined) return undefined;
    const isMain = frame.file === main ? { module: "__main__" } : {};
    if (module.map === null) return { ...frame, file: module.path, ...isMain };
    let map = decoded.get(frame.file);
    if (map === undefined) {
      map = new SourceMap(module.map as unknown as SourceMapPayload);
      decoded.set(frame.file, map);
    }
    const entry = map.findEntry(frame.line - 1, frame.column - 1);
    if (!("originalLine" in entry)) return undefined;
    const sourceLine = lineOf(module.map, entry.originalLine);
    return {
      functionName: frame.functionName === "<anonymous>" ? "<module>" : frame.functionName,
      file: module.path,
      line: entry.originalLine + 1,
      column: entry.originalColumn + 1,
      ...(sourceLine === undefined ? {} : { sourceLine }),
      ...isMain,
      get function() {
        let known = definitions.get(module);
        if (known === undefined) definitions.set(module, (known = definitionsOf(module)));
        const offset = offsetOf(module, entry);
        return offset === null
          ? undefined
          : definitionAround(known, offset, pythonName(frame.functionName));
      },
    };
  };
}

/** The engine writes `new Point`, `Point.move`, `Object.<anonymous>`; Python the function's own name. `null` for a function without one. */
function pythonName(name: string): string | null {
  if (name === "<anonymous>") return null;
  if (name.startsWith("new ")) return "__init__";
  return name.replace(/ \[as .*\]$/, "").replace(/^.*\.|\$$/g, "");
}

function lineOf(map: CompiledMap, index: number): string | undefined {
  return map.sourcesContent?.[0]?.split(/\r\n|\r|\n/)[index];
}
