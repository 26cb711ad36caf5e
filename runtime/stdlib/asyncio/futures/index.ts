/** `asyncio.futures`. Source: CPython 3.13 Lib/asyncio/futures.py. */
export {
  Future,
  Future as _CFuture,
  Future as _PyFuture,
  isfuture,
} from "../../../asyncio/futures.ts";
export { wrap_future } from "../../../asyncio/threadsafe.ts";
export { _copy_future_state } from "../../../asyncio/future-state.ts";
export { setResultUnlessCancelled as _set_result_unless_cancelled } from "../../../asyncio/futures.ts";
