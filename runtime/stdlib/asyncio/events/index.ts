/** `asyncio.events`. Source: CPython 3.13 Lib/asyncio/events.py. */
export {
  AbstractEventLoop,
  AbstractEventLoopPolicy,
  _event_loop_policy,
  _get_running_loop,
  _get_running_loop as _c__get_running_loop,
  _get_running_loop as _py__get_running_loop,
  _set_running_loop,
  _set_running_loop as _c__set_running_loop,
  _set_running_loop as _py__set_running_loop,
  get_event_loop,
  get_event_loop as _c_get_event_loop,
  get_event_loop as _py_get_event_loop,
  get_event_loop_policy,
  get_running_loop,
  get_running_loop as _c_get_running_loop,
  get_running_loop as _py_get_running_loop,
  new_event_loop,
  set_event_loop,
  set_event_loop_policy,
} from "../../../asyncio/events.ts";
export { Handle, TimerHandle } from "../../../asyncio/handles.ts";
