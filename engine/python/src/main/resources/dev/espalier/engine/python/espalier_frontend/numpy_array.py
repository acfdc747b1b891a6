"""Arrays and dtypes of the stand-in for NumPy."""

from __future__ import annotations

import sys
from typing import Any

from espalier_frontend import numpy_like, packing, printing, values
from espalier_frontend.front import Array, DType, Front, foreign, is_foreign, operators
from espalier_frontend.changes import assign, is_advanced, update
from espalier_frontend.numpy_like import NumpyLike
from espalier_frontend.values import Value

_OF_KIND = {"bool": "bool", "int": "i64", "float": "f64", "complex": "c128"}
_CODES = {
    "?": "bool", "b": "i8", "h": "i16", "i": "i32", "l": "i64", "q": "i64", "B": "u8", "H": "u16", "I": "u32", "L": "u64",
    "Q": "u64", "e": "f16", "f": "f32", "d": "f64", "F": "c64", "D": "c128", "bool_": "bool", "int": "i64", "float": "f64",
    "complex": "c128", "intp": "i64", "single": "f32", "double": "f64", "half": "f16",
    "b1": "bool", "i1": "i8", "i2": "i16", "i4": "i32", "i8": "i64", "u1": "u8", "u2": "u16", "u4": "u32", "u8": "u64",
    "f2": "f16", "f4": "f32", "f8": "f64", "c8": "c64", "c16": "c128",
}  # fmt: skip


class dtype(DType):  # noqa: N801
    """A dtype as NumPy has it: one object for each."""

    def __new__(cls, given: Any = float, align: bool = False, copy: bool = False) -> Any:
        return FRONT.dtypes[FRONT.dtype_of(given)]

    def __init__(self, *_: Any, **__: Any) -> None:
        pass

    @classmethod
    def _of(cls, front: Front, short: str) -> dtype:
        self = object.__new__(cls)
        DType.__init__(self, front, short)
        return self

    @property
    def type(self) -> type:
        return SCALARS[self.short]

    @property
    def str(self) -> str:
        return f"{'|' if self.itemsize == 1 else '<'}{self.kind}{self.itemsize}"

    @property
    def char(self) -> str:
        return next(code for code, short in _CODES.items() if short == self.short)


class NumpyFront(Front):
    name = "numpy"
    module = "numpy"
    infinity = "numpy.inf"
    dtype_module = "numpy"
    bool_name = "bool_"
    default_float = "f64"
    default_complex = "c128"
    reshape_api = "numpy.reshape"
    views = frozenset(
        "reshape ravel transpose T mT swapaxes squeeze expand_dims broadcast_to moveaxis rollaxis atleast_1d atleast_2d "
        "atleast_3d diagonal real imag split array_split hsplit vsplit dsplit matrix_transpose permute_dims".split()
    )

    def dtype_text(self, dtype: DType, short: bool = False) -> str:
        return dtype.name if short else f"dtype('{dtype.name}')"

    def new_dtype(self, short: str) -> DType:
        return dtype._of(self, short)

    def dtype_of(self, given: Any) -> str:
        if given is None:
            return self.default_float
        if isinstance(given, str) and given not in packing.SHORT:
            found = _CODES.get(given.lstrip("<=|"))
            if found is None:
                raise TypeError(f"data type {given!r} not understood")
            return found
        return super().dtype_of(given)

    def constant_value(self, text: str) -> Any:
        if text.startswith("dtype "):
            return SCALARS[text[6:]]
        return super().constant_value(text)

    def array(self, data: Any, dtype: Any = None) -> Any:
        return self.wrap(array(data, dtype).value)

    def wrap(self, value: Value) -> Any:
        return (ndarray if value.shape else SCALARS[value.dtype])._of(value)

    def call(self, api: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        try:
            return super().call(api, args, kwargs)
        except RuntimeError as error:
            if type(error) is not RuntimeError:
                raise
            raise _problem(str(error)) from None

    def get_item(self, target: Array, index: Any) -> Any:
        if _is_truth(index):  # a mask without axes: of an axis more, all or nothing
            return target.reshape((1, *target.shape))[array([bool(index)])]
        result = self.call("Tensor.__getitem__", (target, index), {})
        if not is_advanced(index) and isinstance(result, ndarray) and result.shape:
            self.note_view("Tensor.__getitem__", (target, index), {}, result)
        return result

    def set_item(self, target: Array, index: Any, value: Any) -> None:
        if not _is_truth(index):
            assign(self, target, index, value)
        elif index:
            assign(self, target, ..., value)


class AxisError(ValueError, IndexError):
    """There is no such axis."""


class LinAlgError(ValueError):
    """Matrices that an algorithm cannot take."""


def _problem(text: str) -> Exception:
    """What the engine says in the words of NumPy's exceptions."""
    if "matrix is" in text or "needs square" in text:
        return LinAlgError(text)
    if "axis" in text and ("out of range" in text or "comes twice" in text):
        return AxisError(text)
    return IndexError(text) if "out of range" in text or "out of bounds" in text else ValueError(text)


def _is_truth(index: Any) -> bool:
    return isinstance(index, bool) or isinstance(index, Array) and not index.value.shape and index.value.dtype == "bool"


_STANDARDS = ("2021.12", "2022.12", "2023.12", "2024.12", "2025.12")


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

    def nonzero(self) -> Any:
        if not self.shape:
            raise ValueError("Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead.")
        return FRONT.call("Tensor.nonzero", (self,), {})

    def fill(self, value: Any) -> None:
        self[...] = value

    @property
    def device(self) -> str:
        return "cpu"

    def to_device(self, device: Any, /, *, stream: Any = None) -> ndarray:
        if device != "cpu" or stream is not None:
            raise ValueError(f"Unsupported device: {device!r}" if device != "cpu" else "stream must be None")
        return self

    def __array_namespace__(self, /, *, api_version: str | None = None) -> Any:
        if api_version not in (None, *_STANDARDS):
            raise ValueError(f"the stand-in for NumPy has the versions {_STANDARDS} of the array API standard, not {api_version}")
        return sys.modules["numpy"]

    def __dlpack_device__(self) -> tuple[int, int]:
        return 1, 0

    def __dlpack__(
        self, /, *, stream: Any = None, max_version: Any = None, dl_device: Any = None, copy: bool | None = None
    ) -> Any:
        from espalier_frontend import dlpack

        if stream is not None:
            raise RuntimeError("NumPy only supports stream=None.")
        if dl_device not in (None, (1, 0)):
            raise BufferError("unsupported device requested")
        return dlpack.exported(self.value)

    def _not_one(self, count: int) -> Exception:
        return TypeError("only 0-dimensional arrays can be converted to Python scalars")

    def __repr__(self) -> str:
        return numpy_like.array_repr(self.value)


for _name in "add sub mul truediv floordiv mod pow and or xor lshift rshift matmul".split():

    def _in_place(self: ndarray, other: Any, _name: str = _name) -> ndarray:
        return update(self, f"Tensor.__{_name}__", other, TypeError)

    setattr(ndarray, f"__i{_name}__", _in_place)


class Scalar(ndarray):
    """A single number of a dtype, which never changes; its classes are the types of NumPy, ``numpy.float32``."""

    _short: str | None = None

    def __new__(cls, value: Any = 0, /) -> Any:
        if cls._short is None:
            raise TypeError(f"cannot create '{cls.__module__}.{cls.__name__}' instances")
        row = f"numpy.{FRONT.dtypes[cls._short].name}"
        if isinstance(value, Array) and row in FRONT.functions:
            return FRONT.call(row, (value,), {})
        return FRONT.array(float(value) if isinstance(value, str) else value, dtype=cls)

    def __repr__(self) -> str:
        text = printing.number(self.value.shown()[0], self.value.dtype)
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


def _scalar_types() -> dict[str, type]:
    """The types of single numbers by their dtypes, and by their names those that are above them."""
    above: dict[str, type] = {"generic": Scalar}
    for name, base in {
        "number": "generic", "integer": "number", "signedinteger": "integer", "unsignedinteger": "integer",
        "inexact": "number", "floating": "inexact", "complexfloating": "inexact",
    }.items():  # fmt: skip
        above[name] = type(name, (above[base],), {})
    kinds = {"b": "generic", "i": "signedinteger", "u": "unsignedinteger", "f": "floating", "c": "complexfloating"}
    for short, name in packing.NAMES.items():
        if short != "bf16":
            above[short] = type(name, (above[kinds[short[0]]],), {"_short": short})
    for found in above.values():
        found.__module__ = "numpy"
    return above


SCALARS = _scalar_types()
AxisError.__module__, LinAlgError.__module__ = "numpy.exceptions", "numpy.linalg"


def array(object: Any, dtype: Any = None, *, copy: Any = True, order: Any = None, subok: bool = False, ndmin: int = 0) -> Any:
    """An array of the numbers in nested sequences, or of another array's."""
    if isinstance(object, ndarray) and values.recorders and object.ndim >= ndmin:
        return object.copy() if dtype is None else object.astype(dtype)
    if isinstance(object, Array):
        items, short, shape = object.value.items(), object.value.dtype, object.value.shape
    elif is_foreign(object):
        value = foreign(object)
        items, short, shape = value.items(), value.dtype, value.shape
    else:
        short = _dtype_in(object)
        items, shape = packing.flatten(_plain(object))
        wanted = FRONT.dtype_of(dtype) if dtype is not None else None
        short = short or _require_in(items, wanted or _OF_KIND[packing.kind(items)], wanted is not None)
    short = FRONT.dtype_of(dtype) if dtype is not None else short
    shape = (1,) * (ndmin - len(shape)) + tuple(shape)
    return ndarray._of(values.put(short, shape, packing.pack(items, short)))


def _require_in(items: list[Any], short: str, is_wanted: bool) -> str:
    """The dtype of whole numbers that hold these; what fits into none is refused, as NumPy does."""
    if short[0] not in "iu" or not items:
        return short
    whole = [int(i) for i in items if not isinstance(i, float) and not isinstance(i, complex)]
    low, high = min(whole, default=0), max(whole, default=0)
    for candidate in (short,) if is_wanted else (short, "u64"):
        bits = 8 * packing.WIDTHS[candidate] - (candidate[0] == "i")
        if high < 2**bits and low >= (-(2**bits) if candidate[0] == "i" else 0):
            return candidate
    found = high if high >= 2 ** (8 * packing.WIDTHS[short] - (short[0] == "i")) else low
    raise OverflowError(f"Python integer {found} out of bounds for {packing.NAMES[short]}")


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


def asarray(a: Any, dtype: Any = None, order: Any = None, *, device: Any = None, copy: bool | None = None, like: Any = None) -> Any:
    """The array itself, or one of the numbers."""
    if isinstance(a, ndarray) and not copy and (dtype is None or a.dtype == dtype):
        return a
    if copy is False:
        raise ValueError("Unable to avoid copy while creating an array as requested.")
    return array(a, dtype)


FRONT = NumpyFront()
FRONT.tensor = ndarray
ndarray.front = FRONT
dtype.__module__ = ndarray.__module__ = "numpy"
FRONT.cast = lambda t, dtype: FRONT.call("Tensor.astype", (t, dtype), {})  # type: ignore[attr-defined]
