"""Branches and loops of stand-ins: run at once, or recorded while a trace is made."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from espalier_capture.regions import Kit, Loops, Regions, length_of
from espalier_frontend import packing, values


def natives(loops: dict[str, Callable[..., Any]], kit: FrontKit) -> dict[str, Callable[..., Any]]:
    """The functions of a framework, by the loops that they come down to."""
    return {api: _native(function, kit) for api, function in loops.items()}


def current(kit: FrontKit) -> Loops:
    """How loops are done now."""
    return Regions(values.recorders[-1], kit) if values.recorders else AtOnce(kit)


def _native(function: Callable[..., Any], kit: FrontKit) -> Callable[..., Any]:
    def native(*args: Any, **kwargs: Any) -> Any:
        return function(current(kit), *args, **kwargs)

    native.__name__, native.__doc__ = function.__name__, function.__doc__
    return native


class FrontKit(Kit):
    """Regions of a stand-in.

    ``flatten`` takes trees apart, ``stack`` is the name of the function that puts tensors one upon the other.
    """

    def __init__(self, front: Any, flatten: Callable[[Any], Any], stack: str) -> None:
        self.front = front
        self._flatten = flatten
        self._stack = stack

    def flatten(self, tree: Any) -> tuple[list[Any], Callable[[Sequence[Any]], Any]]:
        return self._flatten(tree)

    def stack(self, tensors: Sequence[Any]) -> Any:
        """Tensors one upon the other."""
        return self.front.function(self._stack)(list(tensors))

    def zeros(self, shape: Sequence[int], short: str) -> Any:
        """A tensor of zeros."""
        return self.front.tensor._of(values.put(short, tuple(shape), bytes(packing.count(shape) * packing.WIDTHS[short])))

    def fresh(self, tensor: Any) -> Any:
        return self.front.tensor._of(self.front.value(tensor))

    def row(self, tensor: Any) -> Any:
        value = self.front.value(tensor)
        return self.zeros(value.shape[1:], value.dtype)

    def rows(self, tensor: Any, count: int) -> Any:
        value = self.front.value(tensor)
        return self.zeros((count, *value.shape), value.dtype)

    def tensor(self, number: Any, short: str | None = None) -> Any:
        with _unrecorded():
            return self.front.array(number, None if short is None else self.front.dtypes[short])


@contextlib.contextmanager
def _unrecorded() -> Iterator[None]:
    kept = list(values.recorders)
    values.recorders.clear()
    try:
        yield
    finally:
        values.recorders.extend(kept)


class AtOnce(Loops):
    """Branches and loops that are run as Python runs them."""

    def __init__(self, kit: FrontKit) -> None:
        self.kit = kit

    def is_tensor(self, value: object) -> bool:
        return self.kit.front.is_tensor(value)

    def branch(self, api: str, condition: Any, yes: Callable[[], Any], no: Callable[[], Any]) -> Any:
        return yes() if bool(condition) else no()

    def while_loop(self, api: str, condition: Callable[[Any], Any], body: Callable[[Any], Any], state: Any) -> Any:
        while bool(condition(state)):
            state = body(state)
        return self._tensors(state)

    def scan(
        self, api: str, body: Callable[[Any, Any], Any], carry: Any, rows: Any, length: int | None, reverse: bool = False
    ) -> tuple[Any, Any]:
        columns, rebuild = self.kit.flatten(rows)
        count = length_of(self, api, columns, length)
        collected: list[list[Any]] = []
        if not count:
            _, output = body(carry, rebuild([self.kit.row(c) for c in columns]))
            leaves, rebuild_output = self.kit.flatten(output)
            return self._tensors(carry), rebuild_output([self.kit.rows(leaf, 0) for leaf in leaves])
        for i in reversed(range(count)) if reverse else range(count):
            carry, output = body(carry, rebuild([c[i] for c in columns]))
            leaves, rebuild_output = self.kit.flatten(output)
            collected.append([self._tensor(leaf) for leaf in leaves])
        if reverse:
            collected.reverse()
        return self._tensors(carry), rebuild_output([self.kit.stack(column) for column in zip(*collected)])

    def _tensor(self, leaf: Any) -> Any:
        return leaf if self.is_tensor(leaf) else self.kit.tensor(leaf)

    def _tensors(self, tree: Any) -> Any:
        leaves, rebuild = self.kit.flatten(tree)
        return rebuild([self._tensor(leaf) for leaf in leaves])

    def error(self, api: str, why: str) -> Exception:
        return ValueError(f"{api}: {why}")
