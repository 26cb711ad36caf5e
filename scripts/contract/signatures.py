"""Prints, as JSON, the public names of modules and their signatures as CPython itself reports them.

    python signatures.py MODULE...

A signature is one string: ``"delay, result=, /, *, loop="`` (``=`` marks a default, ``/`` and ``*`` stand as in Python). Functions map to
their signature; classes to the one they are called with and those of their public methods (without ``self``); anything else to ``null``.
Where CPython knows no signature, there is none.
"""

import importlib
import inspect
import json
import sys
import types


def as_defined(target):
    """A function without the signature that it claims, which leaves out how some arguments are deprecated."""
    if not inspect.isfunction(target) or "__text_signature__" not in vars(target):
        return target
    copy = types.FunctionType(target.__code__, target.__globals__, target.__name__, target.__defaults__, target.__closure__)
    copy.__kwdefaults__ = target.__kwdefaults__
    return copy


def signature_text(target, drop_first=False):
    try:
        parameters = list(inspect.signature(as_defined(target)).parameters.values())
    except (TypeError, ValueError):
        return None
    if drop_first:
        parameters = parameters[1:]
    return ", ".join(parameter_texts(parameters))


def parameter_texts(parameters):
    texts = []
    previous = None
    for parameter in parameters:
        kind = parameter.kind
        if previous is parameter.POSITIONAL_ONLY and kind is not parameter.POSITIONAL_ONLY:
            texts.append("/")
        if kind is parameter.KEYWORD_ONLY and previous not in (
            parameter.KEYWORD_ONLY,
            parameter.VAR_POSITIONAL,
        ):
            texts.append("*")
        stars = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}.get(kind, "")
        default = "" if parameter.default is parameter.empty else "="
        texts.append(stars + parameter.name + default)
        previous = kind
    if previous is inspect.Parameter.POSITIONAL_ONLY:
        texts.append("/")
    return texts


def class_entry(cls):
    methods = {}
    for name in dir(cls):
        if name.startswith("_"):
            continue
        member = inspect.getattr_static(cls, name)
        if isinstance(member, (staticmethod, classmethod)):
            text = signature_text(getattr(cls, name))
        elif callable(member):
            text = signature_text(member, drop_first=True)
        else:
            continue
        if text is not None:
            methods[name] = text
    return {"call": signature_text(cls), "methods": methods}


def belongs_to(value, module):
    """Whether a name that is not in ``__all__`` is the module's own all the same, and not something it imported."""
    home = getattr(value, "__name__", None) if inspect.ismodule(value) else getattr(value, "__module__", None)
    if home is None:
        return True
    # What a module has in C says that it is of `_module`.
    return home in (module, "_" + module.split(".")[0]) or str(home).startswith(f"{module}.")


def module_entry(module):
    public = [name for name in dir(module) if not name.startswith("_")]
    names = set(getattr(module, "__all__", public))
    names.update(name for name in public if belongs_to(getattr(module, name), module.__name__))
    entry = {}
    for name in sorted(names):
        value = getattr(module, name)
        if inspect.isclass(value):
            entry[name] = class_entry(value)
        elif callable(value):
            entry[name] = signature_text(value)
        else:
            entry[name] = None
    return entry


def main():
    modules = {name: module_entry(importlib.import_module(name)) for name in sys.argv[1:]}
    version = sys.version.split()[0]
    json.dump({"version": version, "modules": modules}, sys.stdout, indent=2, sort_keys=True)
    print()


main()
