import * as caseMethods from "../text/case.ts";
import * as justify from "../text/justify.ts";
import * as predicates from "../text/predicates.ts";
import * as replaceMethods from "../text/replace.ts";
import * as search from "../text/search.ts";
import * as splitMethods from "../text/split.ts";
import { formatMap, formatWith } from "../text/str-format.ts";
import * as trim from "../text/trim.ts";
import { encode } from "../text/encodings.ts";
import { optionsOf } from "../options.ts";
import type { NativeMethods } from "./native-method.ts";

/** The methods of `str`, for calls on values whose type is not known. */
export const strMethods: NativeMethods = {
  capitalize: ["0", caseMethods.capitalize],
  casefold: ["0", caseMethods.casefold],
  center: ["1-2", justify.center],
  count: ["1-3", search.count],
  encode: ["0: encoding, errors", encode],
  endswith: ["1-3", search.endswith],
  expandtabs: ["0: tabsize", justify.expandtabs],
  find: ["1-3", search.find],
  format: [
    "*",
    (text: string, ...args: unknown[]) => {
      const keywords = optionsOf<{ readonly [name: string]: unknown }>(args);
      return formatWith(text, keywords === undefined ? args : args.slice(0, -1), keywords ?? {});
    },
  ],
  format_map: ["1", formatMap],
  index: ["1-3", search.index],
  isalnum: ["0", predicates.isalnum],
  isalpha: ["0", predicates.isalpha],
  isascii: ["0", predicates.isascii],
  isdecimal: ["0", predicates.isdecimal],
  isdigit: ["0", predicates.isdigit],
  isidentifier: ["0", predicates.isidentifier],
  islower: ["0", caseMethods.islower],
  isnumeric: ["0", predicates.isnumeric],
  isprintable: ["0", predicates.isprintable],
  isspace: ["0", predicates.isspace],
  istitle: ["0", caseMethods.istitle],
  isupper: ["0", caseMethods.isupper],
  join: ["1", replaceMethods.join],
  ljust: ["1-2", justify.ljust],
  lower: ["0", caseMethods.lower],
  lstrip: ["0-1", trim.lstrip],
  maketrans: [
    "1-3",
    (_text: string, from: unknown, to?: unknown, deleted?: unknown) =>
      replaceMethods.maketrans(from, to, deleted),
  ],
  partition: ["1", splitMethods.partition],
  removeprefix: ["1", trim.removeprefix],
  removesuffix: ["1", trim.removesuffix],
  replace: ["2: old, new, count", replaceMethods.replace],
  rfind: ["1-3", search.rfind],
  rindex: ["1-3", search.rindex],
  rjust: ["1-2", justify.rjust],
  rpartition: ["1", splitMethods.rpartition],
  rsplit: ["0: sep, maxsplit", splitMethods.rsplit],
  rstrip: ["0-1", trim.rstrip],
  split: ["0: sep, maxsplit", splitMethods.split],
  splitlines: ["0: keepends", splitMethods.splitlines],
  startswith: ["1-3", search.startswith],
  strip: ["0-1", trim.strip],
  swapcase: ["0", caseMethods.swapcase],
  title: ["0", caseMethods.title],
  translate: ["1", replaceMethods.translate],
  upper: ["0", caseMethods.upper],
  zfill: ["1", justify.zfill],
};
