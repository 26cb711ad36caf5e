/** Python's `warnings`. Source: CPython 3.13 Lib/warnings.py, Python/_warnings.c. */
export { catch_warnings, type CatchOptions } from "./catching.ts";
export { deprecated, type DeprecatedOptions } from "./deprecated.ts";
export { filterwarnings, resetwarnings, simplefilter } from "./filters.ts";
export { WarningMessage } from "./message.ts";
export { formatwarning, showwarning } from "./replaceable.ts";
export { defaultaction, filters, onceregistry } from "./state.ts";
export { warn, warn_explicit, type WarnOptions } from "./warn.ts";
