"""PyTorch 2.15: gathering, scattering and selecting, functions."""


class torch:
    def gather(input: T, dim, index: IntT): return gather(input, index, dim)
    def take_along_dim(input: T, indices: IntT, dim=None):
        assert dim is not None
        return take_along_axis(input, indices, dim)
    def take_along_dim(input: T, indices: IntT, dim=None):
        assert dim is None
        return take_along_axis(reshape(input, (-1,)), reshape(indices, (-1,)), 0)
    def take(input: T, index: IntT): return take(input, index)
    def index_select(input: T, dim, index: IntT): return take(input, index, dim)
    def select(input: T, dim, index: int):
        assert dim == 0
        return getitem(input, index)
    def select(input: T, dim, index: int):
        assert dim == 1
        return getitem(input, (slice(), index))
    def select(input: T, dim, index: int):
        assert dim == 2
        return getitem(input, (slice(), slice(), index))
    def select(input: T, dim, index: int):
        assert dim == -1
        return getitem(input, (..., index))
    def select(input: T, dim, index: int):
        assert dim == -2
        return getitem(input, (..., index, slice()))
    def narrow(input: T, dim, start: int, length: int):
        assert dim == 0
        return getitem(input, slice(start, start + length))
    def narrow(input: T, dim, start: int, length: int):
        assert dim == 1
        return getitem(input, (slice(), slice(start, start + length)))
    def narrow(input: T, dim, start: int, length: int):
        assert dim == 2
        return getitem(input, (slice(), slice(), slice(start, start + length)))
    def narrow(input: T, dim, start: int, length: int):
        assert dim == -1
        return getitem(input, (..., slice(start, start + length)))
    def narrow(input: T, dim, start: int, length: int):
        assert dim == -2
        return getitem(input, (..., slice(start, start + length), slice()))
    def masked_select(input: T, mask: BoolT): return masked_select(input, mask)
    def nonzero(input: T, *, as_tuple=False):
        assert as_tuple == False
        return argwhere(input)
    def nonzero(input: T, *, as_tuple=False):
        assert as_tuple == True
        return nonzero(input)
    def argwhere(input: T): return argwhere(input)
    def scatter(input: T, dim, index: IntT, value: num): return scatter(input, index, value, dim)
    def scatter(input: T, dim, index: IntT, src: T): return scatter(input, index, src, dim)
    def scatter(input: T, dim, index: IntT, src: T, *, reduce):
        assert reduce == "add"
        return scatter_add(input, index, src, dim)
    def scatter_add(input: T, dim, index: IntT, src: T): return scatter_add(input, index, src, dim)
    def scatter_reduce(input: T, dim, index: IntT, src: T, reduce, *, include_self=True):
        assert reduce == "sum" and include_self == True
        return scatter_add(input, index, src, dim)
    def scatter_reduce(input: Vector, dim, index: IntT, src: Vector, reduce, *, include_self=True):
        assert reduce == "amax" and include_self == True
        assert rank(input) == 1
        return index_max(input, index, src)
    def scatter_reduce(input: Vector, dim, index: IntT, src: Vector, reduce, *, include_self=True):
        assert reduce == "amin" and include_self == True
        assert rank(input) == 1
        return index_min(input, index, src)
    def scatter_reduce(input: Vector, dim, index: IntT, src: Vector, reduce, *, include_self=True):
        assert reduce == "prod" and include_self == True
        assert rank(input) == 1
        return index_multiply(input, index, src)
    # what stood there does not count
    def scatter_reduce(input: T, dim, index: IntT, src: T, reduce, *, include_self=True):
        assert reduce == "sum" and include_self == False
        return scatter_add(scatter(input, index, 0, dim), index, src, dim)
    def scatter_reduce(input: T, dim, index: IntT, src: T, reduce, *, include_self=True):
        assert reduce == "mean" and include_self == False
        assert floating(input)
        return divide(scatter_add(scatter(input, index, 0, dim), index, src, dim), scatter_add(scatter(ones_like(input), index, 0, dim), index, ones_like(src), dim))
    def scatter_reduce(input: T, dim, index: IntT, src: T, reduce, *, include_self=True):
        assert reduce == "mean" and include_self == True
        assert floating(input)
        return divide(scatter_add(input, index, src, dim), scatter_add(ones_like(input), index, ones_like(src), dim))
    def scatter_reduce(input: Vector, dim, index: IntT, src: Vector, reduce, *, include_self=True):
        assert reduce == "amax" and include_self == False
        assert rank(input) == 1 and floating(input)
        return index_max(index_update(input, index, -inf), index, src)
    def scatter_reduce(input: Vector, dim, index: IntT, src: Vector, reduce, *, include_self=True):
        assert reduce == "amin" and include_self == False
        assert rank(input) == 1 and floating(input)
        return index_min(index_update(input, index, inf), index, src)
    def index_put(input: T, indices: Seq, values: T, accumulate=False):
        assert accumulate == False
        return index_update(input, indices, values)
    def index_put(input: T, indices: Seq, values: T, accumulate=False):
        assert accumulate == True
        return index_add(input, indices, values)
    def index_add(input: T, dim, index: IntT, source: T, *, alpha=1):
        assert dim == 0 and alpha == 1
        return index_add(input, index, source)
    def index_add(input: T, dim, index: IntT, source: T, *, alpha=1):
        assert dim == 1 and alpha == 1
        return index_add(input, (slice(), index), source)
    def index_add(input: T, dim, index: IntT, source: T, *, alpha=1):
        assert dim == -1 and alpha == 1
        return index_add(input, (..., index), source)
    def index_add(input: T, dim, index: IntT, source: T, *, alpha=1):
        assert dim == 0
        return index_add(input, index, multiply(source, alpha))
    def index_copy(input: T, dim, index: IntT, source: T):
        assert dim == 0
        return index_update(input, index, source)
    def index_copy(input: T, dim, index: IntT, source: T):
        assert dim == 1
        return index_update(input, (slice(), index), source)
    def index_copy(input: T, dim, index: IntT, source: T):
        assert dim == -1
        return index_update(input, (..., index), source)
    def index_fill(input: T, dim, index: IntT, value):
        assert dim == 0
        return index_update(input, index, value)
    def index_fill(input: T, dim, index: IntT, value):
        assert dim == 1
        return index_update(input, (slice(), index), value)
    def index_fill(input: T, dim, index: IntT, value):
        assert dim == -1
        return index_update(input, (..., index), value)
    def index_reduce(input: T, dim, index: IntT, source: T, reduce, *, include_self=True):
        assert dim == 0 and include_self == True and reduce == "amax"
        return index_max(input, index, source)
    def index_reduce(input: T, dim, index: IntT, source: T, reduce, *, include_self=True):
        assert dim == 0 and include_self == True and reduce == "amin"
        return index_min(input, index, source)
    def index_reduce(input: T, dim, index: IntT, source: T, reduce, *, include_self=True):
        assert dim == 0 and include_self == True and reduce == "prod"
        return index_multiply(input, index, source)
    def embedding(weight: Matrix, indices: IntT, padding_idx=-1, scale_grad_by_freq=False, sparse=False):
        assert padding_idx == -1 and scale_grad_by_freq == False and sparse == False
        return embedding(indices, weight)
