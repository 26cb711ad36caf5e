export * from "./core/exceptions/index.ts";
export { tuple } from "./core/containers/tuple.ts";
export { print, type PrintOptions, type TextFile } from "./core/print.ts";
export { ascii, repr } from "./core/repr.ts";
export { str } from "./core/str.ts";
