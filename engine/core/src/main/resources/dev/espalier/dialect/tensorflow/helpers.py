"""Functions that outputs may need where TensorFlow has no single call; each keeps the dtype of its argument."""

import math

import keras
import tensorflow as tf


# ---------------------------------------------------------------- indexing
def index_of(values):
    """The tensor of a list of indices, some of which may be tensors, or of truth values."""
    if not values or all(isinstance(value, bool) for value in values):
        return tf.constant(list(values), tf.bool if values else tf.int64)
    return tf.stack([tf.cast(value, tf.int64) for value in values])


def positions_of(x, index):
    """The places of x[index] in the flattened x; an index may hold slices, numbers, tensors and masks."""
    parts = []
    for part in index if isinstance(index, tuple) else (index,):
        if isinstance(part, (list, range)):
            part = index_of(part)
        if tf.is_tensor(part) and part.dtype == tf.bool:
            parts += tf.unstack(tf.where(part), num=part.shape.rank, axis=1)
        else:
            parts.append(part)
    if any(part is Ellipsis for part in parts):
        at = next(i for i, part in enumerate(parts) if part is Ellipsis)
        given = sum(part is not None for part in parts) - 1
        parts[at : at + 1] = [slice(None)] * (x.shape.rank - given)
    picks = any(tf.is_tensor(part) for part in parts)
    lists = [not isinstance(part, slice) and part is not None and picks for part in parts]
    places = tf.reshape(tf.range(tf.size(x)), tf.shape(x))
    places = places[tuple(slice(None) if listed else part for part, listed in zip(parts, lists))]
    if not picks:
        return places
    axes = [axis for axis, listed in enumerate(lists) if listed]
    rest = [axis for axis in range(places.shape.rank) if axis not in axes]
    sizes = [tf.shape(places, out_type=tf.int64)[axis] for axis in axes]
    numbers = [tf.cast(parts[axis], tf.int64) for axis in axes]
    numbers = [tf.where(number < 0, number + n, number) for number, n in zip(numbers, sizes)]
    common = numbers[0]
    for number in numbers[1:]:
        common = common + tf.zeros_like(number)
    numbers = [tf.broadcast_to(number, tf.shape(common)) for number in numbers]
    found = tf.gather_nd(tf.transpose(places, axes + rest), tf.stack(numbers, -1))
    rank = common.shape.rank
    if axes == list(range(axes[0], axes[0] + len(axes))):
        front = [rank + i for i in range(axes[0])]
        back = [rank + i for i in range(axes[0], len(rest))]
        found = tf.transpose(found, front + list(range(rank)) + back)
    return found


def scattered(change, x, index, value):
    """What change makes of x at the index and the value."""
    places = positions_of(x, index)
    values = tf.broadcast_to(tf.cast(value, x.dtype), tf.shape(places))
    flat = change(tf.reshape(x, [-1]), tf.reshape(places, [-1, 1]), tf.reshape(values, [-1]))
    return tf.reshape(flat, tf.shape(x))


def getitem(x, index):
    """x[index], where tensors and masks stand in the index."""
    return tf.gather(tf.reshape(x, [-1]), positions_of(x, index))


def chosen(x, index):
    """x[index], where the index holds integers or truth values, or is a slice or a tuple."""
    if isinstance(index, slice):
        return x[index]
    if isinstance(index, tuple):
        return getitem(x, index)
    index = index_of(index) if isinstance(index, (list, range)) else tf.convert_to_tensor(index)
    if index.dtype == tf.bool:
        return tf.boolean_mask(x, index)
    index = tf.cast(index, tf.int64)
    return tf.gather(x, tf.where(index < 0, index + tf.shape(x, out_type=tf.int64)[0], index))


def item(x, index):
    """x[index], where it is not known which of the two are tensors."""
    return chosen(x, index) if tf.is_tensor(x) and (tf.is_tensor(index) or isinstance(index, list)) else x[index]


def index_update(x, index, value):
    """A copy of x with x[index] = value."""
    return scattered(tf.tensor_scatter_nd_update, x, index, value)


def index_add(x, index, value):
    """A copy of x with x[index] += value; repeated places add up."""
    return scattered(tf.tensor_scatter_nd_add, x, index, value)


def index_multiply(x, index, value):
    """A copy of x with x[index] *= value; repeated places multiply."""
    places = tf.reshape(positions_of(x, index), [-1])
    values = tf.broadcast_to(tf.cast(value, x.dtype), tf.shape(positions_of(x, index)))
    factors = tf.math.unsorted_segment_prod(tf.reshape(values, [-1]), places, tf.size(x))
    return x * tf.reshape(factors, tf.shape(x))


def index_max(x, index, value):
    """A copy of x with x[index] = the larger of x[index] and value."""
    return scattered(tf.tensor_scatter_nd_max, x, index, value)


def index_min(x, index, value):
    """A copy of x with x[index] = the smaller of x[index] and value."""
    return scattered(tf.tensor_scatter_nd_min, x, index, value)


def places_along(indices, axis):
    """For each element of indices its place in a tensor: itself on the axis, its own place on the others."""
    grid = tf.meshgrid(*[tf.range(n) for n in tf.unstack(tf.shape(indices, out_type=tf.int64))], indexing="ij")
    grid[axis] = tf.cast(indices, tf.int64)
    return tf.stack(grid, -1)


def gather(x, indices, axis):
    """The elements of x at the indices along the axis; the other axes of indices may be shorter."""
    return tf.gather_nd(x, places_along(indices, axis))


def scatter(x, indices, value, axis):
    """A copy of x with value at the indices along the axis."""
    values = tf.cast(value, x.dtype)
    if values.shape.rank:
        values = tf.slice(values, [0] * values.shape.rank, tf.shape(indices))
    return tf.tensor_scatter_nd_update(x, places_along(indices, axis), tf.broadcast_to(values, tf.shape(indices)))


def scatter_add(x, indices, value, axis):
    """A copy of x with value added at the indices along the axis."""
    values = tf.cast(value, x.dtype)
    if values.shape.rank:
        values = tf.slice(values, [0] * values.shape.rank, tf.shape(indices))
    return tf.tensor_scatter_nd_add(x, places_along(indices, axis), tf.broadcast_to(values, tf.shape(indices)))


def segment_max(x, ids, n):
    """The largest of each segment; -inf in an empty one of floats."""
    largest = tf.math.unsorted_segment_max(x, ids, n)
    if not x.dtype.is_floating:
        return largest
    empty = tf.math.unsorted_segment_sum(tf.ones_like(x), ids, n) == 0
    return tf.where(empty, tf.constant(-math.inf, x.dtype), largest)


def segment_min(x, ids, n):
    """The smallest of each segment; inf in an empty one of floats."""
    smallest = tf.math.unsorted_segment_min(x, ids, n)
    if not x.dtype.is_floating:
        return smallest
    empty = tf.math.unsorted_segment_sum(tf.ones_like(x), ids, n) == 0
    return tf.where(empty, tf.constant(math.inf, x.dtype), smallest)


def tril_indices(n, k=0, m=None, dtype=tf.int64):
    """The rows and columns of the lower triangle."""
    inside = tf.range(n)[:, None] + k >= tf.range(m or n)
    return tuple(tf.unstack(tf.cast(tf.where(inside), dtype), axis=1))


def triu_indices(n, k=0, m=None, dtype=tf.int64):
    """The rows and columns of the upper triangle."""
    inside = tf.range(n)[:, None] + k <= tf.range(m or n)
    return tuple(tf.unstack(tf.cast(tf.where(inside), dtype), axis=1))


def fill_diagonal(x, value):
    """A copy of x with value on its diagonal."""
    places = tf.repeat(tf.range(tf.reduce_min(tf.shape(x)))[:, None], x.shape.rank, axis=1)
    return tf.tensor_scatter_nd_update(x, places, tf.fill(tf.shape(places)[:1], tf.cast(value, x.dtype)))


# ---------------------------------------------------------------- elementwise
def copysign(x, y):
    """The size of x with the sign of y."""
    return tf.where(keras.ops.signbit(y), -tf.abs(x), tf.abs(x))


def isclose(x, y, rtol=1e-5, atol=1e-8, equal_nan=False):
    """Whether x differs from y by at most atol + rtol * |y|."""
    same = x == y
    if not x.dtype.is_floating:
        x, y = tf.cast(x, tf.float64), tf.cast(y, tf.float64)
    close = same | (tf.math.is_finite(y) & (tf.abs(x - y) <= atol + rtol * tf.abs(y)))
    return close | (tf.math.is_nan(x) & tf.math.is_nan(y)) if equal_nan else close


def array_equal(x, y):
    """Whether x and y have the same shape and the same elements."""
    return tf.reduce_all(x == y) if x.shape == y.shape else tf.constant(False)


# ---------------------------------------------------------------- shapes
def at_least(x, rank):
    """x with axes of size 1 in front, until it has this rank."""
    while x.shape.rank < rank:
        x = x[None]
    return x


def split_every(x, size, axis=0):
    """Parts of this size along the axis; the last one may be smaller."""
    n = x.shape[axis]
    sizes = [size] * (n // size)
    if n % size or not n:
        sizes.append(n % size)
    return tf.split(x, sizes, axis=axis)


def column_stack(xs):
    """Vectors as columns and matrices, side by side."""
    return tf.concat([x[:, None] if x.shape.rank == 1 else x for x in xs], 1)


def vstack(xs):
    """The rows of all xs, one below the other; a vector is one row."""
    return tf.concat([at_least(x, 2) for x in xs], 0)


def array_split(x, n, axis=0):
    """n parts along the axis, the first ones longer by one if need be."""
    return tf.split(x, [(x.shape[axis] + n - 1 - i) // n for i in range(n)], axis=axis)


def chunk(x, n, axis=0):
    """At most n parts along the axis, all of one size but the last."""
    return split_every(x, max(1, -(-x.shape[axis] // n)), axis)


def sum_to(x, shape):
    """The sum of x over the axes along which the shape was stretched."""
    added = x.shape.rank - len(shape)
    stretched = [added + i for i, n in enumerate(shape) if n == 1 and x.shape[added + i] != 1]
    return tf.reshape(tf.reduce_sum(x, axis=[*range(added), *stretched]), shape)


def pad(x, widths, mode):
    """x with its edge repeated ("edge") or continued periodically ("wrap")."""
    for axis, (before, after) in enumerate(widths):
        n = x.shape[axis]
        places = tf.range(-before, n + after)
        places = tf.clip_by_value(places, 0, n - 1) if mode == "edge" else places % n
        x = tf.gather(x, places, axis=axis)
    return x


def pad_all(x, width, mode="constant", value=0):
    """x with every axis made longer at both ends."""
    widths = [[width, width]] * x.shape.rank
    if mode in ("constant", "reflect"):
        return tf.pad(x, widths, mode, tf.cast(value, x.dtype))
    return pad(x, widths, mode)


def pad_last(x, widths, mode="constant", value=0):
    """Pads the last axes by their (before, after)."""
    widths = [(0, 0)] * (x.shape.rank - len(widths)) + list(widths)
    if mode in ("edge", "wrap"):
        return pad(x, widths, mode)
    return tf.pad(x, widths, mode, value)


def pad_pairs(x, pads, mode="constant", value=0):
    """Pads the last axis by the first (before, after), the axis before it by the second, and so on."""
    widths = [(pads[i], pads[i + 1]) for i in range(len(pads) - 2, -1, -2)]
    return pad_last(x, widths, {"replicate": "edge", "circular": "wrap"}.get(mode, mode), value)


# ---------------------------------------------------------------- reductions
def var(x, axis=None, ddof=0, keepdims=False):
    """The variance; the divisor is the count less ddof."""
    squares = tf.square(tf.abs(x - tf.reduce_mean(x, axis=axis, keepdims=True)))
    count = tf.reduce_sum(tf.ones_like(squares), axis=axis, keepdims=keepdims)
    return tf.reduce_sum(squares, axis=axis, keepdims=keepdims) / tf.maximum(count - ddof, 0)


def cummax(x, axis):
    """The largest element so far."""
    return keras.ops.associative_scan(tf.maximum, x, axis=axis)


def cummin(x, axis):
    """The smallest element so far."""
    return keras.ops.associative_scan(tf.minimum, x, axis=axis)


def average(x, axis=None, weights=None, keepdims=False):
    """The weighted mean; the weights have the shape of x or run along the axis."""
    if weights is None:
        return tf.reduce_mean(x, axis=axis, keepdims=keepdims)
    weights = tf.cast(weights, x.dtype)
    if weights.shape.rank != x.shape.rank:
        weights = tf.reshape(weights, [-1 if i == axis % x.shape.rank else 1 for i in range(x.shape.rank)])
    weights = tf.broadcast_to(weights, tf.shape(x))
    total = tf.reduce_sum(weights, axis=axis, keepdims=keepdims)
    return tf.reduce_sum(x * weights, axis=axis, keepdims=keepdims) / total


def vector_norm(x, axis=None, ord=2, keepdims=False):
    """The norm of the vectors along the axes."""
    size = tf.abs(x)
    if ord == math.inf:
        return tf.reduce_max(size, axis=axis, keepdims=keepdims)
    if ord == -math.inf:
        return tf.reduce_min(size, axis=axis, keepdims=keepdims)
    if ord == 0:
        return tf.reduce_sum(tf.cast(size != 0, size.dtype), axis=axis, keepdims=keepdims)
    if ord == 2:
        return tf.sqrt(tf.reduce_sum(tf.square(size), axis=axis, keepdims=keepdims))
    return tf.reduce_sum(size**ord, axis=axis, keepdims=keepdims) ** (1 / ord)


def cov(x, ddof=1):
    """The covariances of the rows of x."""
    rows = x if x.shape.rank == 2 else x[None]
    centred = rows - tf.reduce_mean(rows, axis=-1, keepdims=True)
    return tf.squeeze(tf.matmul(centred, centred, adjoint_b=True) / (rows.shape[-1] - ddof))


def corrcoef(x):
    """The correlations of the rows of x."""
    if x.shape.rank < 2 or x.shape[0] == 1:
        return cov(x) / cov(x)
    covariance = cov(x)
    deviation = tf.sqrt(tf.linalg.diag_part(covariance))
    return covariance / (deviation[:, None] * deviation)


def quantile(x, q, axis=None, keepdims=False, method="linear"):
    """The quantile of x along the axes; several q form the first axis."""
    rank = x.shape.rank
    axes = range(rank) if axis is None else [a % rank for a in ([axis] if isinstance(axis, int) else axis)]
    rest = [a for a in range(rank) if a not in axes]
    y = tf.transpose(x, rest + list(axes))
    y = tf.sort(tf.reshape(y, [x.shape[a] for a in rest] + [-1]), axis=-1)
    y = tf.where(tf.reduce_any(tf.math.is_nan(y), axis=-1, keepdims=True), tf.constant(math.nan, y.dtype), y)
    q = tf.cast(q, tf.float64) if tf.is_tensor(q) else tf.constant(q, tf.float64)
    place = q * (y.shape[-1] - 1)
    if method == "nearest":
        place = tf.round(place)
    low, high = tf.floor(place), tf.math.ceil(place)
    share = {"lower": 0.0 * place, "higher": high - low, "midpoint": (high - low) / 2}.get(method, place - low)
    share = tf.cast(share, y.dtype)
    below, above = (tf.gather(y, tf.cast(end, tf.int32), axis=-1) for end in (low, high))
    out = below + tf.where(share > 0, share * (above - below), tf.zeros_like(below))
    if q.shape.rank:
        out = keras.ops.moveaxis(out, -1, 0)
    for a in sorted(axes) if keepdims else ():
        out = tf.expand_dims(out, a + q.shape.rank)
    return out


# ---------------------------------------------------------------- sorting and counting
def top_k(x, k, axis, dtype=tf.int64):
    """The k largest elements along the axis and their indices."""
    values, indices = tf.math.top_k(keras.ops.moveaxis(x, axis, -1), k)
    return keras.ops.moveaxis(values, -1, axis), tf.cast(keras.ops.moveaxis(indices, -1, axis), dtype)


def searchsorted(sorted, values, side="left", dtype=tf.int64):
    """Where the values would stand in the sorted vector."""
    if sorted.shape.rank > 1:
        return tf.searchsorted(sorted, values, side=side, out_type=dtype)
    values = tf.convert_to_tensor(values, sorted.dtype)
    places = tf.searchsorted(sorted, tf.reshape(values, [-1]), side=side, out_type=dtype)
    return tf.reshape(places, tf.shape(values))


def unique_all(x):
    """The different elements in order, where each element of x stands among them, and how often it occurs."""
    values, inverse, counts = tf.unique_with_counts(tf.sort(tf.reshape(x, [-1])), out_idx=tf.int64)
    inverse = tf.searchsorted(values, tf.reshape(x, [-1]), out_type=tf.int64)
    return values, tf.reshape(inverse, tf.shape(x)), counts


def isin(x, y):
    """Whether each element of x occurs in y."""
    return tf.reduce_any(x[..., None] == tf.reshape(y, [-1]), axis=-1)


def histogram(x, bins, low, high, dtype=tf.int64):
    """The counts in bins of equal width, the last one closed, and the edges."""
    x = x if x.dtype.is_floating else tf.cast(x, tf.float64)
    edges = tf.cast(tf.linspace(tf.cast(low, tf.float64), tf.cast(high, tf.float64), bins + 1), x.dtype)
    flat = tf.reshape(x, [-1])
    inside = tf.boolean_mask(flat, (flat >= edges[0]) & (flat <= edges[-1]))
    places = tf.minimum(tf.searchsorted(edges, inside, side="right") - 1, bins - 1)
    return tf.math.bincount(places, minlength=bins, maxlength=bins, dtype=dtype), edges


def interp(x, xp, fp):
    """Linear interpolation through the points (xp, fp), constant beyond them."""
    right = tf.clip_by_value(searchsorted(xp, x, "right"), 1, xp.shape[0] - 1)
    x0, x1 = tf.gather(xp, right - 1), tf.gather(xp, right)
    y0, y1 = tf.gather(fp, right - 1), tf.gather(fp, right)
    share = tf.clip_by_value(tf.math.divide_no_nan(x - x0, x1 - x0), 0, 1)
    return y0 + tf.cast(share, fp.dtype) * (y1 - y0)


def correlate(x, y, mode="valid"):
    """The sums of products of two vectors of floats, y moved along x."""
    if x.shape[0] < y.shape[0]:
        return tf.reverse(correlate(y, x, mode), [0])
    width = y.shape[0] - 1
    before, after = {"valid": (0, 0), "same": (width - width // 2, width // 2), "full": (width, width)}[mode]
    padded = tf.pad(x, [[before, after]])
    return tf.nn.conv1d(padded[None, :, None], y[:, None, None], stride=1, padding="VALID")[0, :, 0]


def convolve(x, y, mode="full"):
    """The convolution of two vectors of floats."""
    if x.shape[0] < y.shape[0]:
        x, y = y, x
    return correlate(x, tf.reverse(y, [0]), mode)


# ---------------------------------------------------------------- neural networks
def spread(value, n):
    """A number for each of n axes."""
    return [value] * n if isinstance(value, int) else list(value)


def channels_last(x):
    """x with its second axis moved to the end."""
    return tf.transpose(x, [0, *range(2, x.shape.rank), 1])


def channels_first(x):
    """x with its last axis moved to the second place."""
    return tf.transpose(x, [0, x.shape.rank - 1, *range(1, x.shape.rank - 1)])


def conv(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """A convolution with the channels first and a weight [out, in / groups, *kernel]."""
    n = weight.shape.rank - 2
    if not isinstance(padding, str):
        x = tf.pad(x, [[0, 0], [0, 0], *[[p, p] for p in spread(padding, n)]])
        padding = "valid"
    kernel = tf.transpose(weight, [*range(2, n + 2), 1, 0])
    parts = zip(tf.split(channels_last(x), groups, axis=-1), tf.split(kernel, groups, axis=-1))
    options = {"strides": spread(stride, n), "padding": padding.upper(), "dilations": spread(dilation, n)}
    out = tf.concat([tf.nn.convolution(part, filters, **options) for part, filters in parts], -1)
    return channels_first(out if bias is None else out + bias)


def max_pool(x, kernel, stride=None, padding=0):
    """The largest in each window, with the channels first."""
    n = x.shape.rank - 2
    if not isinstance(padding, str):
        lowest = tf.constant(-math.inf, x.dtype) if x.dtype.is_floating else x.dtype.min
        x = tf.pad(x, [[0, 0], [0, 0], *[[p, p] for p in spread(padding, n)]], constant_values=lowest)
        padding = "valid"
    steps = spread(kernel if stride is None else stride, n)
    return channels_first(tf.nn.max_pool(channels_last(x), spread(kernel, n), steps, padding.upper()))


def avg_pool(x, kernel, stride=None, padding=0):
    """The mean of each window, padded with zeros or "same", with the channels first."""
    n = x.shape.rank - 2
    if not isinstance(padding, str):
        x = tf.pad(x, [[0, 0], [0, 0], *[[p, p] for p in spread(padding, n)]])
        padding = "valid"
    steps = spread(kernel if stride is None else stride, n)
    return channels_first(tf.nn.avg_pool(channels_last(x), spread(kernel, n), steps, padding.upper()))


def conv_transpose(x, weight, bias=None, stride=1, padding=0, output_padding=0, dilation=1, groups=1):
    """The transpose of a convolution, with the channels first and a weight [in, out / groups, *kernel]."""
    n = weight.shape.rank - 2
    sides, extra, stride, dilation = (spread(v, n) for v in (padding, output_padding, stride, dilation))
    kernel = tf.transpose(weight, [*range(2, n + 2), 1, 0])
    size, reach = tf.shape(x)[2:], [d * (k - 1) + 1 for d, k in zip(dilation, weight.shape[2:])]
    whole = [(size[i] - 1) * stride[i] + reach[i] + extra[i] for i in range(n)]
    parts = zip(tf.split(channels_last(x), groups, axis=-1), tf.split(kernel, groups, axis=-1))
    options = {"strides": stride, "padding": "VALID", "dilations": dilation}
    shape = tf.stack([tf.shape(x)[0], *whole, weight.shape[1]])
    out = tf.concat([tf.nn.conv_transpose(part, filters, shape, **options) for part, filters in parts], -1)
    out = out[(slice(None), *[slice(p, w - p) for p, w in zip(sides, whole)])]
    return channels_first(out if bias is None else out + bias)


def solve_matrix(a, b):
    """The solution of a @ x = b for matrices; their batch axes are broadcast."""
    batch = tf.broadcast_dynamic_shape(tf.shape(a)[:-2], tf.shape(b)[:-2])
    a, b = (tf.broadcast_to(m, tf.concat([batch, tf.shape(m)[-2:]], 0)) for m in (a, b))
    return tf.linalg.solve(a, b)


def solve(a, b):
    """The solution of a @ x = b for a vector or matrices."""
    if b.shape.rank == 1:
        return tf.squeeze(solve_matrix(a, b[:, None]), -1)
    return solve_matrix(a, b)


def matrix_power(x, n):
    """The product of n equal matrices; of -n inverses for a negative n."""
    if n < 0:
        x, n = tf.linalg.inv(x), -n
    result = tf.eye(x.shape[-1], batch_shape=x.shape[:-2], dtype=x.dtype)
    for bit in f"{n:b}":
        result = result @ result
        if bit == "1":
            result = result @ x
    return result


def layer_norm(x, shape, weight=None, bias=None, eps=1e-5):
    """x with mean 0 and variance 1 over its last axes, scaled and shifted."""
    mean, variance = tf.nn.moments(x, list(range(-len(shape), 0)), keepdims=True)
    out = (x - mean) / tf.sqrt(variance + eps)
    out = out if weight is None else out * weight
    return out if bias is None else out + bias


def normalize(x, ord=2.0, axis=1, eps=1e-12):
    """x divided by its norm along the axis."""
    return x / tf.maximum(vector_norm(x, axis, ord, keepdims=True), eps)


def dropout(x, rate, training):
    """x with some elements dropped and the others scaled up, while training."""
    return tf.nn.dropout(x, rate) if training else x


def resize_linear(x, n, length, aligned=False):
    """n points of the last axis, read between neighbours; their centres are spread over a length, or the ends are aligned."""
    last = x.shape[-1] - 1
    if aligned:
        places = tf.linspace(tf.constant(0, x.dtype), tf.constant(last, x.dtype), n)
    else:
        places = tf.maximum((tf.range(n, dtype=x.dtype) + 0.5) * (length / n) - 0.5, 0)
    left = tf.cast(places, tf.int64)
    right = tf.minimum(left + 1, last)
    share = places - tf.floor(places)
    return tf.gather(x, left, axis=-1) + share * (tf.gather(x, right, axis=-1) - tf.gather(x, left, axis=-1))


def affine_grid(theta, height, width, aligned=False):
    """The pixels (x, y) of an image between -1 and 1, mapped by matrices [2, 3]."""

    def places(n):
        return tf.linspace(tf.constant(-1, theta.dtype), tf.constant(1, theta.dtype), n) if aligned else (tf.range(n, dtype=theta.dtype) * 2 + 1) / n - 1

    x, y = tf.meshgrid(places(width), places(height))
    return tf.einsum("nij,hwj->nhwi", theta, tf.stack([x, y, tf.ones_like(x)], -1))


def sample_bilinear(x, column, row):
    """Images [batch, channels, height, width] between the four pixels around each point; zeros outside."""
    batch, channels, height, width = x.shape
    flat = tf.reshape(x, (batch, channels, -1))

    def pixels(i, j):
        inside = (i >= 0) & (i < height) & (j >= 0) & (j < width)
        at = tf.cast(tf.clip_by_value(i, 0, height - 1) * width + tf.clip_by_value(j, 0, width - 1), tf.int64)
        values = tf.gather(flat, tf.reshape(at, (batch, -1)), axis=2, batch_dims=1)
        return tf.reshape(values, (batch, channels, *row.shape[1:])) * tf.cast(inside[:, None], x.dtype)

    top, left = tf.floor(row), tf.floor(column)
    down, across = tf.expand_dims(row - top, 1), tf.expand_dims(column - left, 1)
    upper = pixels(top, left) * (1 - across) + pixels(top, left + 1) * across
    lower = pixels(top + 1, left) * (1 - across) + pixels(top + 1, left + 1) * across
    return upper * (1 - down) + lower * down


def interpolate_nearest(x, scale):
    """x with its axes behind the channels stretched by the scale; each place takes its nearest neighbour."""
    for axis, factor in enumerate(spread(scale, x.shape.rank - 2), 2):
        x = tf.repeat(x, factor, axis=axis)
    return x


# ---------------------------------------------------------------- spectra
def window(made, n, periodic=True, dtype=tf.float32):
    """A window of n points; of a periodic one, the next period starts behind the last point."""
    return made(n + periodic, periodic=False, dtype=dtype)[:n] if n > 1 else tf.ones(n, dtype)


def blackman_window(n, periodic=True, dtype=tf.float32):
    """The Blackman window of n points."""
    if n < 2:
        return tf.ones(n, dtype)
    turns = 2 * math.pi * tf.range(n, dtype=dtype) / (n if periodic else n - 1)
    return 0.42 - 0.5 * tf.cos(turns) + 0.08 * tf.cos(2 * turns)


def transformed(function, x, n, axis, factor):
    """What the function makes of x along the axis, cropped or padded to n elements."""
    x = keras.ops.moveaxis(x, axis, -1)
    if n is not None:
        x = x[..., :n]
        x = tf.pad(x, [[0, 0]] * (x.shape.rank - 1) + [[0, n - x.shape[-1]]])
    out = function(x)
    return keras.ops.moveaxis(out * tf.cast(factor(x.shape[-1]), out.dtype), -1, axis)


def to_complex(x):
    """x as complex numbers of its precision."""
    return x if x.dtype.is_complex else tf.cast(x, tf.complex128 if x.dtype == tf.float64 else tf.complex64)


def fft(x, n=None, axis=-1, norm="backward"):
    """The discrete Fourier transform along the axis."""
    factor = {"backward": lambda n: 1, "ortho": lambda n: n**-0.5, "forward": lambda n: 1 / n}[norm]
    return transformed(tf.signal.fft, to_complex(x), n, axis, factor)


def ifft(x, n=None, axis=-1, norm="backward"):
    """The inverse of fft."""
    factor = {"backward": lambda n: 1, "ortho": lambda n: n**0.5, "forward": lambda n: n}[norm]
    return transformed(tf.signal.ifft, to_complex(x), n, axis, factor)


def rfft(x, n=None, axis=-1, norm="backward"):
    """The first half of fft of real numbers."""
    factor = {"backward": lambda n: 1, "ortho": lambda n: n**-0.5, "forward": lambda n: 1 / n}[norm]
    return transformed(tf.signal.rfft, x, n, axis, factor)


def irfft(x, n=None, axis=-1, norm="backward"):
    """The inverse of rfft."""
    n = 2 * (x.shape[axis] - 1) if n is None else n
    factor = {"backward": 1, "ortho": n**0.5, "forward": n}[norm]
    inverse = tf.signal.irfft(keras.ops.moveaxis(to_complex(x), axis, -1), fft_length=[n])
    return keras.ops.moveaxis(inverse * factor, -1, axis)


def fft2(x, axes=(-2, -1), norm="backward"):
    """The discrete Fourier transform along two axes."""
    return fft(fft(x, None, axes[1], norm), None, axes[0], norm)


def ifft2(x, axes=(-2, -1), norm="backward"):
    """The inverse of fft2."""
    return ifft(ifft(x, None, axes[1], norm), None, axes[0], norm)


def fftfreq(n, d=1.0, dtype=tf.float32):
    """The frequencies of fft."""
    places = tf.range(n)
    return tf.cast(tf.where(places < (n + 1) // 2, places, places - n), dtype) / (n * d)


def rfftfreq(n, d=1.0, dtype=tf.float32):
    """The frequencies of rfft."""
    return tf.cast(tf.range(n // 2 + 1), dtype) / (n * d)


def rot90(x, k=1, axes=(0, 1)):
    """x turned k times by a quarter in the plane of two axes."""
    if k % 2 == 0:
        return tf.reverse(x, axes) if k % 4 else x
    order = list(range(x.shape.rank))
    order[axes[0]], order[axes[1]] = order[axes[1]], order[axes[0]]
    return tf.reverse(tf.transpose(x, order), [axes[0] if k % 4 == 1 else axes[1]])


def choose_with(condition, yes, no, operands):
    """What yes or no makes of the operands."""
    return tf.cond(condition, lambda: yes(*operands), lambda: no(*operands))


def choose_among(index, branches, operands):
    """What one of the branches makes of the operands; the first or the last where the index lies outside."""
    return tf.switch_case(tf.clip_by_value(index, 0, len(branches) - 1), [lambda branch=branch: branch(*operands) for branch in branches])


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
    n = tf.nest.flatten(xs)[0].shape[0] if length is None else length
    outputs = [None] * n
    for i in reversed(range(n)) if reverse else range(n):
        carry, outputs[i] = fn(carry, None if xs is None else tf.nest.map_structure(lambda leaf: leaf[i], xs))
    stack = lambda *rows: None if rows[0] is None else tf.stack(rows)
    return carry, tf.nest.map_structure(stack, *outputs)


def value_and_grad(fn, argnums=0, has_aux=False):
    """A function that gives what fn gives, and the gradient of that (of its first part, with has_aux) by arguments."""

    def both(*args, **kwargs):
        args = list(args)
        places = [argnums] if isinstance(argnums, int) else argnums
        for i in places:
            args[i] = tf.nest.map_structure(tf.convert_to_tensor, args[i])
        with tf.GradientTape() as tape:
            tape.watch(tf.nest.flatten([args[i] for i in places]))
            result = fn(*args, **kwargs)
        found = tape.gradient(result[0] if has_aux else result, [args[i] for i in places], unconnected_gradients="zero")
        found = tuple(tf.nest.map_structure(tf.convert_to_tensor, found))
        return result, found[0] if isinstance(argnums, int) else found

    return both


def grad(fn, argnums=0, has_aux=False):
    """A function that gives the gradient of fn by arguments; with has_aux, also the second part of what fn gives."""
    both = value_and_grad(fn, argnums, has_aux)

    def gradient(*args, **kwargs):
        result, found = both(*args, **kwargs)
        return (found, result[1]) if has_aux else found

    return gradient


# ---------------------------------------------------------------- dtypes that are known when the program runs
def widened(x):
    """x, integers and bools in the widest dtype of their kind."""
    x = tf.convert_to_tensor(x)
    if x.dtype.is_floating or x.dtype.is_complex:
        return x
    return tf.cast(x, tf.uint64 if x.dtype.is_unsigned else tf.int64)


def integers_as(x, dtype):
    """x, as dtype where it holds integers or bools; a number of Python as a float."""
    if type(x) in (bool, int, float):
        return float(x)
    x = tf.convert_to_tensor(x)
    return x if x.dtype.is_floating or x.dtype.is_complex else tf.cast(x, dtype)


def promoted(*xs, integers=None, mixed=None):
    """The tensors xs in one dtype, the widest of the highest kind; as `integers` where none holds floats, as `mixed`
    where floats meet integers of 32 bits or more."""
    own = [x.dtype for x in xs if tf.is_tensor(x)] or [tf.int32]
    dtype = max(own, key=lambda d: (d.is_complex, d.is_floating, d.is_integer, d.size))
    if not (dtype.is_floating or dtype.is_complex):
        dtype = integers or ((mixed or tf.float32) if any(isinstance(x, float) for x in xs) else dtype)
    elif mixed is not None and dtype.is_floating and any(d.is_integer and d.size > 2 for d in own):
        dtype = mixed
    return [tf.cast(x, dtype) for x in xs]


def tensor_of(values):
    """One tensor of nested lists of tensors and numbers, where floats of Python are of double precision."""
    leaves = tf.nest.flatten(values)
    dtypes = [value.dtype if tf.is_tensor(value) else type(value) for value in leaves]
    dtype = tf.experimental.numpy.result_type(*dtypes) if dtypes else tf.float64
    return tf.convert_to_tensor(tf.nest.map_structure(lambda value: tf.cast(value, dtype), values), dtype=dtype)


def as_key(x):
    """x, as a number of Python where it is an element of a tensor."""
    return x.numpy().item() if tf.is_tensor(x) else x
