"""The random numbers of the stand-in for NumPy."""

from __future__ import annotations

import math
from typing import Any

from espalier_frontend import packing, values
from espalier_frontend.mersenne import Mersenne
from espalier_frontend.numpy_array import FRONT, array, asarray, ndarray


class RandomState:
    """Random numbers of NumPy's older kind, from a seed."""

    def __init__(self, seed: int | None = None) -> None:
        import os

        self._stream = Mersenne(int.from_bytes(os.urandom(4), "little") if seed is None else seed)

    def seed(self, seed: int) -> None:
        self._stream.seed(seed)

    def get_state(self, legacy: bool = True) -> Any:
        words, spare = self._stream.registers()
        key, position, gauss = array(words[:-1], "uint32"), words[-1], 0.0 if spare is None else spare
        if legacy:
            return "MT19937", key, position, int(spare is not None), gauss
        return {"bit_generator": "MT19937", "state": {"key": key, "pos": position}, "has_gauss": int(spare is not None), "gauss": gauss}

    def set_state(self, state: Any) -> None:
        if isinstance(state, dict):
            state = (state["bit_generator"], state["state"]["key"], state["state"]["pos"], state["has_gauss"], state["gauss"])
        if state[0] != "MT19937":
            raise ValueError("set_state can only be used with legacy MT19937 state instances.")
        has_gauss, gauss = (*state[3:], 0, 0.0)[:2]
        self._stream.set_registers([*asarray(state[1]).tolist(), int(state[2])], gauss if has_gauss else None)

    def _fill(self, size: Any, draw: Any, short: str = "f64") -> Any:
        if values.recorders:
            from espalier_capture.recorder import CaptureError

            raise CaptureError("random numbers have no place in a graph; draw them before")
        if size is None:
            return draw()
        shape = (size,) if isinstance(size, int) else tuple(size)
        items = [draw() for _ in range(math.prod(shape))]
        return ndarray._of(values.put(short, shape, packing.pack(items, short)))

    def rand(self, *size: int) -> Any:
        return self._fill(size or None, self._stream.double)

    def random(self, size: Any = None) -> Any:
        return self._fill(size, self._stream.double)

    random_sample = sample = ranf = random

    def randn(self, *size: int) -> Any:
        return self._fill(size or None, self._stream.gauss)

    def standard_normal(self, size: Any = None) -> Any:
        return self._fill(size, self._stream.gauss)

    def normal(self, loc: float = 0.0, scale: float = 1.0, size: Any = None) -> Any:
        return self._fill(size, lambda: loc + scale * self._stream.gauss())

    def uniform(self, low: float = 0.0, high: float = 1.0, size: Any = None) -> Any:
        return self._fill(size, lambda: low + (high - low) * self._stream.double())

    def randint(self, low: int, high: int | None = None, size: Any = None, dtype: Any = int) -> Any:
        low, high = (0, low) if high is None else (low, high)
        return self._fill(size, lambda: low + self._stream.masked(high - 1 - low), FRONT.dtype_of(dtype))

    def shuffle(self, x: Any) -> None:
        order = self._order(len(x))
        if isinstance(x, ndarray):
            x[...] = x[array(order)]
        else:
            x[:] = [x[i] for i in order]

    def permutation(self, x: Any) -> Any:
        order = array(self._order(x if isinstance(x, int) else len(x)))
        return order if isinstance(x, int) else asarray(x)[order]

    def choice(self, a: Any, size: Any = None, replace: bool = True, p: Any = None) -> Any:
        if p is not None:
            raise NotImplementedError("choice(p=...) of the stand-in for numpy.random")
        pool = asarray(a if not isinstance(a, int) else list(range(a)))
        if replace:
            return pool[self.randint(0, len(pool), size)]
        count = 1 if size is None else math.prod((size,) if isinstance(size, int) else size)
        return pool[self.permutation(len(pool))[:count]].reshape(size or ())

    def _order(self, size: int) -> list[int]:
        order = list(range(size))
        for i in range(size - 1, 0, -1):
            j = self._stream.masked(i)
            order[i], order[j] = order[j], order[i]
        return order


class Generator(RandomState):
    """Random numbers of NumPy's newer kind; the stream is not NumPy's own."""

    def integers(self, low: int, high: int | None = None, size: Any = None, endpoint: bool = False) -> Any:
        low, high = (0, low) if high is None else (low, high)
        return self.randint(low, high + endpoint, size)
