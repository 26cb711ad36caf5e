import { call } from "../../core/calls/call.ts";
import { dict } from "../../core/containers/dict.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { isinstance, issubclass } from "../../core/builtins/isinstance.ts";
import { RuntimeError, TypeError, type BaseException } from "../../core/exceptions/base.ts";
import { UserWarning, Warning } from "../../core/exceptions/warnings.ts";
import { isClass, typeName } from "../../core/names.ts";
import { eq } from "../../core/operators/compare.ts";
import { repr } from "../../core/repr.ts";
import { toStr } from "../../core/str.ts";
import { int } from "../../core/types/int.ts";
import { callerFrames } from "../internal/frames.ts";
import { moduleOfFrame } from "../internal/modules.ts";
import { noteSourceLine } from "../internal/source-lines.ts";
import { truth } from "../../core/operators/truth.ts";
import { WarningMessage } from "./message.ts";
import { showMessage } from "./replaceable.ts";
import { defaultaction, filters, filtersVersion, onceregistry, registryOf } from "./state.ts";

/** The keyword-only parameter of {@link warn}. */
export interface WarnOptions {
  skip_file_prefixes?: unknown;
}

interface Place {
  readonly file: string;
  readonly line: number;
  readonly module: string;
}

/** Where the warning is said to come from. */
function placeOf(level: number, prefixes: readonly unknown[]): Place {
  const frames = callerFrames(warn);
  const isSkipped = (file: string): boolean =>
    prefixes.some((prefix) => file.startsWith(prefix as string));
  let index = Math.max(level, 1) - 1;
  if (prefixes.length > 0) {
    index = 0;
    for (let left = level - 1; left > 0; left--) {
      index++;
      while (index < frames.length && isSkipped(frames[index]!.file)) index++;
    }
  }
  const frame = frames[index];
  if (frame === undefined) return { file: "<sys>", line: 0, module: "sys" };
  noteSourceLine(frame.file, frame.line, frame.sourceLine);
  return { file: frame.file, line: frame.line, module: moduleOfFrame(frame) };
}

/** `warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())`. */
export function warn(
  message: unknown,
  category: unknown = null,
  stacklevel: unknown = 1,
  source: unknown = null,
  { skip_file_prefixes: prefixes = [] }: WarnOptions = {},
): void {
  const chosen = isinstance(message, Warning)
    ? (message as object).constructor
    : (category ?? UserWarning);
  if (!isClass(chosen) || !issubclass(chosen, Warning)) {
    throw new TypeError(`category must be a Warning subclass, not '${typeName(chosen)}'`);
  }
  if (!Array.isArray(prefixes)) {
    throw new TypeError(
      `warn() argument 'skip_file_prefixes' must be tuple, not ${typeName(prefixes)}`,
    );
  }
  const level = Number(int(stacklevel));
  const place = placeOf(prefixes.length > 0 ? Math.max(2, level) : level, prefixes);
  issue(message, chosen, place.file, place.line, place.module, registryOf(place.module), source);
}

/** `warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None)`. */
export function warn_explicit(
  message: unknown,
  category: unknown,
  filename: unknown,
  lineno: unknown,
  module: unknown = null,
  registry: unknown = null,
  _module_globals: unknown = null,
  source: unknown = null,
): void {
  const name = module ?? toStr(filename || "<unknown>").replace(/\.py$/i, "");
  if (registry !== null && !(registry instanceof dict))
    throw new TypeError("'registry' must be a dict or None");
  issue(message, category, filename, int(lineno), toStr(name), registry, source);
}

type Pattern = { match$?: unknown; match?: (text: string) => unknown } | string | null;

/** Whether a filter's pattern fits; the default filters have texts that must be equal. */
function fits(pattern: Pattern, text: unknown): boolean {
  if (pattern === null) return true;
  if (typeof pattern === "string") return pattern === text;
  return truth(pattern.match!(toStr(text)));
}

function actionFor(
  text: unknown,
  category: unknown,
  module: string,
  line: unknown,
): readonly [action: unknown, item: unknown] {
  for (const item of filters) {
    const [action, message, kind, place, number] = item;
    if (
      fits(message as Pattern, text) &&
      issubclass(category, kind) &&
      fits(place as Pattern, module) &&
      (eq(number, 0) || eq(number, line))
    )
      return [action, item];
  }
  return [defaultaction, null];
}

function issue(
  given: unknown,
  category: unknown,
  filename: unknown,
  line: unknown,
  module: string,
  registry: dict<unknown, unknown> | null,
  source: unknown,
): void {
  const isWarning = isinstance(given, Warning);
  const text = isWarning ? toStr(given) : given;
  const kind = isWarning ? (given as object).constructor : category;
  const message = isWarning ? given : call(kind, [given]);
  const key = tuple.of(text, kind, line);
  if (registry !== null && isKnown(registry, key)) return;
  const [action, item] = actionFor(text, kind, module, line);
  if (action === "ignore") return;
  if (action === "error") throw message as BaseException;
  if (!isDue(action, item, key, registry)) return;
  showMessage(new WarningMessage(message, kind, filename, line, null, null, source));
}

/** Whether the registry says that the warning was shown already. */
function isKnown(registry: dict<unknown, unknown>, key: unknown): boolean {
  if (registry.get("version") !== filtersVersion()) {
    registry.clear();
    registry.set("version", filtersVersion());
    return false;
  }
  return truth(registry.get(key));
}

function isDue(
  action: unknown,
  item: unknown,
  key: tuple<readonly [unknown, unknown, unknown]>,
  registry: dict<unknown, unknown> | null,
): boolean {
  const [text, category] = key;
  const shown = (table: dict<unknown, unknown> | null, entry: unknown): boolean => {
    const before = truth(table?.get(entry) ?? false);
    table?.set(entry, true);
    return before;
  };
  switch (action) {
    case "always":
      return true;
    case "once":
      registry?.set(key, true);
      return !shown(onceregistry, tuple.of(text, category));
    case "module":
      registry?.set(key, true);
      return !shown(registry, tuple.of(text, category, 0));
    case "default":
      registry?.set(key, true);
      return true;
    default:
      throw new RuntimeError(
        `Unrecognized action (${repr(action)}) in warnings.filters:\n ${repr(item)}`,
      );
  }
}
