/** `asyncio.base_events`. Source: CPython 3.13 Lib/asyncio/base_events.py. */
import { logger as ofAsyncio } from "../log/index.ts";

export { BaseEventLoop } from "../../../asyncio/python-event-loop.ts";

/** What loops log to; a program may replace it. */
export let logger: unknown = ofAsyncio;

export const $set = {
  logger: (value: unknown): void => {
    logger = value;
  },
};
