"""The stand-in for NumPy: the names that are not made of the tables alone."""

from __future__ import annotations

import contextlib
from typing import Any

from espalier_frontend import numpy_standard, numpy_types
from espalier_frontend.numpy_array import FRONT, array, asarray, dtype, ndarray
from espalier_frontend.numpy_random import Generator, RandomState


def allclose(a: Any, b: Any, rtol: float = 1e-5, atol: float = 1e-8, equal_nan: bool = False) -> bool:
    """Whether all elements are close."""
    return bool(FRONT.function("numpy.isclose")(asarray(a), asarray(b), rtol, atol, equal_nan).all())


def array_equal(a: Any, b: Any) -> bool:
    """Whether shapes and elements are the same."""
    a, b = asarray(a), asarray(b)
    return a.shape == b.shape and bool((a == b).all())


def broadcast_shapes(*shapes: Any) -> tuple[int, ...]:
    """The shape of arrays of these shapes side by side."""
    sizes = [(s,) if isinstance(s, int) else tuple(s) for s in shapes]
    rank = max(map(len, sizes), default=0)
    found = []
    for column in zip(*((1,) * (rank - len(s)) + s for s in sizes)):
        wide = {c for c in column if c != 1}
        if len(wide) > 1:
            raise ValueError("shape mismatch: objects cannot be broadcast to a single shape.")
        found.append(wide.pop() if wide else 1)
    return tuple(found)


def broadcast_arrays(*arrays: Any) -> tuple[Any, ...]:
    """The arrays in one shape."""
    given = [asarray(a) for a in arrays]
    shape = broadcast_shapes(*(a.shape for a in given))
    return tuple(FRONT.function("numpy.broadcast_to")(a, shape) for a in given)


def _assert_allclose(actual: Any, desired: Any, rtol: float = 1e-7, atol: float = 0.0, **_: Any) -> None:
    if not allclose(actual, desired, rtol, atol, equal_nan=True):
        raise AssertionError(f"Not equal to tolerance rtol={rtol}, atol={atol}\n actual: {actual}\n desired: {desired}")


def _assert_array_equal(actual: Any, desired: Any, **_: Any) -> None:
    if not array_equal(actual, desired):
        raise AssertionError(f"Arrays are not equal\n actual: {actual}\n desired: {desired}")


_random = RandomState()
FRONT.natives.update({
    f"numpy.{name}": value
    for name, value in dict(
        ndarray=ndarray, array=array, asarray=asarray, ascontiguousarray=asarray,
        asanyarray=asarray, dtype=dtype, finfo=numpy_types.finfo, iinfo=numpy_types.iinfo, allclose=allclose,
        array_equal=array_equal, errstate=lambda **_: contextlib.nullcontext(), isscalar=lambda x: not isinstance(x, (list, tuple)) and not getattr(x, "shape", ()),
        shape=lambda a: asarray(a).shape, ndim=lambda a: asarray(a).ndim, size=lambda a: asarray(a).size,
        broadcast_shapes=broadcast_shapes, broadcast_arrays=broadcast_arrays, isdtype=numpy_types.isdtype,
        result_type=numpy_types.result_type, can_cast=numpy_types.can_cast, issubdtype=numpy_types.issubdtype, copy=array, seterr=lambda **_: {}, __version__="2.5.5+espalier",
    ).items()
})  # fmt: skip
FRONT.natives.update(numpy_standard.NAMES)
FRONT.natives.update({f"numpy.random.{n}": getattr(_random, n) for n in dir(_random) if not n.startswith("_")})
FRONT.natives.update({
    "numpy.random.RandomState": RandomState, "numpy.random.Generator": Generator, "numpy.random.default_rng": Generator,
    "numpy.testing.assert_allclose": _assert_allclose, "numpy.testing.assert_array_equal": _assert_array_equal,
    "numpy.testing.assert_equal": _assert_array_equal,
})  # fmt: skip
FRONT.natives["numpy.typing.NDArray"] = FRONT.natives["numpy.typing.ArrayLike"] = Any
FRONT.add_modules()
