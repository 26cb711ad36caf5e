"""_thread. See index.ts."""

from threading import Lock
from threading import _RLock
from threading import get_ident as get_ident
from threading import get_native_id as get_native_id
from threading import stack_size as stack_size
from typing import Any, Never

LockType = Lock
RLock = _RLock
TIMEOUT_MAX: float
error = RuntimeError

def _count() -> int: ...
def allocate_lock() -> Lock: ...
def start_new_thread(function: Any, args: Any, kwargs: Any = ..., /) -> Never: ...
