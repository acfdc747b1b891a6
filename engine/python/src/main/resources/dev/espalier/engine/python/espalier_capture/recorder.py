"""A record of calls: each as the text of a Python expression over named values, with types, place and scope."""

from __future__ import annotations

import contextlib
import math
import sys
from collections.abc import Callable, Collection, Iterator
from types import CodeType, FrameType
from typing import Any

from espalier_capture.sizes import MARK, Size, Sizes

_OPERATORS = {
    "__add__": "{0} + {1}", "__sub__": "{0} - {1}", "__mul__": "{0} * {1}", "__truediv__": "{0} / {1}",
    "__floordiv__": "{0} // {1}", "__mod__": "{0} % {1}", "__pow__": "{0} ** {1}", "__matmul__": "{0} @ {1}",
    "__and__": "{0} & {1}", "__or__": "{0} | {1}", "__xor__": "{0} ^ {1}",
    "__lshift__": "{0} << {1}", "__rshift__": "{0} >> {1}",
    "__radd__": "{1} + {0}", "__rsub__": "{1} - {0}", "__rmul__": "{1} * {0}", "__rtruediv__": "{1} / {0}",
    "__rfloordiv__": "{1} // {0}", "__rmod__": "{1} % {0}", "__rpow__": "{1} ** {0}", "__rmatmul__": "{1} @ {0}",
    "__rand__": "{1} & {0}", "__ror__": "{1} | {0}", "__rxor__": "{1} ^ {0}",
    "__lt__": "{0} < {1}", "__le__": "{0} <= {1}", "__gt__": "{0} > {1}", "__ge__": "{0} >= {1}",
    "__eq__": "{0} == {1}", "__ne__": "{0} != {1}",
    "__neg__": "-{0}", "__pos__": "+{0}", "__invert__": "~{0}", "__abs__": "abs({0})",
}  # fmt: skip


class CaptureError(RuntimeError):
    """What cannot be part of a graph, with its place."""


class Framework:
    """What a recorder has to know of a framework; one object for each."""

    name: str
    infinity: str

    def is_tensor(self, value: object) -> bool:
        raise NotImplementedError

    def type_of(self, tensor: Any) -> str:
        """The type as graphs write it: ``f32[2,3]``."""
        raise NotImplementedError

    def constant(self, value: object) -> str | None:
        """A value of the framework's own that stands in a call: a dtype, a device, a layout."""
        raise NotImplementedError

    def folders(self) -> tuple[str, ...]:
        """The folders of the framework's sources, whose frames are not the user's."""
        raise NotImplementedError

    def held(self, tensor: Any) -> Any:
        """The value in a tensor whose sizes a program reads, where they are known to be sizes; None elsewhere."""
        return None

    def own(self, tensor: Any) -> Any:
        """A tensor that the program may change without harm."""
        return tensor

    def memory(self, tensor: Any) -> int | None:
        """What tells whether two tensors share their memory; None where no tensor can be changed."""
        return None


class Recorder:
    """The calls of one run, in their order."""

    def __init__(
        self, framework: Framework, skipped: tuple[str, ...] = (), known: Collection[str] | None = None
    ) -> None:
        self.framework = framework
        self._known = None if known is None else frozenset(known)
        self.inputs: list[dict[str, Any]] = []
        self.arguments: list[Any] = []
        self.state: list[Any] = []
        self.calls: list[dict[str, Any]] = []
        self.scopes: list[tuple[str, str]] = []
        self.sizes = Sizes()
        self._names: dict[int, str] = {}
        self._kept: dict[int, Any] = {}  # so that no other object gets the identity of one that is gone
        self._held: dict[int, Any] = {}
        self._types: dict[str, str] = {}
        self._taken: set[str] = set()
        self._forbidden: dict[int, str] = {}
        self._parts: dict[int, tuple[Any, object]] = {}
        self._folders = (*framework.folders(), *skipped)
        self._positions: dict[CodeType, list[Any]] = {}

    def knows(self, api: str) -> bool:
        """Whether the tables have a word for an API; what they have none for is recorded by the calls inside of it."""
        if self._known is None:
            return True
        owner, _, last = api.rpartition(".")
        return api in self._known or owner.endswith("Tensor") and (
            f"Tensor.{last}" in self._known or last in _OPERATORS or last == "__getitem__"
        )

    def add_input(self, value: Any, name: str, role: str, path: str = "") -> None:
        """Names a value that is given to the graph."""
        if id(value) in self._names:
            return
        free = self._free(name)
        self._bind(value, free)
        if role == "argument":
            self.arguments.append(value)
        else:
            self.state.append(value)
        described = {"name": free, "role": role, "type": self._types[free]}
        if path:
            described["path"] = path
        self.inputs.append(described)

    def add_call(self, api: str, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Notes that an API was called, and names its results."""
        used: dict[str, str] = {}
        call = self._call(api, self._expression(api, args, kwargs, used), used)
        if self.framework.is_tensor(result):
            call["results"] = [self.new_value(result)]
        elif isinstance(result, (tuple, list)) and result and all(map(self.framework.is_tensor, result)):
            call["results"] = [self.new_value(part) for part in result]
            call["several"] = True
        else:
            raise CaptureError(
                f"{self.where()}: error: {api}: gives {type(result).__name__}, not tensors; a graph cannot hold it"
            )
        self.calls.append(call)

    def add_loop(self, api: str, loop: dict[str, Any], results: list[Any]) -> None:
        """Notes a branch or loop, whose functions were recorded as regions."""
        self.sizes.exact = "it has branches or loops in it"
        call = self._call(api, "", {})
        self.calls.append({**call, "loop": loop, "results": [self.new_value(r) for r in results]})

    @contextlib.contextmanager
    def region(self) -> Iterator[list[dict[str, Any]]]:
        """The calls that are made meanwhile, apart from all others; what they make is not known afterwards."""
        outside, self.calls = self.calls, []
        before = set(self._names)
        try:
            with self.sizes.region():
                yield self.calls
        finally:
            self.calls = outside
            inputs = {described["name"] for described in self.inputs}
            for identity in self._names.keys() - before:
                if self._names[identity] not in inputs:
                    self._forbidden[identity] = "was made inside of a loop or branch; return it from the function"

    def add_property(self, name: str, receiver: Any, result: Any) -> None:
        """Notes that a property was read whose value is a tensor."""
        used: dict[str, str] = {}
        call = self._call(f"Tensor.{name}", f"{self.text(receiver, used)}.{name}", used)
        self.calls.append({**call, "results": [self.new_value(result)]})

    def add_assignment(self, target: Any, index: object, value: object, result: Any) -> None:
        """Notes ``target[index] = value``; from here on the target is the result."""
        used: dict[str, str] = {}
        call = self._call("Tensor.__setitem__", f"{self.text(target, used)}[{self._index(index, used)}]", used)
        call["value"] = self.text(value, used)
        self.calls.append({**call, "results": [self.new_value(result)]})
        self.rename(target)

    def add_update(
        self, kind: str, target: Any, index: object, value: object, kwargs: dict[str, Any], result: Any
    ) -> None:
        """Notes ``target.at[index].kind(value)``."""
        used: dict[str, str] = {}
        text = f"{self.text(target, used)}.at[{self._index(index, used)}].{kind}"
        call = self._call(f"Tensor.at.{kind}", f"{text}({self._arguments((value,), kwargs, used)})", used)
        self.calls.append({**call, "results": [self.new_value(result)]})

    def add_part(self, part: Any, whole: Any, index: object) -> None:
        """Notes that a tensor is a view of another one."""
        self._parts[id(part)] = (whole, index)

    def changed(self, value: Any, stand_in: Callable[[Any], Any]) -> None:
        """What a tensor is a part of changes with it; all else in the same memory must not be used any more."""
        current = {id(value)}
        part = value
        while id(part) in self._parts:
            whole, index = self._parts[id(part)]
            self.add_assignment(whole, index, part, stand_in(whole))
            current.add(id(whole))
            part = whole
        memory = self.framework.memory(value)
        for other in self._kept.values():
            if id(other) not in current and self.framework.memory(other) == memory:
                self._forbidden[id(other)] = (
                    "shares its memory with a tensor that was changed in place since; "
                    "write the change without the underscore, or copy first"
                )

    def stand_for(self, value: Any, other: Any) -> None:
        """Another object means the same tensor."""
        self._bind(other, self.name_of(value))

    def rename(self, value: Any) -> None:
        """An operation in place: from here on the value is the result of the last call."""
        self._bind(value, self.calls[-1]["results"][0]["name"])

    def _call(self, api: str, text: str, used: dict[str, str]) -> dict[str, Any]:
        line, column, file = self.place()
        call: dict[str, Any] = {"api": api, "text": text, "operands": used, "place": [file, line, column]}
        if self.scopes:
            call["scope"] = [list(part) for part in self.scopes]
        return call

    # Text

    def _expression(self, api: str, args: tuple[Any, ...], kwargs: dict[str, Any], used: dict[str, str]) -> str:
        owner, _, last = api.rpartition(".")
        if not owner.endswith("Tensor"):
            return f"{api}({self._arguments(args, kwargs, used)})"
        if last in _OPERATORS and not kwargs:
            return _OPERATORS[last].format(*(self.text(a, used) for a in args))
        receiver = self.text(args[0], used)
        if last == "__getitem__":
            return f"{receiver}[{self._index(args[1], used)}]"
        if last == "__get__":
            return f"{receiver}.{owner.rpartition('.')[2]}"
        return f"{receiver}.{last}({self._arguments(args[1:], kwargs, used)})"

    def _arguments(self, args: tuple[Any, ...], kwargs: dict[str, Any], used: dict[str, str]) -> str:
        parts = [self.text(a, used) for a in args]
        parts += [f"{key}={self.text(value, used)}" for key, value in kwargs.items()]
        return ", ".join(parts)

    def _index(self, index: object, used: dict[str, str]) -> str:
        if isinstance(index, tuple) and index:
            return ", ".join(self._index(part, used) for part in index) + ("," if len(index) == 1 else "")
        if isinstance(index, slice):
            bounds = [index.start, index.stop] + ([index.step] if index.step is not None else [])
            return ":".join("" if b is None else self.text(b, used) for b in bounds)
        return self.text(index, used)

    def text(self, value: object, used: dict[str, str]) -> str:
        """A value as it is written in a call."""
        if self.framework.is_tensor(value):
            name = self.name_of(value)
            used[name] = self._types[name]
            return name
        if type(value) is Size:
            return self.size(value)
        if value is None or value is Ellipsis or isinstance(value, (bool, str)):
            return "..." if value is Ellipsis else repr(value).replace(MARK, "\\xa7")
        if type(value) is tuple or type(value).__name__ == "Size":
            return "(" + ", ".join(self.text(v, used) for v in value) + ("," if len(value) == 1 else "") + ")"
        if isinstance(value, list):
            return "[" + ", ".join(self.text(v, used) for v in value) + "]"
        own = self.framework.constant(value)
        if own is not None:
            return own
        if isinstance(value, int):
            return repr(int(value))
        if isinstance(value, float):
            return self._float(float(value))
        if isinstance(value, slice):
            return f"slice({value.start}, {value.stop}, {value.step})"
        if isinstance(value, complex):
            return repr(value)
        if hasattr(value, "item") and getattr(value, "ndim", None) == 0:
            return self.text(value.item(), used)  # a scalar of NumPy
        raise CaptureError(f"{self.where()}: error: an argument is a {type(value).__name__}, "
                           "which a graph cannot hold")

    def size(self, value: Size) -> str:
        """A size that the program has read, or computed of such sizes."""
        return self.sizes.mention(value) if value.belongs_to(self.sizes) else repr(value.pinned())

    def _float(self, value: float) -> str:
        if math.isinf(value):
            return self.framework.infinity if value > 0 else "-" + self.framework.infinity
        return "float('nan')" if math.isnan(value) else repr(value)

    # Names

    def name_of(self, value: Any) -> str:
        """The name of a tensor; one that the program had before is an input."""
        if id(value) in self._forbidden:
            raise CaptureError(f"{self.where()}: error: a tensor is used that {self._forbidden[id(value)]}")
        held = self.framework.held(value)
        is_another = held is not None and self._held.get(id(value)) is not held  # than when the tensor was named
        if is_another and self.sizes.knows(held):
            return self.sizes.name_of(held)
        if id(value) not in self._names or is_another:
            if held is not None and held.trace is self.sizes:
                raise CaptureError(
                    f"{self.where()}: error: a tensor is used that was not made by calls which a graph can hold, such as "
                    "a gradient; make a graph of gradients by value_and_gradients"
                )
            self.add_input(value, f"captured_{len(self.inputs)}", "parameter")
        return self._names[id(value)]

    def new_value(self, value: Any) -> dict[str, str]:
        """Names a value that was not there before."""
        name = self._free(f"v{len(self._taken) - len(self.inputs)}")
        self._bind(value, name)
        return {"name": name, "type": self._types[name]}

    def _bind(self, value: Any, name: str) -> None:
        self._names[id(value)] = name
        self._forbidden.pop(id(value), None)
        self._kept[id(value)] = value
        self._types[name] = self.framework.type_of(value)
        held = self.framework.held(value)
        if held is not None:
            self._held[id(value)] = held
            self.sizes.name(held, name)

    def _free(self, wanted: str) -> str:
        name = "".join(c if c.isalnum() else "_" for c in wanted) or "v"
        name = name if not name[0].isdigit() else "_" + name
        number = 2
        free = name
        while free in self._taken:
            free, number = f"{name}_{number}", number + 1
        self._taken.add(free)
        return free

    # Places

    def where(self) -> str:
        line, column, file = self.place()
        return f"{file}:{line}:{column}"

    def place(self) -> tuple[int, int, str]:
        """Line, column and file of the user's call that is running; they count from 1."""
        for frame in _frames(sys._getframe(1)):
            file = frame.f_code.co_filename
            if not file.startswith(self._folders) and not file.startswith("<"):
                line, column = self._position(frame)
                return line, column, file.rpartition("/")[2]
        return 1, 1, "?"

    def _position(self, frame: FrameType) -> tuple[int, int]:
        if not hasattr(frame.f_code, "co_positions"):
            return frame.f_lineno, 1
        positions = self._positions.get(frame.f_code)
        if positions is None:
            positions = list(frame.f_code.co_positions())
            self._positions[frame.f_code] = positions
        line, _, column, _ = positions[frame.f_lasti // 2]
        return line or frame.f_lineno, (column or 0) + 1


def _frames(frame: FrameType | None) -> Iterator[FrameType]:
    while frame is not None:
        yield frame
        frame = frame.f_back

