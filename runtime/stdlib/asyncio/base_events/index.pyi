"""asyncio.base_events. See index.ts."""

from asyncio import BaseEventLoop as BaseEventLoop
from asyncio.log import logger as logger
