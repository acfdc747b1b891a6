"""Finds stand-ins for frameworks, after everything that is installed."""

from __future__ import annotations

import importlib
import importlib.machinery
import sys
from typing import Any

FRONTS = {"torch": "torch_front", "jax": "jax_front", "numpy": "numpy_front"}


class Finder:
    """Makes ``import torch`` and ``import torch.fft`` work where PyTorch is not installed."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        top = name.partition(".")[0]
        if top not in FRONTS or top in sys.modules and not hasattr(sys.modules[top], "_front"):
            return None
        front = _front(top)
        if front is None:
            return None
        if name != top and front.canonical(name) not in front.modules:
            return None
        return importlib.machinery.ModuleSpec(name, self, origin="espalier", is_package=True)

    def create_module(self, spec: Any) -> Any:
        from espalier_frontend.front import StandIn

        return StandIn(spec.name, _front(spec.name.partition(".")[0]))

    def exec_module(self, module: Any) -> None:
        version = module._front.natives.get(f"{module.__name__}.__version__")
        if version:
            module.__version__ = version


def _front(top: str) -> Any:
    """What is known of a framework; None where no engine answers."""
    from espalier_runtime.channel import ChannelClosed, EngineError

    try:
        return importlib.import_module(f"espalier_frontend.{FRONTS[top]}").FRONT
    except (ChannelClosed, EngineError):
        return None


def install() -> None:
    """Has stand-ins found from here on."""
    sys.meta_path.append(Finder())
