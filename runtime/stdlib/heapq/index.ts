/** Python's `heapq`: binary heaps on lists, with CPython's order of comparisons and moves. Source: CPython Modules/_heapqmodule.c, Lib/heapq.py. */
export { heapify, heappop, heappush, heappushpop, heapreplace } from "./heap.ts";
export { merge, type MergeOptions } from "./merge.ts";
export { nlargest, nsmallest } from "./select.ts";
