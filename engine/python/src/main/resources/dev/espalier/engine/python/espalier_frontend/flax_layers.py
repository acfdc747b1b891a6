"""What layers of flax.nnx compute, in words of jax.numpy, jax.nn and jax.lax.

The stand-in computes by them, and a trace of a real nnx module goes through them, so both give the same graph. Each takes
the layer, whose attributes have the names of nnx, and its inputs.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from espalier_frontend.keras_ops import same_padding


def _value(variable: Any) -> Any:
    """What a variable holds, without what nnx does when it is read."""
    return None if variable is None else variable.get_raw_value()


def _require(layer: Any, **expected: Any) -> None:
    """Refuses settings that nothing here is prepared for."""
    for name, usual in expected.items():
        if getattr(layer, name, usual) not in (usual, None):
            raise NotImplementedError(f"{type(layer).__name__}({name}={getattr(layer, name)!r}) is not in the tables")


def _is_float32(layer: Any) -> None:
    for name in ("dtype", "param_dtype"):
        found = getattr(layer, name, None)
        if found is not None and getattr(found, "__name__", getattr(found, "name", str(found))) != "float32":
            raise NotImplementedError(f"{type(layer).__name__}({name}={found}): layers of nnx compute in float32 here")


def _all_axes(value: Any, count: int) -> tuple[int, ...]:
    return tuple(value) if isinstance(value, (tuple, list)) else (1 if value is None else value,) * count


def linear(layer: Any, inputs: Any) -> Any:
    _is_float32(layer)
    y = inputs @ _value(layer.kernel)
    return y if layer.bias is None else y + _value(layer.bias)


def linear_general(layer: Any, inputs: Any, out_sharding: Any = None) -> Any:
    import jax.numpy as jnp

    _is_float32(layer)
    axes = [a % inputs.ndim for a in _all_axes(layer.axis, 1)]
    if dict(layer.batch_axis) or axes != list(range(inputs.ndim - len(axes), inputs.ndim)):
        raise NotImplementedError("LinearGeneral along other axes than the last ones")
    y = jnp.tensordot(inputs, _value(layer.kernel), len(axes))
    return y if layer.bias is None else y + _value(layer.bias)


def conv(layer: Any, inputs: Any) -> Any:
    import jax
    import jax.numpy as jnp

    _is_float32(layer)
    _require(layer, mask=None)
    n = len(layer.kernel_size)
    if n != 2 or inputs.ndim not in (3, 4) or any(d != 1 for d in _all_axes(layer.input_dilation, n)):
        raise NotImplementedError("nnx.Conv along other than two axes: the tables have no words for it")
    x = inputs if inputs.ndim == 4 else jnp.expand_dims(inputs, 0)
    strides, spread = _all_axes(layer.strides, n), _all_axes(layer.kernel_dilation, n)
    padding = layer.padding
    if padding == "SAME":
        padding = same_padding(x.shape[1:-1], layer.kernel_size, strides, spread)
    elif padding in ("CIRCULAR", "REFLECT", "CAUSAL"):
        raise NotImplementedError(f"nnx.Conv(padding={padding!r})")
    elif isinstance(padding, int):
        padding = [(padding, padding)] * n
    elif padding != "VALID":
        padding = [(p, p) if isinstance(p, int) else tuple(p) for p in padding]
    if padding != "VALID":
        x = jnp.pad(x, ((0, 0), *padding, (0, 0))) if any(map(any, padding)) else x
    y = jax.lax.conv_general_dilated(
        x, _value(layer.kernel), strides, "VALID", rhs_dilation=spread, dimension_numbers=("NHWC", "HWIO", "NHWC"),
        feature_group_count=layer.feature_group_count,
    )  # fmt: skip
    if layer.bias is not None:
        y = y + jnp.reshape(_value(layer.bias), (1,) * (n + 1) + (-1,))
    return y if inputs.ndim == 4 else jnp.squeeze(y, 0)


def _statistics(layer: Any, x: Any, axes: tuple[int, ...], has_mean: bool = True) -> tuple[Any, Any]:
    import jax.numpy as jnp

    if not has_mean:
        return None, jnp.mean(jnp.square(x), axes)
    mean = jnp.mean(x, axes)
    if getattr(layer, "use_fast_variance", True):
        return mean, jnp.maximum(0.0, jnp.mean(jnp.square(x), axes) - jnp.square(mean))
    return mean, jnp.mean(jnp.square(x - jnp.expand_dims(mean, axes)), axes)


def _normalized(layer: Any, x: Any, mean: Any, variance: Any, axes: tuple[int, ...], features: tuple[int, ...]) -> Any:
    import jax
    import jax.numpy as jnp

    kept = tuple(1 if a in axes else s for a, s in enumerate(x.shape))
    shape = tuple(s if a in features else 1 for a, s in enumerate(x.shape))
    y = x if mean is None else x - jnp.reshape(mean, kept)
    factor = jax.lax.rsqrt(jnp.reshape(variance, kept) + layer.epsilon)
    if layer.scale is not None:
        factor = factor * jnp.reshape(_value(layer.scale), shape)
    y = y * factor
    bias = getattr(layer, "bias", None)
    return y if bias is None else y + jnp.reshape(_value(bias), shape)


def batch_norm(layer: Any, x: Any, use_running_average: bool | None = None, *, mask: Any = None) -> Any:
    _is_float32(layer)
    features = tuple(a % x.ndim for a in _all_axes(layer.axis, 1))
    axes = tuple(a for a in range(x.ndim) if a not in features)
    learned = layer.use_running_average if use_running_average is None else use_running_average
    if mask is not None or layer.axis_name is not None:
        raise NotImplementedError("nnx.BatchNorm with a mask or an axis name")
    if learned:
        return _normalized(layer, x, _value(layer.mean), _value(layer.var), axes, features)
    mean, variance = _statistics(layer, x, axes)
    learn = getattr(layer, "learn", None)
    if learn is None:
        raise NotImplementedError(
            "nnx.BatchNorm while it learns its statistics, which a graph does not; call model.eval() before tracing"
        )
    learn(mean, variance)
    return _normalized(layer, x, mean, variance, axes, features)


def layer_norm(layer: Any, x: Any, *, mask: Any = None) -> Any:
    _is_float32(layer)
    axes = tuple(a % x.ndim for a in _all_axes(layer.reduction_axes, 1))
    features = tuple(a % x.ndim for a in _all_axes(layer.feature_axes, 1))
    if mask is not None:
        raise NotImplementedError("nnx.LayerNorm with a mask")
    return _normalized(layer, x, *_statistics(layer, x, axes), axes, features)


def rms_norm(layer: Any, x: Any, mask: Any = None) -> Any:
    _is_float32(layer)
    axes = tuple(a % x.ndim for a in _all_axes(layer.reduction_axes, 1))
    features = tuple(a % x.ndim for a in _all_axes(layer.feature_axes, 1))
    if mask is not None:
        raise NotImplementedError("nnx.RMSNorm with a mask")
    return _normalized(layer, x, *_statistics(layer, x, axes, has_mean=False), axes, features)


def embed(layer: Any, inputs: Any) -> Any:
    import jax.numpy as jnp

    return jnp.take(_value(layer.embedding), inputs, axis=0)


def dropout(layer: Any, inputs: Any, *, deterministic: bool | None = None, rngs: Any = None) -> Any:
    off = layer.deterministic if deterministic is None else deterministic
    if off or layer.rate == 0.0:
        return inputs
    draw = getattr(layer, "draw", None)
    if draw is None:
        raise NotImplementedError("nnx.Dropout while it draws, which a graph cannot; call model.eval() before tracing")
    return draw(inputs, rngs)


def attention(layer: Any, inputs_q: Any, inputs_k: Any = None, inputs_v: Any = None, *, mask: Any = None,
              deterministic: bool | None = None, rngs: Any = None, sow_weights: bool = False, decode: bool | None = None,
              is_causal: bool = False) -> Any:
    import jax

    off = layer.deterministic if deterministic is None else deterministic
    if (layer.decode if decode is None else decode) or sow_weights or layer.normalize_qk or layer.dropout_rate and not off:
        raise NotImplementedError("nnx.MultiHeadAttention with decode, sow_weights, normalize_qk or dropout")
    inputs_k = inputs_q if inputs_k is None else inputs_k
    inputs_v = inputs_k if inputs_v is None else inputs_v
    query, key, value = layer.query(inputs_q), layer.key(inputs_k), layer.value(inputs_v)
    if mask is None:
        found = jax.nn.dot_product_attention(query, key, value, is_causal=is_causal)
    else:
        found = jax.nn.dot_product_attention(query, key, value, mask=mask.astype(bool), is_causal=is_causal)
    return layer.out(found)


def sequential(layer: Any, *args: Any) -> Any:
    for part in layer.layers:
        found = part(*args)
        args = found if isinstance(found, tuple) else (found,)
    return args[0] if len(args) == 1 else args


def max_pool(inputs: Any, window_shape: Any, strides: Any = None, padding: Any = "VALID") -> Any:
    """The largest of each window of [batch, height, width, channels], by shifted slices."""
    import jax.numpy as jnp

    return _windows(inputs, window_shape, strides, padding, jnp.maximum, -math.inf)


def avg_pool(inputs: Any, window_shape: Any, strides: Any = None, padding: Any = "VALID", count_include_pad: bool = True) -> Any:
    """The mean of each window."""
    import jax.numpy as jnp

    if not count_include_pad and padding != "VALID":
        raise NotImplementedError("avg_pool(count_include_pad=False)")
    return _windows(inputs, window_shape, strides, padding, jnp.add, 0.0) / math.prod(window_shape)


def _windows(x: Any, window: Any, strides: Any, padding: Any, joined: Callable[[Any, Any], Any], fill: float) -> Any:
    import jax.numpy as jnp

    steps = tuple(strides) if strides is not None else (1,) * len(window)
    if x.ndim != 4 or len(window) != 2:
        raise NotImplementedError("pooling along other than two axes of four")
    if padding != "VALID":
        pads = same_padding(x.shape[1:3], window, steps, (1, 1)) if padding == "SAME" else [tuple(p) for p in padding]
        x = jnp.pad(x, ((0, 0), *pads, (0, 0)), constant_values=fill)
    rows, columns = ((size - width) // step + 1 for size, width, step in zip(x.shape[1:3], window, steps))
    found = None
    for i in range(window[0]):
        for j in range(window[1]):
            part = x[:, i : i + (rows - 1) * steps[0] + 1 : steps[0], j : j + (columns - 1) * steps[1] + 1 : steps[1]]
            found = part if found is None else joined(found, part)
    return found


FORWARDS: dict[str, Callable[..., Any]] = {
    "Linear": linear, "LinearGeneral": linear_general, "Conv": conv, "BatchNorm": batch_norm, "LayerNorm": layer_norm,
    "RMSNorm": rms_norm, "Embed": embed, "Dropout": dropout, "MultiHeadAttention": attention, "Sequential": sequential,
}  # fmt: skip
"""The layers of nnx that are known, by name."""
FUNCTIONS = {"max_pool": max_pool, "avg_pool": avg_pool}
"""Functions of nnx for which the tables have no words."""
