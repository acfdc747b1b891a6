"""PyTorch 2.15: how reductions, creation and shape are said where no API row can be turned round."""


class emit:
    # reductions; over no axes they are copies, which torch cannot say, whose dim=() is all of them
    def sum(x, axis, keepdims=False):
        assert is_seq(axis) and len(axis) == 0 and not integral(x)
        return x.clone()
    def sum(x, axis, keepdims=False, dtype=None):
        assert is_seq(axis) and len(axis) == 0
        return x.to(dtype, copy=True)
    def mean(x, axis, keepdims=False):
        assert is_seq(axis) and len(axis) == 0 and not integral(x)
        return x.clone()
    def var(x, axis, ddof=0, keepdims=False):
        assert is_seq(axis) and len(axis) == 0 and ddof == 0 and is_simple(x)
        return x - x
    def std(x, axis, ddof=0, keepdims=False):
        assert is_seq(axis) and len(axis) == 0 and ddof == 0 and is_simple(x)
        return x - x
    def amax(x, axis, keepdims=False):
        assert is_seq(axis) and len(axis) == 0
        return x.clone()
    def amin(x, axis, keepdims=False):
        assert is_seq(axis) and len(axis) == 0
        return x.clone()
    def sum(x, axis=None, keepdims=False):
        assert axis is None and keepdims == True and not integral(x)
        return torch.sum(x, dim=None, keepdim=True)
    def sum(x, axis=None, keepdims=False, dtype=None):
        assert axis is None and keepdims == True
        return torch.sum(x, dim=None, keepdim=True, dtype=dtype)
    def mean(x, axis=None, keepdims=False):
        assert axis is None and keepdims == True and not integral(x)
        return torch.mean(x, dim=None, keepdim=True)
    def mean(x, axis=None, keepdims=False, dtype=None):
        assert axis is None and keepdims == True
        return torch.mean(x, dim=None, keepdim=True, dtype=dtype)
    def prod(x, axis=None, keepdims=False):
        assert (is_seq(axis) or (axis is None and keepdims == True)) and not integral(x)
        return helper.prod(x, axis, keepdims)
    def prod(x, axis=None, keepdims=False, dtype=None):
        assert is_seq(axis) or (axis is None and keepdims == True)
        return helper.prod(x, axis, keepdims, dtype)
    def integer_mean(x, axis=None): return helper.integer_mean(x, axis)
    def integer_mean(x, axis=None, keepdims=False): return helper.integer_mean(x, axis, keepdims)
    def mean(x, axis=None, keepdims=False, dtype=None):
        assert integral(x)
        return torch.mean(x, dim=axis, keepdim=keepdims, dtype=dtype)
    def argmax(x, axis=None, keepdims=False, dtype=int64):
        assert isbool(x) and dtype == int64
        return torch.argmax(x.int(), dim=axis, keepdim=keepdims)
    def argmax(x, axis=None, keepdims=False, dtype=int64):
        assert isbool(x)
        return torch.argmax(x.int(), dim=axis, keepdim=keepdims).to(dtype)
    def argmax(x, axis=None, keepdims=False, dtype=int64):
        assert dtype != int64
        return torch.argmax(x, dim=axis, keepdim=keepdims).to(dtype)
    def argmin(x, axis=None, keepdims=False, dtype=int64):
        assert isbool(x) and dtype == int64
        return torch.argmin(x.int(), dim=axis, keepdim=keepdims)
    def argmin(x, axis=None, keepdims=False, dtype=int64):
        assert isbool(x)
        return torch.argmin(x.int(), dim=axis, keepdim=keepdims).to(dtype)
    def argmin(x, axis=None, keepdims=False, dtype=int64):
        assert dtype != int64
        return torch.argmin(x, dim=axis, keepdim=keepdims).to(dtype)
    def all(x, axis=None, keepdims=False):
        assert dtypeof(x) == uint8
        return torch.all(x.bool(), dim=axis, keepdim=keepdims)
    def any(x, axis=None, keepdims=False):
        assert dtypeof(x) == uint8
        return torch.any(x.bool(), dim=axis, keepdim=keepdims)
    def count_nonzero(x, axis=None, keepdims=False, dtype=int64):
        assert keepdims == True or dtype != int64
        return (x != 0).sum(dim=axis, keepdim=keepdims, dtype=dtype)
    def logsumexp(x, axis=None, keepdims=False):
        assert axis is None and keepdims == False
        return torch.logsumexp(x.flatten(), dim=0)
    def logsumexp(x, axis=None, keepdims=False):
        assert axis is None and is_simple(x)
        return torch.logsumexp(x, dim=tuple(range(x.ndim)), keepdim=keepdims)
    def nanmax(x, axis=None, keepdims=False):
        assert integral(x)
        return torch.amax(x, dim=axis, keepdim=keepdims)
    def nanmax(x, axis=None): return helper.nanmax(x, axis)
    def nanmax(x, axis=None, keepdims=False): return helper.nanmax(x, axis, keepdims)
    def nanmin(x, axis=None, keepdims=False):
        assert integral(x)
        return torch.amin(x, dim=axis, keepdim=keepdims)
    def nanmin(x, axis=None): return helper.nanmin(x, axis)
    def nanmin(x, axis=None, keepdims=False): return helper.nanmin(x, axis, keepdims)
    def median(x, axis=None):
        assert not is_seq(axis)
        return helper.median(x, axis)
    def median(x, axis=None, keepdims=False):
        assert not is_seq(axis)
        return helper.median(x, axis, keepdims)
    def lower_median(x, axis=None, keepdims=False):
        assert is_int(axis)
        return torch.median(x, dim=axis, keepdim=keepdims).values
    def quantile(x, q, axis=None, keepdims=False, method="linear"):
        assert is_number(q), "prefer"
        return torch.quantile(x, q, dim=axis, keepdim=keepdims, interpolation=method)
    def quantile(x, q, axis=None):
        assert not is_seq(axis)
        return helper.quantile(x, q, axis)
    def quantile(x, q, axis=None, keepdims=False, method="linear"):
        assert not is_seq(axis)
        return helper.quantile(x, q, axis, keepdims, method)
    def cummax(x, axis): return torch.cummax(x, dim=axis).values
    def cummin(x, axis): return torch.cummin(x, dim=axis).values
    def average(x, axis=None, weights=None, keepdims=False):
        assert weights is None
        return torch.mean(x, dim=axis, keepdim=keepdims)
    def average(x, axis=None, weights=None):
        assert not is_seq(axis)
        return helper.average(x, axis, weights)
    def average(x, axis=None, weights=None, keepdims=False):
        assert not is_seq(axis)
        return helper.average(x, axis, weights, keepdims)

    # creation; torch.tensor(x) would be cut off from the gradient
    def copy(x): return x.clone()
    def cast(x, dtype):
        assert is_number(x), "prefer"
        return torch.tensor(x, dtype=dtype)
    def asarray(x, dtype=None):
        assert dtype is not None and is_seq(x) and not is_numbers(x), "prefer"
        return helper.stacked(x).to(dtype)
    def asarray(x, dtype=None):
        assert dtype is None and is_seq(x) and not is_numbers(x), "prefer"
        return torch.tensor(x)
    def asarray(x, dtype=None):
        assert dtype is None and (is_numbers(x) or is_number(x)) and integral(x)
        return torch.tensor(x)
    def asarray(x, dtype=None):
        assert dtype is None and (is_numbers(x) or is_number(x)) and floating(x)
        return torch.tensor(x, dtype=float64)
    def asarray(x):
        assert not is_seq(x) and not is_number(x), "prefer"
        return torch.as_tensor(x)
    def asarray(x, dtype=None):
        assert is_open(x) and dtype is not None
        return torch.as_tensor(x, dtype=dtype)
    def tensor_of(x, floats, integers):
        assert dtypeof(floats) == float64
        return helper.tensor_of(x)
    def tensor_of(x, floats, integers):
        assert is_seq(x), "prefer"
        return helper.stacked(x)
    def tensor_of(x, floats, integers): return torch.as_tensor(x)
    # a size may be a number, too
    def zeros(shape, dtype):
        assert not is_seq(shape) and dtype == float32, "prefer"
        return torch.zeros(shape)
    def zeros(shape, dtype):
        assert not is_seq(shape), "prefer"
        return torch.zeros(shape, dtype=dtype)
    def ones(shape, dtype):
        assert not is_seq(shape) and dtype == float32, "prefer"
        return torch.ones(shape)
    def ones(shape, dtype):
        assert not is_seq(shape), "prefer"
        return torch.ones(shape, dtype=dtype)
    def empty(shape, dtype):
        assert not is_seq(shape), "prefer"
        return torch.empty(shape, dtype=dtype)
    def full(shape, value, dtype):
        assert is_tensor(value) and not is_number(value), "prefer"
        return value.to(dtype).expand(shape).clone()
    def full(shape, value, dtype):
        assert is_int(shape), "prefer"
        return torch.full((shape,), value, dtype=dtype)
    def full(shape, value, dtype):
        assert is_seq(shape) and (floating(value) and dtype == float32 or is_int(value) and dtype == int64), "prefer"
        return torch.full(shape, value)
    def full(shape, value, dtype):
        assert is_seq(shape), "prefer"
        return torch.full(shape, value, dtype=dtype)
    def full(shape, value, dtype): return torch.empty(shape, dtype=dtype).fill_(value)
    def full_like(x, value):
        assert is_tensor(value) and is_simple(x)
        return value.to(x).expand(x.shape).clone()
    def eye(n, m=None, k=0, dtype=float32):
        assert m is None and k != 0
        return torch.ones(n, n, dtype=dtype).triu(k).tril(k)
    def eye(n, m=None, k=0, dtype=float32):
        assert k != 0
        return torch.ones(n, m, dtype=dtype).triu(k).tril(k)
    def linspace(start, stop, num, endpoint=True, dtype=float32):
        assert endpoint == False
        return torch.linspace(start, stop, num + 1, dtype=dtype)[:-1]
    def geomspace(start, stop, num): return helper.geomspace(start, stop, num)
    def geomspace(start, stop, num, dtype=float32): return helper.geomspace(start, stop, num, dtype)
    def tril_indices(n, k=0):
        assert is_simple(n)
        return torch.tril_indices(n, n, k).unbind()
    def tril_indices(n, k=0, m=None, dtype=int64):
        assert m is not None
        return torch.tril_indices(n, m, k, dtype=dtype).unbind()
    def triu_indices(n, k=0):
        assert is_simple(n)
        return torch.triu_indices(n, n, k).unbind()
    def triu_indices(n, k=0, m=None, dtype=int64):
        assert m is not None
        return torch.triu_indices(n, m, k, dtype=dtype).unbind()
    def tril_indices(n, k=0, m=None, dtype=int64): return helper.tril_indices(n, k, m, dtype)
    def triu_indices(n, k=0, m=None, dtype=int64): return helper.triu_indices(n, k, m, dtype)
    def one_hot(x, n, dtype, axis=-1):
        assert axis == -1
        return helper.one_hot(x, n, dtype)
    def one_hot(x, n, dtype, axis=-1): return helper.one_hot(x, n, dtype).movedim(-1, axis)

    # torch.meshgrid takes one dtype only
    def meshgrid(xs, indexing="xy"):
        assert len(xs) == 2 and not same_dtype(xs[0], xs[1]), "prefer"
        return helper.meshgrid(*xs, indexing=indexing)
    def meshgrid(xs, indexing="xy"):
        assert len(xs) == 3 and not (same_dtype(xs[0], xs[1]) and same_dtype(xs[1], xs[2])), "prefer"
        return helper.meshgrid(*xs, indexing=indexing)

    # shape
    # the property T reverses the order of any number of dimensions, but warns where they are not two
    def permute_dims(x, axes=None):
        assert axes is None and rank(x) > 2 and is_simple(x), "prefer"
        return x.permute(*range(x.ndim - 1, -1, -1))
    def permute_dims(x, axes=None):
        assert axes is None and rank(x) > 2, "prefer"
        return helper.reverse_dims(x)
    def permute_dims(x): return x.T
    def matrix_transpose(x): return x.mT
    def reshape(x, shape):
        assert shape == (-1,), "prefer"
        return x.flatten()
    def reshape(x, shape):
        assert not is_seq(shape), "prefer"
        return x.reshape(shape)
    def expand_dims(x, axis):
        assert is_seq(axis)
        return helper.expand_dims(x, axis)
    def concat(xs, axis=0):
        assert axis is None
        return torch.cat([x.flatten() for x in xs])
    def split(x, sections, axis=0):
        assert is_int(sections), "prefer"
        return torch.chunk(x, sections, dim=axis)
    def split(x, sections, axis=0): return torch.tensor_split(x, sections, dim=axis)
    def flip(x, axis=None):
        assert axis is None
        return helper.flip(x)
    def flip(x, axis=None):
        assert axis is not None
        return x.flip(axis)
    def roll(x, shift, axis=None):
        assert axis is None
        return torch.roll(x, shift)
    def tile(x, reps):
        assert not is_seq(reps), "prefer"
        return x.tile(reps)
    def repeat(x, repeats, axis=None):
        assert is_seq(repeats), "prefer"
        return torch.repeat_interleave(x, torch.tensor(repeats), dim=axis)
    def pad(x, widths): return helper.pad(x, widths)
    def pad_all(x, width): return helper.pad(x, width)
    def pad_all(x, width, mode="constant", value=0):
        assert mode == "constant"
        return helper.pad(x, width, value)
    def pad_all(x, width, mode="constant", value=0): return helper.pad_by(x, width, mode)
    def pad(x, widths, mode="constant", value=0):
        assert mode == "constant"
        return helper.pad(x, widths, value)
    def pad(x, widths, mode="constant", value=0): return helper.pad_by(x, widths, mode)
    def fill_diagonal(x, value): return x.clone().fill_diagonal_(value)

    def trace(x):
        assert rank(x) == 2 and not integral(x), "prefer"
        return torch.trace(x)
    def trace(x):
        assert not integral(x)
        return torch.diagonal(x, dim1=-2, dim2=-1).sum(-1)

    # limits of dtypes
    def resize_linear(x, n, length, aligned=False): return helper.resize_linear(x, n, length, aligned=aligned)
    def device(x): return x.device
    def is_tensor(x): return torch.is_tensor(x)
    def is_floating(dtype): return dtype.is_floating_point
    def is_complex(dtype): return dtype.is_complex
    def finfo_min(dtype): return torch.finfo(dtype).min
    def finfo_max(dtype): return torch.finfo(dtype).max
    def finfo_eps(dtype): return torch.finfo(dtype).eps
    def finfo_tiny(dtype): return torch.finfo(dtype).tiny
