"""The values that travel between rows, the reference and the frameworks: NumPy arrays, Python numbers, and few more."""

from dataclasses import dataclass

import numpy as np

try:
    import ml_dtypes

    BFLOAT16 = np.dtype(ml_dtypes.bfloat16)
except ImportError:
    BFLOAT16 = None

FLOATS = ("float16", "bfloat16", "float32", "float64")
COMPLEX = ("complex64", "complex128")
UNSIGNED = ("uint8", "uint16", "uint32", "uint64")
SIGNED = ("int8", "int16", "int32", "int64")


@dataclass(frozen=True)
class DType:
    """A core dtype as an argument."""

    name: str

    def __repr__(self):
        return self.name


@dataclass(frozen=True)
class Named:
    """Several results with names."""

    names: tuple
    values: tuple


def numpy_dtype(name):
    return BFLOAT16 if name == "bfloat16" else np.dtype(name)


def dtype_name(array):
    return array.dtype.name


def is_tensor(value):
    return isinstance(value, (np.ndarray, np.generic))


def is_number(value):
    return isinstance(value, (int, float, complex)) and not is_tensor(value)


def dtype_of(value):
    """The dtype name of a tensor, dtype or Python number (its kind), else None."""
    if is_tensor(value):
        return dtype_name(value)
    if isinstance(value, DType):
        return value.name
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int):
        return "int64"
    if isinstance(value, float):
        return "float64"
    if isinstance(value, complex):
        return "complex128"
    return None


def cast(array, name):
    return np.asarray(array).astype(numpy_dtype(name))


def show(value):
    """A value as a short text for a finding."""
    if is_tensor(value):
        text = np.array2string(np.asarray(value), threshold=24, precision=5, separator=",").replace("\n", "")
        return f"{dtype_name(value)}{list(value.shape)}{text}"
    if isinstance(value, (tuple, list)):
        return "(" + ", ".join(show(v) for v in value) + ")"
    if isinstance(value, Named):
        return "(" + ", ".join(f"{n}={show(v)}" for n, v in zip(value.names, value.values)) + ")"
    return repr(value)
