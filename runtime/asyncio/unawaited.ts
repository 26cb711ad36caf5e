import { atEnd } from "../core/exit.ts";
import { host } from "../host/index.ts";
import type { Coroutine } from "./coroutine.ts";

/**
 * Coroutines that nobody awaited. CPython warns of one when its last reference goes; here the warning comes when the program ends.
 * The list is linked through the coroutines themselves, and only its newest entries are kept: a service that forgets its coroutines must not grow.
 */
const mostKept = 1000;

let first: Coroutine<unknown> | null = null;
let last: Coroutine<unknown> | null = null;
let count = 0;
let watching = false;

/** A coroutine object was made. @internal */
export function noteCreated(coroutine: Coroutine<unknown>): void {
  coroutine._previous = last;
  if (last === null) first = coroutine;
  else last._next = coroutine;
  last = coroutine;
  if (++count > mostKept) forget(first!);
  if (watching) return;
  watching = true;
  atEnd("warnings", warnOfAll);
}

/** The coroutine was started or closed. @internal */
export function forget(coroutine: Coroutine<unknown>): void {
  const { _previous: previous, _next: next } = coroutine;
  if (previous === null && next === null && first !== coroutine) return;
  if (previous === null) first = next;
  else previous._next = next;
  if (next === null) last = previous;
  else next._previous = previous;
  coroutine._previous = coroutine._next = null;
  count--;
}

function warnOfAll(): void {
  for (let each = first; each !== null; each = each._next) {
    const message = `coroutine '${each.__qualname__}' was never awaited`;
    host().stderr.write(`sys:1: RuntimeWarning: ${message}\n`);
  }
}

/** Forgets all: see runtime/testing.ts. @internal */
export function _forget_unawaited(): void {
  while (first !== null) forget(first);
  watching = false;
}
