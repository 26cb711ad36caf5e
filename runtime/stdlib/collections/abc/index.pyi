"""collections.abc. See index.ts."""

from typing import Any

Hashable: Any
Awaitable: Any
Coroutine: Any
AsyncIterable: Any
AsyncIterator: Any
AsyncGenerator: Any
Iterable: Any
Iterator: Any
Reversible: Any
Generator: Any
Sized: Any
Container: Any
Callable: Any
Buffer: Any
Collection: Any
Sequence: Any
ByteString: Any
MutableSequence: Any
Set: Any
MutableSet: Any
Mapping: Any
MutableMapping: Any
MappingView: Any
KeysView: Any
ItemsView: Any
ValuesView: Any
