"""Calls of NumPy, by wrapped arrays."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import numpy

from espalier_capture import wrapping
from espalier_capture.recorder import CaptureError, Recorder

_SHORT = {"bool": "bool", "complex64": "c64", "complex128": "c128"}
_SHORT.update({f"{k}{b}": f"{k[0]}{b}" for k in ("int", "uint") for b in (8, 16, 32, 64)})
_SHORT.update({f"float{b}": f"f{b}" for b in (16, 32, 64)}, bfloat16="bf16")
NAMES = {short: name for name, short in _SHORT.items()}
"""The names of dtypes, by how graphs write them."""


def type_of(array: Any) -> str:
    """The type of an array that NumPy can describe, as graphs write it: ``f32[2,3]``."""
    name = numpy.dtype(array.dtype).name
    if name not in _SHORT:
        raise CaptureError(f"arrays of {name} have no place in a graph")
    return f"{_SHORT[name]}[{','.join(map(str, array.shape))}]"


class _NumPy(wrapping.Wrapping):
    name = "numpy"
    infinity = "numpy.inf"
    modules = ("numpy", "numpy.linalg", "numpy.fft")
    in_place = True
    refused = ("numpy.vectorize", "numpy.apply_along_axis", "numpy.apply_over_axes", "numpy.fromfunction")

    def is_array(self, value: object) -> bool:
        return isinstance(value, (numpy.ndarray, numpy.generic)) and value.dtype.kind in "biufc"

    def array_type(self, array: Any) -> str:
        return type_of(array)

    def own(self, array: Any) -> Any:
        """A copy, so that tracing changes nothing of the caller's."""
        return array.copy()

    def memory(self, value: Any) -> int | None:
        array = value._value if isinstance(value, wrapping.Traced) else value
        if not isinstance(array, numpy.ndarray):
            return None
        while isinstance(array.base, numpy.ndarray):
            array = array.base
        return int(array.__array_interface__["data"][0])

    def constant(self, value: object) -> str | None:
        if isinstance(value, numpy.dtype) or isinstance(value, type) and issubclass(value, (numpy.generic, bool, int, float)):
            name = numpy.dtype(value).name
            return f"numpy.{name if name != 'bool' else 'bool_'}"
        return "None" if value is numpy.newaxis else None

    def folders(self) -> tuple[str, ...]:
        return (os.path.dirname(numpy.__file__),)


FRAMEWORK = _NumPy()


def name_state(recorder: Recorder, function: Callable[..., Any]) -> None:
    """NumPy has no modules with weights."""


def run(recorder: Recorder, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Runs a function while its calls are recorded."""
    return wrapping.run(recorder, FRAMEWORK, function, args, kwargs)
