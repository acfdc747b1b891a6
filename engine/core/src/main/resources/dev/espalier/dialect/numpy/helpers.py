"""Functions that outputs may need where NumPy has no single call; each keeps the dtype of its argument."""

import math

import numpy as np


# ---------------------------------------------------------------- special functions
def of_each(fn, x):
    """fn of each element, in the dtype of x; of integers in double precision."""
    values = np.vectorize(fn, otypes=[float])(x)
    return values if x.dtype.kind in "biu" else values.astype(x.dtype)


def erf(x):
    """The error function."""
    return of_each(math.erf, x)


def erfc(x):
    """1 - erf(x), exact in the tail."""
    return of_each(math.erfc, x)


def erfinv(x):
    """The inverse of erf: Winitzki's approximation, refined by Halley's method."""
    size = np.abs(x).astype(float)
    with np.errstate(divide="ignore", invalid="ignore"):
        log = np.log1p(-size * size)
        middle = 4.3307 + log / 2
        y = np.sqrt(np.sqrt(middle * middle - log / 0.147) - middle)
        for _ in range(3):
            error = np.where(size < 0.5, erf(y) - size, (1 - size) - erfc(y))
            step = error * np.exp(y * y) * math.sqrt(math.pi) / 2
            y = y - step / (1 + y * step)
    return np.copysign(np.where(size == 1, np.inf, y), x).astype(x.dtype)


def lgamma(x):
    """The logarithm of |gamma(x)|; infinite at 0, -1, -2, …"""

    def scalar(value):
        try:
            return math.lgamma(value)
        except (ValueError, OverflowError):
            return math.inf

    return of_each(scalar, x)


def digamma(x):
    """The derivative of lgamma, by reflection, recurrence and the asymptotic series."""
    low = x < 0.5
    with np.errstate(divide="ignore", invalid="ignore"):
        y = np.where(low, 1.0 - x, x).astype(float)
        out = np.where(low, -np.pi / np.tan(np.pi * np.mod(x, 1.0, dtype=float)), 0.0)
        out = np.where((x < 0) & (x == np.floor(x)), np.nan, out)
    for _ in range(8):
        out = np.where(y < 8, out - 1 / y, out)
        y = np.where(y < 8, y + 1, y)
    z = 1 / (y * y)
    series = z * (1 / 12 - z * (1 / 120 - z * (1 / 252 - z * (1 / 240 - z / 132))))
    return (out + np.log(y) - 0.5 / y - series).astype(x.dtype)


def xlogy(x, y):
    """x * log(y), and 0 where x is 0."""
    return x * np.log(np.where(x == 0, 1, y).astype(np.result_type(x, y)))


def logit(x, eps=None):
    """log(x / (1 - x)), with x clipped to [eps, 1 - eps] where eps is given."""
    if eps is not None:
        x = np.clip(x, eps, 1 - eps)
    return np.log(x) - np.log1p(-x)


def trunc_divide(x, y):
    """x / y, rounded to zero."""
    if np.issubdtype(np.result_type(x, y), np.floating):
        return np.trunc(x / y)
    return (x - np.fmod(x, y)) // y


def lerp(x, y, weight):
    """The point between x and y at a share of the way."""
    return x + weight * (y - x)


# ---------------------------------------------------------------- activations
def softmax(x, axis=-1):
    """Exponentials of x, divided by their sum along an axis."""
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / np.sum(e, axis=axis, keepdims=True)


def log_softmax(x, axis=-1):
    """The logarithm of softmax."""
    x = x - np.max(x, axis=axis, keepdims=True)
    return x - np.log(np.sum(np.exp(x), axis=axis, keepdims=True))


def silu(x):
    """x * sigmoid(x)."""
    return x / (1 + np.exp(-x))


def mish(x):
    """x * tanh(softplus(x))."""
    return x * np.tanh(np.logaddexp(x, 0))


def gelu(x):
    """x times the normal distribution function at x."""
    return 0.5 * x * (1 + erf(x / math.sqrt(2)))


def gelu_tanh(x):
    """The approximation of gelu by tanh."""
    return 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))


def elu(x, alpha=1.0):
    """x where positive, else alpha * (exp(x) - 1)."""
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


def celu(x, alpha=1.0):
    """x where positive, else alpha * (exp(x / alpha) - 1)."""
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0) / alpha))


def selu(x):
    """The self-normalizing elu."""
    return 1.0507009873554805 * np.where(x > 0, x, 1.6732632423543772 * np.expm1(np.minimum(x, 0)))


def leaky_relu(x, negative_slope=0.01):
    """x where positive, else a small multiple of it."""
    return np.where(x > 0, x, negative_slope * x)


def softsign(x):
    """x / (1 + |x|)."""
    return x / (1 + np.abs(x))


def hard_silu(x):
    """x times a piecewise linear sigmoid."""
    return x * np.clip(x + 3, 0, 6) / 6


def tanhshrink(x):
    """x - tanh(x)."""
    return x - np.tanh(x)


def softshrink(x, lambd=0.5):
    """x moved towards 0 by lambd."""
    return np.sign(x) * np.maximum(np.abs(x) - lambd, 0)


def hardshrink(x, lambd=0.5):
    """x where its size is above lambd, else 0."""
    return np.where(np.abs(x) > lambd, x, 0)


def threshold(x, limit, value):
    """x where it is above a limit, else a value."""
    return np.where(x > limit, x, value)


def glu(x, axis=-1):
    """The first half of x, gated by the sigmoid of the second."""
    a, b = np.split(x, 2, axis=axis)
    return a / (1 + np.exp(-b))


# ---------------------------------------------------------------- reductions and statistics
def logsumexp(x, axis=None, keepdims=False):
    """log(sum(exp(x))) without overflow."""
    top = np.max(x, axis=axis, keepdims=True)
    top = np.where(np.isfinite(top), top, 0)
    with np.errstate(divide="ignore"):
        out = np.log(np.sum(np.exp(x - top), axis=axis, keepdims=True)) + top
    return out if keepdims else np.squeeze(out, axis=axis)


def integer_mean(x, axis=None, keepdims=False):
    """The mean of integers, rounded to zero."""
    return np.mean(x, axis=axis, keepdims=keepdims).astype(x.dtype)


def quantile(x, q, axis=None, keepdims=False, method="linear"):
    """Quantiles in the dtype of x."""
    return np.quantile(x, np.asarray(q, dtype=x.dtype), axis=axis, keepdims=keepdims, method=method)


def cov(x, ddof=1):
    """The covariance of the rows, in the dtype of x."""
    return np.cov(x, ddof=ddof, dtype=x.dtype)


def corrcoef(x):
    """The correlation of the rows, in the dtype of x."""
    return np.corrcoef(x, dtype=x.dtype)


def bincount_weighted(x, weights, minlength=0):
    """Sums of the weights of each number in x, in the dtype of the weights."""
    return np.bincount(x, weights=weights, minlength=minlength).astype(weights.dtype)


def histogram(x, bins, low, high, dtype=np.int64):
    """Counts in equal bins between low and high, and the edges of the bins."""
    counts, edges = np.histogram(x, bins=bins, range=(low, high))
    return counts.astype(dtype), edges


def interp(x, xp, fp):
    """The line through the points (xp, fp) at x, in the dtype of fp; constant outside of them."""
    return np.interp(x, xp, fp).astype(fp.dtype)


# ---------------------------------------------------------------- sorting
def argsort_descending(x, axis=-1):
    """Indices that sort from large to small; equals keep their order."""
    order = np.argsort(np.flip(x, axis), axis=axis, stable=True)
    return x.shape[axis] - 1 - np.flip(order, axis)


def top_k(x, k, axis=-1, dtype=np.int64):
    """The k largest along an axis, and their indices; the first of equals."""
    indices = np.take(argsort_descending(x, axis), np.arange(k), axis=axis)
    return np.take_along_axis(x, indices, axis), indices.astype(dtype)


def searchsorted(sorted, values, side="left"):
    """np.searchsorted, for every row where there are several."""
    if sorted.ndim == 1:
        return np.searchsorted(sorted, values, side)
    n = sorted.shape[-1]
    values = np.broadcast_to(values, sorted.shape[:-1] + values.shape[-1:])
    rows = zip(sorted.reshape(-1, n), values.reshape(-1, values.shape[-1]))
    return np.stack([np.searchsorted(row, v, side) for row, v in rows]).reshape(values.shape)


# ---------------------------------------------------------------- shapes
def chunk(x, n, axis=0):
    """Parts of ceil(size / n) along an axis; the last may be smaller."""
    size = x.shape[axis]
    return np.split(x, range(-(-size // n), size, -(-size // n)), axis=axis)


def split_every(x, size, axis=0):
    """Parts of this size along an axis; the last may be smaller."""
    return np.split(x, range(size, x.shape[axis], size), axis=axis)


def diag_embed(x):
    """Matrices with the last axis of x on their diagonals."""
    return np.where(np.eye(x.shape[-1], dtype=bool), x[..., None], 0).astype(x.dtype)


def window(made, n, periodic, dtype):
    """A window of n points; of a periodic one, the next period starts behind the last point."""
    return made(n + periodic)[:n].astype(dtype) if n > 1 else np.ones(n, dtype)


def fill_diagonal(x, value):
    """A copy of x with a value on the diagonal."""
    x = x.copy()
    np.fill_diagonal(x, value)
    return x


def sum_to(x, shape):
    """x summed over the axes along which an array of this shape would be stretched to fit x."""
    x = x.sum(axis=tuple(range(x.ndim - len(shape))), dtype=x.dtype)
    return x.sum(axis=tuple(i for i, n in enumerate(shape) if n != x.shape[i]), keepdims=True, dtype=x.dtype)


def resize_linear(x, n, length, aligned=False):
    """n points of the last axis, read between neighbours; their centres are spread over a length, or the ends are aligned."""
    last = x.shape[-1] - 1
    if aligned:
        places = np.linspace(0, last, n, dtype=x.dtype)
    else:
        places = np.maximum((np.arange(n, dtype=x.dtype) + 0.5) * (length / n) - 0.5, 0)
    left = places.astype(int)
    right = np.minimum(left + 1, last)
    share = places - np.floor(places)
    return np.take(x, left, axis=-1) + share * (np.take(x, right, axis=-1) - np.take(x, left, axis=-1))


def affine_grid(theta, height, width, aligned=False):
    """The pixels (x, y) of an image between -1 and 1, mapped by matrices [2, 3]."""

    def places(n):
        return np.linspace(-1, 1, n, dtype=theta.dtype) if aligned else (np.arange(n, dtype=theta.dtype) * 2 + 1) / n - 1

    x, y = np.meshgrid(places(width), places(height))
    return np.einsum("nij,hwj->nhwi", theta, np.stack([x, y, np.ones_like(x)], -1))


def sample_bilinear(x, column, row):
    """Images [batch, channels, height, width] between the four pixels around each point; zeros outside."""
    batch, channels, height, width = x.shape
    flat = x.reshape(batch, channels, -1)

    def pixels(i, j):
        inside = (i >= 0) & (i < height) & (j >= 0) & (j < width)
        at = (np.clip(i, 0, height - 1) * width + np.clip(j, 0, width - 1)).astype(int)
        values = np.take_along_axis(flat, at.reshape(batch, 1, -1), 2)
        return values.reshape(batch, channels, *row.shape[1:]) * inside[:, None]

    top, left = np.floor(row), np.floor(column)
    down, across = np.expand_dims(row - top, 1), np.expand_dims(column - left, 1)
    upper = pixels(top, left) * (1 - across) + pixels(top, left + 1) * across
    lower = pixels(top + 1, left) * (1 - across) + pixels(top + 1, left + 1) * across
    return upper * (1 - down) + lower * down


def interpolate_nearest(x, scale):
    """Each pixel of (batch, channels, *space) becomes `scale` pixels along every axis of space."""
    scales = np.broadcast_to(scale, x.ndim - 2)
    for axis, factor in enumerate(scales, start=2):
        size = x.shape[axis]
        nearest = np.arange(int(size * factor)) / factor
        x = np.take(x, np.minimum(nearest.astype(int), size - 1), axis=axis)
    return x


# ---------------------------------------------------------------- indexing
def gather(x, indices, axis):
    """x at indices along one axis; along the others x is read from its start, as far as indices go."""
    grid = list(np.indices(indices.shape, sparse=True))
    grid[axis] = indices
    return x[tuple(grid)]


def scatter(x, indices, value, axis):
    """A copy of x with values at indices along one axis; the inverse of gather."""
    x = x.copy()
    grid = list(np.indices(indices.shape, sparse=True))
    grid[axis] = indices
    x[tuple(grid)] = value if np.ndim(value) == 0 else value[tuple(map(slice, indices.shape))]
    return x


def scatter_add(x, indices, value, axis):
    """A copy of x with values added at indices along one axis; repeated indices add up."""
    x = x.copy()
    grid = list(np.indices(indices.shape, sparse=True))
    grid[axis] = indices
    np.add.at(x, tuple(grid), value if np.ndim(value) == 0 else value[tuple(map(slice, indices.shape))])
    return x


def index_update(x, index, value):
    """A copy of x with x[index] = value."""
    x = x.copy()
    x[index] = value
    return x


def index_add(x, index, value):
    """A copy of x with a value added at an index; repeated indices add up."""
    x = x.copy()
    np.add.at(x, index, value)
    return x


def index_multiply(x, index, value):
    """A copy of x multiplied at an index; repeated indices count each time."""
    x = x.copy()
    np.multiply.at(x, index, value)
    return x


def index_max(x, index, value):
    """A copy of x with the larger of x and a value at an index."""
    x = x.copy()
    np.maximum.at(x, index, value)
    return x


def index_min(x, index, value):
    """A copy of x with the smaller of x and a value at an index."""
    x = x.copy()
    np.minimum.at(x, index, value)
    return x


def masked_fill(x, mask, value):
    """x with a value where the mask holds, in the dtype of x."""
    return np.where(mask, value, x).astype(x.dtype)


def masked_select(x, mask):
    """The elements of x where the mask holds, both broadcast to one shape."""
    x, mask = np.broadcast_arrays(x, mask)
    return x[mask]


def segment_sum(x, ids, n):
    """Sums of the rows of x with the same id; 0 for an empty segment."""
    out = np.zeros((n, *x.shape[1:]), dtype=x.dtype)
    np.add.at(out, ids, x)
    return out


def segment_max(x, ids, n):
    """Maxima of the rows of x with the same id; the lowest number for an empty segment."""
    low = -np.inf if np.issubdtype(x.dtype, np.floating) else np.iinfo(x.dtype).min
    out = np.full((n, *x.shape[1:]), low, dtype=x.dtype)
    np.maximum.at(out, ids, x)
    return out


def segment_min(x, ids, n):
    """Minima of the rows of x with the same id; the highest number for an empty segment."""
    high = np.inf if np.issubdtype(x.dtype, np.floating) else np.iinfo(x.dtype).max
    out = np.full((n, *x.shape[1:]), high, dtype=x.dtype)
    np.minimum.at(out, ids, x)
    return out


# ---------------------------------------------------------------- linear algebra
def expm(x):
    """The matrix exponential: scaling, a Taylor series, squaring."""
    norm = np.max(np.sum(np.abs(x), axis=-1))
    squarings = max(0, math.ceil(math.log2(norm)) + 1) if norm > 0 else 0
    y = x / 2**squarings
    out = term = np.zeros_like(x) + np.eye(x.shape[-1], dtype=x.dtype)
    for k in range(1, 19):
        term = term @ y / k
        out = out + term
    for _ in range(squarings):
        out = out @ out
    return out


# ---------------------------------------------------------------- neural networks
def same_widths(sizes, reach, stride):
    """The padding of each axis with which windows that reach so far begin at every `stride`-th place."""
    missing = [max((-(-n // s) - 1) * s + r - n, 0) for n, r, s in zip(sizes, reach, stride)]
    return [(m // 2, m - m // 2) for m in missing]


def conv_transpose(x, weight, bias=None, stride=1, padding=0, output_padding=0, dilation=1, groups=1):
    """The transpose of a convolution of (batch, channels, *space) with kernels (in, out / groups, *kernel)."""
    n = weight.ndim - 2
    stride, padding, extra, dilation = (np.broadcast_to(v, n) for v in (stride, padding, output_padding, dilation))
    size, kernel = np.array(x.shape[2:]), weight.shape[2:]
    whole = (size - 1) * stride + dilation * (np.array(kernel) - 1) + 1 + extra
    pairs = zip(np.split(x, groups, axis=1), np.split(weight, groups))
    parts = np.concatenate([np.tensordot(a, b, axes=(1, 0)) for a, b in pairs], axis=n + 1)
    parts = np.moveaxis(parts, n + 1, 1)
    out = np.zeros((*parts.shape[:2], *whole), parts.dtype)
    for cell in np.ndindex(*kernel):
        places = [slice(c * d, c * d + s * m, s) for c, d, s, m in zip(cell, dilation, stride, size)]
        out[(slice(None), slice(None), *places)] += parts[(..., *cell)]
    out = out[(slice(None), slice(None), *[slice(p, w - p) for p, w in zip(padding, whole)])]
    return out if bias is None else out + bias.reshape(-1, *[1] * n)


def conv(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """Cross-correlation of (batch, channels, *space) with (out, channels / groups, *kernel)."""
    n = weight.ndim - 2
    stride, dilation = np.broadcast_to(stride, n), np.broadcast_to(dilation, n)
    reach = dilation * (np.array(weight.shape[2:]) - 1)
    if padding == "same":
        widths = same_widths(x.shape[2:], reach + 1, stride)
    else:
        widths = [(p, p) for p in np.broadcast_to(0 if padding == "valid" else padding, n)]
    x = np.pad(x, [(0, 0), (0, 0), *widths])
    windows = np.lib.stride_tricks.sliding_window_view(x, reach + 1, axis=tuple(range(2, n + 2)))
    steps = [slice(None, None, step) for step in (*stride, *dilation)]
    windows = windows[(slice(None), slice(None), *steps)]
    pairs = zip(np.split(windows, groups, axis=1), np.split(weight, groups))
    out = [np.tensordot(a, b, axes=((1, *range(-n, 0)), range(1, n + 2))) for a, b in pairs]
    out = np.moveaxis(np.concatenate(out, axis=-1), -1, 1)
    return out if bias is None else out + bias.reshape(-1, *[1] * n)


def pool_windows(x, kernel, stride, padding, fill):
    """Windows over the space of (batch, channels, *space), as trailing axes; and those axes."""
    n = x.ndim - 2
    kernel = np.broadcast_to(kernel, n)
    stride = kernel if stride is None else np.broadcast_to(stride, n)
    if padding == "same":
        widths = same_widths(x.shape[2:], kernel, stride)
    else:
        widths = [(p, p) for p in np.broadcast_to(padding, n)]
    x = np.pad(x, [(0, 0), (0, 0), *widths], constant_values=fill)
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel, axis=tuple(range(2, n + 2)))
    steps = [slice(None, None, step) for step in stride]
    return windows[(slice(None), slice(None), *steps)], tuple(range(-n, 0))


def max_pool(x, kernel, stride=None, padding=0):
    """Maxima of windows over (batch, channels, *space)."""
    low = -np.inf if np.issubdtype(x.dtype, np.floating) else np.iinfo(x.dtype).min
    windows, axes = pool_windows(x, kernel, stride, padding, low)
    return windows.max(axis=axes)


def avg_pool(x, kernel, stride=None, padding=0):
    """Means of windows over (batch, channels, *space); padded zeros count, but not those of "same"."""
    windows, axes = pool_windows(x, kernel, stride, padding, 0)
    if padding == "same":
        return windows.sum(axis=axes) / pool_windows(np.ones_like(x), kernel, stride, padding, 0)[0].sum(axis=axes)
    return windows.mean(axis=axes)


def layer_norm(x, shape, weight=None, bias=None, eps=1e-5):
    """x with mean 0 and variance 1 over its last axes, then scaled and shifted."""
    axes = tuple(range(-len(shape), 0))
    x = (x - x.mean(axis=axes, keepdims=True)) / np.sqrt(x.var(axis=axes, keepdims=True) + eps)
    if weight is not None:
        x = x * weight
    return x if bias is None else x + bias


def normalize(x, ord=2.0, axis=1, eps=1e-12):
    """x divided by its norm along an axis."""
    return x / np.maximum(np.linalg.norm(x, ord, axis, keepdims=True), eps)


def dropout(x, rate, training):
    """x with a share `rate` of its elements set to 0 and the rest scaled up; x itself outside of training."""
    if not training:
        return x
    keep = np.random.random(x.shape) >= rate
    return np.where(keep, x / (1 - rate), 0).astype(x.dtype)


def sigmoid_cross_entropy(logits, labels):
    """Cross-entropy of independent labels with the sigmoid of logits."""
    return np.maximum(logits, 0) - logits * labels + np.log1p(np.exp(-np.abs(logits)))


def pad_pairs(x, pads, mode="constant", value=0):
    """Pads the last axis by the first (before, after), the axis before it by the second, and so on."""
    widths = [(0, 0)] * (x.ndim - len(pads) // 2) + [(pads[i], pads[i + 1]) for i in range(len(pads) - 2, -1, -2)]
    mode = {"replicate": "edge", "circular": "wrap"}.get(mode, mode)
    return np.pad(x, widths, mode, **({"constant_values": value} if mode == "constant" else {}))


def pad_last(x, widths, mode="constant", value=0):
    """Pads the last axes by their (before, after)."""
    widths = [(0, 0)] * (x.ndim - len(widths)) + list(widths)
    if mode == "constant":
        return np.pad(x, widths, constant_values=value)
    return np.pad(x, widths, mode)


def batch_gather(x, indices, axes=1):
    """x[i, indices[i]] for each index i of the first axes, which x and indices share."""
    rows = x.reshape(-1, *x.shape[axes:])
    at = indices.reshape(len(rows), *indices.shape[axes:])
    first = np.arange(len(rows)).reshape(-1, *[1] * (at.ndim - 1))
    return rows[first, at].reshape(*indices.shape, *x.shape[axes + 1 :])


def make_complex(real, imag):
    """Complex numbers of their real and imaginary parts."""
    out = np.empty(np.shape(real), np.result_type(real, np.complex64))
    out.real, out.imag = real, imag
    return out


def tensor_of(data):
    """An array of nested lists of numbers and arrays, where floats of Python are of single precision."""
    array = np.asarray(data)
    return array.astype(np.float32) if array.dtype == np.float64 and not has_doubles(data) else array


def has_doubles(data):
    """Whether an array of double precision is among the data."""
    if isinstance(data, (list, tuple)):
        return any(has_doubles(value) for value in data)
    return getattr(data, "dtype", None) == np.float64


def map_rows(fn, x):
    """The results of fn for the rows of x, one upon the other."""
    return np.stack([fn(row) for row in x])


def scan_rows(fn, x, start=None):
    """The running results of fn(result, row) over the rows of x; without a start, the first row is the first result."""
    results = []
    for row in x:
        start = row if start is None else fn(start, row)
        results.append(start)
    return np.stack(results)


def repeat_while(condition, body, values):
    """The values after values = body(*values), for as long as condition(*values) holds."""
    while condition(*values):
        values = body(*values)
    return values


def map_tree(fn, tree, *rest):
    """A tree of what fn makes of each leaf and those in its place in the rest."""
    if isinstance(tree, dict):
        return {key: map_tree(fn, tree[key], *(other[key] for other in rest)) for key in tree}
    if isinstance(tree, (list, tuple)):
        parts = [map_tree(fn, *parts) for parts in zip(tree, *rest)]
        return type(tree)(*parts) if hasattr(tree, "_fields") else type(tree)(parts)
    return None if tree is None else fn(tree, *rest)


def tree_leaves(tree):
    """The leaves of a tree; those of a dictionary in the order of its keys."""
    if isinstance(tree, dict):
        tree = [tree[key] for key in sorted(tree)]
    elif not isinstance(tree, (list, tuple)):
        return [] if tree is None else [tree]
    return [leaf for part in tree for leaf in tree_leaves(part)]


def choose_with(condition, yes, no, operands):
    """What yes or no makes of the operands."""
    return yes(*operands) if condition else no(*operands)


def choose_among(index, branches, operands):
    """What one of the branches makes of the operands; the first or the last where the index lies outside."""
    return branches[min(max(int(index), 0), len(branches) - 1)](*operands)


def repeat_times(start, stop, body, value):
    """The value after value = body(i, value) for each i from start to before stop."""
    for i in range(int(start), int(stop)):
        value = body(i, value)
    return value


def repeat_one_while(condition, body, value):
    """The value after value = body(value), for as long as condition(value) holds."""
    while condition(value):
        value = body(value)
    return value


def scan_steps(fn, carry, xs, length=None, reverse=False):
    """The last carry and all outputs of carry, output = fn(carry, x) over the rows x of xs."""
    n = tree_leaves(xs)[0].shape[0] if length is None else length
    outputs = [None] * n
    for i in reversed(range(n)) if reverse else range(n):
        carry, outputs[i] = fn(carry, map_tree(lambda leaf: leaf[i], xs))
    return carry, map_tree(lambda *rows: np.stack(rows), *outputs)


# ---------------------------------------------------------------- dtypes that are known when the program runs
def integers_as(x, dtype):
    """x, as dtype where it holds integers or bools; a number of Python as a float."""
    if type(x) in (bool, int, float):
        return float(x)
    x = np.asarray(x)
    return x if x.dtype.kind in "fc" else x.astype(dtype)


def promoted(*xs, integers=None, mixed=None):
    """The arrays xs in one dtype, the widest of the highest kind; as `integers` where none holds floats, as `mixed`
    where floats meet integers of 32 bits or more."""
    own = [x.dtype for x in xs if isinstance(x, (np.ndarray, np.generic))] or [np.dtype(np.int64)]
    dtype = max(own, key=lambda d: ("buifc".index(d.kind), d.itemsize))
    if dtype.kind not in "fc":
        dtype = integers or ((mixed or np.float32) if any(isinstance(x, float) for x in xs) else dtype)
    elif mixed is not None and dtype.kind == "f" and any(d.kind in "iu" and d.itemsize > 2 for d in own):
        dtype = mixed
    return [np.asarray(x, dtype=dtype) for x in xs]
