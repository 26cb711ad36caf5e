/** Seconds to calendars and back, in universal and in local time. Source: CPython 3.13 Modules/timemodule.c. */
import { OverflowError, TypeError, ValueError } from "../../core/exceptions/base.ts";
import { isFloat, isInt } from "../../core/numbers/convert.ts";
import { floatValue } from "../../core/numbers/floats.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { host } from "../../host/index.ts";
import { struct_time } from "./struct-time.ts";

/** The numbers of a time tuple, as C has them. */
export interface TimeFields {
  readonly year: number;
  /** From 0 on. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** From Sunday on. */
  readonly weekday: number;
  /** From 0 on. */
  readonly dayOfYear: number;
  readonly isDaylight: number;
  readonly zone: string;
  /** Seconds east of Greenwich. */
  readonly offset: number;
}

/** What a `Date` can hold. */
const furthest = 8.64e12;

function secondsOf(value: unknown): number {
  if (value === null || value === undefined) return Math.floor(host().clock.wall());
  const seconds = isFloat(value) ? floatValue(value) : Number(indexOf(value));
  if (Number.isNaN(seconds)) throw new ValueError("Invalid value NaN (not a number)");
  if (Math.abs(seconds) > furthest) {
    throw new OverflowError("timestamp out of range for platform time_t");
  }
  return Math.floor(seconds);
}

/** How many days of the year come before. */
function dayOfYear(year: number, month: number, day: number): number {
  return Math.round((utc(year, month, day) - utc(year, 0, 1)) / 86_400_000);
}

/** `Date.UTC` of any year. */
function utc(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  date.setUTCHours(hour, minute, second);
  return date.getTime();
}

export function gmtime(seconds: unknown = null): struct_time {
  const date = new Date(secondsOf(seconds) * 1000);
  return structOf({
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    weekday: date.getUTCDay(),
    dayOfYear: dayOfYear(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()),
    isDaylight: 0,
    zone: "GMT",
    offset: 0,
  });
}

export function localtime(seconds: unknown = null): struct_time {
  return structOf(localFields(secondsOf(seconds)));
}

export function localFields(seconds: number): TimeFields {
  const date = new Date(seconds * 1000);
  return {
    year: date.getFullYear(),
    month: date.getMonth(),
    day: date.getDate(),
    hour: date.getHours(),
    minute: date.getMinutes(),
    second: date.getSeconds(),
    weekday: date.getDay(),
    dayOfYear: dayOfYear(date.getFullYear(), date.getMonth(), date.getDate()),
    isDaylight: isDaylight(date) ? 1 : 0,
    zone: zoneName(date),
    offset: 0 - date.getTimezoneOffset() * 60,
  };
}

/** Clocks are ahead of what they are in winter, on either half of the globe. */
function isDaylight(date: Date): boolean {
  return date.getTimezoneOffset() < standardOffset(date.getFullYear());
}

function standardOffset(year: number): number {
  return Math.max(
    new Date(year, 0, 1).getTimezoneOffset(),
    new Date(year, 6, 1).getTimezoneOffset(),
  );
}

/** The short name of the local zone at a date. Where it is Greenwich's time all year, nobody need be asked. */
function zoneName(date: Date): string {
  if (date.getTimezoneOffset() === 0 && standardOffset(date.getFullYear()) === 0) return "UTC";
  const parts = new Intl.DateTimeFormat("en-GB", { timeZoneName: "short" }).formatToParts(date);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "UTC";
}

function structOf(fields: TimeFields): struct_time {
  const { year, month, day, hour, minute, second, zone, offset } = fields;
  const weekday = (fields.weekday + 6) % 7;
  const place = fields.dayOfYear + 1;
  const { isDaylight: isdst } = fields;
  return new struct_time([
    ...[year, month + 1, day, hour, minute, second, weekday, place, isdst],
    zone,
    offset,
  ]);
}

/** The numbers of a `struct_time` or of a tuple of nine. @param function_ what the error names */
export function fieldsOf(value: unknown, function_: string): TimeFields {
  if (!(value instanceof tuple)) throw new TypeError("Tuple or struct_time argument required");
  const items = [...(value as unknown as Iterable<unknown>)];
  if (items.length !== 9) throw new TypeError(`${function_}(): illegal time tuple argument`);
  const [year, month, day, hour, minute, second, weekday, place, isDst] = items.map((item) => {
    if (!isInt(item)) {
      throw new TypeError(`'${typeNameOf(item)}' object cannot be interpreted as an integer`);
    }
    return Number(item);
  }) as [number, number, number, number, number, number, number, number, number];
  const known = value instanceof struct_time ? value : null;
  return {
    year,
    month: month - 1,
    day,
    hour,
    minute,
    second,
    weekday: (weekday + 1) % 7,
    dayOfYear: place - 1,
    isDaylight: isDst,
    zone: (known?.tm_zone as string | null | undefined) ?? tznameOf(isDst),
    offset: (known?.tm_gmtoff as number | null | undefined) ?? 0,
  };
}

function typeNameOf(value: unknown): string {
  return isFloat(value) ? "float" : typeof value === "string" ? "str" : "object";
}

/** Checks fields as `strftime` and `asctime` do; 0 stands for the first month, day and day of the year. */
export function checkedFields(fields: TimeFields): TimeFields {
  const month = fields.month === -1 ? 0 : fields.month;
  const day = fields.day === 0 ? 1 : fields.day;
  const place = fields.dayOfYear === -1 ? 0 : fields.dayOfYear;
  const checks: readonly (readonly [
    value: number,
    most: number,
    message: string,
    least: number,
  ])[] = [
    [month, 11, "month out of range", 0],
    [day, 31, "day of month out of range", 1],
    [fields.hour, 23, "hour out of range", 0],
    [fields.minute, 59, "minute out of range", 0],
    [fields.second, 61, "seconds out of range", 0],
    [fields.weekday, 6, "day of week out of range", 0],
    [place, 365, "day of year out of range", 0],
  ];
  for (const [value, most, message, least] of checks) {
    if (value < least || value > most) throw new ValueError(message);
  }
  return { ...fields, month, day, dayOfYear: place };
}

/** `mktime(tuple)`: the seconds of a local time. */
export function mktime(value: unknown): number {
  const { year, month, day, hour, minute, second, isDaylight: isDst } = fieldsOf(value, "mktime");
  const date = new Date(0, month, day, hour, minute, second);
  date.setFullYear(year, month, day);
  date.setHours(hour, minute, second);
  if (isDst > 0 && !isDaylight(date)) return date.getTime() / 1000 - 3600;
  if (isDst === 0 && isDaylight(date)) return date.getTime() / 1000 + 3600;
  return date.getTime() / 1000;
}

/** The names of the local zone in winter and in summer. */
export function zoneNames(): [standard: string, daylight: string] {
  const year = new Date(host().clock.wall() * 1000).getFullYear();
  const [january, july] = [new Date(year, 0, 1), new Date(year, 6, 1)];
  const standard = january.getTimezoneOffset() >= july.getTimezoneOffset() ? january : july;
  return [zoneName(standard), zoneName(standard === january ? july : january)];
}

function tznameOf(isDst: number): string {
  return zoneNames()[isDst > 0 ? 1 : 0];
}

/** Seconds west of Greenwich, in winter and in summer. */
export function zoneOffsets(): [standard: number, daylight: number] {
  const year = new Date(host().clock.wall() * 1000).getFullYear();
  const offsets = [0, 6].map((month) => new Date(year, month, 1).getTimezoneOffset() * 60);
  return [Math.max(...offsets), Math.min(...offsets)];
}
