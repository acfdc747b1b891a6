"""The limits, kinds and promotion of the dtypes of the stand-in for NumPy."""

from __future__ import annotations

import math
from functools import reduce
from typing import Any

from espalier_frontend import packing
from espalier_frontend.front import Array
from espalier_frontend.numpy_array import FRONT, SCALARS

_FLOATS = {1: "f16", 2: "f32", 4: "f64", 8: "f64"}  # which hold whole numbers of so many bytes


class finfo:  # noqa: N801
    """The limits of a dtype of reals."""

    def __init__(self, dtype: Any) -> None:
        short = dtype.value.dtype if isinstance(dtype, Array) else FRONT.dtype_of(dtype)
        short = {"c64": "f32", "c128": "f64"}.get(short, short)
        if short not in ("f16", "f32", "f64"):
            raise ValueError(f"data type {dtype!r} not inexact")
        digits, top = {"f16": (11, 16), "f32": (24, 128), "f64": (53, 1024)}[short]
        self.dtype = FRONT.dtypes[short]
        self.bits = 8 * packing.WIDTHS[short]
        self.eps = 2.0 ** (1 - digits)
        self.max = math.ldexp(1 - 2.0**-digits, top) if top < 1024 else 1.7976931348623157e308
        self.min = -self.max
        self.tiny = self.smallest_normal = 2.0 ** (2 - top)


class iinfo:  # noqa: N801
    """The limits of a dtype of whole numbers."""

    def __init__(self, type: Any) -> None:
        short = type.value.dtype if isinstance(type, Array) else FRONT.dtype_of(type)
        if short[0] not in "iu":
            raise ValueError(f"Invalid integer data type {FRONT.dtypes[short].kind!r}.")
        self.dtype = FRONT.dtypes[short]
        self.bits = 8 * packing.WIDTHS[short]
        self.max = 2 ** (self.bits - (short[0] == "i")) - 1
        self.min = -(2 ** (self.bits - 1)) if short[0] == "i" else 0


_KINDS = {"bool": "b", "signed integer": "i", "unsigned integer": "u", "integral": "iu", "real floating": "f",
          "complex floating": "c", "numeric": "iufc"}  # fmt: skip


def isdtype(dtype: Any, kind: Any) -> bool:
    """Whether a dtype is of a kind, or of one of several."""
    if isinstance(kind, tuple):
        return any(isdtype(dtype, part) for part in kind)
    found = FRONT.dtypes[FRONT.dtype_of(dtype)]
    if isinstance(kind, str):
        if kind not in _KINDS:
            raise ValueError(f"kind argument is a string, but {kind!r} is not a known kind name.")
        return found.kind in _KINDS[kind]
    return found == FRONT.dtypes[FRONT.dtype_of(kind)]


def promoted(first: str, second: str) -> str:
    """The narrowest dtype that holds two of them."""
    order = "buifc"
    first, second = sorted((first, second), key=lambda short: (order.index(short[0]), packing.WIDTHS[short]))
    low, high = packing.WIDTHS[first], packing.WIDTHS[second]
    if first[0] == second[0] or first == "bool":
        return second
    if second[0] == "i":  # of an unsigned one
        return second if low < high else {1: "i16", 2: "i32", 4: "i64", 8: "f64"}[low]
    if second[0] == "f":
        return max(_FLOATS[low], second, key=packing.WIDTHS.__getitem__)
    real = first if first[0] == "f" else _FLOATS[low]
    return "c128" if real == "f64" or second == "c128" else "c64"


def result_type(*arrays_and_dtypes: Any) -> Any:
    """The dtype that an operation of these gives; numbers of Python give way."""
    if not arrays_and_dtypes:
        raise ValueError("at least one array or dtype is required")
    strong, weak = [], []
    for given in arrays_and_dtypes:
        if isinstance(given, (bool, int, float, complex)):
            weak.append(type(given))
        else:
            strong.append(given.value.dtype if isinstance(given, Array) else FRONT.dtype_of(given))
    if not strong:
        return FRONT.dtypes[reduce(promoted, [FRONT.dtype_of(kind) for kind in weak])]
    short = reduce(promoted, strong)
    for kind in weak:
        if kind is int and short == "bool":
            short = "i64"
        elif kind is float and short[0] in "biu":
            short = "f64"
        elif kind is complex and short[0] != "c":
            short = {"f16": "c64", "f32": "c64"}.get(short, "c128")
    return FRONT.dtypes[short]


def can_cast(from_: Any, to: Any, casting: str = "safe") -> bool:
    """Whether one dtype may become another by the rule of ``casting``."""
    if isinstance(from_, (bool, int, float, complex)):
        raise TypeError("can_cast() does not support Python ints, floats, and complex because the result used to depend on the value.")
    first = from_.value.dtype if isinstance(from_, Array) else FRONT.dtype_of(from_)
    second = FRONT.dtype_of(to)
    if casting in ("no", "equiv"):
        return first == second
    if casting == "safe":
        return promoted(first, second) == second
    if casting == "same_kind":
        return "buifc".index(first[0]) <= "buifc".index(second[0])
    if casting == "unsafe":
        return True
    raise ValueError(f"casting must be one of 'no', 'equiv', 'safe', 'same_kind', or 'unsafe' (got {casting!r})")


def issubdtype(arg1: Any, arg2: Any) -> bool:
    """Whether a dtype is of a type of numbers, or the same."""

    def type_of(given: Any) -> type:
        if isinstance(given, type) and issubclass(given, SCALARS["generic"]):
            return given
        abstract = {int: "integer", float: "floating", complex: "complexfloating"}
        return SCALARS[abstract.get(given) or FRONT.dtype_of(given)]

    first = FRONT.dtype_of(arg1) if not isinstance(arg1, type) or arg1 in (bool, int, float, complex) else None
    return issubclass(SCALARS[first] if first else type_of(arg1), type_of(arg2))
