/** How far generators and coroutines are. Source: CPython 3.13 Lib/inspect.py. */

export const GEN_CREATED = "GEN_CREATED";
export const GEN_RUNNING = "GEN_RUNNING";
export const GEN_SUSPENDED = "GEN_SUSPENDED";
export const GEN_CLOSED = "GEN_CLOSED";

export const CORO_CREATED = "CORO_CREATED";
export const CORO_RUNNING = "CORO_RUNNING";
export const CORO_SUSPENDED = "CORO_SUSPENDED";
export const CORO_CLOSED = "CORO_CLOSED";

export const AGEN_CREATED = "AGEN_CREATED";
export const AGEN_RUNNING = "AGEN_RUNNING";
export const AGEN_SUSPENDED = "AGEN_SUSPENDED";
export const AGEN_CLOSED = "AGEN_CLOSED";

type State = "CREATED" | "RUNNING" | "SUSPENDED" | "CLOSED";

function stateOf(object: unknown, prefix: "gi" | "cr" | "ag"): State {
  const flags = object as { readonly [name: string]: unknown };
  if (flags[`${prefix}_running`] === true) return "RUNNING";
  if (flags[`${prefix}_suspended`] === true) return "SUSPENDED";
  return flags["_hasEnded"] === true || flags["_state"] === "closed" ? "CLOSED" : "CREATED";
}

export function getgeneratorstate(generator: unknown): string {
  return `GEN_${stateOf(generator, "gi")}`;
}

export function getcoroutinestate(coroutine: unknown): string {
  return `CORO_${stateOf(coroutine, "cr")}`;
}

export function getasyncgenstate(agen: unknown): string {
  return `AGEN_${stateOf(agen, "ag")}`;
}
