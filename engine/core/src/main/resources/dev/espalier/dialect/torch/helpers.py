"""Functions that an output in PyTorch may need, one copy per file."""

import math

import torch
import torch.nn.functional as F


def heaviside(x, value):
    """0 where x is negative, 1 where it is positive, and the value between."""
    return torch.heaviside(x, x.new_tensor(value))


def prod(x, dims, keepdim=False, dtype=None):
    """The product over several dimensions; over all where dims is None."""
    dims = range(x.ndim) if dims is None else [dim % x.ndim for dim in dims]
    for dim in sorted(dims, reverse=True):
        x = torch.prod(x, dim, keepdim, dtype=dtype)
    return x


def integer_mean(x, dim=None, keepdim=False):
    """The mean of integers, rounded to zero."""
    total = torch.sum(x, dim, keepdim)
    count = x.numel() // max(total.numel(), 1)
    return torch.div(total, count, rounding_mode="trunc").to(x.dtype)


def nanmax(x, dim=None, keepdim=False):
    """The maximum of what is not NaN; NaN if nothing is left."""
    missing = x.isnan()
    top = x.masked_fill(missing, -torch.inf).amax(dim, keepdim)
    return top.masked_fill(missing.all(dim, keepdim), torch.nan)


def nanmin(x, dim=None, keepdim=False):
    """The minimum of what is not NaN; NaN if nothing is left."""
    return -nanmax(-x, dim, keepdim)


def median(x, dim=None, keepdim=False):
    """The median; of an even number of values the mean of the two in the middle."""
    if dim is None:
        middle = median(x.flatten(), 0)
        return middle.reshape((1,) * x.ndim) if keepdim else middle
    n = x.shape[dim]
    ordered = torch.sort(x, dim).values
    middle = (ordered.select(dim, (n - 1) // 2) + ordered.select(dim, n // 2)) / 2
    middle = torch.where(x.isnan().any(dim), torch.nan, middle)
    return middle.unsqueeze(dim) if keepdim else middle


def quantile(x, q, dim=None, keepdim=False, interpolation="linear"):
    """Quantiles of x; those of a vector q stand on a new first dimension."""
    q = torch.as_tensor(q, dtype=x.dtype, device=x.device)
    return torch.quantile(x, q, dim, keepdim, interpolation=interpolation)


def average(x, dim=None, weights=None, keepdim=False):
    """The weighted mean; the weights have the shape of x, or are a vector along one dimension."""
    if weights.shape != x.shape:
        weights = weights.reshape([-1 if i == dim % x.ndim else 1 for i in range(x.ndim)])
    weights = weights.expand(x.shape)
    return (x * weights).sum(dim, keepdim) / weights.sum(dim, keepdim)


def geomspace(start, stop, num, dtype=torch.float32):
    """Numbers from start to stop with a constant ratio."""
    start, stop = float(start), float(stop)
    low, high = sorted([abs(start), abs(stop)])
    steps = torch.logspace(math.log10(abs(start)), math.log10(abs(stop)), num, dtype=torch.float64)
    return (steps.clamp(low, high) * math.copysign(1, start)).to(dtype)


def stacked(values):
    """One tensor of nested lists of tensors and numbers."""
    if isinstance(values, (list, tuple)):
        return torch.stack([stacked(value) for value in values])
    return torch.as_tensor(values)


def meshgrid(*xs, indexing):
    """Coordinates of a grid, which may be of different dtypes."""
    places = torch.meshgrid(*(torch.arange(len(x)) for x in xs), indexing=indexing)
    return tuple(x[i] for x, i in zip(xs, places))


def tensor_of(values):
    """One tensor of nested lists of tensors and numbers, where floats of Python are of double precision."""
    if isinstance(values, (list, tuple)) and values:
        return torch.stack([tensor_of(value) for value in values])
    return torch.as_tensor(values, dtype=None if isinstance(values, (torch.Tensor, int)) else torch.float64)


def tril_indices(n, k=0, m=None, dtype=torch.int64):
    """The rows and columns of the lower triangle."""
    return torch.tril_indices(n, n if m is None else m, k, dtype=dtype).unbind()


def triu_indices(n, k=0, m=None, dtype=torch.int64):
    """The rows and columns of the upper triangle."""
    return torch.triu_indices(n, n if m is None else m, k, dtype=dtype).unbind()


def one_hot(x, num_classes, dtype):
    """Rows with a one at each index; an index outside of [0, num_classes) gives zeros."""
    return (x.unsqueeze(-1) == torch.arange(num_classes, device=x.device)).to(dtype)


def reverse_dims(x):
    """x with its dimensions in reverse order."""
    return x.permute(*range(x.ndim - 1, -1, -1))


def expand_dims(x, dims):
    """x with new dimensions of size 1 at these places of the result."""
    rank = x.ndim + len(dims)
    for dim in sorted(dim % rank for dim in dims):
        x = x.unsqueeze(dim)
    return x


def flip(x):
    """x reversed along every dimension."""
    return torch.flip(x, tuple(range(x.ndim)))


def pad(x, widths, value=0):
    """Pads each dimension by its (before, after)."""
    return F.pad(x, [n for pair in reversed(pairs(widths, x.ndim)) for n in pair], value=value)


def pairs(widths, rank):
    """The (before, after) of each dimension; one number or pair holds for all of them."""
    widths = [widths] if isinstance(widths, int) else list(widths)
    if isinstance(widths[0], int):
        widths = [(widths[0], widths[-1])]
    return [(pair[0], pair[-1]) for pair in widths * (rank // len(widths))]


def pad_by(x, widths, mode):
    """Pads each dimension by its (before, after) with values of x: mode "reflect", "edge" or "wrap"."""
    for dim, (before, after) in enumerate(pairs(widths, x.ndim)):
        n = x.shape[dim]
        i = torch.arange(-before, n + after, device=x.device)
        if mode == "edge":
            i = i.clamp(0, n - 1)
        elif mode == "wrap":
            i = i % n
        else:
            i = n - 1 - (i % max(2 * n - 2, 1) - (n - 1)).abs()
        x = x.index_select(dim, i)
    return x


def take(x, indices, dim):
    """The elements of x at these indices along a dimension."""
    return x[(slice(None),) * (dim % x.ndim) + (torch.as_tensor(indices, device=x.device),)]


def index_update(x, index, value):
    """A copy of x with x[index] = value."""
    x = x.clone()
    x[index] = torch.as_tensor(value, dtype=x.dtype, device=x.device)
    return x


def index_reduce(x, index, value, reduce):
    """A copy of x with the values put into x[index] by "sum", "prod", "amax" or "amin"; repeated indices all count."""
    at = torch.arange(x.numel(), device=x.device).reshape(x.shape)[index]
    value = torch.as_tensor(value, dtype=x.dtype, device=x.device).expand(at.shape)
    return x.flatten().scatter_reduce(0, at.flatten(), value.flatten(), reduce).reshape(x.shape)


def segment_sum(x, ids, num_segments):
    """Sums the rows of x with the same id; an empty segment gives zeros."""
    return x.new_zeros((num_segments, *x.shape[1:])).index_add(0, ids, x)


def segment_max(x, ids, num_segments):
    """The maximum of the rows of x with the same id; an empty segment gives the lowest value."""
    lowest = -torch.inf if x.is_floating_point() else torch.iinfo(x.dtype).min
    return x.new_full((num_segments, *x.shape[1:]), lowest).index_reduce(0, ids.long(), x, "amax")


def segment_min(x, ids, num_segments):
    """The minimum of the rows of x with the same id; an empty segment gives the highest value."""
    highest = torch.inf if x.is_floating_point() else torch.iinfo(x.dtype).max
    return x.new_full((num_segments, *x.shape[1:]), highest).index_reduce(0, ids.long(), x, "amin")


def resize_linear(x, n, length, aligned=False):
    """n points of the last axis, read between neighbours; their centres are spread over a length, or the ends are aligned."""
    last = x.shape[-1] - 1
    if aligned:
        places = torch.linspace(0, last, n, dtype=x.dtype, device=x.device)
    else:
        places = ((torch.arange(n, dtype=x.dtype, device=x.device) + 0.5) * (length / n) - 0.5).clamp(min=0)
    left = places.long()
    right = (left + 1).clamp(max=last)
    return torch.lerp(x[..., left], x[..., right], places - places.floor())


def top_k(x, k, dim=-1, dtype=torch.int64):
    """The k largest values and their indices, of equal values the first; torch.topk leaves their order open."""
    values, indices = torch.sort(x, dim=dim, descending=True, stable=True)
    return values.narrow(dim, 0, k), indices.narrow(dim, 0, k).to(dtype)


def histogram(x, bins, low, high, dtype=torch.int64):
    """Counts in equal bins from low to high, the last one closed, and their edges."""
    x = x if x.is_floating_point() else x.double()
    edges = torch.linspace(low, high, bins + 1, dtype=x.dtype, device=x.device)
    x = x[(x >= low) & (x <= high)]
    which = (torch.searchsorted(edges, x, right=True) - 1).clamp(max=bins - 1)
    return torch.bincount(which, minlength=bins).to(dtype), edges


def interp(x, xp, fp):
    """The line through the points (xp, fp) at x; constant outside of them."""
    x = x.clamp(xp[0], xp[-1])
    i = torch.searchsorted(xp, x.contiguous(), right=True).clamp(1, len(xp) - 1)
    slope = (fp[i] - fp[i - 1]) / (xp[i] - xp[i - 1])
    return fp[i - 1] + slope * (x - xp[i - 1])


def convolve(x, y, mode="full"):
    """The discrete convolution of two vectors: "full", "same" as the longer one, or "valid"."""
    dtype = torch.promote_types(x.dtype, y.dtype)
    x, y = sorted((x.to(dtype), y.to(dtype)), key=len, reverse=True)
    result = F.conv1d(x[None, None], y.flip(0)[None, None], padding=len(y) - 1)[0, 0]
    if mode == "same":
        return result[(len(y) - 1) // 2:][:len(x)]
    return result if mode == "full" else result[len(y) - 1:len(x)]


def correlate(x, y, mode="valid"):
    """The cross-correlation of two vectors: "full", "same" as the longer one, or "valid"."""
    return convolve(x, y.flip(0).conj(), mode)


def dot(x, y):
    """The product over the last dimension of x and the last but one of y, without broadcasting."""
    if x.ndim == 0 or y.ndim == 0:
        return x * y
    dtype = torch.promote_types(x.dtype, y.dtype)
    return torch.tensordot(x.to(dtype), y.to(dtype), dims=([-1], [max(y.ndim - 2, 0)]))


def conv(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """A convolution over as many dimensions as the weight has after the first two."""
    convolve = (F.conv1d, F.conv2d, F.conv3d)[weight.ndim - 3]
    return convolve(x, weight, bias, stride, padding, dilation, groups)


def pad_same(x, kernel_size, stride=None, dilation=1, value=0.0):
    """x, padded so that a window begins at every `stride`-th place; an odd place comes behind."""
    n, stride = x.ndim - 2, kernel_size if stride is None else stride
    sizes = [(v,) * n if isinstance(v, int) else v for v in (kernel_size, stride, dilation)]
    widths = []
    for length, k, s, d in zip(x.shape[2:], *sizes):
        missing = max((-(-length // s) - 1) * s + (k - 1) * d + 1 - length, 0)
        widths = [missing // 2, missing - missing // 2, *widths]
    return F.pad(x, widths, value=value)


def conv_same(x, weight, bias=None, stride=1, dilation=1, groups=1):
    """A convolution that gives the size of x divided by the stride, rounded up."""
    x = pad_same(x, weight.shape[2:], stride, dilation)
    return conv(x, weight, bias, stride, 0, dilation, groups)


def avg_pool_same(x, kernel_size, stride=None):
    """Means of windows at every `stride`-th place, of what lies in x."""
    sums, shares = (avg_pool(pad_same(v, kernel_size, stride), kernel_size, stride) for v in (x, torch.ones_like(x)))
    return sums / shares


def max_pool(x, kernel_size, stride=None, padding=0):
    """Maxima of windows over all dimensions after the first two."""
    pool = (F.max_pool1d, F.max_pool2d, F.max_pool3d)[x.ndim - 3]
    return pool(x, kernel_size, stride, padding)


def avg_pool(x, kernel_size, stride=None, padding=0):
    """Means of windows over all dimensions after the first two."""
    pool = (F.avg_pool1d, F.avg_pool2d, F.avg_pool3d)[x.ndim - 3]
    return pool(x, kernel_size, stride, padding)


def batch_gather(x, indices, dims=1):
    """x[i, indices[i]] for each index i of the first dimensions, which x and indices share."""
    rows, at = x.flatten(0, dims - 1), indices.flatten(0, dims - 1)
    first = torch.arange(len(rows), device=x.device).reshape(-1, *[1] * (at.ndim - 1))
    return rows[first, at].reshape(*indices.shape, *x.shape[dims + 1 :])


def map_rows(fn, x):
    """The results of fn for the rows of x, one upon the other."""
    return torch.stack([fn(row) for row in x])


def scan_rows(fn, x, start=None):
    """The running results of fn(result, row) over the rows of x; without a start, the first row is the first result."""
    results = []
    for row in x:
        start = row if start is None else fn(start, row)
        results.append(start)
    return torch.stack(results)


def repeat_while(condition, body, values):
    """The values after values = body(*values), for as long as condition(*values) holds."""
    if torch.compiler.is_compiling():
        return torch.while_loop(condition, lambda *v: tuple(x.clone() if torch.is_tensor(x) else x for x in body(*v)), tuple(values))
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


def fresh(tree):
    """A tree of copies, which share no memory with what it was made of."""
    return map_tree(torch.clone, tree)


def choose_with(condition, yes, no, operands):
    """What yes or no makes of the operands."""
    if torch.compiler.is_compiling() and torch.is_tensor(condition):
        return torch.cond(condition, lambda *xs: fresh(yes(*xs)), lambda *xs: fresh(no(*xs)), operands)
    return yes(*operands) if condition else no(*operands)


def choose_among(index, branches, operands):
    """What one of the branches makes of the operands; the first or the last where the index lies outside."""
    if torch.compiler.is_compiling() and torch.is_tensor(index) and len(branches) > 1:
        rest = lambda *xs: choose_among(index - 1, branches[1:], xs)
        return choose_with(index <= 0, branches[0], rest, operands)
    return branches[min(max(int(index), 0), len(branches) - 1)](*operands)


def repeat_times(start, stop, body, value):
    """The value after value = body(i, value) for each i from start to before stop."""
    value = map_tree(torch.as_tensor, value)
    if torch.compiler.is_compiling():
        step = lambda state: (state[0] + 1, body(state[0], state[1]))
        return repeat_one_while(lambda state: state[0] < stop, step, (torch.tensor(int(start), dtype=torch.int32), value))[1]
    for i in range(int(start), int(stop)):
        value = body(torch.tensor(i, dtype=torch.int32), value)
    return value


def repeat_one_while(condition, body, value):
    """The value after value = body(value), for as long as condition(value) holds."""
    value = map_tree(torch.as_tensor, value)
    if torch.compiler.is_compiling():
        one = torch.is_tensor(value)
        packed = lambda fn: lambda *xs: fn(xs[0] if one else xs)
        made = torch.while_loop(packed(condition), packed(lambda v: fresh((body(v),) if one else tuple(body(v)))), (value,) if one else tuple(value))
        return made[0] if one else made
    while condition(value):
        value = body(value)
    return value


def scan_steps(fn, carry, xs, length=None, reverse=False):
    """The last carry and all outputs of carry, output = fn(carry, x) over the rows x of xs."""
    n = tree_leaves(xs)[0].shape[0] if length is None else length
    carry = map_tree(torch.as_tensor, carry)
    outputs = [None] * n
    for i in reversed(range(n)) if reverse else range(n):
        carry, outputs[i] = fn(carry, map_tree(lambda leaf: leaf[i], xs))
    return carry, map_tree(lambda *rows: torch.stack([torch.as_tensor(row) for row in rows]), *outputs)


def value_and_grad(fn, argnums=0, has_aux=False):
    """A function that gives what fn gives, and the gradient of that (of its first part, with has_aux) by arguments."""
    both = torch.func.grad_and_value(fn, argnums=argnums, has_aux=has_aux)
    return lambda *args, **kwargs: both(*args, **kwargs)[::-1]


# ---------------------------------------------------------------- dtypes that are known when the program runs
def widened(x):
    """x, integers and bools in the widest dtype."""
    x = torch.as_tensor(x)
    return x if x.is_floating_point() or x.is_complex() else x.long()


def unsigned_like(x, y):
    """x, a total of y, unsigned where y is."""
    return x.to(torch.uint64) if y.dtype in (torch.uint8, torch.uint16, torch.uint32) else x


def integers_as(x, dtype):
    """x, as dtype where it is a number of Python or holds integers or bools."""
    x = torch.as_tensor(x, dtype=dtype if type(x) in (bool, int, float) else None)
    return x if x.is_floating_point() or x.is_complex() else x.to(dtype)


def promoted(*xs, integers=None, mixed=None):
    """The tensors xs in one dtype, the widest of the highest kind; as `integers` where none holds floats, as `mixed`
    where floats meet integers of 32 bits or more."""
    own = [x.dtype for x in xs if torch.is_tensor(x)] or [torch.int64]
    dtype = own[0]
    for d in own[1:]:
        dtype = torch.promote_types(dtype, d)
    if not (dtype.is_floating_point or dtype.is_complex):
        dtype = integers or ((mixed or torch.float32) if any(isinstance(x, float) for x in xs) else dtype)
    elif mixed is not None and dtype.is_floating_point and any(not d.is_floating_point and d.itemsize > 2 for d in own):
        dtype = mixed
    return [torch.as_tensor(x, dtype=dtype) for x in xs]


def as_key(x):
    """x, as a number of Python where it is an element of a tensor."""
    return x.item() if torch.is_tensor(x) else x
