"""PyTorch 2.15: gathering, scattering and selecting, methods."""


class Tensor:
    def gather(self, dim, index: IntT): return gather(self, index, dim)
    def take_along_dim(self, indices: IntT, dim=None):
        assert dim is not None
        return take_along_axis(self, indices, dim)
    def take_along_dim(self, indices: IntT, dim=None):
        assert dim is None
        return take_along_axis(reshape(self, (-1,)), reshape(indices, (-1,)), 0)
    def take(self, index: IntT): return take(self, index)
    def index_select(self, dim, index: IntT): return take(self, index, dim)
    def select(self, dim, index: int):
        assert dim == 0
        return getitem(self, index)
    def select(self, dim, index: int):
        assert dim == 1
        return getitem(self, (slice(), index))
    def select(self, dim, index: int):
        assert dim == 2
        return getitem(self, (slice(), slice(), index))
    def select(self, dim, index: int):
        assert dim == -1
        return getitem(self, (..., index))
    def select(self, dim, index: int):
        assert dim == -2
        return getitem(self, (..., index, slice()))
    def narrow(self, dim, start: int, length: int):
        assert dim == 0
        return getitem(self, slice(start, start + length))
    def narrow(self, dim, start: int, length: int):
        assert dim == 1
        return getitem(self, (slice(), slice(start, start + length)))
    def narrow(self, dim, start: int, length: int):
        assert dim == 2
        return getitem(self, (slice(), slice(), slice(start, start + length)))
    def narrow(self, dim, start: int, length: int):
        assert dim == -1
        return getitem(self, (..., slice(start, start + length)))
    def narrow(self, dim, start: int, length: int):
        assert dim == -2
        return getitem(self, (..., slice(start, start + length), slice()))
    def masked_select(self, mask: BoolT): return masked_select(self, mask)
    def nonzero(self, *, as_tuple=False):
        assert as_tuple == False
        return argwhere(self)
    def nonzero(self, *, as_tuple=False):
        assert as_tuple == True
        return nonzero(self)
    def argwhere(self): return argwhere(self)
    def scatter(self, dim, index: IntT, value: num): return scatter(self, index, value, dim)
    def scatter(self, dim, index: IntT, src: T): return scatter(self, index, src, dim)
    def scatter(self, dim, index: IntT, src: T, *, reduce):
        assert reduce == "add"
        return scatter_add(self, index, src, dim)
    def scatter_add(self, dim, index: IntT, src: T): return scatter_add(self, index, src, dim)
    def scatter_reduce(self, dim, index: IntT, src: T, reduce, *, include_self=True):
        assert reduce == "sum" and include_self == True
        return scatter_add(self, index, src, dim)
    def scatter_reduce(self, dim, index: IntT, src: Vector, reduce, *, include_self=True):
        assert reduce == "amax" and include_self == True
        assert rank(self) == 1
        return index_max(self, index, src)
    def scatter_reduce(self, dim, index: IntT, src: Vector, reduce, *, include_self=True):
        assert reduce == "amin" and include_self == True
        assert rank(self) == 1
        return index_min(self, index, src)
    def scatter_reduce(self, dim, index: IntT, src: Vector, reduce, *, include_self=True):
        assert reduce == "prod" and include_self == True
        assert rank(self) == 1
        return index_multiply(self, index, src)
    # what stood there does not count
    def scatter_reduce(self, dim, index: IntT, src: T, reduce, *, include_self=True):
        assert reduce == "sum" and include_self == False
        return scatter_add(scatter(self, index, 0, dim), index, src, dim)
    def scatter_reduce(self, dim, index: IntT, src: T, reduce, *, include_self=True):
        assert reduce == "mean" and include_self == False
        assert floating(self)
        return divide(scatter_add(scatter(self, index, 0, dim), index, src, dim), scatter_add(scatter(ones_like(self), index, 0, dim), index, ones_like(src), dim))
    def scatter_reduce(self, dim, index: IntT, src: T, reduce, *, include_self=True):
        assert reduce == "mean" and include_self == True
        assert floating(self)
        return divide(scatter_add(self, index, src, dim), scatter_add(ones_like(self), index, ones_like(src), dim))
    def scatter_reduce(self, dim, index: IntT, src: Vector, reduce, *, include_self=True):
        assert reduce == "amax" and include_self == False
        assert rank(self) == 1 and floating(self)
        return index_max(index_update(self, index, -inf), index, src)
    def scatter_reduce(self, dim, index: IntT, src: Vector, reduce, *, include_self=True):
        assert reduce == "amin" and include_self == False
        assert rank(self) == 1 and floating(self)
        return index_min(index_update(self, index, inf), index, src)
    def index_put(self, indices: Seq, values: T, accumulate=False):
        assert accumulate == False
        return index_update(self, indices, values)
    def index_put(self, indices: Seq, values: T, accumulate=False):
        assert accumulate == True
        return index_add(self, indices, values)
    def index_add(self, dim, index: IntT, source: T, *, alpha=1):
        assert dim == 0 and alpha == 1
        return index_add(self, index, source)
    def index_add(self, dim, index: IntT, source: T, *, alpha=1):
        assert dim == 1 and alpha == 1
        return index_add(self, (slice(), index), source)
    def index_add(self, dim, index: IntT, source: T, *, alpha=1):
        assert dim == -1 and alpha == 1
        return index_add(self, (..., index), source)
    def index_add(self, dim, index: IntT, source: T, *, alpha=1):
        assert dim == 0
        return index_add(self, index, multiply(source, alpha))
    def index_copy(self, dim, index: IntT, source: T):
        assert dim == 0
        return index_update(self, index, source)
    def index_copy(self, dim, index: IntT, source: T):
        assert dim == 1
        return index_update(self, (slice(), index), source)
    def index_copy(self, dim, index: IntT, source: T):
        assert dim == -1
        return index_update(self, (..., index), source)
    def index_fill(self, dim, index: IntT, value):
        assert dim == 0
        return index_update(self, index, value)
    def index_fill(self, dim, index: IntT, value):
        assert dim == 1
        return index_update(self, (slice(), index), value)
    def index_fill(self, dim, index: IntT, value):
        assert dim == -1
        return index_update(self, (..., index), value)
    def index_reduce(self, dim, index: IntT, source: T, reduce, *, include_self=True):
        assert dim == 0 and include_self == True and reduce == "amax"
        return index_max(self, index, source)
    def index_reduce(self, dim, index: IntT, source: T, reduce, *, include_self=True):
        assert dim == 0 and include_self == True and reduce == "amin"
        return index_min(self, index, source)
    def index_reduce(self, dim, index: IntT, source: T, reduce, *, include_self=True):
        assert dim == 0 and include_self == True and reduce == "prod"
        return index_multiply(self, index, source)
