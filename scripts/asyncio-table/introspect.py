"""Writes what CPython's asyncio has, as JSON: every name of ``asyncio.__all__``, its public methods, their parameters."""

import asyncio
import inspect
import json
import sys


def parameters(function):
    """The names of the parameters without ``self``; ``None`` where CPython does not say."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return None
    names = []
    for parameter in signature.parameters.values():
        if parameter.name == "self":
            continue
        star = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}.get(parameter.kind, "")
        names.append(star + parameter.name)
    return names


def describe_class(cls):
    members = {}
    for name in dir(cls):
        if name.startswith("_") and name not in ("__init__", "__aenter__", "__aexit__", "__enter__", "__exit__"):
            continue
        value = inspect.getattr_static(cls, name)
        if name == "__init__":
            if "__init__" in vars(cls):
                members[name] = parameters(value)
        elif getattr(object, name, None) is not getattr(cls, name, None):
            members[name] = parameters(value) if callable(value) else None
    return members


def describe(name):
    value = getattr(asyncio, name)
    if inspect.isclass(value):
        return {"kind": "class", "members": describe_class(value)}
    if callable(value):
        return {"kind": "function", "parameters": parameters(value)}
    return {"kind": "value"}


json.dump(
    {
        "version": ".".join(map(str, sys.version_info[:2])),
        "names": {name: describe(name) for name in sorted(asyncio.__all__)},
    },
    sys.stdout,
    indent=1,
)
