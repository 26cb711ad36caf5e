/** `asyncio.staggered`. Source: CPython 3.13 Lib/asyncio/staggered.py. */
export { staggered_race } from "../../../asyncio/staggered.ts";
