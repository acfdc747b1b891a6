"""What the array API standard asks of NumPy and the tables have no rows for."""

from __future__ import annotations

import math
from collections import namedtuple
from typing import Any

from espalier_frontend import packing, values
from espalier_frontend.numpy_array import FRONT, SCALARS, AxisError, LinAlgError, array, asarray, ndarray
from espalier_frontend.numpy_types import isdtype, result_type

_UniqueAll = namedtuple("UniqueAllResult", "values indices inverse_indices counts")
_OPPOSITE = {None: "forward", "backward": "forward", "ortho": "ortho", "forward": "backward"}


def _call(name: str, *args: Any, **kwargs: Any) -> Any:
    """A function as the tables have it."""
    return FRONT.call(f"numpy.{name}", args, kwargs)


class Namespace:
    """What the module says of itself."""

    __module__ = "numpy"

    def capabilities(self) -> dict[str, Any]:
        return {"boolean indexing": True, "data-dependent shapes": True, "max dimensions": 64}

    def default_device(self) -> str:
        return "cpu"

    def devices(self) -> tuple[str, ...]:
        return ("cpu",)

    def default_dtypes(self, *, device: str | None = None) -> dict[str, Any]:
        self._require(device)
        named = {"real floating": "f64", "complex floating": "c128", "integral": "i64", "indexing": "i64"}
        return {kind: FRONT.dtypes[short] for kind, short in named.items()}

    def dtypes(self, *, device: str | None = None, kind: Any = None) -> dict[str, Any]:
        self._require(device)
        known = {d.name: d for short, d in FRONT.dtypes.items() if short not in ("f16", "bf16")}
        return known if kind is None else {name: d for name, d in known.items() if isdtype(d, kind)}

    def _require(self, device: str | None) -> None:
        if device not in (None, "cpu"):
            raise ValueError(f"Device not understood. Only 'cpu' is allowed, but received: {device}")


def from_dlpack(x: Any, /, *, device: Any = None, copy: bool | None = None) -> Any:
    """An array of what another library holds."""
    from espalier_frontend import dlpack

    if device not in (None, "cpu"):
        raise BufferError(f"there is no device {device!r}")
    return ndarray._of(dlpack.imported(x.__dlpack__()))


def unique_all(x: Any, /) -> Any:
    """The values of an array, where each is first, which one each element is, and how often it is there."""
    found, inverse = _call("unique_inverse", x)
    counts = _call("unique_counts", x).counts
    first = _call("argsort", inverse.reshape(-1), kind="stable")[(_call("cumsum", counts) - counts)] if found.size else array([], "int64")
    return _UniqueAll(found, first, inverse, counts)


def unique_values(x: Any, /) -> Any:
    """The values of an array, each once, in their order."""
    return _call("unique", x)


def nextafter(x1: Any, x2: Any, /) -> Any:
    """The next number from ``x1`` towards ``x2`` that the dtype has."""
    short = FRONT.dtype_of(result_type(x1, x2))
    short = short if short[0] == "f" else "f64"
    first, second = _broadcast(asarray(x1, FRONT.dtypes[short]), asarray(x2, FRONT.dtypes[short]))
    items = [_next(a, b, short) for a, b in zip(first.items(), second.items())]
    return FRONT.wrap(values.put(short, first.shape, packing.pack(items, short)))


def _next(x: float, towards: float, short: str) -> float:
    if short == "f64" or math.isnan(x) or math.isnan(towards) or x == towards:
        return math.nextafter(x, towards)
    code = {"f32": "<i", "f16": "<h"}[short]
    import struct

    if x == 0:
        return math.copysign(struct.unpack(code.replace("i", "f").replace("h", "e"), struct.pack(code, 1))[0], towards)
    real = code.replace("i", "f").replace("h", "e")
    bits = struct.unpack(code, struct.pack(real, x))[0]
    return struct.unpack(real, struct.pack(code, bits + (1 if (x < towards) == (x > 0) else -1)))[0]


def _broadcast(first: Any, second: Any) -> tuple[Any, Any]:
    shape = (first + second).shape
    return _call("broadcast_to", first, shape), _call("broadcast_to", second, shape)


def nonzero(a: Any) -> Any:
    """The places of the elements that are not zero, axis by axis."""
    return asarray(a).nonzero()


def matrix_rank(A: Any, tol: Any = None, hermitian: bool = False, *, rtol: Any = None) -> Any:  # noqa: N803
    """The number of singular values above a tolerance."""
    if tol is None and rtol is None:
        return _call("linalg.matrix_rank", A)
    values = _call("linalg.svdvals", A)
    limit = asarray(tol) if tol is not None else values.max(axis=-1) * asarray(rtol)
    return (values > limit[..., None]).sum(axis=-1)


def pinv(a: Any, rcond: Any = None, hermitian: bool = False, *, rtol: Any = None) -> Any:
    """The inverse of a matrix as far as it has one; singular values below a tolerance count as zero."""
    limit = rcond if rtol is None else rtol
    if limit is None:
        return _call("linalg.pinv", a)
    u, s, vh = _call("linalg.svd", a, full_matrices=False)
    kept = s > (s.max(axis=-1, keepdims=True) * asarray(limit)[..., None])
    inverse = _call("where", kept, 1 / _call("where", kept, s, 1), 0)
    return _call("conj", vh).mT @ (inverse[..., None] * _call("conj", u).mT)


# Transforms over several axes


def _axes(x: Any, s: Any, axes: Any) -> tuple[list[int | None], list[int]]:
    if axes is None:
        axes = range(-len(s), 0) if s is not None else range(-x.ndim, 0)
    axes = [axes] if isinstance(axes, int) else list(axes)
    sizes = [None] * len(axes) if s is None else list(s)
    if len(sizes) != len(axes):
        raise ValueError("Shape and axes have different lengths.")
    return [None if n == -1 else n for n in sizes], axes


def _each(name: str, x: Any, sizes: list[int | None], axes: list[int], norm: str | None) -> Any:
    for n, axis in reversed(list(zip(sizes, axes))):
        x = _call(f"fft.{name}", x, n, axis, norm)
    return x


def fftn(a: Any, s: Any = None, axes: Any = None, norm: str | None = None, out: Any = None) -> Any:
    """The Fourier transform over several axes."""
    return _each("fft", asarray(a), *_axes(asarray(a), s, axes), norm)


def ifftn(a: Any, s: Any = None, axes: Any = None, norm: str | None = None, out: Any = None) -> Any:
    """What ``fftn`` is the transform of."""
    return _each("ifft", asarray(a), *_axes(asarray(a), s, axes), norm)


def rfftn(a: Any, s: Any = None, axes: Any = None, norm: str | None = None, out: Any = None) -> Any:
    """The Fourier transform of reals over several axes, of the last one the half that is not mirrored."""
    sizes, axes = _axes(asarray(a), s, axes)
    return _each("fft", _call("fft.rfft", a, sizes[-1], axes[-1], norm), sizes[:-1], axes[:-1], norm)


def irfftn(a: Any, s: Any = None, axes: Any = None, norm: str | None = None, out: Any = None) -> Any:
    """What ``rfftn`` is the transform of."""
    sizes, axes = _axes(asarray(a), s, axes)
    return _call("fft.irfft", _each("ifft", asarray(a), sizes[:-1], axes[:-1], norm), sizes[-1], axes[-1], norm)


def hfft(a: Any, n: int | None = None, axis: int = -1, norm: str | None = None, out: Any = None) -> Any:
    """The Fourier transform of what is mirrored, half of which is given: reals."""
    return _call("fft.irfft", _call("conj", asarray(a)), n, axis, _OPPOSITE[norm])


def ihfft(a: Any, n: int | None = None, axis: int = -1, norm: str | None = None, out: Any = None) -> Any:
    """What ``hfft`` is the transform of."""
    return _call("conj", _call("fft.rfft", asarray(a), n, axis, _OPPOSITE[norm]))


NAMES: dict[str, Any] = {
    "numpy.__array_namespace_info__": Namespace, "numpy.__array_api_version__": "2025.12", "numpy.from_dlpack": from_dlpack,
    "numpy.unique_all": unique_all, "numpy.unique_values": unique_values, "numpy.nextafter": nextafter, "numpy.nonzero": nonzero,
    "numpy.exceptions.AxisError": AxisError, "numpy.linalg.LinAlgError": LinAlgError,
    "numpy.linalg.matrix_rank": matrix_rank, "numpy.linalg.pinv": pinv,
    **{f"numpy.fft.{f.__name__}": f for f in (fftn, ifftn, rfftn, irfftn, hfft, ihfft)},
    **{f"numpy.{name}": found for name, found in SCALARS.items() if name not in packing.NAMES},
}  # fmt: skip
