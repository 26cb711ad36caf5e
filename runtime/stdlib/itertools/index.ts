/** Python's `itertools`. Every iterator is constructed with `new`; `tee` is a function. Source: CPython Modules/itertoolsmodule.c. */
export { accumulate, type AccumulateOptions } from "./accumulate.ts";
export { batched, type BatchedOptions } from "./batched.ts";
export { chain } from "./chain.ts";
export { combinations, combinations_with_replacement, permutations } from "./combinations.ts";
export { compress, dropwhile, filterfalse, takewhile } from "./filters.ts";
export { groupby } from "./groupby.ts";
export { count, cycle, repeat } from "./infinite.ts";
export { islice } from "./islice.ts";
export { pairwise, starmap } from "./pairwise.ts";
export { product, type ProductOptions } from "./product.ts";
export { zip_longest, type ZipLongestOptions } from "./zip-longest.ts";
import { builtin } from "../../core/calls/signature.ts";
import * as teeing from "./tee.ts";

export const tee = /* @__PURE__ */ builtin("itertools.tee", "1-2", teeing.tee);
