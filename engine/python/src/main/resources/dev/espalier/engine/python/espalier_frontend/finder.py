"""Finds stand-ins for frameworks, after everything that is installed."""

from __future__ import annotations

import importlib
import importlib.machinery
import importlib.util
import sys
from typing import Any

FRONTS = {"torch": "torch_front", "jax": "jax_front", "tensorflow": "tensorflow_front", "numpy": "numpy_front"}
"""Frameworks, and the modules here that play them."""
BUILT_ON = {"keras": "tensorflow", "flax": "jax"}
"""Libraries that are played with the framework below them, and only with it."""


class Finder:
    """Makes ``import torch`` and ``import torch.fft`` work where PyTorch is not installed."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        top = name.partition(".")[0]
        framework = BUILT_ON.get(top, top)
        if framework not in FRONTS or any(t in sys.modules and not is_played(t) for t in (top, framework)):
            return None
        if top != framework and importlib.util.find_spec(framework).loader is not self:  # type: ignore[union-attr]
            return None
        front = _front(framework)
        if front is None:
            return None
        if name != top and front.canonical(name) not in front.modules:
            return None
        return importlib.machinery.ModuleSpec(name, self, origin="espalier", is_package=True)

    def create_module(self, spec: Any) -> Any:
        from espalier_frontend.front import StandIn

        top = spec.name.partition(".")[0]
        return StandIn(spec.name, _front(BUILT_ON.get(top, top)))

    def exec_module(self, module: Any) -> None:
        version = module._front.natives.get(f"{module.__name__}.__version__")
        if version:
            module.__version__ = version


def is_played(name: str) -> bool:
    """Whether programs get the stand-in for a framework."""
    return hasattr(sys.modules.get(name), "_front")


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
