"""The stand-in for NumPy."""

from __future__ import annotations

import contextlib
import math
from typing import Any

from espalier_frontend import numpy_like, packing, printing, values
from espalier_frontend.front import Array, DType, Front, foreign, is_foreign, operators
from espalier_frontend.mersenne import Mersenne
from espalier_frontend.changes import assign, is_advanced, update
from espalier_frontend.numpy_like import NumpyLike
from espalier_frontend.values import Value

_OF_KIND = {"bool": "bool", "int": "i64", "float": "f64", "complex": "c128"}


class NumpyFront(Front):
    name = "numpy"
    module = "numpy"
    infinity = "numpy.inf"
    dtype_module = "numpy"
    bool_name = "bool_"
    default_float = "f64"
    reshape_api = "numpy.reshape"
    views = frozenset(
        "reshape ravel transpose T mT swapaxes squeeze expand_dims broadcast_to moveaxis rollaxis atleast_1d atleast_2d "
        "atleast_3d diagonal real imag split array_split hsplit vsplit dsplit matrix_transpose permute_dims".split()
    )

    def dtype_text(self, dtype: DType, short: bool = False) -> str:
        return dtype.name if short else f"dtype('{dtype.name}')"

    def array(self, data: Any, dtype: Any = None) -> Any:
        made = array(data, dtype)
        return Scalar._of(made.value) if not made.shape else made

    def wrap(self, value: Value) -> Any:
        return (ndarray if value.shape else Scalar)._of(value)

    def get_item(self, target: Array, index: Any) -> Any:
        result = self.call("Tensor.__getitem__", (target, index), {})
        if not is_advanced(index) and isinstance(result, ndarray) and result.shape:
            self.note_view("Tensor.__getitem__", (target, index), {}, result)
        return result

    def set_item(self, target: Array, index: Any, value: Any) -> None:
        assign(self, target, index, value)


@operators
class ndarray(NumpyLike):  # noqa: N801
    """An array as NumPy has it."""

    front: NumpyFront
    __array_priority__ = 0.0

    @property
    def shape(self) -> tuple[int, ...]:
        return self.value.shape

    @shape.setter
    def shape(self, shape: Any) -> None:
        self._value = self.reshape(shape).value

    @property
    def size(self) -> int:
        return packing.count(self.value.shape)

    @property
    def itemsize(self) -> int:
        return packing.WIDTHS[self.value.dtype]

    @property
    def nbytes(self) -> int:
        return self.size * self.itemsize

    @property
    def flat(self) -> Any:
        return iter(self.ravel())

    def tobytes(self) -> bytes:
        return bytes(self.value.bytes())

    def __setitem__(self, index: Any, value: Any) -> None:
        FRONT.set_item(self, index, value)

    def fill(self, value: Any) -> None:
        self[...] = value

    def _not_one(self, count: int) -> Exception:
        return TypeError("only 0-dimensional arrays can be converted to Python scalars")

    def __repr__(self) -> str:
        return numpy_like.array_repr(self.value)


for _name in "add sub mul truediv floordiv mod pow and or xor lshift rshift matmul".split():

    def _in_place(self: ndarray, other: Any, _name: str = _name) -> ndarray:
        return update(self, f"Tensor.__{_name}__", other, TypeError)

    setattr(ndarray, f"__i{_name}__", _in_place)


class Scalar(ndarray):
    """A single number of a dtype, which never changes."""

    def __repr__(self) -> str:
        text = printing.number(self.value.items()[0], self.value.dtype)
        return f"np.{'bool' if self.value.dtype == 'bool' else packing.NAMES[self.value.dtype]}({text})"

    def __hash__(self) -> int:
        return hash(self.value.items()[0])

    def __round__(self, digits: int | None = None) -> Any:
        return round(self.item(), digits) if digits is not None else round(self.item())

    def __setitem__(self, index: Any, value: Any) -> None:
        raise TypeError(f"'numpy.{packing.NAMES[self.value.dtype]}' object does not support item assignment")


for _name in "add sub mul truediv floordiv mod pow and or xor lshift rshift matmul".split():

    def _anew(self: Scalar, other: Any, _name: str = _name) -> Any:
        return FRONT.call(f"Tensor.__{_name}__", (self, other), {})

    setattr(Scalar, f"__i{_name}__", _anew)


def array(data: Any, dtype: Any = None, *, copy: Any = True, ndmin: int = 0, order: Any = None) -> Any:
    """An array of the numbers in nested sequences, or of another array's."""
    if isinstance(data, Array):
        items, short, shape = data.value.items(), data.value.dtype, data.value.shape
    elif is_foreign(data):
        value = foreign(data)
        items, short, shape = value.items(), value.dtype, value.shape
    else:
        short = _dtype_in(data)
        items, shape = packing.flatten(_plain(data))
        short = short or _OF_KIND[packing.kind(items)]
    short = FRONT.dtype_of(dtype) if dtype is not None else short
    shape = (1,) * (ndmin - len(shape)) + tuple(shape)
    return ndarray._of(values.put(short, shape, packing.pack(items, short)))


def _dtype_in(data: Any) -> str | None:
    """The dtype of the arrays in a sequence, if it holds arrays of one dtype only."""
    if isinstance(data, Array):
        return data.value.dtype
    if isinstance(data, (list, tuple)) and data:
        found = {_dtype_in(d) for d in data}
        return found.pop() if len(found) == 1 else None
    return None


def _plain(data: Any) -> Any:
    if isinstance(data, (list, tuple, range)):
        return [_plain(d) for d in data]
    return data.tolist() if hasattr(data, "tolist") else data


def asarray(data: Any, dtype: Any = None, **_: Any) -> Any:
    """The array itself, or one of the numbers."""
    return data if isinstance(data, ndarray) and (dtype is None or data.dtype == dtype) else array(data, dtype)


class RandomState:
    """Random numbers of NumPy's older kind, from a seed."""

    def __init__(self, seed: int | None = None) -> None:
        import os

        self._stream = Mersenne(int.from_bytes(os.urandom(4), "little") if seed is None else seed)

    def seed(self, seed: int) -> None:
        self._stream.seed(seed)

    def _fill(self, size: Any, draw: Any, short: str = "f64") -> Any:
        if values.recorders:
            from espalier_capture.recorder import CaptureError

            raise CaptureError("random numbers have no place in a graph; draw them before")
        if size is None:
            return draw()
        shape = (size,) if isinstance(size, int) else tuple(size)
        items = [draw() for _ in range(math.prod(shape))]
        return ndarray._of(values.put(short, shape, packing.pack(items, short)))

    def rand(self, *size: int) -> Any:
        return self._fill(size or None, self._stream.double)

    def random(self, size: Any = None) -> Any:
        return self._fill(size, self._stream.double)

    random_sample = sample = ranf = random

    def randn(self, *size: int) -> Any:
        return self._fill(size or None, self._stream.gauss)

    def standard_normal(self, size: Any = None) -> Any:
        return self._fill(size, self._stream.gauss)

    def normal(self, loc: float = 0.0, scale: float = 1.0, size: Any = None) -> Any:
        return self._fill(size, lambda: loc + scale * self._stream.gauss())

    def uniform(self, low: float = 0.0, high: float = 1.0, size: Any = None) -> Any:
        return self._fill(size, lambda: low + (high - low) * self._stream.double())

    def randint(self, low: int, high: int | None = None, size: Any = None, dtype: Any = int) -> Any:
        low, high = (0, low) if high is None else (low, high)
        return self._fill(size, lambda: low + self._stream.masked(high - 1 - low), FRONT.dtype_of(dtype))

    def shuffle(self, x: Any) -> None:
        order = self._order(len(x))
        if isinstance(x, ndarray):
            x[...] = x[array(order)]
        else:
            x[:] = [x[i] for i in order]

    def permutation(self, x: Any) -> Any:
        order = array(self._order(x if isinstance(x, int) else len(x)))
        return order if isinstance(x, int) else asarray(x)[order]

    def choice(self, a: Any, size: Any = None, replace: bool = True, p: Any = None) -> Any:
        if p is not None:
            raise NotImplementedError("choice(p=...) of the stand-in for numpy.random")
        pool = asarray(a if not isinstance(a, int) else list(range(a)))
        if replace:
            return pool[self.randint(0, len(pool), size)]
        count = 1 if size is None else math.prod((size,) if isinstance(size, int) else size)
        return pool[self.permutation(len(pool))[:count]].reshape(size or ())

    def _order(self, size: int) -> list[int]:
        order = list(range(size))
        for i in range(size - 1, 0, -1):
            j = self._stream.masked(i)
            order[i], order[j] = order[j], order[i]
        return order


class Generator(RandomState):
    """Random numbers of NumPy's newer kind; the stream is not NumPy's own."""

    def integers(self, low: int, high: int | None = None, size: Any = None, endpoint: bool = False) -> Any:
        low, high = (0, low) if high is None else (low, high)
        return self.randint(low, high + endpoint, size)


class finfo:  # noqa: N801
    """The limits of a dtype of reals."""

    def __init__(self, dtype: Any) -> None:
        short = dtype.value.dtype if isinstance(dtype, Array) else FRONT.dtype_of(dtype)
        digits, top = {"f16": (11, 16), "f32": (24, 128), "f64": (53, 1024)}[short]
        self.dtype = FRONT.dtypes[short]
        self.bits = 8 * packing.WIDTHS[short]
        self.eps = 2.0 ** (1 - digits)
        self.max = math.ldexp(1 - 2.0**-digits, top) if top < 1024 else 1.7976931348623157e308
        self.min = -self.max
        self.tiny = self.smallest_normal = 2.0 ** (2 - top)


class iinfo:  # noqa: N801
    """The limits of a dtype of whole numbers."""

    def __init__(self, dtype: Any) -> None:
        short = FRONT.dtype_of(dtype)
        self.dtype = FRONT.dtypes[short]
        self.bits = 8 * packing.WIDTHS[short]
        self.max = 2 ** (self.bits - (short[0] == "i")) - 1
        self.min = -(2 ** (self.bits - 1)) if short[0] == "i" else 0


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


def _assert_allclose(actual: Any, desired: Any, rtol: float = 1e-7, atol: float = 0.0, **_: Any) -> None:
    if not allclose(actual, desired, rtol, atol, equal_nan=True):
        raise AssertionError(f"Not equal to tolerance rtol={rtol}, atol={atol}\n actual: {actual}\n desired: {desired}")


def _assert_array_equal(actual: Any, desired: Any, **_: Any) -> None:
    if not array_equal(actual, desired):
        raise AssertionError(f"Arrays are not equal\n actual: {actual}\n desired: {desired}")


FRONT = NumpyFront()
FRONT.tensor = ndarray
ndarray.front = FRONT
ndarray.__module__ = Scalar.__module__ = "numpy"
FRONT.cast = lambda t, dtype: FRONT.call("Tensor.astype", (t, dtype), {})  # type: ignore[attr-defined]
_random = RandomState()
FRONT.natives.update({
    f"numpy.{name}": value
    for name, value in dict(
        ndarray=ndarray, generic=Scalar, number=Scalar, array=array, asarray=asarray, ascontiguousarray=asarray,
        asanyarray=asarray, dtype=lambda d: FRONT.dtypes[FRONT.dtype_of(d)], finfo=finfo, iinfo=iinfo, allclose=allclose,
        array_equal=array_equal, errstate=lambda **_: contextlib.nullcontext(), isscalar=lambda x: not isinstance(x, (list, tuple)) and not getattr(x, "shape", ()),
        shape=lambda a: asarray(a).shape, ndim=lambda a: asarray(a).ndim, size=lambda a: asarray(a).size,
        broadcast_shapes=broadcast_shapes, broadcast_arrays=broadcast_arrays, isdtype=isdtype,
        unique_values=lambda x: FRONT.function("numpy.unique")(x), copy=array, seterr=lambda **_: {}, __version__="2.5.5+espalier",
    ).items()
})  # fmt: skip
FRONT.natives.update({f"numpy.random.{n}": getattr(_random, n) for n in dir(_random) if not n.startswith("_")})
FRONT.natives.update({
    "numpy.random.RandomState": RandomState, "numpy.random.Generator": Generator, "numpy.random.default_rng": Generator,
    "numpy.testing.assert_allclose": _assert_allclose, "numpy.testing.assert_array_equal": _assert_array_equal,
    "numpy.testing.assert_equal": _assert_array_equal,
})  # fmt: skip
FRONT.natives["numpy.typing.NDArray"] = FRONT.natives["numpy.typing.ArrayLike"] = Any
FRONT.add_modules()
