"""Tensors that the JVM and this process see in the same memory.

A tensor travels as a descriptor ``{"dtype": "f32", "shape": [2, 3], "segment": NAME, "offset": BYTES}``: C-contiguous,
little-endian, bools one byte, complex numbers two parts. What lies in shared memory already is not copied: arrays that
came from the JVM, and those made by :func:`empty`. NumPy is used where it is; without it, memoryviews do.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from espalier_runtime import channel
from espalier_runtime.segments import ALIGNMENT, Segments

Descriptor = dict[str, Any]

_WIDTHS = {
    "bool": 1, "i8": 1, "i16": 2, "i32": 4, "i64": 8, "u8": 1, "u16": 2, "u32": 4, "u64": 8,
    "f16": 2, "bf16": 2, "f32": 4, "f64": 8, "c64": 8, "c128": 16,
}  # fmt: skip
_FORMATS = {
    "bool": "?", "i8": "b", "i16": "h", "i32": "i", "i64": "q", "u8": "B", "u16": "H", "u32": "I", "u64": "Q",
    "f16": "e", "bf16": "H", "f32": "f", "f64": "d",
}  # fmt: skip
_NUMPY = {
    "bool": "bool", "i8": "int8", "i16": "int16", "i32": "int32", "i64": "int64", "u8": "uint8", "u16": "uint16",
    "u32": "uint32", "u64": "uint64", "f16": "float16", "bf16": "bfloat16", "f32": "float32", "f64": "float64",
    "c64": "complex64", "c128": "complex128",
}  # fmt: skip
_SHORT = {name: short for short, name in _NUMPY.items()}
_OF_FORMAT = {"l": "i64" if sys.maxsize > 2**32 else "i32", "L": "u64" if sys.maxsize > 2**32 else "u32"}
_OF_FORMAT.update({code: short for short, code in _FORMATS.items() if short != "bf16"})

_segments: Segments | None = None


def _shared() -> Segments:
    """The segments of this process; made when the first tensor is shared, because a start has to be quick."""
    global _segments
    if _segments is None:
        line = channel.current()
        wanted = line.settings
        _segments = Segments(wanted["memory"], wanted["spill"], wanted["limit"], line)
    return _segments


class SharedTensor:
    """A tensor in shared memory, to be seen as an array of any framework; the memory stays as long as one is in use."""

    def __init__(self, dtype: str, shape: Sequence[int], segment: str, offset: int, piece: Any) -> None:
        self.dtype = dtype
        self.shape = tuple(shape)
        self.segment = segment
        self.offset = offset
        self._piece = piece

    def memoryview(self) -> memoryview:
        """The elements, of their own shape; those of complex tensors and bfloat16 as bytes and halves."""
        flat = memoryview(self._piece).cast("B")
        code = _FORMATS.get(self.dtype)
        if code is None or 0 in self.shape:
            return flat
        return flat.cast(code, self.shape) if self.shape else flat.cast(code)

    def _played(self, framework: str) -> Any:
        """A tensor of the stand-in for a framework, where it is not installed."""
        front = getattr(sys.modules.get(framework), "_front", None)
        if front is None:
            return None
        from espalier_frontend import values

        return front.wrap(values.put(self.dtype, self.shape, bytes(memoryview(self._piece).cast("B"))))

    def numpy(self) -> Any:
        """The elements as a numpy.ndarray, not copied."""
        if (played := self._played("numpy")) is not None:
            return played
        import numpy

        return numpy.frombuffer(self._piece, numpy.uint8).view(_numpy_dtype(self.dtype)).reshape(self.shape)

    def torch(self) -> Any:
        """The elements as a torch.Tensor, not copied."""
        if (played := self._played("torch")) is not None:
            return played
        import torch

        dtype = getattr(torch, _NUMPY[self.dtype])
        if 0 in self.shape:
            return torch.empty(self.shape, dtype=dtype)
        return torch.frombuffer(self._piece, dtype=dtype).reshape(self.shape)

    def jax(self) -> Any:
        """The elements as a jax.Array, which jax copies if it wants to."""
        if (played := self._played("jax")) is not None:
            return played
        import jax.numpy

        return jax.numpy.asarray(self.numpy())

    def tensorflow(self) -> Any:
        """The elements as a tf.Tensor, which tensorflow copies."""
        if (played := self._played("tensorflow")) is not None:
            return played
        import tensorflow

        return tensorflow.convert_to_tensor(self.numpy())


def read(descriptor: Descriptor) -> SharedTensor:
    """The tensor that a descriptor tells of."""
    segments = _shared()
    dtype, shape, offset = descriptor["dtype"], descriptor["shape"], descriptor["offset"]
    size = _size(dtype, shape)
    segment = segments.find(descriptor["segment"])
    return SharedTensor(dtype, shape, segment.name, offset, segments.hold(segment, offset, size))


def empty(shape: Sequence[int], dtype: str) -> SharedTensor:
    """A tensor in shared memory whose elements are still to be written; ``dtype`` as in ``f32``."""
    size = _size(dtype, shape)
    segment, piece = _shared().allocate(size)
    return SharedTensor(dtype, shape, segment.name, 0, piece)


def describe(value: Any) -> Descriptor:
    """A descriptor of an array of any framework, to be sent to the JVM; copied unless it lies in shared memory."""
    return describe_all([value])[0]


def describe_all(values: Sequence[Any]) -> list[Descriptor]:
    """Descriptors of several arrays; those that must be copied go into one segment."""
    views = [_view(value) for value in values]
    found = [_where_it_lies(*view) for view in views]
    sizes = [
        0 if place else -(-view[2].nbytes // ALIGNMENT) * ALIGNMENT for place, view in zip(found, views, strict=True)
    ]
    if not all(found):
        segment, piece = _shared().allocate(sum(sizes))
        target = memoryview(piece).cast("B")
        offset = 0
        for index, (dtype, shape, elements, _) in enumerate(views):
            if found[index] is None:
                target[offset : offset + elements.nbytes] = elements
                _shared().grant(segment, piece)
                found[index] = {"dtype": dtype, "shape": list(shape), "segment": segment.name, "offset": offset}
                offset += sizes[index]
    return [place for place in found if place is not None]


def _where_it_lies(dtype: str, shape: Sequence[int], elements: memoryview, keeper: Any) -> Descriptor | None:
    """The descriptor of what lies in shared memory already."""
    import ctypes

    if elements.readonly or elements.nbytes == 0:
        return None
    address = ctypes.addressof(ctypes.c_char.from_buffer(elements))
    segment = _shared().containing(address, elements.nbytes)
    if segment is None:
        return None
    _shared().grant(segment, keeper)
    return {"dtype": dtype, "shape": list(shape), "segment": segment.name, "offset": address - segment.start}


def _view(value: Any) -> tuple[str, Sequence[int], memoryview, Any]:
    """Dtype, shape and bytes of an array, and what keeps the bytes alive."""
    if isinstance(value, SharedTensor):
        return value.dtype, value.shape, memoryview(value._piece).cast("B"), value._piece
    if hasattr(value, "__espalier__"):  # a tensor of the engine's own
        own = value.__espalier__()
        data = memoryview(own.bytes()).cast("B")
        return own.dtype, own.shape, data, data
    kind = type(value).__module__.partition(".")[0]
    if kind == "torch":
        return _view_of_torch(value)
    if kind != "numpy" and (kind in ("jax", "jaxlib", "tensorflow", "keras") or hasattr(value, "__array__")):
        import numpy

        value = numpy.asarray(value)
    if type(value).__module__.partition(".")[0] == "numpy":
        return _view_of_numpy(value)
    return _view_of_buffer(memoryview(value))


def _view_of_torch(value: Any) -> tuple[str, Sequence[int], memoryview, Any]:
    import torch

    dtype = _SHORT.get(str(value.dtype).removeprefix("torch."))
    if dtype is None:
        raise TypeError(f"tensors of {value.dtype} cannot be shared")
    shape = tuple(value.shape)
    flat = value.detach().cpu().resolve_conj().resolve_neg().contiguous().reshape(-1)
    elements = memoryview(flat.view(torch.uint8).numpy()) if flat.numel() else memoryview(b"")
    return dtype, shape, elements.cast("B"), flat


def _view_of_numpy(value: Any) -> tuple[str, Sequence[int], memoryview, Any]:
    import numpy

    dtype = _SHORT.get(value.dtype.name)
    if dtype is None:
        raise TypeError(f"arrays of {value.dtype} cannot be shared")
    is_foreign = value.dtype.byteorder == ">" or (sys.byteorder == "big" and value.dtype.byteorder == "=")
    whole = numpy.ascontiguousarray(value, dtype=value.dtype.newbyteorder("<") if is_foreign else None)
    elements = memoryview(whole.reshape(-1).view(numpy.uint8)) if whole.size else memoryview(b"")
    return dtype, value.shape, elements, whole


def _view_of_buffer(view: memoryview) -> tuple[str, Sequence[int], memoryview, Any]:
    dtype = _OF_FORMAT.get(view.format.lstrip("<=@"))
    if dtype is None or _WIDTHS[dtype] != view.itemsize:
        raise TypeError(f"memory of format {view.format!r} cannot be shared")
    elements = view if view.c_contiguous else memoryview(view.tobytes())
    return dtype, view.shape or (), elements.cast("B") if view.nbytes else memoryview(b""), view


def _numpy_dtype(dtype: str) -> Any:
    import numpy

    if dtype == "bf16":
        import ml_dtypes  # comes with jax and tensorflow; numpy itself has no such type

        return numpy.dtype(ml_dtypes.bfloat16)
    return numpy.dtype(_NUMPY[dtype])


def _size(dtype: str, shape: Sequence[int]) -> int:
    size = _WIDTHS[dtype]
    for length in shape:
        size *= length
    return size
