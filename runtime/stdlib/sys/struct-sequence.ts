import { tuple } from "../../core/containers/tuple.ts";
import { repr } from "../../core/repr.ts";

const TupleBase = tuple as unknown as new () => unknown[];

/** The one value of a tuple class of `sys` whose items have names. Source: CPython Objects/structseq.c. */
export function structSequence(
  name: string,
  fields: readonly (readonly [name: string, value: unknown])[],
): tuple {
  class StructSequence extends TupleBase {
    static readonly __name__: string = name;
    static readonly __module__: string = "sys";

    __repr__(): string {
      const items = fields.map(([field, value]) => `${field}=${repr(value)}`);
      return `sys.${name}(${items.join(", ")})`;
    }
  }
  for (const [field, value] of fields)
    Object.defineProperty(StructSequence.prototype, field, { get: () => value });
  const result = new StructSequence();
  for (const [, value] of fields) result.push(value);
  return result as unknown as tuple;
}
