/** `asyncio.coroutines`. Source: CPython 3.13 Lib/asyncio/coroutines.py. */
export { iscoroutine, iscoroutinefunction } from "../../../asyncio/coroutines.ts";
