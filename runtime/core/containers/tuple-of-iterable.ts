import { iterate } from "../iteration/iterate.ts";
import { withIteration, type tuple as Tuple } from "./tuple.ts";

/** `tuple` as programs see it: `tuple(iterable)` takes whatever Python can iterate over. */
export const tuple = /* @__PURE__ */ withIteration(iterate);

/** The type of a tuple with items of the types `Items`. */
export type tuple<Items extends readonly unknown[] = readonly unknown[]> = Tuple<Items>;
