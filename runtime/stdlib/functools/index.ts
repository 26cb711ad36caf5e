/** Python's `functools`. */
export { cache, lru_cache, type Cached, type CacheInfo } from "./cache.ts";
export { cached_property } from "./cached-property.ts";
export { singledispatch, type SingleDispatch } from "./dispatch.ts";
export { cmp_to_key, total_ordering } from "./ordering.ts";
export { partial, partialmethod } from "./partial.ts";
export { reduce } from "./reduce.ts";
export { update_wrapper, WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES, wraps } from "./wrapping.ts";
