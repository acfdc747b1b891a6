"""Calls of TensorFlow and keras.ops, by wrapped tensors."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any

import numpy
import tensorflow

from espalier_capture import keras_calls, tensorflow_loops, wrapping
from espalier_capture.numpy_calls import _SHORT, NAMES
from espalier_capture.recorder import CaptureError, Recorder

_MODULES = "math linalg nn signal image strings bitwise random sets sparse keras.ops keras.activations keras.losses"


class _TensorFlow(wrapping.Wrapping):
    name = "tensorflow"
    infinity = "math.inf"
    public = keras_calls.PUBLIC
    transparent = ("tensorflow.function",)
    refused = (
        "tensorflow.vectorized_map", "tensorflow.switch_case", "tensorflow.case", "tensorflow.py_function",
        "tensorflow.numpy_function", "tensorflow.custom_gradient",
    )  # fmt: skip
    loops = tensorflow_loops.LOOPS

    def flatten(self, tree: Any) -> tuple[list[Any], Callable[[Sequence[Any]], Any]]:
        leaves = tensorflow.nest.flatten(tree)
        return leaves, lambda others: tensorflow.nest.pack_sequence_as(tree, list(others))

    def zeros(self, shape: Any, dtype: Any) -> Any:
        return tensorflow.zeros(shape, dtype)

    def scalar(self, number: Any, short: str | None) -> Any:
        return tensorflow.constant(number, None if short is None else NAMES[short])

    @property
    def modules(self) -> tuple[str, ...]:  # type: ignore[override]
        own = ("tensorflow", *(f"tensorflow.{m}" for m in _MODULES.split()))
        return (*keras_calls.modules(), *own, "keras.ops", "keras.activations")

    def entered(self, run: wrapping.Run, function: Callable[..., Any]) -> Any:
        return keras_calls.entered(run, function)

    def is_array(self, value: object) -> bool:
        return isinstance(value, (tensorflow.Tensor, tensorflow.Variable)) or keras_calls.is_variable(value)

    def array_type(self, array: Any) -> str:
        name = getattr(array.dtype, "name", array.dtype)
        if name not in _SHORT:
            raise CaptureError(f"tensors of {name} have no place in a graph")
        return f"{_SHORT[name]}[{','.join(map(str, array.shape))}]"

    def constant(self, value: object) -> str | None:
        if isinstance(value, tensorflow.dtypes.DType):
            return f"tensorflow.{value.name}"
        if isinstance(value, tensorflow.TensorShape):
            return repr(tuple(value.as_list()))
        if isinstance(value, (numpy.dtype, type)):
            return f"tensorflow.{tensorflow.as_dtype(value).name}"
        return None

    def folders(self) -> tuple[str, ...]:
        return (os.path.dirname(tensorflow.__file__), *keras_calls.folders())


FRAMEWORK = _TensorFlow()


def name_state(recorder: Recorder, function: Callable[..., Any]) -> None:
    """Weights of Keras models have their names; others that a function uses are captured where it does."""
    keras_calls.name_state(recorder, function)


def run(recorder: Recorder, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Runs a function while its calls are recorded."""
    return wrapping.run(recorder, FRAMEWORK, function, args, kwargs)
