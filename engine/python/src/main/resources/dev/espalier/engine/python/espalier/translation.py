"""Functions and classes in the words of another framework."""

from __future__ import annotations

import inspect
import sys
import textwrap
import types
import warnings
from typing import Any

from espalier import sources
from espalier_runtime import channel, inspection


class TranslationWarning(UserWarning):
    """What the translation has to say: a place that raises, a difference, an assumption."""


def transpile(obj: Any, to: str = "jax", source: str | None = None, target: str | None = None) -> Any:
    """The same function or class for another framework; of a text, the text.

    What could not be translated raises when it is reached, and is told as a warning here. The text of the result is its
    attribute ``__translated__``.
    """
    target = target or to
    text = obj if isinstance(obj, str) else _text_of(obj)
    name = "cell.py" if isinstance(obj, str) else f"{obj.__name__}.py"
    answer = channel.request("espalier.transpile", source=text, file=name, to=target, source_framework=source)
    for finding in answer["findings"]:
        warnings.warn(finding["text"], TranslationWarning, stacklevel=2)
    if isinstance(obj, str):
        return answer["text"]
    result = sources.module(answer["text"], f"<{obj.__name__} for {target}>")[obj.__name__]
    result.__translated__ = answer["text"]
    return result


def _text_of(obj: Any) -> str:
    """The source of an object with all that it refers to by name: imports, other functions and constants."""
    parts: dict[str, str] = {}
    _collect(obj, parts)
    imports = [line for key, line in parts.items() if key.startswith("import ")]
    rest = [text for key, text in parts.items() if not key.startswith("import ")]
    return "\n".join(sorted(set(imports))) + "\n\n\n" + "\n\n\n".join(text.rstrip() for text in rest) + "\n"


def _collect(obj: Any, parts: dict[str, str]) -> None:
    if obj.__name__ in parts:
        return
    found = inspection.source_of(obj)
    if found is None:
        raise ValueError(f"the source of {obj.__name__} is not to be had; give its text instead")
    text = textwrap.dedent(found[0])
    parts[obj.__name__] = ""
    for name, value in _used(obj).items():
        if isinstance(value, types.ModuleType):
            parts[f"import {name}"] = _import(name, value.__name__)
        elif inspect.isroutine(value) or inspect.isclass(value):
            module = getattr(value, "__module__", None) or ""
            if module == obj.__module__ or module == "__main__":
                _collect(value, parts)
            elif module:
                parts[f"import {name}"] = _import_from(name, value, module)
        elif isinstance(value, (bool, int, float, str)):
            parts[name] = f"{name} = {value!r}"
    parts.pop(obj.__name__)
    parts[obj.__name__] = text  # behind what it uses


def _used(obj: Any) -> dict[str, Any]:
    """The global names that a function or the methods of a class use."""
    functions = [f for f in vars(obj).values() if inspect.isfunction(f)] if inspect.isclass(obj) else [obj]
    found: dict[str, Any] = {}
    for function in functions:
        function = inspect.unwrap(function)
        names = _names(function.__code__)
        found.update((n, function.__globals__[n]) for n in names if n in function.__globals__)
        cells = zip(function.__code__.co_freevars, function.__closure__ or ())
        found.update((n, c.cell_contents) for n, c in cells if not n.startswith("__"))
        namespace = function.__globals__
    if inspect.isclass(obj):
        namespace = vars(sys.modules[obj.__module__])
        found.update((b.__name__, b) for b in obj.__bases__ if b is not object)
        found.update((n, v) for n, v in namespace.items() if isinstance(v, types.ModuleType) and not n.startswith("_"))
    return found


def _names(code: types.CodeType) -> set[str]:
    names = set(code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            names |= _names(constant)
    return names


def _import(name: str, module: str) -> str:
    return f"import {module}" if name == module else f"import {module} as {name}"


def _import_from(name: str, value: Any, module: str) -> str:
    own = getattr(value, "__name__", name)
    return f"from {module} import {own}" if own == name else f"from {module} import {own} as {name}"
