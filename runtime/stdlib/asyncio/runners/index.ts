/** `asyncio.runners`. Source: CPython 3.13 Lib/asyncio/runners.py. */
export { Runner, run } from "../../../asyncio/runners.ts";
