"""asyncio.runners. See index.ts."""

from asyncio import Runner as Runner
from asyncio import run as run
