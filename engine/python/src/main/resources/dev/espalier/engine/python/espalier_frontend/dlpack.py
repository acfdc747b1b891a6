"""Tensors handed to other libraries and taken from them in memory, by the DLPack protocol."""

from __future__ import annotations

import ctypes
from typing import Any

from espalier_frontend import packing, values
from espalier_frontend.values import Value

_NAME = b"dltensor"
_USED = b"used_dltensor"
_KINDS = {"i": 0, "u": 1, "f": 2, "c": 5, "b": 6}
_CPU = 1


class _Tensor(ctypes.Structure):
    _fields_ = [
        ("data", ctypes.c_void_p),
        ("device_type", ctypes.c_int32),
        ("device_id", ctypes.c_int32),
        ("ndim", ctypes.c_int32),
        ("code", ctypes.c_uint8),
        ("bits", ctypes.c_uint8),
        ("lanes", ctypes.c_uint16),
        ("shape", ctypes.POINTER(ctypes.c_int64)),
        ("strides", ctypes.POINTER(ctypes.c_int64)),
        ("byte_offset", ctypes.c_uint64),
    ]


class _Managed(ctypes.Structure):
    _fields_ = [("tensor", _Tensor), ("context", ctypes.c_void_p), ("deleter", ctypes.c_void_p)]


_Deleter = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
_held: dict[int, tuple[Any, ...]] = {}  # what others may still read, by the address that they have

_api = ctypes.pythonapi
_new = _api.PyCapsule_New
_new.restype, _new.argtypes = ctypes.py_object, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
_is_valid = _api.PyCapsule_IsValid
_is_valid.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
_pointer = _api.PyCapsule_GetPointer
_pointer.restype, _pointer.argtypes = ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_char_p]
_rename = _api.PyCapsule_SetName
_rename.argtypes = [ctypes.c_void_p, ctypes.c_char_p]


@_Deleter
def _release(address: int) -> None:
    _held.pop(address, None)


@_Deleter
def _forget(capsule: int) -> None:
    if _is_valid(capsule, _NAME):  # nobody has taken it
        _held.pop(_pointer(capsule, _NAME), None)


def exported(value: Value) -> Any:
    """A capsule with a copy of the elements."""
    data = ctypes.create_string_buffer(bytes(value.bytes()), max(1, packing.count(value.shape) * packing.WIDTHS[value.dtype]))
    shape = (ctypes.c_int64 * max(1, len(value.shape)))(*value.shape)
    code = 4 if value.dtype == "bf16" else _KINDS[value.dtype[0]]
    managed = _Managed()
    managed.tensor = _Tensor(
        ctypes.addressof(data), _CPU, 0, len(value.shape), code, 8 * packing.WIDTHS[value.dtype], 1, shape, None, 0
    )
    managed.deleter = ctypes.cast(_release, ctypes.c_void_p)
    address = ctypes.addressof(managed)
    _held[address] = (managed, data, shape)
    return _new(address, _NAME, ctypes.cast(_forget, ctypes.c_void_p))


def imported(capsule: Any) -> Value:
    """The elements in a capsule as a value of the engine."""
    address = _pointer(id(capsule), _NAME)
    managed = _Managed.from_address(address)
    tensor = managed.tensor
    if tensor.device_type != _CPU:
        raise BufferError("the tensor is not in the memory of the processor")
    short = _short(tensor.code, tensor.bits)
    shape = tuple(tensor.shape[i] for i in range(tensor.ndim))
    value = values.put(short, shape, _bytes(tensor, shape))
    _rename(id(capsule), _USED)
    if managed.deleter:
        _Deleter(managed.deleter)(address)
    return value


def _short(code: int, bits: int) -> str:
    letter = {number: kind for kind, number in _KINDS.items()}.get(code)
    short = "bf16" if code == 4 else "bool" if code in (6,) else f"{letter}{bits}"
    if short not in packing.WIDTHS:
        raise BufferError(f"there is no dtype of kind {code} with {bits} bits")
    return short


def _bytes(tensor: _Tensor, shape: tuple[int, ...]) -> bytes:
    width = tensor.bits // 8
    start = (tensor.data or 0) + tensor.byte_offset
    in_order, step = [], 1
    for size in reversed(shape):
        in_order.insert(0, step)
        step *= size
    strides = [tensor.strides[i] for i in range(len(shape))] if tensor.strides else in_order
    if not step:
        return b""
    if strides == in_order:
        return ctypes.string_at(start, step * width)
    places = [0]
    for size, stride in zip(shape, strides):
        places = [place + i * stride for place in places for i in range(size)]
    return b"".join(ctypes.string_at(start + place * width, width) for place in places)
