"""Values in the engine and what asks for them: one request for each call."""

from __future__ import annotations

import base64
import itertools
import os
import sys
from collections import deque
from collections.abc import Sequence
from typing import Any

from espalier_capture.recorder import CaptureError, Framework, Recorder
from espalier_capture.sizes import Size, Sizes, plain
from espalier_frontend import packing
from espalier_runtime import channel

_LARGE = 1 << 14
_dropped: deque[int] = deque()
recorders: list[Recorder] = []  # the one that writes down a trace comes last
paths: list[dict[int, str]] = []  # for each of them, of modules by identity


class Value:
    """A tensor in the engine; it never changes.

    ``source`` is the call that made it, where somebody may ask for gradients. ``sizes`` are plain numbers, ``shape`` is what
    a program reads: in a trace that the value is part of, numbers that remember where they come from.
    """

    __slots__ = ("__weakref__", "dtype", "leaf", "number", "sizes", "source", "trace", "tracked")

    def __init__(self, number: int, dtype: str, shape: Sequence[int]) -> None:
        self.number = number
        self.dtype = dtype
        self.sizes = tuple(shape)
        self.trace: Sizes | None = None
        self.source: Any = None
        self.tracked = False
        self.leaf: Any = None

    @property
    def shape(self) -> tuple[Any, ...]:
        return self.sizes if self.trace is None or not self.trace.live else self.trace.of(self, self.sizes)

    def __del__(self) -> None:
        _dropped.append(self.number)

    def bytes(self) -> Any:
        """The elements, little-endian, row by row."""
        if self.trace is not None and self.trace.live:
            raise CaptureError(
                f"{recorders[-1].where()}: error: the program goes on with the elements of a tensor, which are not known "
                "when a graph is made"
            )
        return self._bytes()

    def _bytes(self) -> Any:
        answer = ask("frontend.get", id=self.number)
        if "bytes" in answer:
            return base64.b64decode(answer["bytes"])
        from espalier_runtime import tensors

        return memoryview(tensors.read(answer)._piece).cast("B")

    def items(self) -> list[Any]:
        """The elements as Python numbers."""
        return packing.unpack(self.bytes(), self.dtype)

    def shown(self) -> list[Any]:
        """The same for people, who may look at them in a trace, too."""
        return packing.unpack(self._bytes(), self.dtype)


def ask(method: str, **params: Any) -> Any:
    """A request, with the numbers of values that nobody holds any more."""
    if _dropped:
        params["drop"] = [_dropped.popleft() for _ in range(len(_dropped))]
    return channel.request(method, **params)


def tell(method: str, **params: Any) -> None:
    """The same without an answer."""
    if _dropped:
        params["drop"] = [_dropped.popleft() for _ in range(len(_dropped))]
    channel.event(method, **params)


def put(dtype: str, shape: Sequence[int], data: bytes) -> Value:
    """A new value of these bytes."""
    shape = tuple(map(plain, shape))
    described: dict[str, Any] = {"dtype": dtype, "shape": list(shape)}
    if len(data) <= _LARGE:
        described["bytes"] = base64.b64encode(data).decode()
    else:
        from espalier_runtime import tensors

        shared = tensors.empty(shape, dtype)
        memoryview(shared._piece).cast("B")[:] = data
        described = tensors.describe(shared)
    value = value_of(ask("frontend.put", tensor=described))
    value.trace = None  # its sizes are numbers, whatever is traced
    return value


def copied(value: Value) -> Value:
    """Another value of the same elements."""
    return put(value.dtype, value.sizes, bytes(value.bytes()))


def value_of(answer: dict[str, Any]) -> Value:
    value = Value(answer["id"], answer["dtype"], answer["shape"])
    if recorders:
        value.trace = recorders[-1].sizes
    return value


def backend() -> str:
    """The backend on which calls run: the one of ``espalier.set_backend``, else empty: the engine chooses."""
    placement = sys.modules.get("espalier.placement")
    if placement is not None and placement._chosen:
        return placement.current_backend()
    return ""


class Writer(Recorder):
    """Writes one call as the engine reads it, its operands named ``a0``, ``a1``…"""

    def __init__(self, framework: Framework) -> None:
        super().__init__(framework)

    def begin(self) -> None:
        self._names.clear()
        self._types.clear()
        self._kept.clear()

    def name_of(self, value: Any) -> str:
        found = self.framework.value(value)  # type: ignore[attr-defined]
        name = self._names.get(id(found))
        if name is None:
            name = f"a{len(self._names)}"
            self._names[id(found)] = name
            self._kept[id(found)] = found
            self._types[name] = found.number
        return name

    def size(self, value: Size) -> str:
        return repr(value.number)  # what is computed now has no influence on the trace

    def operands(self) -> list[Value]:
        return list(self._kept.values())

    def place(self) -> tuple[int, int, str]:
        return 1, 1, "call"


_KEPT = 4096
_known: dict[Any, dict[str, Any]] = {}  # calls that the engine has under a number, by text and types
_own = itertools.count(-1, -1)  # numbers of values that are made without waiting for the engine


def run(framework: str, text: str, operands: dict[str, Value], value: str | None = None) -> dict[str, Any]:
    """One call, run by the engine; one that was made before on such operands is only named."""
    try:
        return _run(framework, text, operands, value)
    except Exception:
        if recorders:
            recorders[-1].sizes.exact = "a call failed in it, which may have been for the sizes"
        raise


def _run(framework: str, text: str, operands: dict[str, Value], value: str | None) -> dict[str, Any]:
    chosen = backend()
    key = (framework, text, value, chosen, *[(v.dtype, v.sizes) for v in operands.values()])
    known = _known.get(key)
    if known is not None and "sure" in known:
        numbers = [next(_own) for _ in known["results"]]
        tell("frontend.surely", call=known["call"], operands=[v.number for v in operands.values()], results=numbers)
        return {**known, "results": [{**r, "id": n} for r, n in zip(known["results"], numbers)]}
    if known is not None:
        numbers = ask("frontend.again", call=known["call"], operands=[v.number for v in operands.values()])
        if numbers is not None:
            return {**known, "results": [{**r, "id": n} for r, n in zip(known["results"], numbers)]}
    numbered = {name: v.number for name, v in operands.items()}
    params: dict[str, Any] = {"framework": framework, "text": text, "operands": numbered, "backend": chosen}
    if value is not None:
        params["value"] = value
    answer = ask("frontend.call", **params)
    if "call" in answer:
        if len(_known) >= _KEPT:
            _known.clear()
            tell("frontend.forget")
        _known[key] = answer
    return answer


def own_folder() -> str:
    return os.path.dirname(os.path.abspath(__file__))
