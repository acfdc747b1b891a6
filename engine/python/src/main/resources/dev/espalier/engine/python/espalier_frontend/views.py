"""Tensors that see the memory of another one, without memory: a view is computed again when what it sees has changed."""

from __future__ import annotations

from typing import Any

from espalier_frontend import values

_RESHAPES = frozenset("view reshape flatten ravel squeeze unsqueeze expand_dims view_as reshape_as unflatten".split())
# The frameworks copy here where the elements do not lie in the order of the axes.
_MAY_COPY = frozenset("reshape reshape_as flatten ravel".split())
_KEEP_ORDER = _RESHAPES | {"detach", "data"}
_SWAPS = frozenset("transpose swapaxes swapdims t T mT detach data".split())


class View:
    """How a tensor is seen through another one."""

    def __init__(self, front: Any, api: str, args: tuple[Any, ...], kwargs: dict[str, Any], place: int | None) -> None:
        self.front = front
        self.api = api
        self.base = args[0]
        self.args = args[1:]
        self.kwargs = kwargs
        self.place = place
        self.seen = args[0].value
        parts = api.split(".")
        self.name = parts[-2] if parts[-1] == "__get__" else parts[-1]
        self.is_sure = self.name not in _MAY_COPY or self.base._in_order
        self.is_in_order = self.name in _KEEP_ORDER and self.base._in_order

    def refresh(self, tensor: Any) -> None:
        """Computes what the tensor sees if that has changed."""
        now = self.base.value
        if now is not self.seen:
            self._require_sure()
            self.seen = now
            found = self.front.call(self.api, (self.base, *self.args), self.kwargs)
            part = found if self.place is None else found[self.place]
            tensor._value = part.value
            if values.recorders:
                values.recorders[-1].stand_for(part, tensor)

    def write(self, tensor: Any, value: Any) -> None:
        """Changes what is seen, so that the view has a value."""
        self._require_sure()
        front, base = self.front, self.base
        new = front.wrap(value)
        if self.name == "__getitem__":
            front.set_item(base, self.args[0], new)
        elif self.place is None and self.name in _RESHAPES:
            base.set(front.call(front.reshape_api, (new, tuple(base.value.shape)), {}).value)
        elif self.place is None and self.name in _SWAPS and self._is_own_inverse():
            base.set(front.call(self.api, (new, *self.args), self.kwargs).value)
        elif self.place is None and self.name in ("detach", "data"):
            base.set(value)
        else:
            raise NotImplementedError(
                f"{self.name} gives a view, and changing it would change the tensor behind it, which the stand-in for "
                f"{front.name} cannot do here; copy it first"
            )
        self.seen = base.value

    def _require_sure(self) -> None:
        if not self.is_sure:
            raise NotImplementedError(
                f"{self.front.name} gives a copy or a view by {self.name}, as the elements lie in memory, which the "
                "stand-in does not know here; copy before changing either of them"
            )

    def _is_own_inverse(self) -> bool:
        if self.name in ("detach", "data"):
            return False
        return self.name != "transpose" or self.front.name == "torch" or not self.args
