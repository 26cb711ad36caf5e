/** `asyncio.timeouts`. Source: CPython 3.13 Lib/asyncio/timeouts.py. */
export { Timeout, timeout, timeout_at } from "../../../asyncio/timeouts.ts";
