/** `asyncio.futures`. Source: CPython 3.13 Lib/asyncio/futures.py. */
export {
  Future,
  Future as _CFuture,
  Future as _PyFuture,
  isfuture,
} from "../../../asyncio/futures.ts";
export { wrap_future } from "../../../asyncio/threadsafe.ts";
