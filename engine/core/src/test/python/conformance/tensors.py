"""Test tensors: numbers that show ties, halves, zeros and signs, always the same ones."""

import zlib

import numpy as np

from . import values
from .samples import Generic, Index

MIXED = np.array([-2.5, -1.5, -0.7, -0.5, 0.0, 0.3, 0.5, 1.0, 1.5, 2.2, 2.5, 3.7])
EDGE = np.array([np.nan, np.inf, 0.5, -np.inf, -1.5, 2.5, 0.0, -0.3, 3.0, 1.0])
KIND = {"bool": "b", **dict.fromkeys(values.UNSIGNED, "u"), **dict.fromkeys(values.SIGNED, "i"), **dict.fromkeys(values.FLOATS, "f"),
        **dict.fromkeys(values.COMPLEX, "c")}


def admits(generic, dtype):
    return KIND[dtype] in generic.kinds


def make(value, dtype, framework):
    """The value of a sample with all dtypes decided."""
    if isinstance(value, Generic):
        return _tensor(value, dtype if admits(value, dtype) else "float32")
    if isinstance(value, Index):
        return value.array().astype(framework.default_int)
    if isinstance(value, (tuple, list)):
        return type(value)(make(v, dtype, framework) for v in value)
    return value


def _tensor(generic, dtype):
    rng = np.random.default_rng(zlib.crc32(repr((generic.shape, generic.seed)).encode()))
    kind = KIND[dtype]
    if kind == "b":
        drawn = rng.integers(0, 2, generic.shape)
    elif kind in "iu":
        drawn = _integers(generic, rng, kind)
        drawn = np.abs(drawn) if kind == "u" else drawn
    else:
        drawn = _floats(generic, rng)
    return np.asarray(drawn).astype(values.numpy_dtype(dtype))


def _integers(generic, rng, kind):
    shape = generic.shape
    match generic.domain:
        case "nonzero":
            return rng.choice([-3, -2, -1, 1, 2, 3], shape)
        case "count":
            return rng.integers(0, 4, shape)
        case "positive":
            return rng.integers(1, 6, shape)
        case "negative":
            return rng.integers(-6, 0, shape)
        case "few":
            return rng.integers(1, 4, shape)
        case "distinct":
            return (rng.permutation(int(np.prod(shape))) - 2 * (kind != "u")).reshape(shape)
        case "sorted":
            return np.sort(rng.integers(-4, 6, shape)) + 4 * (kind == "u")
    return rng.integers(-4, 6, shape)


def _floats(generic, rng):
    shape, size = generic.shape, int(np.prod(generic.shape))
    match generic.domain:
        case "positive":
            return rng.uniform(0.1, 4, shape)
        case "negative":
            return rng.uniform(-4, -0.1, shape)
        case "unit":
            return rng.uniform(-0.95, 0.95, shape)
        case "probability":
            return rng.uniform(0.05, 0.95, shape)
        case "nonzero":
            return rng.choice(MIXED[MIXED != 0], shape)
        case "count":
            return rng.choice([0.0, 1.0, 2.0, 0.5, 3.0], shape)
        case "few":
            return rng.choice([-1.5, 0.5, 2.0], shape)
        case "distinct":
            return (rng.permutation(size) * 0.7 - 1.3).reshape(shape)
        case "sorted":
            return np.sort(rng.permutation(size) * 0.7 - 1.3).reshape(shape)
        case "edge":
            return np.resize(EDGE, shape)
        case "near":
            return rng.choice(MIXED, shape) * (1 + 3e-6)
        case "square":
            return rng.uniform(-1, 1, shape) + 2 * np.eye(*shape[-2:])
        case "spd":
            a = rng.uniform(-1, 1, shape)
            return a @ np.swapaxes(a, -1, -2) + np.diag(np.arange(1, shape[-1] + 1))
    return rng.choice(MIXED, shape)
