"""What code of cells wants to hear of: that a cell begins, that it has ended."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

NAMES = ("pre_execute", "pre_run_cell", "post_execute", "post_run_cell")


class Events:
    """Callbacks by the names that notebooks have agreed on."""

    def __init__(self) -> None:
        self.callbacks: dict[str, list[Callable[..., Any]]] = {name: [] for name in NAMES}

    def register(self, event: str, function: Callable[..., Any]) -> None:
        """Has a function called at an event."""
        if function not in self.callbacks[event]:
            self.callbacks[event].append(function)

    def unregister(self, event: str, function: Callable[..., Any]) -> None:
        """Has it not called any more."""
        if function not in self.callbacks[event]:
            raise ValueError(f"{function!r} is not registered for {event}")
        self.callbacks[event].remove(function)

    def trigger(self, event: str, *args: Any, **kwargs: Any) -> None:
        """Calls all functions of an event; what one of them raises is told and stops nothing."""
        for function in tuple(self.callbacks[event]):
            try:
                function(*args, **kwargs)
            except Exception as error:
                from espalier_runtime import tracebacks

                print("\n".join(tracebacks.format_error(error)), file=sys.stderr)


EVENTS = Events()
