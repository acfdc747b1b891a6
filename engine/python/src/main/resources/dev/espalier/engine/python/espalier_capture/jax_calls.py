"""Calls of JAX, by wrapped arrays; functions of jax.numpy, jax.nn and jax.lax are kept whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any

import jax
import jax.numpy
import numpy

from espalier_capture import flax_calls, jax_loops, wrapping
from espalier_capture.numpy_calls import NAMES, type_of
from espalier_capture.recorder import Recorder


class _Jax(wrapping.Wrapping):
    name = "jax"
    infinity = "jax.numpy.inf"
    modules = (
        "jax", "jax.numpy", "jax.numpy.linalg", "jax.numpy.fft", "jax.nn", "jax.lax", "jax.scipy.special",
        "jax.scipy.linalg", "jax.random", "jax.image",
    )  # fmt: skip
    transparent = ("jax.jit", "jax.checkpoint", "jax.named_call")
    refused = (
        "jax.grad", "jax.value_and_grad", "jax.vmap", "jax.pmap", "jax.jacfwd", "jax.jacrev", "jax.hessian", "jax.jvp",
        "jax.vjp", "jax.lax.reduce", "jax.lax.associative_scan", "jax.numpy.vectorize",
    )  # fmt: skip
    loops = jax_loops.LOOPS

    def flatten(self, tree: Any) -> tuple[list[Any], Callable[[Sequence[Any]], Any]]:
        leaves, structure = jax.tree_util.tree_flatten(tree)
        return leaves, lambda others: jax.tree_util.tree_unflatten(structure, list(others))

    def zeros(self, shape: Any, dtype: Any) -> Any:
        return jax.numpy.zeros(shape, dtype)

    def scalar(self, number: Any, short: str | None) -> Any:
        return jax.numpy.asarray(number, None if short is None else NAMES[short])

    def entered(self, run: wrapping.Run, function: Callable[..., Any]) -> Any:
        return flax_calls.entered(run, function)

    def opened(self, value: Any) -> Any:
        return flax_calls.opened(value)

    def is_array(self, value: object) -> bool:
        return isinstance(value, jax.Array)

    def array_type(self, array: Any) -> str:
        return type_of(array)

    def constant(self, value: object) -> str | None:
        if isinstance(value, (numpy.dtype, type)) or hasattr(value, "dtype") and not hasattr(value, "shape"):
            try:
                name = jax.numpy.dtype(value).name
            except TypeError:
                return None
            return f"jax.numpy.{name if name != 'bool' else 'bool_'}"
        return None

    def folders(self) -> tuple[str, ...]:
        return (os.path.dirname(jax.__file__), *flax_calls.folders())


FRAMEWORK = _Jax()


def name_state(recorder: Recorder, function: Callable[..., Any]) -> None:
    """Weights of JAX programs are arguments, but for those of nnx modules."""
    flax_calls.name_state(recorder, function)


def run(recorder: Recorder, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Runs a function while its calls are recorded."""
    return wrapping.run(recorder, FRAMEWORK, function, args, kwargs)
