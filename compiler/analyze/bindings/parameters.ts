import type { Arguments } from "../../ast/nodes.ts";
import type { Flow } from "./flow.ts";

/** Parameters have a value from the start. */
export function bindParameters(args: Arguments, flow: Flow): void {
  const all = [...args.posonlyargs, ...args.args, args.vararg, ...args.kwonlyargs, args.kwarg];
  for (const arg of all) {
    if (arg === null) continue;
    const variable = flow.bind(arg.arg, false);
    if (variable !== null) variable.isParameter = true;
  }
}
