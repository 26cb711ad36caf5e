"""How goldens hold Python values: arguments as JSON that runtime/stdlib/tests/goldens.ts decodes, results as their repr."""

import json
import pathlib
import platform

RUNTIME = pathlib.Path(__file__).resolve().parents[2] / "runtime" / "stdlib"


class Named:
    """A function, or an object, that both sides know by its name."""

    def __init__(self, name, value):
        self.name = name
        self.value = value


class Gap:
    """An argument that is left out although later ones are given."""


FUNCTIONS = {
    "neg": lambda x: -x,
    "is_odd": lambda x: x % 2 == 1,
    "mod3": lambda x: x % 3,
    "add": lambda a, b: a + b,
    "mul": lambda a, b: a * b,
    "first": lambda x: x[0],
    "less5": lambda x: x < 5,
    "length": len,
    "identity": lambda x: x,
    "fail": lambda *args: 1 // 0,
}


def function(name):
    return Named(name, FUNCTIONS[name])


def encode(value):
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return value if abs(value) < 2**53 else {"int": str(value)}
    if isinstance(value, float):
        return {"float": repr(value)}
    if isinstance(value, tuple):
        return {"tuple": [encode(item) for item in value]}
    if isinstance(value, list):
        return [encode(item) for item in value]
    if isinstance(value, set):
        return {"set": [encode(item) for item in sorted(value)]}
    if isinstance(value, dict):
        return {"dict": [[encode(key), encode(item)] for key, item in value.items()]}
    if isinstance(value, Named):
        return {"named": value.name}
    if isinstance(value, Gap):
        return {"gap": True}
    raise TypeError(f"no encoding for {value!r}")


def decode(value):
    """The argument as Python gets it."""
    if isinstance(value, Named):
        return value.value
    if isinstance(value, list):
        return [decode(item) for item in value]
    if isinstance(value, tuple):
        return tuple(decode(item) for item in value)
    return value


def outcome(action):
    """The repr of what an action returns, or the exception that it raises."""
    try:
        return repr(action())
    except Exception as error:
        return f"!{type(error).__name__}: {error}"


def lines(value):
    """One line for each case."""
    if not isinstance(value, list):
        return json.dumps(value, separators=(",", ":"))
    return "[\n" + ",\n".join(json.dumps(item, separators=(",", ":")) for item in value) + "\n]"


def write(module, data):
    target = RUNTIME / module / "tests" / "goldens.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    document = {"python": platform.python_version(), **data}
    parts = [f"{json.dumps(key)}:{lines(value)}" for key, value in document.items()]
    target.write_text("{\n" + ",\n".join(parts) + "\n}\n")
    print(f"{target.relative_to(RUNTIME)}: {target.stat().st_size} bytes")
