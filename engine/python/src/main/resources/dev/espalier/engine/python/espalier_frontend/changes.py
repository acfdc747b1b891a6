"""Tensors that change: assignments to items, operations in place."""

from __future__ import annotations

from typing import Any

from espalier_frontend import gradients, values
from espalier_frontend.front import Array, Front

_ORDER = "buifc"


def assign(front: Front, target: Any, index: Any, value: Any) -> None:
    """``target[index] = value``: the target holds another value from here on."""
    writer = front.writer
    writer.begin()
    text = front.write("Tensor.__getitem__", (target, index), {})
    given = writer.text(value, {})
    operands = dict(zip(writer._types, writer.operands()))
    answer = values.run(front.name, text, operands, given)
    result = front.answered("Tensor.__setitem__", text, operands, answer, given)
    if values.recorders:
        values.recorders[-1].add_assignment(target, index, value, result)
    target.set(result.value)


def is_advanced(index: Any) -> bool:
    parts = index if isinstance(index, tuple) else (index,)
    return any(isinstance(p, (list, Array)) and not (isinstance(p, Array) and not p.value.shape) for p in parts)


def update(target: Any, api: str, other: Any, problem: type[Exception]) -> Any:
    """An operation whose result the target becomes; its dtype and shape stay."""
    front, before = target.front, target.value
    result = front.call(api, (target, other), {})
    if result.value.shape != before.shape:
        raise problem(f"output with shape {list(before.shape)} doesn't match the broadcast shape {list(result.value.shape)}")
    if result.value.dtype != before.dtype:
        if _ORDER.index(result.dtype.kind.replace("V", "f")) > _ORDER.index(target.dtype.kind.replace("V", "f")):
            raise problem(f"result type {result.dtype} can't be cast to the desired output type {target.dtype}")
        result = front.cast(result, target.dtype)
    if before.leaf is not None and before.tracked and gradients.enabled():
        raise RuntimeError("a leaf Variable that requires grad is being used in an in-place operation.")
    if values.recorders:
        values.recorders[-1]._bind(target, values.recorders[-1].name_of(result))
    target.set(result.value)
    return target
