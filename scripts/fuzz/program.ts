/**
 * A random asyncio program, as data: what the generator makes, the printer prints as Python, and the shrinker makes smaller.
 */
export interface Program {
  /** Coroutine functions; each calls only those with a higher index, so that every program ends. */
  readonly functions: readonly FunctionBody[];
  /** Asynchronous generator functions. */
  readonly generators: readonly FunctionBody[];
  readonly main: readonly Statement[];
}

export interface FunctionBody {
  readonly body: readonly Statement[];
}

/** Something to await, gather, shield, ... */
export type Awaited =
  | { readonly kind: "coroutine"; readonly index: number }
  | { readonly kind: "slot"; readonly slot: number }
  | { readonly kind: "sleep"; readonly delay: number }
  | { readonly kind: "custom"; readonly slot: number };

export interface Statement {
  /** Name of the operation in the table of operations. */
  readonly op: string;
  /** Numbers and words that the operation is made of. */
  readonly args: readonly (number | string)[];
  readonly awaited: readonly Awaited[];
  /** Nested statements. */
  readonly bodies: readonly (readonly Statement[])[];
}
