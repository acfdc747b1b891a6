"""Whether two results are the same, whatever frameworks their tensors are of."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

_RELATIVE = {"float16": 2**-9, "bfloat16": 2**-6}
_ABSOLUTE = 1e-6
_KINDS = (("bool", "bool"), ("complex", "complex"), ("uint", "uint"), ("int", "int"), ("bfloat", "float"), ("float", "float"))


def mapped(value: Any, change: Callable[[Any], Any]) -> Any:
    """The same structure with its leaves changed."""
    if isinstance(value, dict):
        return {key: mapped(part, change) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        parts = [mapped(part, change) for part in value]
        return type(value)(*parts) if hasattr(value, "_fields") else type(value)(parts)
    return change(value)


def compared(expected: Any, found: Any) -> tuple[str, bool]:
    """What there is to say about each result, and whether all are the same."""
    a, b = list(_leaves(expected)), list(_leaves(found))
    if len(a) != len(b):
        return f"{len(a)} results and {len(b)} results", False
    lines, same = [], True
    for number, pair in enumerate(zip(a, b), start=1):
        difference, what = _difference(*pair)
        lines.append((f"result {number}: " if len(a) > 1 else "") + (difference or f"same: {what}"))
        same = same and not difference
    return "\n".join(lines), same


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for key in sorted(value):
            yield from _leaves(value[key])
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _leaves(part)
    else:
        yield value


def _difference(a: Any, b: Any) -> tuple[str, str]:
    """How two leaves differ, empty where they do not; and what they are."""
    (name, shape, left), (other, other_shape, right) = _plain(a), _plain(b)
    what = f"{name}{list(shape)}"
    if shape != other_shape:
        return f"shapes {shape} and {other_shape}", what
    if _kind(name) != _kind(other):
        return f"dtypes {name} and {other}", what
    if _kind(name) not in ("float", "complex"):
        unequal = sum(x != y for x, y in zip(left, right))
        return (f"values differ at {unequal} of {len(left)} places" if unequal else ""), what
    relative = max(_RELATIVE.get(name, 1e-5), _RELATIVE.get(other, 1e-5))
    far = [abs(x - y) for x, y in zip(left, right) if not _is_near(x, y, relative)]
    return (f"values differ by up to {_most(far)} at {len(far)} of {len(left)} places" if far else ""), what


def _most(far: list[float]) -> str:
    known = [d for d in far if not math.isnan(d)]
    return f"{max(known):.3g}" if known else "nan"


def _is_near(x: Any, y: Any, relative: float) -> bool:
    if x == y or (x != x and y != y):
        return True
    if isinstance(x, complex) or isinstance(y, complex):
        x, y = complex(x), complex(y)
        return _is_near(x.real, y.real, relative) and _is_near(x.imag, y.imag, relative)
    return math.isfinite(x) and math.isfinite(y) and abs(x - y) <= _ABSOLUTE + relative * abs(x)


def _plain(value: Any) -> tuple[str, tuple[int, ...], list[Any]]:
    """The dtype, the shape and the numbers of a tensor or number."""
    if not hasattr(value, "dtype"):
        return type(value).__name__, (), [value]
    value = value.detach().cpu() if hasattr(value, "detach") else value
    name = getattr(value.dtype, "name", None) or str(value.dtype).rpartition(".")[2]
    numbers = (value if hasattr(value, "tolist") else value.numpy()).tolist()
    flat: list[Any] = []
    _flatten(numbers, flat)
    return str(name), tuple(int(n) for n in value.shape), flat


def _flatten(value: Any, into: list[Any]) -> None:
    if isinstance(value, list):
        for part in value:
            _flatten(part, into)
    else:
        into.append(value)


def _kind(name: str) -> str:
    return next((kind for start, kind in _KINDS if name.startswith(start)), name)
