/** `strftime`, with the names and formats of the locale C and the extensions of the GNU library. Source: the library reference, "strftime() and strptime() Format Codes"; strftime(3). */
import { checkedFields, fieldsOf, localFields, mktime, type TimeFields } from "./calendar.ts";
import { TypeError } from "../../core/exceptions/base.ts";
import { typeName } from "../../core/names.ts";
import { textOf } from "../../core/types/boxes.ts";
import { host } from "../../host/index.ts";
import { tuple } from "../../core/containers/tuple.ts";

const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A number with its width, and what fills it up. */
type Part = string | readonly [value: number, width: number, fill?: string];

export function strftime(format: unknown, time: unknown = undefined): string {
  const text = textOf(format);
  if (text === undefined) {
    throw new TypeError(`strftime() argument 1 must be str, not ${typeName(format)}`);
  }
  const fields =
    time === undefined
      ? localFields(Math.floor(host().clock.wall()))
      : checkedFields(fieldsOf(time, "strftime"));
  return expand(text, fields);
}

function expand(text: string, fields: TimeFields): string {
  return text.replace(
    /%([-_0^#]*)(\d*)[EO]?([a-zA-Z%+])/g,
    (directive, flags: string, width: string, letter: string) => {
      const part = partOf(letter, fields);
      return part === undefined ? directive : formatted(part, flags, width);
    },
  );
}

function formatted(part: Part, flags: string, width: string): string {
  const last = flags.replace(/[\^#]/g, "").slice(-1);
  let text: string;
  let fill = last === "_" ? " " : last === "0" ? "0" : " ";
  if (typeof part === "string") text = part;
  else {
    const [value, digits, usual = "0"] = part;
    fill = last === "_" ? " " : last === "0" ? "0" : usual;
    text =
      last === "-" ? String(value) : padded(value, width === "" ? digits : Number(width), fill);
  }
  if (flags.includes("^")) text = text.toUpperCase();
  else if (flags.includes("#"))
    text = text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
  return width === "" || last === "-" ? text : text.padStart(Number(width), fill);
}

function padded(value: number, width: number, fill: string): string {
  if (value >= 0) return String(value).padStart(width, fill);
  return fill === "0"
    ? `-${String(-value).padStart(width - 1, fill)}`
    : String(value).padStart(width, fill);
}

function partOf(letter: string, fields: TimeFields): Part | undefined {
  const { year, month, day, hour, minute, second, weekday, dayOfYear } = fields;
  const half = hour % 12 === 0 ? 12 : hour % 12;
  switch (letter) {
    case "a":
      return days[weekday]!.slice(0, 3);
    case "A":
      return days[weekday]!;
    case "b":
    case "h":
      return months[month]!.slice(0, 3);
    case "B":
      return months[month]!;
    case "C":
      return [Math.floor(year / 100), 2];
    case "d":
      return [day, 2];
    case "e":
      return [day, 2, " "];
    case "H":
      return [hour, 2];
    case "I":
      return [half, 2];
    case "j":
      return [dayOfYear + 1, 3];
    case "k":
      return [hour, 2, " "];
    case "l":
      return [half, 2, " "];
    case "m":
      return [month + 1, 2];
    case "M":
      return [minute, 2];
    case "n":
      return "\n";
    case "p":
      return hour < 12 ? "AM" : "PM";
    case "P":
      return hour < 12 ? "am" : "pm";
    case "s":
      return [secondsOf(fields), 1];
    case "S":
      return [second, 2];
    case "t":
      return "\t";
    case "u":
      return [weekday === 0 ? 7 : weekday, 1];
    case "U":
      return [Math.floor((dayOfYear + 7 - weekday) / 7), 2];
    case "w":
      return [weekday, 1];
    case "W":
      return [Math.floor((dayOfYear + 7 - ((weekday + 6) % 7)) / 7), 2];
    case "y":
      return [((year % 100) + 100) % 100, 2];
    case "Y":
      return [year, 1];
    case "%":
      return "%";
    default:
      return compound(letter, fields);
  }
}

/** Directives that stand for several others, the zone, and the week of ISO 8601. */
function compound(letter: string, fields: TimeFields): Part | undefined {
  switch (letter) {
    case "c":
      return expand("%a %b %e %H:%M:%S %Y", fields);
    case "D":
    case "x":
      return expand("%m/%d/%y", fields);
    case "F":
      return expand("%Y-%m-%d", fields);
    case "r":
      return expand("%I:%M:%S %p", fields);
    case "R":
      return expand("%H:%M", fields);
    case "T":
    case "X":
      return expand("%H:%M:%S", fields);
    case "g":
      return [((isoWeek(fields)[0] % 100) + 100) % 100, 2];
    case "G":
      return [isoWeek(fields)[0], 1];
    case "V":
      return [isoWeek(fields)[1], 2];
    case "z": {
      const { offset } = fields;
      const minutes = Math.abs(Math.trunc(offset / 60));
      const digits = Math.floor(minutes / 60) * 100 + (minutes % 60);
      return `${offset < 0 ? "-" : "+"}${String(digits).padStart(4, "0")}`;
    }
    case "Z":
      return fields.zone;
    default:
      return undefined;
  }
}

function secondsOf({ year, month, day, hour, minute, second }: TimeFields): number {
  return mktime(tuple.of(year, month + 1, day, hour, minute, second, 0, 1, -1));
}

/** The year and the week of ISO 8601: weeks begin on Monday, and the first has the first Thursday. */
function isoWeek({ year, dayOfYear, weekday }: TimeFields): [year: number, week: number] {
  const thursday = dayOfYear + 3 - ((weekday + 6) % 7);
  if (thursday < 0) return [year - 1, Math.floor((thursday + yearLength(year - 1)) / 7) + 1];
  if (thursday >= yearLength(year)) return [year + 1, 1];
  return [year, Math.floor(thursday / 7) + 1];
}

function yearLength(year: number): number {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 366 : 365;
}

/** `asctime(tuple=localtime())`. */
export function asctime(time: unknown = undefined): string {
  const fields =
    time === undefined
      ? localFields(Math.floor(host().clock.wall()))
      : checkedFields(fieldsOf(time, "asctime"));
  return expand("%a %b %e %H:%M:%S %Y", fields);
}
