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

AsyncGeneratorType: Any
BuiltinFunctionType: Any
CapsuleType: Any
CellType: Any
ClassMethodDescriptorType: Any
CodeType: Any
CoroutineType: Any
EllipsisType: Any
FrameType: Any
GeneratorType: Any
GetSetDescriptorType: Any
MemberDescriptorType: Any
MethodDescriptorType: Any
MethodWrapperType: Any
NoneType: Any
NotImplementedType: Any
TracebackType: Any
WrapperDescriptorType: Any
BuiltinMethodType: Any
DynamicClassAttribute: Any
FunctionType: Any
LambdaType: Any
MappingProxyType: Any
MethodType: Any
SimpleNamespace: Any

def get_original_bases(cls: Any, /) -> Any: ...
def new_class(name: str, bases: Any = (), kwds: Any = None, exec_body: Any = None) -> Any: ...
def prepare_class(name: str, bases: Any = (), kwds: Any = None) -> Any: ...
def resolve_bases(bases: Any) -> Any: ...
