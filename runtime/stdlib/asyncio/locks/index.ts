/** `asyncio.locks`. Source: CPython 3.13 Lib/asyncio/locks.py. */
export { Barrier } from "../../../asyncio/barrier.ts";
export { BoundedSemaphore, Condition, Event, Lock, Semaphore } from "../../../asyncio/locks.ts";
