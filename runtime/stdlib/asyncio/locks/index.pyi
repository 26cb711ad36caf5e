"""asyncio.locks. See index.ts."""

from asyncio import Barrier as Barrier
from asyncio import BoundedSemaphore as BoundedSemaphore
from asyncio import Condition as Condition
from asyncio import Event as Event
from asyncio import Lock as Lock
from asyncio import Semaphore as Semaphore
