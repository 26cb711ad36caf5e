"""json. See index.ts."""

from collections.abc import Callable, Iterator
from typing import Any

from . import decoder as decoder, encoder as encoder, scanner as scanner

class JSONDecodeError(ValueError):
    msg: str
    doc: str
    pos: int
    lineno: int
    colno: int
    def __init__(self, msg: str, doc: str, pos: int) -> None: ...

class JSONDecoder:
    object_hook: Any
    parse_float: Any
    parse_int: Any
    parse_constant: Any
    strict: Any
    object_pairs_hook: Any
    parse_string: Any
    memo: Any
    scan_once: Any
    def __init__(self, *, object_hook: Any = None, parse_float: Any = None, parse_int: Any = None, parse_constant: Any = None, strict: bool = True, object_pairs_hook: Any = None) -> None: ...
    def decode(self, s: str, _w: Any = ...) -> Any: ...
    def raw_decode(self, s: str, idx: int = 0) -> tuple[Any, int]: ...

class JSONEncoder:
    item_separator: str
    key_separator: str
    skipkeys: Any
    ensure_ascii: Any
    check_circular: Any
    allow_nan: Any
    sort_keys: Any
    indent: Any
    def __init__(self, *, skipkeys: bool = False, ensure_ascii: bool = True, check_circular: bool = True, allow_nan: bool = True, sort_keys: bool = False, indent: Any = None, separators: Any = None, default: Any = None) -> None: ...
    def default(self, o: Any) -> Any: ...
    def encode(self, o: Any) -> str: ...
    def iterencode(self, o: Any, _one_shot: bool = False) -> Iterator[str]: ...

def dump(obj: Any, fp: Any, *, skipkeys: bool = False, ensure_ascii: bool = True, check_circular: bool = True, allow_nan: bool = True, cls: Any = None, indent: Any = None, separators: Any = None, default: Any = None, sort_keys: bool = False, **kw: Any) -> None: ...
def dumps(obj: Any, *, skipkeys: bool = False, ensure_ascii: bool = True, check_circular: bool = True, allow_nan: bool = True, cls: Any = None, indent: Any = None, separators: Any = None, default: Any = None, sort_keys: bool = False, **kw: Any) -> str: ...
def load(fp: Any, *, cls: Any = None, object_hook: Any = None, parse_float: Any = None, parse_int: Any = None, parse_constant: Any = None, object_pairs_hook: Any = None, **kw: Any) -> Any: ...
def loads(s: str | bytes | bytearray, *, cls: Any = None, object_hook: Any = None, parse_float: Any = None, parse_int: Any = None, parse_constant: Any = None, object_pairs_hook: Any = None, **kw: Any) -> Any: ...
def detect_encoding(b: Any) -> str: ...
