/** What the constructors of mocks take. Source: CPython 3.13 Lib/unittest/mock.py. */
import { argumentsOf } from "./call.ts";

/** The parameters of the constructors, by name. */
export interface MockOptions {
  spec?: unknown;
  side_effect?: unknown;
  return_value?: unknown;
  wraps?: unknown;
  name?: unknown;
  spec_set?: unknown;
  parent?: unknown;
  _new_name?: string;
  _new_parent?: unknown;
  _spec_as_instance?: unknown;
  _eat_self?: unknown;
  unsafe?: unknown;
  [attribute: string]: unknown;
}

export const parameters = ["spec", "wraps", "name", "spec_set", "parent", "_spec_state"];
export const callableParameters = ["spec", "side_effect", "return_value", ...parameters.slice(1)];

export function optionsFrom(names: readonly string[], given: readonly unknown[]): MockOptions {
  const { args, kwargs } = argumentsOf(given);
  const options: MockOptions = {};
  args.forEach((value, index) => {
    const name = names[index];
    if (name !== undefined) options[name] = value;
  });
  for (const [name, value] of kwargs) options[name] = value;
  return options;
}
