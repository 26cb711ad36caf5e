"""asyncio.events. See index.ts."""

from asyncio import AbstractEventLoop as AbstractEventLoop
from asyncio import AbstractEventLoopPolicy as AbstractEventLoopPolicy
from asyncio import Handle as Handle
from asyncio import TimerHandle as TimerHandle
from asyncio import _get_running_loop as _get_running_loop
from asyncio import _set_running_loop as _set_running_loop
from asyncio import get_event_loop as get_event_loop
from asyncio import get_event_loop_policy as get_event_loop_policy
from asyncio import get_running_loop as get_running_loop
from asyncio import new_event_loop as new_event_loop
from asyncio import set_event_loop as set_event_loop
from asyncio import set_event_loop_policy as set_event_loop_policy

_py__get_running_loop = _get_running_loop
_c__get_running_loop = _get_running_loop
_py__set_running_loop = _set_running_loop
_c__set_running_loop = _set_running_loop
_py_get_event_loop = get_event_loop
_c_get_event_loop = get_event_loop
_py_get_running_loop = get_running_loop
_c_get_running_loop = get_running_loop
_event_loop_policy: AbstractEventLoopPolicy | None
