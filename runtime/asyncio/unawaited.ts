import { atEnd } from "../core/exit.ts";
import { host } from "../host/index.ts";
import type { Coroutine } from "./coroutine.ts";
import { CreationOrder } from "./creation-order.ts";

/**
 * Coroutines that nobody awaited. CPython warns of one when its last reference goes; here the warning comes when the program ends.
 * Only the newest are kept: a service that forgets its coroutines must not grow.
 */
const mostKept = 1000;

const unawaited = /* @__PURE__ */ new CreationOrder<Coroutine<unknown>>();
let watching = false;

/** A coroutine object was made. @internal */
export function noteCreated(coroutine: Coroutine<unknown>): void {
  if (unawaited.size >= mostKept) unawaited.deleteOldest();
  unawaited.add(coroutine);
  if (watching) return;
  watching = true;
  atEnd("warnings", warnOfAll);
}

/** The coroutine was started or closed. @internal */
export function forget(coroutine: Coroutine<unknown>): void {
  unawaited.delete(coroutine);
}

function warnOfAll(): void {
  for (const each of unawaited.toArray()) {
    const message = `coroutine '${each.__qualname__}' was never awaited`;
    host().stderr.write(`sys:1: RuntimeWarning: ${message}\n`);
  }
}

/** Forgets all: see runtime/testing.ts. @internal */
export function _forget_unawaited(): void {
  while (unawaited.size > 0) unawaited.deleteOldest();
  watching = false;
}
