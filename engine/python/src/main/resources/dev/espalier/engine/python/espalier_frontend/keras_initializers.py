"""``keras.initializers`` without Keras; the random ones draw from the stream of ``tf.random``."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from espalier_frontend import tensorflow_front
from espalier_frontend.tensorflow_front import FRONT


class Initializer:
    """What gives a weight its first value."""

    def __call__(self, shape: Any, dtype: Any = "float32") -> Any:
        raise NotImplementedError


class Constant(Initializer):
    def __init__(self, value: float = 0.0) -> None:
        self.value = value

    def __call__(self, shape: Any, dtype: Any = "float32") -> Any:
        made = FRONT.call("tensorflow.fill", (tuple(shape), float(self.value)), {})
        return made if dtype in (None, "float32") else FRONT.call("tensorflow.cast", (made, dtype), {})


class Zeros(Constant):
    def __init__(self) -> None:
        super().__init__(0.0)


class Ones(Constant):
    def __init__(self) -> None:
        super().__init__(1.0)


class RandomNormal(Initializer):
    def __init__(self, mean: float = 0.0, stddev: float = 0.05, seed: int | None = None) -> None:
        self.mean, self.stddev, self.seed = mean, stddev, seed

    def __call__(self, shape: Any, dtype: Any = "float32") -> Any:
        return tensorflow_front.normal(shape, self.mean, self.stddev, dtype, self.seed)


class TruncatedNormal(RandomNormal):
    def __call__(self, shape: Any, dtype: Any = "float32") -> Any:
        return tensorflow_front.truncated_normal(shape, self.mean, self.stddev, dtype, self.seed)


class RandomUniform(Initializer):
    def __init__(self, minval: float = -0.05, maxval: float = 0.05, seed: int | None = None) -> None:
        self.minval, self.maxval, self.seed = minval, maxval, seed

    def __call__(self, shape: Any, dtype: Any = "float32") -> Any:
        return tensorflow_front.uniform(shape, self.minval, self.maxval, dtype, self.seed)


class VarianceScaling(Initializer):
    def __init__(self, scale: float = 1.0, mode: str = "fan_in", distribution: str = "truncated_normal", seed: int | None = None) -> None:
        self.scale, self.mode, self.distribution, self.seed = scale, mode, distribution, seed

    def __call__(self, shape: Any, dtype: Any = "float32") -> Any:
        field = math.prod(shape[:-2])
        fan_in, fan_out = (shape[0], shape[0]) if len(shape) == 1 else (shape[-2] * field, shape[-1] * field)
        fan = {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2}[self.mode]
        variance = self.scale / max(1.0, fan)
        if self.distribution == "uniform":
            bound = math.sqrt(3.0 * variance)
            return tensorflow_front.uniform(shape, -bound, bound, dtype, self.seed)
        if self.distribution == "untruncated_normal":
            return tensorflow_front.normal(shape, 0.0, math.sqrt(variance), dtype, self.seed)
        return tensorflow_front.truncated_normal(shape, 0.0, math.sqrt(variance) / 0.87962566103423978, dtype, self.seed)


def _scaled(name: str, scale: float, mode: str, distribution: str) -> type:
    def __init__(self: Any, seed: int | None = None) -> None:
        VarianceScaling.__init__(self, scale, mode, distribution, seed)

    return type(name, (VarianceScaling,), {"__init__": __init__, "__module__": "keras.initializers"})


_CLASSES: dict[str, Callable[..., Any]] = {
    c.__name__: c for c in (Constant, Zeros, Ones, RandomNormal, TruncatedNormal, RandomUniform, VarianceScaling)
}
for _name, _settings in {
    "GlorotUniform": (1.0, "fan_avg", "uniform"), "GlorotNormal": (1.0, "fan_avg", "truncated_normal"),
    "HeUniform": (2.0, "fan_in", "uniform"), "HeNormal": (2.0, "fan_in", "truncated_normal"),
    "LecunUniform": (1.0, "fan_in", "uniform"), "LecunNormal": (1.0, "fan_in", "truncated_normal"),
}.items():  # fmt: skip
    _CLASSES[_name] = _scaled(_name, *_settings)
_SHORT = {"uniform": "RandomUniform", "normal": "RandomNormal"}


def get(given: Any) -> Callable[..., Any]:
    """An initializer by its name, or what was given."""
    if callable(given):
        return given
    name = _SHORT.get(given) or "".join(part.title() for part in given.split("_"))
    if name not in _CLASSES:
        raise ValueError(f"Could not interpret initializer identifier: {given}")
    return _CLASSES[name]()


def natives() -> dict[str, Any]:
    """What there is under which name."""
    return {f"keras.initializers.{name}": made for name, made in _CLASSES.items()} | {"keras.initializers.get": get}
