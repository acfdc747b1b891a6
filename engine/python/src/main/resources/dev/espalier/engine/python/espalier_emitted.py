"""Graphs as functions of a real framework, run for the JVM: the source is ours, the arithmetic the framework's.

Importing this module has the JVM's requests ``emitted.devices``, ``emitted.compile``, ``emitted.run`` and
``emitted.forget`` answered.
"""

from __future__ import annotations

import importlib
import itertools
import linecache
import traceback
from collections.abc import Callable, Iterator
from typing import Any

from espalier_runtime import channel, tensors


class EmittedError(RuntimeError):
    """Why a graph could not be run, with the line of its function."""


_numbers = itertools.count(1)
_functions: dict[int, Compiled] = {}


class Compiled:
    """A function made from source, with the device it runs on."""

    def __init__(self, framework: str, source: str, name: str, device: str, graph: int) -> None:
        self.framework = framework
        self.graph = graph
        self.device = device
        self.file = f"<graph {name} in {framework}>"
        linecache.cache[self.file] = (len(source), None, source.splitlines(keepends=True), self.file)
        namespace: dict[str, Any] = {"__name__": "espalier_graph", "espalier_reference": self._reference}
        exec(compile(source, self.file, "exec"), namespace)
        self.function: Callable[..., Any] = namespace[name]

    def __call__(self, inputs: list[tensors.SharedTensor], numbers: list[int]) -> list[Any]:
        values: list[Any] = []
        for index, tensor in enumerate(inputs):
            values.append(tensor.numpy().item() if index in numbers else self._placed(tensor))
        return [_array(item) for item in _flat(self._call(values))]

    def _placed(self, tensor: tensors.SharedTensor) -> Any:
        if self.framework == "torch":
            return tensor.torch().to(self.device)
        if self.framework == "jax":
            import jax

            return jax.device_put(tensor.numpy(), _jax_device(self.device))
        if self.framework == "tensorflow":
            import tensorflow

            with tensorflow.device(self.device):
                return tensor.tensorflow()
        return tensor.numpy()

    def _reference(self, place: int, *operands: Any) -> Any:
        """An operation that the framework has no words for, computed in the JVM."""
        answer = channel.request(
            "emitted.reference",
            graph=self.graph,
            place=place,
            operands=tensors.describe_all([_array(one) for one in operands]),
        )
        results = [self._placed(tensors.read(one)) for one in answer["results"]]
        return tuple(results) if answer["several"] else results[0]

    def _call(self, values: list[Any]) -> Any:
        try:
            if self.framework == "torch":
                import torch

                with torch.no_grad(), torch.device(self.device):
                    return self.function(*values)
            if self.framework == "jax":
                import jax

                with jax.default_device(_jax_device(self.device)):
                    return self.function(*values)
            if self.framework == "tensorflow":
                import tensorflow

                with tensorflow.device(self.device):
                    return self.function(*values)
            return self.function(*values)
        except Exception as error:
            lines = [frame.line for frame in traceback.extract_tb(error.__traceback__) if frame.filename == self.file]
            where = f" in {lines[-1]}" if lines and lines[-1] else ""
            message = str(error).strip().partition("\n")[0]
            raise EmittedError(f"{type(error).__name__}{where}: {message}") from None


def _jax_device(name: str) -> Any:
    import jax

    kind, _, index = name.partition(":")
    return jax.devices(kind)[int(index or 0)]


def _flat(value: Any) -> Iterator[Any]:
    if isinstance(value, (tuple, list)):
        for item in value:
            yield from _flat(item)
    else:
        yield value


def _array(value: Any) -> Any:
    """A result as an array; a Python number has no axes."""
    if isinstance(value, (bool, int, float, complex)):
        import numpy

        return numpy.asarray(value, "bool" if isinstance(value, bool) else "int64" if isinstance(value, int) else None)
    return value


@channel.serve("emitted.devices")
def devices(framework: str) -> list[str]:
    """What the framework can run on here, the default first."""
    module = importlib.import_module(framework)
    if framework == "torch":
        return ["cpu", *(f"cuda:{i}" for i in range(module.cuda.device_count()))]
    if framework == "jax":
        module.config.update("jax_enable_x64", True)
        return ["cpu", *(f"gpu:{d.id}" for d in module.devices() if d.platform == "gpu")]
    if framework == "tensorflow":
        return ["cpu", *(f"gpu:{i}" for i, _ in enumerate(module.config.list_physical_devices("GPU")))]
    return ["cpu"]


@channel.serve("emitted.compile")
def compile_source(framework: str, source: str, name: str, device: str, graph: int) -> int:
    """The number of a function made from source; ``graph`` is its number in the JVM."""
    number = next(_numbers)
    _functions[number] = Compiled(framework, source, name, device, graph)
    return number


@channel.serve("emitted.run")
def run(function: int, inputs: list[Any], numbers: list[int]) -> list[Any]:
    """The results of a function; inputs at the places ``numbers`` are Python numbers."""
    return tensors.describe_all(_functions[function]([tensors.read(one) for one in inputs], numbers))


@channel.serve("emitted.forget")
def forget(function: int) -> None:
    """Lets go of a function."""
    compiled = _functions.pop(function, None)
    if compiled is not None:
        linecache.cache.pop(compiled.file, None)
