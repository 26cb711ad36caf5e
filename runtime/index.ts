export * from "./core/exceptions/index.ts";
export { repr } from "./core/repr.ts";
export { str } from "./core/str.ts";
export { tuple } from "./core/tuple.ts";
