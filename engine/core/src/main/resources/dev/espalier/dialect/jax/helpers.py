"""Functions that an output in JAX may need, one copy per file."""

import math

import jax
import jax.numpy as jnp


def lower_median(x, axis, keepdims=False):
    """The lower of the two middle values along an axis; NaN if there is one."""
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
    if jnp.issubdtype(jnp.result_type(x, y), jnp.floating):
        return jnp.trunc(x / y)
    quotient = x // y
    return quotient + ((quotient < 0) & (quotient * y != x))


def histogram(x, bins, low, high, dtype):
    """Counts of values in equal intervals between two bounds, and the edges."""
    counts, edges = jnp.histogram(x, bins, (low, high))
    return counts.astype(dtype), edges


def window(made, n, periodic, dtype):
    """A window of n points; of a periodic one, the next period starts behind the last point."""
    return made(n + periodic)[:n].astype(dtype) if n > 1 else jnp.ones(n, dtype)


def diag_embed(x):
    """Matrices with the last axis of x on their diagonal."""
    i = jnp.arange(x.shape[-1])
    return jnp.zeros((*x.shape, x.shape[-1]), x.dtype).at[..., i, i].set(x)


def chunk(x, n, axis=0):
    """At most n parts of equal size, the last one may be smaller."""
    return split_every(x, max(-(-x.shape[axis] // n), 1), axis)


def sum_to(x, shape):
    """x summed over the axes along which an array of `shape` was broadcast to it."""
    x = x.sum(tuple(range(x.ndim - len(shape))), dtype=x.dtype)
    return x.sum(tuple(i for i, n in enumerate(shape) if n == 1), dtype=x.dtype, keepdims=True)


def split_every(x, size, axis=0):
    """Parts of this size along an axis, the last one may be smaller."""
    return jnp.split(x, list(range(size, x.shape[axis], size)), axis)


def index_along(indices, axis):
    """An index of the places that `indices` along an axis stand for."""
    index = list(jnp.indices(indices.shape, sparse=True))
    index[axis] = indices
    return tuple(index)


def gather(x, indices, axis):
    """Elements of x by their indices along an axis; other axes of `indices` may be shorter."""
    return x[index_along(indices, axis)]


def scatter(x, indices, value, axis):
    """A copy of x with the elements at `indices` along an axis set to `value`."""
    if jnp.ndim(value):
        value = value[tuple(map(slice, indices.shape))]
    return x.at[index_along(indices, axis)].set(value)


def scatter_add(x, indices, value, axis):
    """A copy of x with `value` added at `indices` along an axis."""
    if jnp.ndim(value):
        value = value[tuple(map(slice, indices.shape))]
    return x.at[index_along(indices, axis)].add(value)


def searchsorted(sorted, values, side="left"):
    """jnp.searchsorted, for every row where there are several."""
    if sorted.ndim == 1:
        return jnp.searchsorted(sorted, values, side=side)
    return jnp.vectorize(lambda row, v: jnp.searchsorted(row, v, side=side), signature="(n),(m)->(m)")(sorted, values)


def layer_norm(x, shape, weight=None, bias=None, eps=1e-5):
    """Normalizes the last axes of x to mean 0 and variance 1, then scales and shifts."""
    axes = tuple(range(-len(shape), 0))
    x = jax.nn.standardize(x, axes, epsilon=eps, algorithm="stable")
    if weight is not None:
        x = x * weight
    return x if bias is None else x + bias


def normalize(x, ord=2, axis=1, eps=1e-12):
    """Vectors along an axis, divided by their norm."""
    return x / jnp.maximum(jnp.linalg.vector_norm(x, ord=ord, axis=axis, keepdims=True), eps)


def sigmoid_cross_entropy(logits, labels):
    """Cross entropy between labels in [0, 1] and the sigmoid of logits, elementwise."""
    return jax.nn.softplus(logits) - logits * labels


def softshrink(x, lambd=0.5):
    """Shrinks x towards zero by `lambd`."""
    return jnp.sign(x) * jnp.maximum(jnp.abs(x) - lambd, 0)


def hardshrink(x, lambd=0.5):
    """Sets x to zero where it is not beyond `lambd`."""
    return jnp.where(jnp.abs(x) > lambd, x, 0)


def threshold(x, threshold, value):
    """Sets x to `value` where it is not above `threshold`."""
    return jnp.where(x > threshold, x, value)


def per_axis(value, n):
    """One value for each of n axes."""
    return (value,) * n if isinstance(value, (int, float)) else tuple(value)


def conv(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """Convolves (batch, channels, *space) with kernels (out, in / groups, *space)."""
    n = weight.ndim - 2
    if x.ndim == n + 1:
        return conv(x[None], weight, bias, stride, padding, dilation, groups)[0]
    if isinstance(padding, str):
        padding = padding.upper()
    else:
        padding = [(p, p) for p in per_axis(padding, n)]
    y = jax.lax.conv_general_dilated(
        x,
        weight,
        window_strides=per_axis(stride, n),
        padding=padding,
        rhs_dilation=per_axis(dilation, n),
        feature_group_count=groups,
    )
    return y if bias is None else y + bias.reshape(-1, *[1] * n)


def conv_transpose(x, weight, bias=None, stride=1, padding=0, output_padding=0, dilation=1, groups=1):
    """The transpose of a convolution of (batch, channels, *space) with kernels (in, out / groups, *space)."""
    n = weight.ndim - 2
    stride, padding, extra, dilation = (per_axis(v, n) for v in (stride, padding, output_padding, dilation))
    kernel = weight.reshape(groups, -1, *weight.shape[1:]).swapaxes(1, 2)
    kernel = jnp.flip(kernel.reshape(-1, *kernel.shape[2:]), range(2, n + 2))
    reach = [d * (k - 1) for d, k in zip(dilation, weight.shape[2:])]
    y = jax.lax.conv_general_dilated(
        x,
        kernel,
        window_strides=(1,) * n,
        padding=[(r - p, r - p + e) for r, p, e in zip(reach, padding, extra)],
        lhs_dilation=stride,
        rhs_dilation=dilation,
        feature_group_count=groups,
    )
    return y if bias is None else y + bias.reshape(-1, *[1] * n)


def reduce_windows(x, start, reduce, kernel, stride, padding, n):
    """Reduces windows of the last n axes."""
    outer = x.ndim - n
    kernel = per_axis(kernel, n)
    stride = kernel if stride is None else per_axis(stride, n)
    if isinstance(padding, str):
        padding = padding.upper()
    else:
        padding = [(0, 0)] * outer + [(p, p) for p in per_axis(padding, n)]
    ones = (1,) * outer
    return jax.lax.reduce_window(x, start, reduce, ones + kernel, ones + stride, padding)


def max_pool(x, kernel, stride=None, padding=0):
    """Maxima of windows of (batch, channels, *space)."""
    low = -jnp.inf if jnp.issubdtype(x.dtype, jnp.floating) else jnp.iinfo(x.dtype).min
    return reduce_windows(x, low, jax.lax.max, kernel, stride, padding, x.ndim - 2)


def avg_pool(x, kernel, stride=None, padding=0):
    """Means of windows of (batch, channels, *space); padded zeros count, but not those of "same"."""
    n = x.ndim - 2
    sums = reduce_windows(x, 0.0, jax.lax.add, kernel, stride, padding, n)
    if padding == "same":
        return sums / reduce_windows(jnp.ones_like(x), 0.0, jax.lax.add, kernel, stride, padding, n)
    return sums / math.prod(per_axis(kernel, n))


def resize_linear(x, n, length, aligned=False):
    """n points of the last axis, read between neighbours; their centres are spread over a length, or the ends are aligned."""
    last = x.shape[-1] - 1
    if aligned:
        places = jnp.linspace(0, last, n, dtype=x.dtype)
    else:
        places = jnp.maximum((jnp.arange(n, dtype=x.dtype) + 0.5) * (length / n) - 0.5, 0)
    left = places.astype(int)
    right = jnp.minimum(left + 1, last)
    share = places - jnp.floor(places)
    return jnp.take(x, left, axis=-1) + share * (jnp.take(x, right, axis=-1) - jnp.take(x, left, axis=-1))


def affine_grid(theta, height, width, aligned=False):
    """The pixels (x, y) of an image between -1 and 1, mapped by matrices [2, 3]."""

    def places(n):
        return jnp.linspace(-1, 1, n, dtype=theta.dtype) if aligned else (jnp.arange(n, dtype=theta.dtype) * 2 + 1) / n - 1

    x, y = jnp.meshgrid(places(width), places(height))
    return jnp.einsum("nij,hwj->nhwi", theta, jnp.stack([x, y, jnp.ones_like(x)], -1))


def sample_bilinear(x, column, row):
    """Images [batch, channels, height, width] between the four pixels around each point; zeros outside."""
    batch, channels, height, width = x.shape
    flat = x.reshape(batch, channels, -1)

    def pixels(i, j):
        inside = (i >= 0) & (i < height) & (j >= 0) & (j < width)
        at = (jnp.clip(i, 0, height - 1) * width + jnp.clip(j, 0, width - 1)).astype(int)
        values = jnp.take_along_axis(flat, at.reshape(batch, 1, -1), 2)
        return values.reshape(batch, channels, *row.shape[1:]) * inside[:, None]

    top, left = jnp.floor(row), jnp.floor(column)
    down, across = jnp.expand_dims(row - top, 1), jnp.expand_dims(column - left, 1)
    upper = pixels(top, left) * (1 - across) + pixels(top, left + 1) * across
    lower = pixels(top + 1, left) * (1 - across) + pixels(top + 1, left + 1) * across
    return upper * (1 - down) + lower * down


def interpolate_nearest(x, scale):
    """Resizes (batch, channels, *space) by repeating the nearest element."""
    for axis, factor in enumerate(per_axis(scale, x.ndim - 2), 2):
        size = int(x.shape[axis] * factor)
        x = jnp.take(x, (jnp.arange(size) / factor).astype(int), axis)
    return x


def set_masked(x, mask, value):
    """A copy of x with `value` where the mask, which may lack trailing axes, is true."""
    return jnp.where(mask.reshape(mask.shape + (1,) * (x.ndim - mask.ndim)), value, x)


def pad_pairs(x, pads, mode="constant", value=0):
    """Pads the last axis by the first (before, after), the axis before it by the second, and so on."""
    widths = [(0, 0)] * (x.ndim - len(pads) // 2) + [(pads[i], pads[i + 1]) for i in range(len(pads) - 2, -1, -2)]
    mode = {"replicate": "edge", "circular": "wrap"}.get(mode, mode)
    return jnp.pad(x, widths, mode, **({"constant_values": value} if mode == "constant" else {}))


def pad_last(x, widths, mode="constant", value=0):
    """Pads the last axes by their (before, after)."""
    widths = [(0, 0)] * (x.ndim - len(widths)) + list(widths)
    if mode == "constant":
        return jnp.pad(x, widths, constant_values=value)
    return jnp.pad(x, widths, mode)


def batch_gather(x, indices, axes=1):
    """x[i, indices[i]] for each index i of the first axes, which x and indices share."""
    rows = x.reshape(-1, *x.shape[axes:])
    at = indices.reshape(len(rows), *indices.shape[axes:])
    first = jnp.arange(len(rows)).reshape(-1, *[1] * (at.ndim - 1))
    return rows[first, at].reshape(*indices.shape, *x.shape[axes + 1 :])


def scan_rows(fn, x, start=None):
    """The running results of fn(result, row) over the rows of x; without a start, the first row is the first result."""
    step = lambda result, row: (fn(result, row),) * 2
    if start is None:
        return jnp.concatenate((x[:1], jax.lax.scan(step, x[0], x[1:])[1]))
    return jax.lax.scan(step, jnp.asarray(start), x)[1]


def repeat_while(condition, body, values):
    """The values after values = body(*values), for as long as condition(*values) holds."""
    return jax.lax.while_loop(lambda v: condition(*v), lambda v: tuple(body(*v)), tuple(values))


# ---------------------------------------------------------------- dtypes that are known when the program runs
def widened(x):
    """x, integers and bools in the widest dtype of their kind."""
    x = jnp.asarray(x)
    if jnp.issubdtype(x.dtype, jnp.inexact):
        return x
    return x.astype("uint" if jnp.issubdtype(x.dtype, jnp.unsignedinteger) else int)


def integers_as(x, dtype):
    """x, as dtype where it holds integers or bools; a number of Python as a float."""
    if type(x) in (bool, int, float):
        return float(x)
    x = jnp.asarray(x)
    return x if jnp.issubdtype(x.dtype, jnp.inexact) else x.astype(dtype)


def as_key(x):
    """x, as a number of Python where it is an element of a tensor."""
    return x.item() if isinstance(x, jax.Array) else x
