"""Numbers as bytes: what the engine's tensors hold, without NumPy."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Sequence
from typing import Any

WIDTHS = {
    "bool": 1, "i8": 1, "i16": 2, "i32": 4, "i64": 8, "u8": 1, "u16": 2, "u32": 4, "u64": 8,
    "f16": 2, "bf16": 2, "f32": 4, "f64": 8, "c64": 8, "c128": 16,
}  # fmt: skip
_CODES = {
    "bool": "?", "i8": "b", "i16": "h", "i32": "i", "i64": "q", "u8": "B", "u16": "H", "u32": "I", "u64": "Q",
    "f16": "e", "f32": "f", "f64": "d", "c64": "f", "c128": "d",
}  # fmt: skip
NAMES = {
    "bool": "bool", "i8": "int8", "i16": "int16", "i32": "int32", "i64": "int64", "u8": "uint8", "u16": "uint16",
    "u32": "uint32", "u64": "uint64", "f16": "float16", "bf16": "bfloat16", "f32": "float32", "f64": "float64",
    "c64": "complex64", "c128": "complex128",
}  # fmt: skip
SHORT = {name: short for short, name in NAMES.items()}


def count(shape: Iterable[int]) -> int:
    """The number of elements."""
    return math.prod(shape)


def pack(values: Sequence[Any], dtype: str) -> bytes:
    """The elements as little-endian bytes; whole numbers wrap, reals are rounded to the dtype."""
    if dtype == "bf16":
        return b"".join(struct.pack("<H", _brain(v)) for v in values)
    if dtype in ("c64", "c128"):
        parts = [part for v in values for part in (complex(v).real, complex(v).imag)]
        return _reals(parts, _CODES[dtype])
    if dtype[0] == "f":
        return _reals([float(v) for v in values], _CODES[dtype])
    if dtype == "bool":
        return bytes(bool(v) for v in values)
    bits = 8 * WIDTHS[dtype]
    wrapped = [int(v) & ((1 << bits) - 1) for v in values]
    return struct.pack(f"<{len(wrapped)}{_CODES[dtype].upper()}", *wrapped)


def _reals(values: list[float], code: str) -> bytes:
    try:
        return struct.pack(f"<{len(values)}{code}", *values)
    except OverflowError:
        largest = {"e": 65504.0, "f": 3.4028235677973366e38}[code]
        return struct.pack(
            f"<{len(values)}{code}", *(math.copysign(math.inf, v) if abs(v) > largest else v for v in values)
        )


def _brain(value: float) -> int:
    bits = struct.unpack("<I", _reals([float(value)], "f"))[0]
    if value != value:
        return 0x7FC0
    return (bits + 0x7FFF + ((bits >> 16) & 1)) >> 16


def unpack(data: Any, dtype: str) -> list[Any]:
    """The elements as Python numbers."""
    view = memoryview(data).cast("B")
    if dtype == "bf16":
        halves = struct.unpack(f"<{len(view) // 2}H", view)
        return list(struct.unpack(f"<{len(halves)}f", struct.pack(f"<{len(halves)}I", *(h << 16 for h in halves))))
    code = _CODES[dtype]
    items = list(struct.unpack(f"<{len(view) // struct.calcsize(code)}{code}", view))
    if dtype in ("c64", "c128"):
        return [complex(re, im) for re, im in zip(items[::2], items[1::2])]
    return items


def nested(values: Sequence[Any], shape: Sequence[int]) -> Any:
    """Elements as lists in lists; of no axes, the element."""
    if not shape:
        return values[0]
    if len(shape) == 1:
        return list(values)
    step = count(shape[1:])
    return [nested(values[i * step : (i + 1) * step], shape[1:]) for i in range(shape[0])]


def flatten(value: Any) -> tuple[list[Any], tuple[int, ...]]:
    """Elements and shape of lists in lists of numbers."""
    if isinstance(value, (bool, int, float, complex)):
        return [value], ()
    if not isinstance(value, (list, tuple, range)):
        raise TypeError(f"a {type(value).__name__} is no number")
    if all(isinstance(v, (bool, int, float, complex)) for v in value):
        return list(value), (len(value),)
    parts = [flatten(v) for v in value]
    shapes = {shape for _, shape in parts}
    if len(shapes) > 1:
        raise ValueError(f"the rows have different lengths: {', '.join(str(list(s)) for s in sorted(shapes))}")
    return [v for values, _ in parts for v in values], (len(parts), *parts[0][1])


def kind(values: Sequence[Any]) -> str:
    """``bool``, ``int``, ``float`` or ``complex``: the widest kind among Python numbers; of none, float."""
    kinds = {type(v) for v in values}
    for wanted in (complex, float):
        if any(issubclass(k, wanted) for k in kinds):
            return wanted.__name__
    if not kinds:
        return "float"
    return "bool" if kinds == {bool} else "int"
