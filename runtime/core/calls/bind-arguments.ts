import { TypeError } from "../exceptions/base.ts";
import { setOption } from "../options.ts";
import { nativeArguments } from "./native-arguments.ts";
import type { Parameters } from "./signature.ts";

/** Keyword arguments of a call, by name. */
export type Keywords = { readonly [name: string]: unknown };

/**
 * Places the arguments of a call as the function's JavaScript parameters take them: positional ones by position with `undefined` in the gaps, then those
 * of `*args`, then one object with the keyword-only ones and those of `**kwargs`.
 *
 * @param bound 1 when a method's `self` is not among `args` but is counted in the errors, else 0
 * @throws TypeError with CPython's texts. Source: CPython Python/ceval.c (initialize_locals)
 */
export function bindArguments(
  parameters: Parameters,
  args: readonly unknown[],
  keywords: Keywords | undefined,
  bound: number,
): unknown[] {
  if (parameters.place !== undefined) return parameters.place(args, keywords);
  if (parameters.isNative) return nativeArguments(parameters, args, keywords);
  const names = bound === 0 ? parameters.positional : parameters.positional.slice(bound);
  const placed = args.slice(0, names.length);
  const options =
    keywords === undefined ? undefined : placeKeywords(parameters, names, placed, keywords, bound);
  if (args.length > names.length && !parameters.variadic) {
    throw tooManyPositional(parameters, args.length + bound, keywords);
  }
  checkMissing(parameters, names, placed, bound);
  for (const name of parameters.requiredKeywords) {
    if (options === undefined || !Object.hasOwn(options, optionName(name))) {
      throw missingKeywords(parameters, options);
    }
  }
  if (args.length > names.length) placed.push(...args.slice(names.length));
  if (options !== undefined && Object.keys(options).length > 0) {
    while (placed.length < names.length) placed.push(undefined);
    placed.push(options);
  }
  return placed;
}

/** Puts keyword arguments into `placed`; returns those that have no position. */
function placeKeywords(
  parameters: Parameters,
  names: readonly string[],
  placed: unknown[],
  keywords: Keywords,
  bound: number,
): { [name: string]: unknown } {
  const options: { [name: string]: unknown } = {};
  const positionalOnly = Math.max(0, parameters.positionalOnly - bound);
  for (const name of Object.keys(keywords)) {
    const index = names.indexOf(name);
    if (index >= positionalOnly) {
      if (index in placed) {
        throw new TypeError(`${parameters.name}() got multiple values for argument '${name}'`);
      }
      placed[index] = keywords[name];
    } else if (parameters.keywordOnly.includes(name)) {
      options[optionName(name)] = keywords[name];
    } else if (parameters.keywords) {
      setOption(options, name, keywords[name]);
    } else {
      const wrong = names.slice(0, positionalOnly).filter((each) => Object.hasOwn(keywords, each));
      if (wrong.length > 0) throw positionalOnlyByName(parameters, wrong);
      throw unexpectedKeyword(parameters, names.slice(positionalOnly), name);
    }
  }
  return options;
}

/** The name of a keyword-only parameter in the options object: with a `$` where every object has that name (docs/runtime-contract.md, "Calls"). */
function optionName(name: string): string {
  return name in Object.prototype ? `${name}$` : name;
}

function positionalOnlyByName(parameters: Parameters, names: readonly string[]): TypeError {
  const list = names.join(", ");
  return new TypeError(
    `${parameters.name}() got some positional-only arguments passed as keyword arguments: '${list}'`,
  );
}

function unexpectedKeyword(
  parameters: Parameters,
  names: readonly string[],
  name: string,
): TypeError {
  const suggestion = closest(name, [...names, ...parameters.keywordOnly]);
  const hint = suggestion === undefined ? "" : `. Did you mean '${suggestion}'?`;
  return new TypeError(`${parameters.name}() got an unexpected keyword argument '${name}'${hint}`);
}

function tooManyPositional(
  parameters: Parameters,
  given: number,
  keywords: Keywords | undefined,
): TypeError {
  const most = parameters.positional.length;
  const { required, name } = parameters;
  const range = required < most ? `from ${required} to ${most}` : String(most);
  const plural = most === 1 && required === most ? "" : "s";
  const keywordOnly = parameters.keywordOnly.filter(
    (each) => keywords !== undefined && Object.hasOwn(keywords, each),
  ).length;
  const arguments_ = (count: number): string => `argument${count === 1 ? "" : "s"}`;
  const details =
    keywordOnly === 0
      ? `${given} ${given === 1 ? "was" : "were"} given`
      : `${given} positional ${arguments_(given)} (and ${keywordOnly} keyword-only ${arguments_(keywordOnly)}) were given`;
  return new TypeError(`${name}() takes ${range} positional argument${plural} but ${details}`);
}

function checkMissing(
  parameters: Parameters,
  names: readonly string[],
  placed: readonly unknown[],
  bound: number,
): void {
  const required = parameters.required - bound;
  let missing: string[] | undefined;
  for (let index = 0; index < required; index++) {
    if (!(index in placed)) (missing ??= []).push(names[index]!);
  }
  if (missing !== undefined) throw missingArguments(parameters.name, "positional", missing);
}

function missingKeywords(parameters: Parameters, options: Keywords | undefined): TypeError {
  const missing = parameters.requiredKeywords.filter(
    (name) => options === undefined || !Object.hasOwn(options, optionName(name)),
  );
  return missingArguments(parameters.name, "keyword-only", missing);
}

function missingArguments(name: string, kind: string, missing: readonly string[]): TypeError {
  const quoted = missing.map((each) => `'${each}'`);
  const last = quoted.pop()!;
  const list =
    quoted.length === 0
      ? last
      : quoted.length === 1
        ? `${quoted[0]!} and ${last}`
        : `${quoted.join(", ")}, and ${last}`;
  const plural = missing.length === 1 ? "" : "s";
  return new TypeError(
    `${name}() missing ${missing.length} required ${kind} argument${plural}: ${list}`,
  );
}

/**
 * The candidate that a misspelt name most likely means: by edit distance, where a change of case costs half. Source: CPython Python/suggestions.c.
 */
export function closest(name: string, candidates: readonly string[]): string | undefined {
  if (name.length > 40) return undefined;
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    if (candidate === name || candidate.length > 40) continue;
    const limit = Math.min(((name.length + candidate.length + 3) * 2) / 6, bestDistance - 1);
    const distance = editDistance(name, candidate);
    if (distance > limit) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index * 2);
  for (let i = 1; i <= from.length; i++) {
    const next = [i * 2];
    for (let j = 1; j <= to.length; j++) {
      const [a, b] = [from[i - 1]!, to[j - 1]!];
      const change = a === b ? 0 : a.toLowerCase() === b.toLowerCase() ? 1 : 2;
      next.push(Math.min(row[j - 1]! + change, row[j]! + 2, next[j - 1]! + 2));
    }
    row = next;
  }
  return row[to.length]!;
}
