import { Random } from "../fuzz/random.ts";
import { calls } from "./themes/calls.ts";
import { classes } from "./themes/classes.ts";
import { containers } from "./themes/containers.ts";
import { control } from "./themes/control.ts";
import { coroutines } from "./themes/coroutines.ts";
import { exceptions } from "./themes/exceptions.ts";
import { expressions } from "./themes/expressions.ts";
import { generators } from "./themes/generators.ts";
import { matching } from "./themes/matching.ts";
import { numbers } from "./themes/numbers.ts";
import { records } from "./themes/records.ts";
import { scopes } from "./themes/scopes.ts";
import { text } from "./themes/text.ts";

/** What a program is about: a whole program for a sequence of random numbers. */
const themes: { readonly [name: string]: (random: Random) => string } = {
  ...{ calls, classes, containers, control, coroutines, exceptions, expressions },
  ...{ generators, matching, numbers, records, scopes, text },
};

/** The random program of a seed. */
export function generateProgram(seed: number, theme?: string): { theme: string; source: string } {
  const random = new Random(seed);
  const chosen = random.pick(Object.keys(themes));
  const name = theme ?? chosen;
  const make = themes[name];
  if (make === undefined) throw new Error(`themes are ${Object.keys(themes).join(", ")}`);
  return { theme: name, source: make(random) };
}
