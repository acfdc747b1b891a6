"""What the arrays of NumPy and JAX have in common, and TensorFlow's where they print numbers."""

from __future__ import annotations

from typing import Any

from espalier_frontend import packing, printing
from espalier_frontend.front import Array
from espalier_frontend.values import Value

_WIDTH = 75


class NumpyLike(Array):
    """An array that prints as NumPy prints."""

    def _ambiguous(self) -> Exception:
        return ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")

    def __str__(self) -> str:
        return text(self.value)


def text(value: Value, items: list[Any] | None = None) -> str:
    """As ``str`` of an array gives it."""
    items = value.shown() if items is None else items
    if not value.shape:
        return printing.number(items[0], value.dtype)
    return printing.grid(items, value.shape, value.dtype, printing.numpy_format, separator=" ", indent=0, width=_WIDTH)


def representation(value: Value, name: str, shows_dtype: bool, is_told_when_long: bool) -> str:
    """As ``repr`` of an array gives it.

    ``shows_dtype``: also where it is the usual one; ``is_told_when_long``: the shape stands behind an array of which only
    the edges are shown.
    """
    items = value.shown()
    shown = printing.grid(
        items, value.shape, value.dtype, printing.numpy_format, separator=", ", indent=6, width=_WIDTH, suffix=1
    )
    notes = []
    if not items and len(value.shape) != 1 or is_told_when_long and len(items) > printing.THRESHOLD:
        notes.append(f"shape={value.shape}")
    if shows_dtype or not items or value.dtype not in ("f64", "i64", "bool", "c128"):
        notes.append(f"dtype={packing.NAMES[value.dtype]}")
    if not notes:
        return f"{name}({shown})"
    note, start = ", ".join(notes), f"{name}({shown}"
    last = len(start) - start.rfind("\n") - 1
    return f"{start}{',' + chr(10) + ' ' * 6 if last + len(note) + 3 > _WIDTH else ', '}{note})"


def array_repr(value: Value) -> str:
    """As ``repr`` of an array of NumPy gives it."""
    return representation(value, "array", shows_dtype=False, is_told_when_long=True)
