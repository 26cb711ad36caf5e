"""asyncio.timeouts. See index.ts."""

from asyncio import Timeout as Timeout
from asyncio import timeout as timeout
from asyncio import timeout_at as timeout_at
