"""Traces of programs that use a stand-in: what ``espalier_capture`` asks of a framework."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from typing import Any

from espalier_capture.owners import owners_of
from espalier_capture.recorder import Recorder
from espalier_frontend import finder, values


class Calls:
    """The calls of one stand-in."""

    def __init__(self, framework: str) -> None:
        self.FRAMEWORK = importlib.import_module(f"espalier_frontend.{finder.FRONTS[framework]}").FRONT

    def name_state(self, recorder: Recorder, function: Callable[..., Any]) -> None:
        """Weights and buffers of modules are inputs under the names that their framework gives them."""
        for prefix, module in _modules(function):
            for name, value, role in module.traced_state():
                recorder.add_input(value, prefix + name, role, prefix + name)

    def run(self, recorder: Recorder, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Runs a function while its calls are written down."""
        paths: dict[int, str] = {}
        for prefix, root in _modules(function):
            paths.update((id(m), f"{prefix}{path}".replace("/", ".")) for path, m in root.traced_modules() if path)
        arguments = [value for value in map(self.FRAMEWORK.held, recorder.arguments) if value is not None]
        if len(arguments) < len(recorder.arguments):
            recorder.sizes.exact = "an argument is a tensor of another library"
        before = [value.trace for value in arguments]
        for value in arguments:
            value.trace = recorder.sizes
        values.recorders.append(recorder)
        values.paths.append(paths)
        recorder.sizes.live = True
        try:
            return function(*args, **kwargs)
        finally:
            recorder.sizes.live = False
            values.recorders.pop()
            values.paths.pop()
            for value, trace in zip(arguments, before):
                value.trace = trace


_KINDS = {"torch_module": "Module", "keras_layers": "Layer", "flax_nnx": "Module"}
"""Where modules are made, by the stand-ins that are loaded."""


def _modules(function: Callable[..., Any]) -> list[tuple[str, Any]]:
    loaded = ((sys.modules.get(f"espalier_frontend.{module}"), name) for module, name in _KINDS.items())
    return owners_of(function, tuple(getattr(module, name) for module, name in loaded if module is not None))
