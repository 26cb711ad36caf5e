"""asyncio.exceptions. See index.ts."""

from asyncio import BrokenBarrierError as BrokenBarrierError
from asyncio import CancelledError as CancelledError
from asyncio import IncompleteReadError as IncompleteReadError
from asyncio import InvalidStateError as InvalidStateError
from asyncio import LimitOverrunError as LimitOverrunError
from asyncio import SendfileNotAvailableError as SendfileNotAvailableError
from asyncio import TimeoutError as TimeoutError
