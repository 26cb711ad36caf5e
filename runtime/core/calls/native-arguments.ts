/**
 * Arguments of functions that CPython has in C. They are told from Python's by their errors, which depend on what kinds of parameters there are.
 * Source: CPython Python/getargs.c (_PyArg_CheckPositional, _PyArg_UnpackKeywords), Objects/methodobject.c.
 */
import { TypeError } from "../exceptions/base.ts";
import { setOption } from "../options.ts";
import type { Keywords } from "./bind-arguments.ts";
import type { Parameters } from "./signature.ts";

/** Places arguments as JavaScript takes them. @param args without `self` */
export function nativeArguments(
  parameters: Parameters,
  args: readonly unknown[],
  keywords: Keywords = {},
): unknown[] {
  const { positional, positionalOnly, keywordOnly, variadic } = parameters;
  const takesKeywords =
    positionalOnly < positional.length || keywordOnly.length > 0 || parameters.keywords;
  const given = Object.keys(keywords).length;
  if (!takesKeywords) {
    if (given > 0) {
      const name = variadic ? shortName(parameters.name) : parameters.name;
      throw new TypeError(`${name}() takes no keyword arguments`);
    }
    if (!variadic) checkPositional(parameters, args.length);
    return [...args];
  }
  return placeByName(parameters, args, keywords);
}

function checkPositional({ name, required, positional }: Parameters, given: number): void {
  const most = positional.length;
  if (given >= required && given <= most) return;
  if (most === 0) throw new TypeError(`${name}() takes no arguments (${given} given)`);
  if (most === 1 && required === 1) {
    throw new TypeError(`${name}() takes exactly one argument (${given} given)`);
  }
  const [bound, count] = given < required ? ["at least ", required] : ["at most ", most];
  const exactly = required === most ? "" : bound;
  throw new TypeError(`${shortName(name)} expected ${exactly}${counted(count)}, got ${given}`);
}

/** The name without the class, which some errors leave out. */
function shortName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

function counted(count: number, kind = ""): string {
  return `${count} ${kind}argument${count === 1 ? "" : "s"}`;
}

function placeByName(
  parameters: Parameters,
  args: readonly unknown[],
  keywords: Keywords,
): unknown[] {
  const { positional, positionalOnly, required, keywordOnly, variadic } = parameters;
  const name = shortName(parameters.name);
  const names = Object.keys(keywords);
  const most = positional.length + keywordOnly.length;
  const all = args.length + names.length;
  if (all > most && !variadic && !parameters.keywords) {
    const bound = required < most ? "at most" : "exactly";
    const kind = args.length === 0 ? "keyword " : "";
    throw new TypeError(`${name}() takes ${bound} ${counted(most, kind)} (${all} given)`);
  }
  if (args.length > positional.length && !variadic) {
    if (positional.length === 0) throw new TypeError(`${name}() takes no positional arguments`);
    const bound = required < positional.length ? "at most" : "exactly";
    const count = counted(positional.length, "positional ");
    throw new TypeError(`${name}() takes ${bound} ${count} (${args.length} given)`);
  }
  const leastPositional = Math.min(positionalOnly, required);
  if (args.length < leastPositional) {
    const bound = leastPositional < positional.length ? "at least" : "exactly";
    const count = counted(leastPositional, "positional ");
    throw new TypeError(`${name}() takes ${bound} ${count} (${args.length} given)`);
  }
  const placed: unknown[] = [...args];
  const options: { [name: string]: unknown } = {};
  let unexpected: string | undefined;
  for (const keyword of names) {
    const index = positional.indexOf(keyword);
    if (index >= positionalOnly) {
      if (index < args.length) {
        throw new TypeError(
          `argument for ${name}() given by name ('${keyword}') and position (${index + 1})`,
        );
      }
      placed[index] = keywords[keyword];
    } else if (keywordOnly.includes(keyword) || parameters.keywords) {
      setOption(options, keyword, keywords[keyword]);
    } else unexpected ??= keyword;
  }
  for (let index = 0; index < required; index++) {
    if (index in placed) continue;
    throw new TypeError(
      `${name}() missing required argument '${positional[index]!}' (pos ${index + 1})`,
    );
  }
  if (unexpected !== undefined) {
    throw new TypeError(`${name}() got an unexpected keyword argument '${unexpected}'`);
  }
  if (Object.keys(options).length > 0) {
    while (placed.length < positional.length) placed.push(undefined);
    placed.push(options);
  }
  return Array.from(placed);
}
