/** `asyncio.base_events`. Source: CPython 3.13 Lib/asyncio/base_events.py. */
export { BaseEventLoop } from "../../../asyncio/python-event-loop.ts";
