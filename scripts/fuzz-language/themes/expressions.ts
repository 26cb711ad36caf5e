import type { Random } from "../../fuzz/random.ts";
import { Grammar } from "../grammar.ts";
import { values } from "../rules/values.ts";
import { attempt, callsOf, head, indented, lines, variables } from "./common.ts";

const kinds = "int int float float str str bool list strs dict tuple bytes opt any complex".split(
  " ",
);

/** One expression after the other, over values of known types or of none. */
export function expressions(random: Random): string {
  const isTyped = random.chance(0.5);
  const grammar = new Grammar(
    random,
    { ...values, ...variables },
    { mistakes: random.pick([0, 0.04]) },
  );
  const direct = random.chance(0.4);
  const body = lines(6, (index) => {
    const expression = grammar.of(random.pick(kinds));
    if (!direct) return `attempt(${index}, lambda: ${expression})`;
    return `try:\n    v${index} = ${expression}\n    print(${index}, repr(v${index}))\nexcept Exception as error:\n    print(${index}, type(error).__name__, error)`;
  });
  return attempt + head("f", isTyped) + indented(body) + callsOf(random, "f");
}
