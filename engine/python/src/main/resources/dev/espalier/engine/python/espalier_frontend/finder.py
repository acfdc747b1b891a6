"""Finds stand-ins for frameworks, after everything that is installed; where the user chose so, before it."""

from __future__ import annotations

import importlib
import importlib.machinery
import importlib.util
import sys
import types
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
            owner, _, last = name.rpartition(".")
            raise ModuleNotFoundError(front.missing(name, owner, last), name=name)
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


class Chosen(Finder):
    """Has ``import torch`` give the stand-in although PyTorch is installed, for the frameworks that the user names."""

    def __init__(self) -> None:
        # The modules of the real frameworks: none of them can be imported a second time into one process.
        self.aside: dict[str, dict[str, types.ModuleType]] = {}

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        return super().find_spec(name, path, target) if name.partition(".")[0] in self.aside else None

    def choose(self, top: str, stand_in: bool) -> None:
        for name in (top, *(library for library, framework in BUILT_ON.items() if framework == top)):
            if stand_in != (name in self.aside):
                loaded = {key: module for key, module in sys.modules.items() if key.partition(".")[0] == name}
                for key in loaded:
                    del sys.modules[key]
                if stand_in:
                    self.aside[name] = loaded
                else:
                    sys.modules.update(self.aside.pop(name))


_CHOSEN = Chosen()


def choose(top: str, stand_in: bool) -> None:
    """Has ``import`` give the stand-in of a framework that is installed, or the framework again."""
    _CHOSEN.choose(top, stand_in)


def is_chosen(top: str) -> bool:
    """Whether ``import`` gives the stand-in of a framework although it is installed."""
    return top in _CHOSEN.aside


def _front(top: str) -> Any:
    """What is known of a framework; None where no engine answers."""
    from espalier_runtime.channel import ChannelClosed, EngineError

    try:
        return importlib.import_module(f"espalier_frontend.{FRONTS[top]}").FRONT
    except (ChannelClosed, EngineError):
        return None


def install() -> None:
    """Has stand-ins found from here on."""
    sys.meta_path.insert(0, _CHOSEN)
    sys.meta_path.append(Finder())
