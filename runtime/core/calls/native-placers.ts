/**
 * How functions that CPython has written in C take their arguments, and what they say when those do not fit. Source: CPython 3.13 Python/getargs.c, Objects/methodobject.c,
 * Objects/descrobject.c (wrapperdescr_call), Objects/typeobject.c (wrap_binaryfunc and its kin).
 *
 * A specification is one of
 * - `"0"`, `"1"`: none, exactly one;
 * - `"1-3"`, `"2-2"`, `"1-"`: a range of positional arguments;
 * - `"=1"`: of a special method behind which is an operation of the interpreter; `"=1-2"` where a range is unpacked;
 * - `"(sep=, maxsplit=)"`: parameters with names, written as in `signature`; `"0-2 (object=, encoding=)"` counts first when no keyword is given;
 * - `"1* (key=, default=)"`: at least so many by position, and these by name; `"0-1 **"`: a range by position, and any by name;
 * - `"*"`: whatever there is, keywords in a trailing object.
 */
import { TypeError } from "../exceptions/base.ts";
import type { Keywords } from "./bind-arguments.ts";

/** Places arguments as the function takes them. */
export type Placer = (args: readonly unknown[], keywords: Keywords | undefined) => unknown[];

const placers = /* @__PURE__ */ new Map<string, Placer>();

/**
 * The placer of a specification.
 *
 * @param owner the type whose method it is, `""` for a function
 */
export function nativePlacer(specification: string, owner: string, name: string): Placer {
  const key = `${specification}|${owner}|${name}`;
  let placer = placers.get(key);
  if (placer === undefined) {
    placer = makePlacer(specification, owner, name);
    placers.set(key, placer);
  }
  return placer;
}

function makePlacer(specification: string, owner: string, name: string): Placer {
  // What is wrong with the arguments of a class is said of the class.
  if (name === "__init__" && owner !== "") return makePlacer(specification, "", owner);
  const full = owner === "" ? name : `${owner}.${name}`;
  if (specification === "*") return withOptions;
  if (specification.startsWith("=")) {
    return counted(wrapperCheck(specification.slice(1)), `wrapper ${name}()`);
  }
  const variadic = /^(\d+)\* \((.*)\)$/.exec(specification);
  if (variadic !== null) return variadicPlacer(variadic[1]!, variadic[2]!, name);
  if (specification.endsWith(" **")) {
    const check = rangeCheck(specification.slice(0, -3), name);
    return (args, keywords) => {
      check(args.length);
      return withOptions(args, keywords);
    };
  }
  const parameters = specification.indexOf("(");
  if (parameters >= 0) {
    const placer = parsed(specification.slice(parameters + 1, -1), name);
    if (parameters === 0) return placer;
    const check = rangeCheck(specification.slice(0, parameters - 1), name);
    return (args, keywords) => {
      if (!isGiven(keywords)) check(args.length);
      return placer(args, keywords);
    };
  }
  const check =
    specification === "0" || specification === "1"
      ? exactCheck(Number(specification), full)
      : rangeCheck(specification, name);
  return counted(check, `${full}()`);
}

function isGiven(keywords: Keywords | undefined): keywords is Keywords {
  return keywords !== undefined && Object.keys(keywords).length > 0;
}

const withOptions: Placer = (args, keywords) =>
  isGiven(keywords) ? [...args, keywords] : (args as unknown[]);

function variadicPlacer(least: string, keywordOnly: string, name: string): Placer {
  const check = rangeCheck(`${least}-`, name);
  const names = keywordOnly.split(", ").map((each) => each.replace(/=$/, ""));
  return (args, keywords) => {
    check(args.length);
    for (const keyword of Object.keys(keywords ?? {})) {
      if (!names.includes(keyword)) throw unexpectedKeyword(name, keyword);
    }
    return withOptions(args, keywords);
  };
}

function unexpectedKeyword(name: string, keyword: string): TypeError {
  return new TypeError(`${name}() got an unexpected keyword argument '${keyword}'`);
}

function counted(check: (given: number) => void, label: string): Placer {
  return (args, keywords) => {
    if (isGiven(keywords)) throw new TypeError(`${label} takes no keyword arguments`);
    check(args.length);
    return args as unknown[];
  };
}

function exactCheck(wanted: number, full: string): (given: number) => void {
  const takes = wanted === 0 ? "no arguments" : "exactly one argument";
  return (given) => {
    if (given !== wanted) throw new TypeError(`${full}() takes ${takes} (${given} given)`);
  };
}

function plural(count: number): string {
  return count === 1 ? "" : "s";
}

/** @param prefix what stands before `expected` */
function rangeCheck(specification: string, prefix: string): (given: number) => void {
  const [, low, high] = /^(\d+)-(\d*)$/.exec(specification)!;
  const least = Number(low);
  const most = high === "" ? Infinity : Number(high);
  return (given) => {
    if (given >= least && given <= most) return;
    const count = given < least ? least : most;
    const bound = least === most ? "" : given < least ? "at least " : "at most ";
    throw new TypeError(
      `${prefix} expected ${bound}${count} argument${plural(count)}, got ${given}`,
    );
  };
}

function wrapperCheck(specification: string): (given: number) => void {
  if (specification.includes("-")) return rangeCheck(specification, "");
  const wanted = Number(specification);
  return (given) => {
    if (given === wanted) return;
    throw new TypeError(`expected ${wanted} argument${plural(wanted)}, got ${given}`);
  };
}

/** Parameters of CPython's argument parser. */
interface Parsed {
  readonly names: readonly string[];
  /** How many can only be given by position. */
  readonly positionalOnly: number;
  /** How many can be given by position. */
  readonly positional: number;
  readonly required: readonly boolean[];
  /** How many of the positional ones come without a default. */
  readonly least: number;
}

function parse(text: string): Parsed {
  const names: string[] = [];
  const required: boolean[] = [];
  let positionalOnly = 0;
  let positional = -1;
  for (const part of text.split(", ")) {
    if (part === "/") positionalOnly = names.length;
    else if (part === "*") positional = names.length;
    else {
      names.push(part.replace(/=$/, ""));
      required.push(!part.endsWith("="));
    }
  }
  if (positional < 0) positional = names.length;
  const least = required.slice(0, positional).filter(Boolean).length;
  return { names, positionalOnly, positional, required, least };
}

/** Source: CPython Python/getargs.c (_PyArg_UnpackKeywords). */
function parsed(text: string, name: string): Placer {
  const parameters = parse(text);
  const { names, positionalOnly, positional, required } = parameters;
  return (args, keywords) => {
    const given = isGiven(keywords) ? keywords : {};
    checkCounts(parameters, name, args.length, Object.keys(given).length);
    const placed = [...args];
    const options: { [name: string]: unknown } = {};
    const left = new Set(Object.keys(given));
    names.forEach((parameter, index) => {
      if (index < args.length) return;
      if (index >= positionalOnly && left.delete(parameter)) {
        if (index < positional) placed[index] = given[parameter];
        else options[parameter] = given[parameter];
      } else if (required[index]!) {
        throw new TypeError(
          `${name}() missing required argument '${parameter}' (pos ${index + 1})`,
        );
      }
    });
    for (const keyword of left) throw wrongKeyword(parameters, name, keyword);
    if (Object.keys(options).length > 0) {
      while (placed.length < positional) placed.push(undefined);
      placed.push(options);
    }
    return Array.from(placed);
  };
}

function checkCounts(parameters: Parsed, name: string, given: number, keywords: number): void {
  const { names, positionalOnly, positional, least } = parameters;
  const total = given + keywords;
  if (total > names.length) {
    const kind = given === 0 ? "keyword " : "";
    throw new TypeError(
      `${name}() takes at most ${names.length} ${kind}argument${plural(names.length)} (${total} given)`,
    );
  }
  if (given > positional) {
    throw new TypeError(
      positional === 0
        ? `${name}() takes no positional arguments`
        : `${name}() takes ${least < positional ? "at most" : "exactly"} ${positional} positional argument${plural(positional)} (${given} given)`,
    );
  }
  const leastPositional = Math.min(positionalOnly, least);
  if (given < leastPositional) {
    throw new TypeError(
      `${name}() takes ${leastPositional < positional ? "at least" : "exactly"} ${leastPositional} positional argument${plural(leastPositional)} (${given} given)`,
    );
  }
}

function wrongKeyword(parameters: Parsed, name: string, keyword: string): TypeError {
  const index = parameters.names.indexOf(keyword);
  return index < parameters.positionalOnly
    ? unexpectedKeyword(name, keyword)
    : new TypeError(
        `argument for ${name}() given by name ('${keyword}') and position (${index + 1})`,
      );
}
