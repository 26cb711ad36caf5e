"""codecs. See index.ts."""

from collections.abc import Callable
from typing import Any

BOM_UTF8: bytes
BOM_UTF16_LE: bytes
BOM_UTF16_BE: bytes
BOM_UTF32_LE: bytes
BOM_UTF32_BE: bytes
BOM: bytes
BOM_LE: bytes
BOM_BE: bytes
BOM_UTF16: bytes
BOM_UTF32: bytes
backslashreplace_errors: Callable[[Any], Any]
ignore_errors: Callable[[Any], Any]
replace_errors: Callable[[Any], Any]
strict_errors: Callable[[Any], Any]
xmlcharrefreplace_errors: Callable[[Any], Any]

class CodecInfo(tuple[Any, ...]):
    encode: Any
    decode: Any
    streamreader: Any
    streamwriter: Any
    incrementalencoder: Any
    incrementaldecoder: Any
    name: Any
    def __init__(self, encode: Any, decode: Any, streamreader: Any = None, streamwriter: Any = None, incrementalencoder: Any = None, incrementaldecoder: Any = None, name: Any = None, *, _is_text_encoding: bool | None = None) -> None: ...

def decode(obj: Any, encoding: str = "utf-8", errors: str = "strict") -> Any: ...
def encode(obj: Any, encoding: str = "utf-8", errors: str = "strict") -> Any: ...
def getdecoder(encoding: str) -> Any: ...
def getencoder(encoding: str) -> Any: ...
def lookup(encoding: str, /) -> CodecInfo: ...
def lookup_error(name: str, /) -> Any: ...
def register(search_function: Callable[[str], Any], /) -> None: ...
def register_error(errors: str, handler: Callable[..., Any], /) -> None: ...
def unregister(search_function: Callable[[str], Any], /) -> None: ...
