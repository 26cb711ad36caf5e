/** Python's `logging.handlers`, as far as it needs no network. Source: CPython 3.13 Lib/logging/handlers.py. */
export { BufferingHandler, MemoryHandler } from "./buffering.ts";
export { QueueHandler, QueueListener } from "./queue.ts";
export { BaseRotatingHandler, RotatingFileHandler, WatchedFileHandler } from "./rotating.ts";
