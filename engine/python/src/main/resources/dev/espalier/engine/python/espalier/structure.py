"""Tensors inside of tuples, lists and dictionaries, and tensors of one framework as those of another."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from espalier_frontend import packing

_MODULES = {"torch": "torch", "jax": "jax", "jaxlib": "jax", "tensorflow": "tensorflow", "keras": "tensorflow"}


def framework_of(value: object) -> str | None:
    """The framework whose tensor a value is."""
    for base in type(value).__mro__:
        top = base.__module__.partition(".")[0]
        if top in _MODULES and (hasattr(value, "shape") and hasattr(value, "dtype")):
            return _MODULES[top]
    numpy = sys.modules.get("numpy")
    return "numpy" if numpy is not None and isinstance(value, numpy.ndarray) else None


def framework(values: Sequence[Any]) -> str:
    """The framework of the first tensor."""
    return next((f for f in map(framework_of, values) if f), "numpy")


def leaves(value: Any) -> Iterator[Any]:
    """Everything in a structure, in the order in which a trace names it."""
    if isinstance(value, dict):
        for part in value.values():
            yield from leaves(part)
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from leaves(part)
    else:
        yield value


def tensors(value: Any) -> list[Any]:
    """The tensors of a structure; one that stands there twice counts once."""
    found: dict[int, Any] = {}
    for leaf in leaves(value):
        if framework_of(leaf):
            found.setdefault(id(leaf), leaf)
    return list(found.values())


def flat(value: Any) -> list[Any]:
    """The leaves of what a function returned."""
    return list(leaves(value))


def rebuilt(structure: Any, results: list[Any], sizes: Sequence[int] = ()) -> Any:
    """Results in the structure that the program returned; without one, a single result is itself."""
    if structure is None:
        return results[0] if len(results) == 1 else tuple(results)
    return _rebuilt(structure, iter(results), sizes)


def _rebuilt(structure: Any, results: Iterator[Any], sizes: Sequence[int]) -> Any:
    if isinstance(structure, Slot):
        return next(results)
    if isinstance(structure, SizeSlot):
        return sizes[structure.place]
    if isinstance(structure, dict):
        return type(structure)((k, _rebuilt(v, results, sizes)) for k, v in structure.items())
    if isinstance(structure, tuple) and hasattr(structure, "_fields"):
        return type(structure)(*(_rebuilt(v, results, sizes) for v in structure))
    if isinstance(structure, (tuple, list)):
        return type(structure)(_rebuilt(v, results, sizes) for v in structure)
    return structure


class Slot:
    """Where a tensor stands in a structure."""


class SizeSlot:
    """Where a size stands in a structure."""

    def __init__(self, place: int) -> None:
        self.place = place


def plain(value: Any) -> Any:
    """A tensor that can be handed over: without gradients, in main memory."""
    return value.detach().cpu() if framework_of(value) == "torch" else value


def to(name: str, value: Any) -> Any:
    """A tensor as one of another framework."""
    if framework_of(value) == name:
        return value
    import numpy

    value = plain(value)
    array = value.numpy() if hasattr(value, "numpy") else numpy.asarray(value)
    if name == "numpy":
        return array
    if name == "torch":
        import torch

        return torch.from_numpy(numpy.array(array))
    if name == "jax":
        import jax.numpy

        return jax.numpy.asarray(array)
    import tensorflow

    return tensorflow.convert_to_tensor(array)


def dtype_of(value: Any) -> str:
    """The dtype of a tensor, as graphs write it."""
    name = getattr(value.dtype, "name", None) or str(value.dtype).rpartition(".")[2]
    return packing.SHORT.get(name, name)


def type_of(value: Any) -> str:
    """The type of a tensor, as graphs write it."""
    return f"{dtype_of(value)}[{','.join(map(str, value.shape))}]"


_TYPE = re.compile(r"(\w+)\[(.*)\]")


def check(name: str, wanted: str, value: Any) -> None:
    """Refuses a tensor of another type than a graph takes; sizes with names may be any."""
    found = _TYPE.fullmatch(wanted)
    if found is None or framework_of(value) is None:
        return
    short = dtype_of(value)
    sizes = [s for s in found[2].split(",") if s]
    same = len(sizes) == len(value.shape) and all(s == str(n) or not s.isdigit() for s, n in zip(sizes, value.shape))
    if short != found[1] or not same:
        raise ValueError(f"{name} is {type_of(value)}, and the graph takes {wanted}")


def save_weights(path: str, inputs: list[dict[str, str]], state: list[Any]) -> None:
    """Writes the tensors that are inputs of a graph, by name."""
    import numpy

    names = [i["name"] for i in inputs if i["role"] != "argument"]
    numpy.savez(path, **{name: to("numpy", value) for name, value in zip(names, state)})


def load_weights(path: str, inputs: list[dict[str, str]]) -> list[Any]:
    """What ``save_weights`` wrote, in the order of the inputs."""
    import numpy

    with numpy.load(path, allow_pickle=False) as file:
        return [file[i["name"]] for i in inputs if i["role"] != "argument"]
