"""Libraries that have to know where they run: changed when, and only when, a cell imports them."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable
from typing import Any

from espalier_kernel import comms
from espalier_kernel.shell import get_ipython
from espalier_runtime import display


def _display_functions(module: Any) -> None:
    """IPython's own functions ask for a shell of IPython, and print where there is none."""
    module.display = display.display
    module.update_display = display.update_display
    module.clear_output = display.clear_output
    module.publish_display_data = display.publish_data
    module.DisplayHandle = display.DisplayHandle


def _getipython(module: Any) -> None:
    module.get_ipython = get_ipython


_CHANGES: dict[str, Callable[[Any], None]] = {
    "comm": comms.adapt,
    "IPython.core.display_functions": _display_functions,
    "IPython.core.getipython": _getipython,
}


class _Changing:
    """A loader that changes a module once it is loaded."""

    def __init__(self, loader: Any, change: Callable[[Any], None]) -> None:
        self._loader = loader
        self._change = change

    def create_module(self, spec: Any) -> Any:
        return self._loader.create_module(spec)

    def exec_module(self, module: Any) -> None:
        self._loader.exec_module(module)
        self._change(module)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loader, name)


class _Finder:
    """Finds the modules that are to be changed, as everyone else would."""

    def __init__(self) -> None:
        self._changes = dict(_CHANGES)

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        change = self._changes.pop(name, None)
        if change is None:
            return None
        try:
            spec = importlib.util.find_spec(name)
        finally:
            self._changes[name] = change
        if spec is not None and hasattr(spec.loader, "exec_module"):
            spec.loader = _Changing(spec.loader, change)
        return spec


def install() -> None:
    """Has imports from here on find changed modules, and stand-ins for what is not installed."""
    if any(isinstance(finder, _Finder) for finder in sys.meta_path):
        return
    sys.path.append(os.path.join(os.path.dirname(__file__), "libraries"))
    for name, change in _CHANGES.items():
        if name in sys.modules:
            change(sys.modules[name])
    sys.meta_path.insert(0, _Finder())
