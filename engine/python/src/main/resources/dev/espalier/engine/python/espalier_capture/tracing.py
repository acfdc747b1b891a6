"""One run of a function or module, recorded."""

from __future__ import annotations

import importlib
import inspect
import os
from collections.abc import Callable, Collection
from typing import Any

from espalier.structure import SizeSlot, Slot
from espalier_capture.recorder import CaptureError, Recorder
from espalier_capture.sizes import Size, number
from espalier_frontend import capture, finder

_FRAMEWORKS = ("torch", "jax", "tensorflow", "numpy")


def framework_of(function: Callable[..., Any], values: list[Any]) -> str:
    """The framework whose tensors are given, or whose module the function is."""
    for value in [*values, function]:
        for base in type(value).__mro__:
            top = base.__module__.partition(".")[0]
            name = {"jaxlib": "jax", "keras": "tensorflow", "flax": "jax"}.get(top, top)
            if name in _FRAMEWORKS:
                return name
    seen = getattr(inspect.unwrap(function), "__globals__", {}).values()
    names = {value.__name__.partition(".")[0] for value in seen if inspect.ismodule(value)}
    found = [name for name in _FRAMEWORKS if name in names]
    if not found:
        raise CaptureError("the framework cannot be told from the arguments; give tensors of it")
    return found[0]


def record(
    function: Callable[..., Any],
    args: tuple[Any, ...] = (),
    kwargs: dict[str, Any] | None = None,
    framework: str = "",
    known: Callable[[str], Collection[str]] | None = None,
) -> dict[str, Any]:
    """Runs a function or module once; what it asks of its framework comes back as data, with the result's structure.

    ``known`` tells which names of a framework the tables have a word for.
    """
    kwargs = kwargs or {}
    chosen = framework or framework_of(function, [*args, *kwargs.values()])
    front: Any = capture.Calls(chosen) if finder.is_played(chosen) else importlib.import_module(f"espalier_capture.{chosen}_calls")
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    skipped = (*(os.path.join(home, name) for name in os.listdir(home)), os.path.dirname(importlib.__file__))
    recorder = Recorder(front.FRAMEWORK, skipped, known and known(chosen))
    if not finder.is_played(chosen):
        recorder.sizes.exact = f"the sizes that a program reads of {chosen} itself are not seen"
    named, keywords = bound(function, args, kwargs)
    for name, value in named:
        _name_value(recorder, value, name)
    front.name_state(recorder, function)
    try:
        result = front.run(recorder, function, args, kwargs)
        items: list[dict[str, str]] = []
        structure = _structure(recorder, result, items)
        sizes = recorder.sizes.record()
    finally:
        recorder.sizes.clear()
    return {
        "name": _name(function),
        "framework": chosen,
        "inputs": recorder.inputs,
        "calls": recorder.calls,
        "output": items[0] if len(items) == 1 else {"items": items},
        **sizes,
        # What stays here: the tensors of the program that are inputs, how the results are nested, and the order in which
        # keyword arguments were named.
        "state": recorder.state,
        "keywords": keywords,
        "structure": structure,
    }


def _structure(recorder: Recorder, value: Any, items: list[dict[str, str]]) -> Any:
    """How a result is nested, with a slot for each tensor, which become items."""
    if recorder.framework.is_tensor(value):
        items.append({"ref": recorder.name_of(value)})
        return Slot()
    if isinstance(value, dict):
        return {number(key): _structure(recorder, part, items) for key, part in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*(_structure(recorder, part, items) for part in value))
    if isinstance(value, (tuple, list)):
        return type(value)(_structure(recorder, part, items) for part in value)
    if type(value) is Size:
        return SizeSlot(recorder.sizes.returned(value))
    if not isinstance(value, (int, float, complex, str, bytes, type(None), type)):
        recorder.sizes.exact = f"it returns a {type(value).__name__}, in which sizes may be"
    return value


def _name(function: Callable[..., Any]) -> str:
    name = getattr(function, "__name__", type(function).__name__)
    return name if name.isidentifier() else "traced"


def bound(
    function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> tuple[list[tuple[str, Any]], list[str]]:
    """The arguments of a call with their names, in the order of the signature, and the keywords among them."""
    forward = getattr(function, "forward", None) or getattr(function, "call", None) or function
    try:
        signature = inspect.signature(forward)
        named = list(signature.bind(*args, **kwargs).arguments.items())
    except (TypeError, ValueError):
        return [(f"x{i}", a) for i, a in enumerate(args)] + list(kwargs.items()), list(kwargs)
    keywords = [name for name, _ in named if name in kwargs]
    return named, keywords + [name for name in kwargs if name not in keywords]


def _name_value(recorder: Recorder, value: Any, name: str) -> None:
    if recorder.framework.is_tensor(value):
        recorder.add_input(value, name, "argument")
    elif isinstance(value, dict):
        for key, part in value.items():
            _name_value(recorder, part, f"{name}_{key}")
    elif isinstance(value, (tuple, list)):
        for number, part in enumerate(value):
            _name_value(recorder, part, f"{name}_{number}")

