"""Functions of Keras in words of functions that the tables have: windows, normalization, attention.

The stand-in computes by them, and a trace of a real Keras model goes through them, so both give the same graph.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any


def _all_axes(value: Any, count: int) -> tuple[int, ...]:
    return tuple(value) if isinstance(value, (tuple, list)) else (value,) * count


def same_padding(sizes: Sequence[int], window: Sequence[int], strides: Sequence[int], dilation: Sequence[int]) -> list[tuple[int, int]]:
    """What "same" puts before and behind each axis, so that a stride covers all of it."""
    found = []
    for size, width, stride, spread in zip(sizes, window, strides, dilation):
        total = max((math.ceil(size / stride) - 1) * stride + (width - 1) * spread + 1 - size, 0)
        found.append((total // 2, total - total // 2))
    return found


def _last(data_format: str | None) -> bool:
    if data_format not in (None, "channels_last"):
        raise NotImplementedError(f"data_format={data_format!r}: channels stand last here")
    return True


def _padded(x: Any, window: Sequence[int], strides: Sequence[int], dilation: Sequence[int], padding: str, fill: Any = 0) -> Any:
    import tensorflow as tf

    if padding.lower() == "valid":
        return x
    pads = same_padding(x.shape[1:-1], window, strides, dilation)
    if not any(map(any, pads)):
        return x
    paddings = [[0, 0], *(list(p) for p in pads), [0, 0]]
    return tf.pad(x, paddings, constant_values=fill) if fill else tf.pad(x, paddings)


def conv(inputs: Any, kernel: Any, strides: Any = 1, padding: str = "valid", data_format: Any = None, dilation_rate: Any = 1) -> Any:
    import tensorflow as tf

    _last(data_format)
    axes = len(inputs.shape) - 2
    steps, spread = _all_axes(strides, axes), _all_axes(dilation_rate, axes)
    if padding.lower() == "causal":
        inputs, padding = tf.pad(inputs, [[0, 0], [(kernel.shape[0] - 1) * spread[0], 0], [0, 0]]), "valid"
    x = _padded(inputs, kernel.shape[:axes], steps, spread, padding)
    if kernel.shape[-2] != inputs.shape[-1]:
        raise NotImplementedError("convolution in groups: the tables have no words for it")
    if axes == 1:
        return tf.nn.conv1d(x, kernel, steps[0], "VALID", dilations=spread[0])
    if axes == 2:
        return tf.nn.conv2d(x, kernel, list(steps), "VALID", dilations=list(spread))
    raise NotImplementedError(f"convolution along {axes} axes: the tables have no words for it")


def depthwise_conv(inputs: Any, kernel: Any, strides: Any = 1, padding: str = "valid", data_format: Any = None, dilation_rate: Any = 1) -> Any:
    import tensorflow as tf

    _last(data_format)
    steps, spread = _all_axes(strides, 2), _all_axes(dilation_rate, 2)
    x = _padded(inputs, kernel.shape[:2], steps, spread, padding)
    return tf.nn.depthwise_conv2d(x, kernel, (1, *steps, 1), "VALID", dilations=list(spread))


def _pooled(kind: str, x: Any, window: tuple[int, ...], steps: tuple[int, ...]) -> Any:
    import tensorflow as tf

    if len(window) == 1:
        return getattr(tf.nn, f"{kind}_pool1d")(x, window[0], steps[0], "VALID")
    return getattr(tf.nn, f"{kind}_pool2d")(x, list(window), list(steps), "VALID")


def max_pool(inputs: Any, pool_size: Any, strides: Any = None, padding: str = "valid", data_format: Any = None) -> Any:
    _last(data_format)
    window = _all_axes(pool_size, len(inputs.shape) - 2)
    steps = window if strides is None else _all_axes(strides, len(window))
    x = _padded(inputs, window, steps, (1,) * len(window), padding, -math.inf)
    return _pooled("max", x, window, steps)


def average_pool(inputs: Any, pool_size: Any, strides: Any = None, padding: str = "valid", data_format: Any = None) -> Any:
    """Means of windows; what is put around the input does not count."""
    import tensorflow as tf

    _last(data_format)
    window = _all_axes(pool_size, len(inputs.shape) - 2)
    steps = window if strides is None else _all_axes(strides, len(window))
    x = _padded(inputs, window, steps, (1,) * len(window), padding)
    if x is inputs:
        return _pooled("avg", x, window, steps)
    counted = _padded(tf.ones_like(inputs), window, steps, (1,) * len(window), padding)
    return _pooled("avg", x, window, steps) / _pooled("avg", counted, window, steps)


def _along(vector: Any, axis: int, rank: int) -> Any:
    """A vector that lies along one axis of a tensor."""
    import keras

    if vector is None or axis in (-1, rank - 1):
        return vector
    return keras.ops.reshape(vector, [vector.shape[0] if a == axis % rank else 1 for a in range(rank)])


def batch_normalization(x: Any, mean: Any, variance: Any, axis: int, offset: Any = None, scale: Any = None, epsilon: float = 1e-3) -> Any:
    import tensorflow as tf

    mean, variance, offset, scale = (_along(v, axis, len(x.shape)) for v in (mean, variance, offset, scale))
    return tf.nn.batch_normalization(x, mean, variance, offset, scale, epsilon)


def layer_normalization(x: Any, gamma: Any = None, beta: Any = None, axis: Any = -1, epsilon: float | None = None, **kwargs: Any) -> Any:
    import keras

    if kwargs.get("rms_scaling"):
        raise NotImplementedError("layer_normalization(rms_scaling=True)")
    axes = [axis] if isinstance(axis, int) else list(axis)
    rank = len(x.shape)
    places = sorted(a % rank for a in axes)
    sizes = [x.shape[a] if a in places else 1 for a in range(rank)]
    if places != [rank - 1]:
        gamma, beta = (v if v is None else keras.ops.reshape(v, sizes) for v in (gamma, beta))
    mean = keras.ops.mean(x, axis=axes, keepdims=True)
    variance = keras.ops.var(x, axis=axes, keepdims=True)
    result = (x - mean) * keras.ops.rsqrt(variance + (1e-7 if epsilon is None else epsilon))
    if gamma is not None:
        result = result * gamma
    return result if beta is None else result + beta


def dot_product_attention(query: Any, key: Any, value: Any, bias: Any = None, mask: Any = None, scale: Any = None,
                          is_causal: bool = False, flash_attention: Any = None, attn_logits_soft_cap: Any = None) -> Any:
    """Attention over [batch, time, heads, features]."""
    import keras

    if bias is not None or attn_logits_soft_cap is not None or len(query.shape) != 4:
        raise NotImplementedError("dot_product_attention with a bias, with a soft cap, or of fewer axes")
    scores = keras.ops.einsum("BTNH,BSNH->BNTS", query, key)
    scores = scores * (1.0 / math.sqrt(key.shape[-1]) if scale is None else scale)
    if is_causal:
        past = keras.ops.tril(keras.ops.ones((query.shape[1], key.shape[1]), dtype="bool"))
        mask = past if mask is None else keras.ops.logical_and(mask, past)
    if mask is not None:
        scores = keras.ops.where(mask, scores, -0.7 * 3.4028234663852886e38)
    return keras.ops.einsum("BNTS,BSNH->BTNH", keras.ops.softmax(scores, axis=-1), value)


FUNCTIONS = {f.__name__: f for f in (conv, depthwise_conv, max_pool, average_pool, batch_normalization, layer_normalization,
                                     dot_product_attention)}  # fmt: skip
"""By their names in ``keras.ops``."""
