"""asyncio.staggered. See runtime/asyncio/staggered.ts."""

from typing import Any

async def staggered_race(coro_fns: Any, delay: float | None, *, loop: Any = None) -> tuple[Any, int | None, list[Any]]: ...
