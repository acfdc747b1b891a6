"""Models of Keras in traces: their own ``call`` runs over wrapped tensors; weights are inputs, layers are scopes."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

from espalier_capture.owners import owners_of
from espalier_capture.recorder import CaptureError, Recorder
from espalier_frontend import keras_ops

# Where the layers of Keras find what their users find in keras.ops; backend functions have the same names.
_BACKEND = "keras.src.backend.tensorflow"
PUBLIC = {f"{_BACKEND}.{part}": "keras.ops" for part in ("core", "numpy", "nn", "math", "linalg")}
PUBLIC.update({f"tensorflow.{name}": name for name in ("keras.ops", "keras.activations", "keras.losses")})
PUBLIC.update({_BACKEND: "keras.ops", "keras.src.backend": "keras.ops", "keras.src.ops": "keras.ops"})


def modules() -> tuple[str, ...]:
    """The modules of Keras whose functions are noted, once Keras is there."""
    return tuple(name for name in PUBLIC if name.startswith("keras.")) if "keras" in sys.modules else ()


def folders() -> tuple[str, ...]:
    """Where the sources of Keras lie."""
    return (os.path.dirname(sys.modules["keras"].__file__),) if "keras" in sys.modules else ()


def models_of(function: Callable[..., Any]) -> list[tuple[str, Any]]:
    """The models that a function uses."""
    return owners_of(function, sys.modules["keras"].Layer) if "keras" in sys.modules else []


def is_variable(value: object) -> bool:
    """Whether it is a weight of Keras."""
    return type(value).__module__.startswith("keras.") and hasattr(value, "trainable") and hasattr(value, "path")


def _walk(layer: Any, path: str) -> Iterator[tuple[str, Any]]:
    yield path, layer
    for below in layer._layers:
        yield from _walk(below, f"{path}/{below.name}" if path else below.name)


def _owned(layer: Any) -> list[Any]:
    return [*layer._trainable_variables, *layer._non_trainable_variables]


def name_state(recorder: Recorder, function: Callable[..., Any]) -> None:
    """Weights are inputs under the names of the layers around them."""
    seen: set[int] = set()
    for prefix, model in models_of(function):
        for path, layer in _walk(model, ""):
            for weight in _owned(layer):
                if id(weight) not in seen:
                    seen.add(id(weight))
                    name = prefix + (f"{path}/{weight.name}" if path else weight.name)
                    recorder.add_input(weight, name, "parameter" if weight.trainable else "state", name)
                    recorder.stand_for(weight, weight.value)


@contextlib.contextmanager
def entered(run: Any, function: Callable[..., Any]) -> Iterator[None]:
    """While a model runs: its layers are scopes, and the functions that they hold are those that are noted."""
    roots = models_of(function)
    if not roots:
        yield
        return
    keras = sys.modules["keras"]
    paths: dict[int, str] = {}
    kinds: set[type] = set()
    for prefix, root in roots:
        for path, layer in _walk(root, ""):
            paths.setdefault(id(layer), f"{prefix}{path}".replace("/", "."))
            kinds.update(c for c in type(layer).__mro__ if issubclass(c, keras.Layer) and "__call__" in vars(c))
            run.use_noted(layer.__dict__)
    for name, body in keras_ops.FUNCTIONS.items():
        if not run.recorder.knows(f"keras.ops.{name}"):
            for module in ("keras.ops", "keras.src.ops", f"{_BACKEND}.nn"):
                run.put(sys.modules[module], name, body)
    training: list[bool] = [False]

    def call(layer: Any, *args: Any, **kwargs: Any) -> Any:
        if run.depth:
            return original(layer, *args, **kwargs)
        return _called(run, layer, args, kwargs, paths, training)

    original = keras.Layer.__call__
    for kind in kinds:
        run.put(kind, "__call__", call)
    yield


def _called(run: Any, layer: Any, args: tuple[Any, ...], kwargs: dict[str, Any], paths: dict[int, str], training: list[bool]) -> Any:
    kind = type(layer).__name__
    _require_plain(run, layer, kind)
    asked = kwargs.get("training")
    training.append(training[-1] if asked is None else bool(asked))
    if training[-1] and type(layer).__module__.startswith("keras.src") and kind not in ("Sequential", "Functional"):
        if getattr(layer, "rate", 0) or hasattr(layer, "momentum"):
            raise CaptureError(f"{run.recorder.where()}: error: keras.layers.{kind}: a graph does not train; call it with training=False")
    if getattr(layer, "_call_has_training_arg", False) and training[-1]:
        kwargs["training"] = True
    elif not training[-1]:
        kwargs.pop("training", None)
    run.recorder.scopes.append((paths.get(id(layer)) or layer.name, kind))
    try:
        args = tuple(_cast(run, layer, a) for a in args)
        graph = getattr(layer, "_functional", None) or (layer if hasattr(layer, "_run_through_graph") else None)
        if graph is not None:
            found = graph._run_through_graph(graph._flatten_to_reference_inputs(args[0]) if isinstance(args[0], dict) else args[0])
            return found[0] if isinstance(found, (list, tuple)) and len(found) == 1 else found
        return layer.call(*args, **kwargs)
    finally:
        run.recorder.scopes.pop()
        training.pop()


def _require_plain(run: Any, layer: Any, kind: str) -> None:
    if not layer.built:
        raise CaptureError(f"{run.recorder.where()}: error: keras.layers.{kind}: has no weights yet; call the model once before tracing it")
    if getattr(layer, "mask_zero", False) or kind == "Masking":
        raise CaptureError(f"{run.recorder.where()}: error: keras.layers.{kind}: masks that go from layer to layer are not traced")
    if layer.compute_dtype != layer.variable_dtype:
        raise CaptureError(f"{run.recorder.where()}: error: keras.layers.{kind}: mixed precision is not traced")


def _cast(run: Any, layer: Any, value: Any) -> Any:
    """An input in the dtype in which the layer computes, as ``Layer.__call__`` has it."""
    dtype = getattr(value, "dtype", None)
    is_real = getattr(dtype, "is_floating", False)
    if hasattr(value, "_run") and is_real and layer.autocast and dtype.name != layer.compute_dtype:
        return sys.modules["keras"].ops.cast(value, layer.compute_dtype)
    return value
