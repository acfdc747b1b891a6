"""Branches and loops of TensorFlow, recorded; of the real one and of its stand-in."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from espalier_capture.regions import Loops


def cond(regions: Loops, pred: Any, true_fn: Callable[[], Any], false_fn: Callable[[], Any], name: Any = None) -> Any:
    """``tf.cond``."""
    return regions.branch("tensorflow.cond", pred, true_fn, false_fn)


def while_loop(
    regions: Loops,
    cond: Callable[..., Any],
    body: Callable[..., Any],
    loop_vars: Any,
    shape_invariants: Any = None,
    parallel_iterations: int = 10,
    back_prop: bool = True,
    swap_memory: bool = False,
    maximum_iterations: Any = None,
    name: Any = None,
) -> Any:
    """``tf.while_loop``."""

    def after(state: Any) -> Any:
        made = body(*state)
        return made if isinstance(made, (tuple, list)) and len(state) > 1 or type(made) is type(state) else type(state)([made])

    if maximum_iterations is None:
        return regions.while_loop("tensorflow.while_loop", lambda state: cond(*state), after, loop_vars)
    both = sys.modules["tensorflow"].logical_and
    return regions.while_loop(
        "tensorflow.while_loop",
        lambda state: both(state[0] < maximum_iterations, cond(*state[1])),
        lambda state: (state[0] + 1, after(state[1])),
        (0, loop_vars),
    )[1]


def scan(regions: Loops, fn: Callable[[Any, Any], Any], elems: Any, initializer: Any = None, reverse: bool = False, **_: Any) -> Any:
    """``tf.scan``: the running results; without an initializer, the first row is the first of them."""
    if initializer is not None:
        return regions.scan("tensorflow.scan", lambda carry, row: (fn(carry, row),) * 2, initializer, elems, None, reverse)[1]
    _require_one(regions, "tensorflow.scan", elems)
    first, rest = (elems[-1], elems[:-1]) if reverse else (elems[0], elems[1:])
    found = regions.scan("tensorflow.scan", lambda carry, row: (fn(carry, row),) * 2, first, rest, None, reverse)[1]
    parts = [found, first[None]] if reverse else [first[None], found]
    return sys.modules["tensorflow"].concat(parts, 0)


def map_fn(regions: Loops, fn: Callable[[Any], Any], elems: Any, **_: Any) -> Any:
    """``tf.map_fn``."""
    return regions.scan("tensorflow.map_fn", lambda carry, row: (carry, fn(row)), (), elems, None)[1]


def foldl(regions: Loops, fn: Callable[[Any, Any], Any], elems: Any, initializer: Any = None, **_: Any) -> Any:
    """``tf.foldl``."""
    return _fold(regions, "tensorflow.foldl", fn, elems, initializer, False)


def foldr(regions: Loops, fn: Callable[[Any, Any], Any], elems: Any, initializer: Any = None, **_: Any) -> Any:
    """``tf.foldr``."""
    return _fold(regions, "tensorflow.foldr", fn, elems, initializer, True)


def _fold(regions: Loops, api: str, fn: Callable[[Any, Any], Any], elems: Any, start: Any, reverse: bool) -> Any:
    if start is None:
        _require_one(regions, api, elems)
        start, elems = (elems[-1], elems[:-1]) if reverse else (elems[0], elems[1:])
    return regions.scan(api, lambda carry, row: (fn(carry, row), ()), start, elems, None, reverse)[0]


def _require_one(regions: Loops, api: str, elems: Any) -> None:
    if not regions.is_tensor(elems):
        raise regions.error(api, "several tensors need an initializer")


LOOPS = {
    "tensorflow.cond": cond, "tensorflow.while_loop": while_loop, "tensorflow.scan": scan, "tensorflow.map_fn": map_fn,
    "tensorflow.foldl": foldl, "tensorflow.foldr": foldr,
}  # fmt: skip
