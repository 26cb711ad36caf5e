"""types. See index.ts."""

from collections.abc import Callable

def coroutine(func: Callable[..., object]) -> Callable[..., object]: ...
