"""Branches and loops of JAX, recorded; of the real one and of its stand-in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any

from espalier_capture.regions import Loops


def scan(
    regions: Loops, f: Callable[..., Any], init: Any, xs: Any = None, length: int | None = None, reverse: bool = False, **_: Any
) -> Any:
    """``jax.lax.scan``."""
    return regions.scan("jax.lax.scan", f, init, xs, length, reverse)


def map_rows(regions: Loops, f: Callable[..., Any], xs: Any, **_: Any) -> Any:
    """``jax.lax.map``."""
    return regions.scan("jax.lax.map", lambda carry, row: (carry, f(row)), (), xs, None)[1]


def cond(regions: Loops, pred: Any, true_fun: Callable[..., Any], false_fun: Callable[..., Any], *operands: Any, **named: Any) -> Any:
    """``jax.lax.cond``."""
    given = (*operands, *named.values())
    return regions.branch("jax.lax.cond", pred, lambda: true_fun(*given), lambda: false_fun(*given))


def switch(regions: Loops, index: Any, branches: Sequence[Callable[..., Any]], *operands: Any) -> Any:
    """``jax.lax.switch``: the first or the last branch where the index lies outside."""
    if not regions.is_tensor(index):
        return branches[min(max(index, 0), len(branches) - 1)](*operands)

    def chosen(at: int) -> Any:
        if at == len(branches) - 1:
            return branches[at](*operands)
        return regions.branch("jax.lax.switch", index <= at, lambda: branches[at](*operands), lambda: chosen(at + 1))

    return chosen(0)


def while_loop(regions: Loops, cond_fun: Callable[[Any], Any], body_fun: Callable[[Any], Any], init_val: Any) -> Any:
    """``jax.lax.while_loop``."""
    return regions.while_loop("jax.lax.while_loop", cond_fun, body_fun, init_val)


def fori_loop(regions: Loops, lower: Any, upper: Any, body_fun: Callable[[Any, Any], Any], init_val: Any, **_: Any) -> Any:
    """``jax.lax.fori_loop``: a scan where the bounds are known, as in JAX itself."""
    if not any(map(regions.is_tensor, (lower, upper))):
        numbers = sys.modules["jax.numpy"].arange(int(lower), max(int(lower), int(upper)))
        return regions.scan("jax.lax.fori_loop", lambda value, i: (body_fun(i, value), ()), init_val, numbers, None)[0]
    return regions.while_loop(
        "jax.lax.fori_loop",
        lambda state: state[0] < upper,
        lambda state: (state[0] + 1, body_fun(*state)),
        (lower, init_val),
    )[1]


LOOPS = {
    "jax.lax.scan": scan, "jax.lax.map": map_rows, "jax.lax.cond": cond, "jax.lax.switch": switch,
    "jax.lax.while_loop": while_loop, "jax.lax.fori_loop": fori_loop,
}  # fmt: skip
