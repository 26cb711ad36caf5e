/** The levels of severity and their names. */
import { dict } from "../../core/containers/dict.ts";
import { TypeError, ValueError } from "../../core/exceptions/base.ts";
import { integerOf, isInt, type Int } from "../../core/numbers/convert.ts";
import { repr } from "../../core/repr.ts";
import { toStr as str } from "../../core/str.ts";
import { textOf } from "../../core/types/boxes.ts";

export const CRITICAL = 50;
export const FATAL = CRITICAL;
export const ERROR = 40;
export const WARNING = 30;
export const WARN = WARNING;
export const INFO = 20;
export const DEBUG = 10;
export const NOTSET = 0;

const firstNames = [
  [CRITICAL, "CRITICAL"],
  [ERROR, "ERROR"],
  [WARNING, "WARNING"],
  [INFO, "INFO"],
  [DEBUG, "DEBUG"],
  [NOTSET, "NOTSET"],
] as const;

const firstLevels = [
  ["CRITICAL", CRITICAL],
  ["FATAL", FATAL],
  ["ERROR", ERROR],
  ["WARN", WARNING],
  ["WARNING", WARNING],
  ["INFO", INFO],
  ["DEBUG", DEBUG],
  ["NOTSET", NOTSET],
] as const;

/** The names of levels. */
const namesOfLevels: dict<unknown, unknown> = /* @__PURE__ */ new dict(firstNames);

/** The levels of names. */
const levelsOfNames: dict<unknown, unknown> = /* @__PURE__ */ new dict(firstLevels);

/** See runtime/testing.ts. @internal */
export function _forget_levels(): void {
  namesOfLevels.clear();
  levelsOfNames.clear();
  for (const [level, name] of firstNames) namesOfLevels.set(level, name);
  for (const [name, level] of firstLevels) levelsOfNames.set(name, level);
}

/** The levels by their names, in a new dict. */
export function getLevelNamesMapping(): dict<unknown, unknown> {
  return levelsOfNames.copy();
}

/** The name of a level, or the level of a name; for anything else a text that says so. */
export function getLevelName(level: unknown): unknown {
  return namesOfLevels.get(level) ?? levelsOfNames.get(level) ?? `Level ${str(level)}`;
}

export function addLevelName(level: unknown, levelName: unknown): void {
  namesOfLevels.set(level, levelName);
  levelsOfNames.set(levelName, level);
}

/** A level given as a number or by its name. */
export function checkedLevel(level: unknown): Int {
  if (isInt(level)) return integerOf(level);
  const name = textOf(level);
  if (name === undefined) {
    throw new TypeError(`Level not an integer or a valid string: ${repr(level)}`);
  }
  if (!levelsOfNames.has(name)) throw new ValueError(`Unknown level: ${repr(level)}`);
  return levelsOfNames.get(name) as Int;
}
