"""asyncio.constants. See index.ts."""

DEBUG_STACK_DEPTH: int
THREAD_JOIN_TIMEOUT: int
