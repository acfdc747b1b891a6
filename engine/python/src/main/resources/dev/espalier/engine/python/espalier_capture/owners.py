"""The models that a function uses."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any


def owners_of(function: Callable[..., Any], kind: type | tuple[type, ...]) -> list[tuple[str, Any]]:
    """The model that is called, or those that a function sees by name; with what stands before the names of their weights."""
    for owner in (function, getattr(function, "__self__", None)):
        if isinstance(owner, kind):
            return [("", owner)]
    plain = inspect.unwrap(function) if callable(function) else function
    code = getattr(plain, "__code__", None)
    if code is None:
        return []
    seen = {n: plain.__globals__[n] for n in code.co_names if n in plain.__globals__}
    for name, cell in zip(code.co_freevars, plain.__closure__ or ()):
        try:
            seen[name] = cell.cell_contents
        except ValueError:
            continue  # a name that has no value yet
    found = [(name, value) for name, value in seen.items() if isinstance(value, kind)]
    return [("" if len(found) == 1 else f"{name}.", value) for name, value in found]
