"""Whether a framework's result is what the row says: structure, dtype, shape, values."""

import numpy as np

from . import values
from .values import DType, Named

RELATIVE = {"float64": 1e-7, "complex128": 1e-7, "float32": 1e-5, "complex64": 1e-5, "float16": 2e-3, "bfloat16": 2e-2}


def difference(expected, actual, framework, up_to_sign=False, values_count=True):
    """What differs, as a text, or None."""

    def compare(expected, actual, place):
        if isinstance(expected, Named):
            for name, value in zip(expected.names, expected.values):
                if not hasattr(actual, name):
                    return f"{place}: no attribute {name}"
                found = compare(value, getattr(actual, name), f"{place}.{name}")
                if found:
                    return found
            return None
        if isinstance(expected, (tuple, list)):
            return sequence(expected, actual, place)
        if isinstance(expected, DType):
            name = framework.dtype_name(actual)
            return None if name == framework.expected_dtype(expected.name) else f"{place}: dtype {name}, expected {expected.name}"
        if values.is_tensor(expected):
            return tensor(expected, actual, place)
        if isinstance(expected, (bool, int, float, complex)):
            return number(expected, actual, place)
        return None if expected == actual else f"{place}: {actual!r}, expected {expected!r}"

    def sequence(expected, actual, place):
        try:
            parts = list(actual)
        except TypeError:
            return f"{place}: {type(actual).__name__}, expected {len(expected)} results"
        if len(parts) != len(expected):
            return f"{place}: {len(parts)} results, expected {len(expected)}"
        found = (compare(e, a, f"{place}[{i}]") for i, (e, a) in enumerate(zip(expected, parts)))
        return next((f for f in found if f), None)

    def number(expected, actual, place):
        actual = framework.to_numpy(actual) if framework.is_array(actual) else np.asarray(actual)
        if actual.shape:
            return f"{place}: shape {actual.shape}, expected a number"
        return _values(np.asarray(expected), actual, "float32", place, False)

    def tensor(expected, actual, place):
        if expected.shape == () and isinstance(actual, (bool, int, float)):
            return number(expected, actual, place)
        if not framework.is_array(actual):
            return f"{place}: {type(actual).__name__}, expected a tensor"
        actual = framework.to_numpy(actual)
        if actual.shape != expected.shape:
            return f"{place}: shape {actual.shape}, expected {expected.shape}"
        wanted = framework.expected_dtype(values.dtype_name(expected))
        if values.dtype_name(actual) != wanted:
            return f"{place}: dtype {values.dtype_name(actual)}, expected {wanted}"
        return _values(expected, actual, wanted, place, up_to_sign) if values_count else None

    return compare(expected, actual, "result")


def _values(expected, actual, dtype, place, up_to_sign):
    if dtype not in RELATIVE:
        equal = np.array_equal(expected, actual)
    else:
        wide = np.complex128 if np.iscomplexobj(expected) or np.iscomplexobj(actual) else np.float64
        e, a = np.asarray(expected).astype(wide), np.asarray(actual).astype(wide)
        if up_to_sign:
            e, a = np.abs(e), np.abs(a)
        finite = np.abs(e[np.isfinite(e)])
        scale = max(1.0, finite.max(initial=0))
        equal = np.allclose(a, e, rtol=RELATIVE[dtype], atol=0.1 * RELATIVE[dtype] * scale, equal_nan=True)
    return None if equal else f"{place}: {values.show(np.asarray(actual))}, expected {values.show(np.asarray(expected))}"
