"""The notebook's side in Python: ``get_ipython()``, magics that need the namespace, and what magics of the JVM ask for."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from espalier_runtime import channel

# What the JVM asks for, and the function that answers; its module is imported then, so that a start is quick.
_SERVED = {
    "kernel.install": "placement.install",
    "kernel.backend": "placement.choose",
    "kernel.frameworks": "placement.frameworks",
    "kernel.frontend": "placement.frontend",
    "kernel.comm": "comms.received",
    "kernel.source": "definitions.source",
    "kernel.imports": "definitions.imports",
    "kernel.define": "definitions.define",
    "kernel.trace": "graphs.trace",
    "kernel.verify": "graphs.verify",
    "kernel.bench": "graphs.bench",
}


def _later(place: str) -> Callable[..., Any]:
    module, _, function = place.partition(".")
    return lambda **params: getattr(importlib.import_module(f"{__name__}.{module}"), function)(**params)


for _method, _place in _SERVED.items():
    channel.serve(_method)(_later(_place))
