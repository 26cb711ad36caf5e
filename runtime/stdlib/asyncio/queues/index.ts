/** `asyncio.queues`. Source: CPython 3.13 Lib/asyncio/queues.py. */
export { QueueEmpty, QueueFull, QueueShutDown } from "../../../asyncio/exceptions.ts";
export { PriorityQueue } from "../../../asyncio/priority-queue.ts";
export { LifoQueue, Queue } from "../../../asyncio/queues.ts";
