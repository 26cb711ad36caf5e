/** `asyncio.exceptions`. Source: CPython 3.13 Lib/asyncio/exceptions.py. */
export {
  BrokenBarrierError,
  CancelledError,
  IncompleteReadError,
  InvalidStateError,
  LimitOverrunError,
  SendfileNotAvailableError,
  TimeoutError,
} from "../../../asyncio/exceptions.ts";
