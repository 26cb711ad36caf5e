"""asyncio.coroutines. See index.ts."""

from asyncio import iscoroutine as iscoroutine
from asyncio import iscoroutinefunction as iscoroutinefunction
