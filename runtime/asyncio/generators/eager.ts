import { started } from "../eager.ts";
import type { CoroutineBody } from "./body-kind.ts";

/** `(yield* startedHere(create_task(coro(f)))).value`: as `started`, where coroutines are generators. */
export function* startedHere<T>(value: T): CoroutineBody<{ value: T }> {
  return (yield started(value)) as { value: T };
}
