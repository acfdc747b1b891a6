"""Functions that an output in JAX may need, one copy per file."""

import jax
import jax.numpy as jnp


def lower_median(x, axis=None, keepdims=False):
    """The lower of the two middle values along an axis; NaN if there is one."""
    if axis is None:
        return lower_median(x.ravel(), 0)
    x = jnp.sort(x, axis)
    middle = jnp.take(x, jnp.array([(x.shape[axis] - 1) // 2]), axis)
    last = jnp.take(x, jnp.array([x.shape[axis] - 1]), axis)
    median = jnp.where(jnp.isnan(last), last, middle)
    return median if keepdims else jnp.squeeze(median, axis)


def integer_mean(x, axis=None, keepdims=False):
    """The mean of integers, rounded to zero."""
    total = jnp.sum(x, axis, dtype=x.dtype, keepdims=keepdims)
    return jax.lax.div(total, jnp.full_like(total, x.size // max(total.size, 1)))


def trunc_divide(x, y):
    """Divides and rounds to zero."""
    quotient = x / y
    if jnp.issubdtype(jnp.result_type(x, y), jnp.floating):
        return jnp.trunc(quotient)
    quotient = jnp.floor_divide(x, y)
    return quotient + ((quotient < 0) & (quotient * y != x))


def diag_embed(x):
    """Matrices with the last axis of x on their diagonal."""
    i = jnp.arange(x.shape[-1])
    return jnp.zeros((*x.shape, x.shape[-1]), x.dtype).at[..., i, i].set(x)


def chunk(x, n, axis=0):
    """At most n parts of equal size, the last one may be smaller."""
    size = x.shape[axis]
    step = max(-(-size // n), 1)
    return jnp.split(x, list(range(step, size, step)), axis)


def grid(indices, axis):
    """An index of the places that `indices` along an axis stand for."""
    index = list(jnp.indices(indices.shape, sparse=True))
    index[axis] = indices
    return tuple(index)


def gather(x, indices, axis):
    """Elements of x by their indices along an axis; other axes of `indices` may be shorter."""
    return x[grid(indices, axis)]


def scatter(x, indices, value, axis):
    """A copy of x with the elements at `indices` along an axis set to `value`."""
    if jnp.ndim(value):
        value = value[tuple(map(slice, indices.shape))]
    return x.at[grid(indices, axis)].set(value)


def scatter_add(x, indices, value, axis):
    """A copy of x with `value` added at `indices` along an axis."""
    if jnp.ndim(value):
        value = value[tuple(map(slice, indices.shape))]
    return x.at[grid(indices, axis)].add(value)


def layer_norm(x, shape, weight=None, bias=None, eps=1e-5):
    """Normalizes the last axes of x to mean 0 and variance 1, then scales and shifts."""
    axes = tuple(range(-len(shape), 0))
    mean, var = x.mean(axes, keepdims=True), x.var(axes, keepdims=True)
    x = (x - mean) * jax.lax.rsqrt(var + eps)
    if weight is not None:
        x = x * weight
    return x if bias is None else x + bias


def normalize(x, ord=2, axis=1, eps=1e-12):
    """Vectors along an axis, divided by their norm."""
    return x / jnp.maximum(jnp.linalg.vector_norm(x, ord=ord, axis=axis, keepdims=True), eps)


def spatial(value, n):
    """One value for each of n axes."""
    return (value,) * n if isinstance(value, int) else tuple(value)


def conv(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """Convolves (batch, channels, *space) with kernels (out, in / groups, *space)."""
    n = weight.ndim - 2
    if x.ndim == n + 1:
        return conv(x[None], weight, bias, stride, padding, dilation, groups)[0]
    if isinstance(padding, str):
        padding = padding.upper()
    else:
        padding = [(p, p) for p in spatial(padding, n)]
    y = jax.lax.conv_general_dilated(
        x,
        weight,
        window_strides=spatial(stride, n),
        padding=padding,
        rhs_dilation=spatial(dilation, n),
        feature_group_count=groups,
    )
    return y if bias is None else y + bias.reshape(-1, *[1] * n)


def pool(x, start, reduce, kernel, stride, padding, n):
    """Reduces windows of the last n axes."""
    outer = x.ndim - n
    kernel = spatial(kernel, n)
    stride = kernel if stride is None else spatial(stride, n)
    padding = [(0, 0)] * outer + [(p, p) for p in spatial(padding, n)]
    ones = (1,) * outer
    return jax.lax.reduce_window(x, start, reduce, ones + kernel, ones + stride, padding)


def max_pool(x, kernel, stride=None, padding=0):
    """Maxima of windows of (batch, channels, *space)."""
    low = -jnp.inf if jnp.issubdtype(x.dtype, jnp.floating) else jnp.iinfo(x.dtype).min
    return pool(x, low, jax.lax.max, kernel, stride, padding, x.ndim - 2)


def avg_pool(x, kernel, stride=None, padding=0):
    """Means of windows of (batch, channels, *space); padding counts as zeros."""
    n = x.ndim - 2
    return pool(x, 0.0, jax.lax.add, kernel, stride, padding, n) / math.prod(spatial(kernel, n))


def interpolate_nearest(x, scale):
    """Resizes (batch, channels, *space) by repeating the nearest element."""
    for axis, factor in enumerate(spatial(scale, x.ndim - 2), 2):
        size = int(x.shape[axis] * factor)
        x = jnp.take(x, (jnp.arange(size) / factor).astype(int), axis)
    return x
