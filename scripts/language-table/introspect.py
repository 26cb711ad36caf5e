"""Writes what CPython's language has, as JSON: the node kinds of ``ast``, the names of ``builtins``, the public attributes of its types."""

import ast
import builtins
import json
import sys
import types
import warnings


def node_kinds():
    """The kinds that a tree can hold, each with the kind above it."""
    kinds = {}

    def add(cls, group):
        below = [each for each in cls.__subclasses__() if each.__module__ == "ast"]
        # Names that older versions had are no kinds of their own.
        below = [each for each in below if each.__name__ in vars(_ast_module)]
        if below:
            for each in below:
                add(each, cls.__name__)
        elif group is not None:
            kinds[cls.__name__] = group

    add(ast.AST, None)
    for cls in ast.AST.__subclasses__():
        if cls.__name__ in vars(_ast_module) and not cls.__subclasses__():
            kinds[cls.__name__] = "AST"
    return kinds


def described_types():
    """The types of ``builtins``, and those of the values that syntax makes."""
    table = {name: value for name, value in vars(builtins).items() if isinstance(value, type) and not name.startswith("__")}
    table |= {
        "generator": types.GeneratorType,
        "coroutine": types.CoroutineType,
        "async_generator": types.AsyncGeneratorType,
        "dict_keys": type({}.keys()),
        "dict_values": type({}.values()),
        "dict_items": type({}.items()),
        "mappingproxy": types.MappingProxyType,
    }
    return table


def attributes(cls):
    """The public attributes that the type itself adds to those of its bases."""
    inherited = {name for base in cls.__mro__[1:] for name in vars(base)}
    return sorted(name for name in vars(cls) if not name.startswith("_") and name not in inherited)


with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import _ast as _ast_module

    result = {
        "version": ".".join(map(str, sys.version_info[:2])),
        "nodes": node_kinds(),
        "builtins": sorted(name for name in dir(builtins) if not name.startswith("_") or name.startswith("__")),
        # An alias has the attributes of what it stands for.
        "attributes": {cls.__name__: attributes(cls) for _, cls in sorted(described_types().items()) if attributes(cls)},
    }
json.dump(result, sys.stdout, indent=1, sort_keys=True)
