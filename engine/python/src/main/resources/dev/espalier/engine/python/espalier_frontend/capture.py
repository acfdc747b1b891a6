"""Traces of programs that use a stand-in: what ``espalier_capture`` asks of a framework."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from typing import Any

from espalier_capture.recorder import Recorder
from espalier_frontend import finder, values


class Calls:
    """The calls of one stand-in."""

    def __init__(self, framework: str) -> None:
        self.FRAMEWORK = importlib.import_module(f"espalier_frontend.{finder.FRONTS[framework]}").FRONT

    def name_state(self, recorder: Recorder, function: Callable[..., Any]) -> None:
        """Weights and buffers of modules are inputs under the names of the state_dict."""
        for prefix, module in _modules(function):
            for name, value in module.named_parameters():
                recorder.add_input(value, prefix + name, "parameter", prefix + name)
            for name, value in module.named_buffers():
                recorder.add_input(value, prefix + name, "state", prefix + name)

    def run(self, recorder: Recorder, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Runs a function while its calls are written down."""
        paths: dict[int, str] = {}
        for prefix, root in _modules(function):
            paths.update((id(m), f"{prefix}{path}") for path, m in root.named_modules() if path)
        values.recorders.append(recorder)
        values.paths.append(paths)
        try:
            return function(*args, **kwargs)
        finally:
            values.recorders.pop()
            values.paths.pop()


def _modules(function: Callable[..., Any]) -> list[tuple[str, Any]]:
    """The module that is called, or those that a function sees by name."""
    if "espalier_frontend.torch_module" not in sys.modules:
        return []
    from espalier_frontend.torch_module import Module

    owner = getattr(function, "__self__", function)
    if isinstance(owner, Module):
        return [("", owner)]
    code = getattr(function, "__code__", None)
    if code is None:
        return []
    seen = {n: function.__globals__[n] for n in code.co_names if n in function.__globals__}
    seen.update((n, c.cell_contents) for n, c in zip(code.co_freevars, function.__closure__ or ()))
    found = [(name, value) for name, value in seen.items() if isinstance(value, Module)]
    return [("" if len(found) == 1 else f"{name}.", value) for name, value in found]
