/** `contextvars`. Source: PEP 567, CPython Python/context.c. */
export { Context, ContextVar, Token, copy_context } from "./context.ts";
