"""types. See index.ts."""

from collections.abc import Callable
from typing import Any

def coroutine(func: Callable[..., object]) -> Callable[..., object]: ...

class GenericAlias:
    __origin__: Any
    __args__: tuple[Any, ...]
    __parameters__: tuple[Any, ...]
    __unpacked__: bool
    def __init__(self, origin, args, /) -> None: ...
    def __getitem__(self, item): ...
    def __mro_entries__(self, bases): ...

class UnionType:
    __args__: tuple[Any, ...]
    __parameters__: tuple[Any, ...]
    def __getitem__(self, item): ...
class ModuleType:
    def __init__(self, name: str, doc: object = None) -> None: ...
