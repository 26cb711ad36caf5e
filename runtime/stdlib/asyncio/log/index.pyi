"""asyncio.log. See index.ts."""

from logging import Logger

logger: Logger
