"""PyTorch 2.15: reductions, norms and running results, methods."""


class Tensor:
    # dim=() is all axes here, and none in the others
    def sum(self, dim: Seq, keepdim=False, *, dtype=None):
        assert len(dim) == 0, "prefer"
        return sum(self, None, keepdim, dtype or (int64 if integral(self) else dtypeof(self)))
    def nansum(self, dim: Seq, keepdim=False, *, dtype=None):
        assert len(dim) == 0, "prefer"
        return nansum(self, None, keepdim, dtype or (int64 if integral(self) else dtypeof(self)))
    def mean(self, dim: Seq, keepdim=False, *, dtype=None):
        assert len(dim) == 0, "prefer"
        return mean(self, None, keepdim)
    def nanmean(self, dim: Seq, keepdim=False, *, dtype=None):
        assert len(dim) == 0, "prefer"
        return nanmean(self, None, keepdim)
    def amax(self, dim: Seq, keepdim=False):
        assert len(dim) == 0, "prefer"
        return amax(self, None, keepdim)
    def amin(self, dim: Seq, keepdim=False):
        assert len(dim) == 0, "prefer"
        return amin(self, None, keepdim)
    def var(self, dim: Seq, *, correction=1, keepdim=False):
        assert len(dim) == 0, "prefer"
        return var(self, None, correction, keepdim)
    def std(self, dim: Seq, *, correction=1, keepdim=False):
        assert len(dim) == 0, "prefer"
        return std(self, None, correction, keepdim)
    def count_nonzero(self, dim: Seq):
        assert len(dim) == 0, "prefer"
        return count_nonzero(self, None)
    def sum(self, dim=None, keepdim=False, *, dtype=None): return sum(self, dim, keepdim, dtype or (int64 if integral(self) else dtypeof(self)))
    def nansum(self, dim=None, keepdim=False, *, dtype=None): return nansum(self, dim, keepdim, dtype or (int64 if integral(self) else dtypeof(self)))
    def prod(self, *, dtype=None): return prod(self, None, False, dtype or (int64 if integral(self) else dtypeof(self)))
    def prod(self, dim: Axis, keepdim=False, *, dtype=None): return prod(self, dim, keepdim, dtype or (int64 if integral(self) else dtypeof(self)))
    def mean(self: FloatT, dim=None, keepdim=False, *, dtype=None):
        assert not integral(self)
        return mean(self, dim, keepdim, dtype or dtypeof(self))
    def mean(self, dim=None, keepdim=False, *, dtype=None):
        assert not integral(self)
        return mean(self, dim, keepdim, dtype or dtypeof(self))
    def mean(self, dim=None, keepdim=False, *, dtype=None):
        assert dtype is not None
        return mean(cast(self, dtype), dim, keepdim)
    def mean(self, dim=None, keepdim=False, *, dtype=None):
        assert dtype is None
        assert not integral(self), "domain"
        return mean(self, dim, keepdim, dtypeof(self))
    def nanmean(self, dim=None, keepdim=False, *, dtype=None):
        assert dtype is None
        assert not integral(self), "domain"
        return nanmean(self, dim, keepdim)
    def var(self: FloatT, dim: Axes = None, *, correction=1, keepdim=False):
        assert not integral(self), "domain"
        return var(self, dim, correction, keepdim)
    def var(self, dim: Axes = None, *, correction=1, keepdim=False):
        assert not integral(self), "domain"
        return var(self, dim, correction, keepdim)
    def var(self, dim: Axes = None, unbiased: bool = True, keepdim=False):
        assert not integral(self), "domain"
        return var(self, dim, 1 if unbiased else 0, keepdim)
    def var(self, unbiased: bool):
        assert not integral(self), "domain"
        return var(self, None, 1 if unbiased else 0)
    def std(self: FloatT, dim: Axes = None, *, correction=1, keepdim=False):
        assert not integral(self), "domain"
        return std(self, dim, correction, keepdim)
    def std(self, dim: Axes = None, *, correction=1, keepdim=False):
        assert not integral(self), "domain"
        return std(self, dim, correction, keepdim)
    def std(self, dim: Axes = None, unbiased: bool = True, keepdim=False):
        assert not integral(self), "domain"
        return std(self, dim, 1 if unbiased else 0, keepdim)
    def std(self, unbiased: bool):
        assert not integral(self), "domain"
        return std(self, None, 1 if unbiased else 0)
    def amax(self, dim=None, keepdim=False): return amax(self, dim, keepdim)
    def amin(self, dim=None, keepdim=False): return amin(self, dim, keepdim)
    def max(self): return amax(self)
    def max(self, dim: Axis, keepdim=False): return result(values=amax(self, dim, keepdim), indices=argmax(self, dim, keepdim))
    def max(self, other: T): return maximum(self, other)
    def min(self): return amin(self)
    def min(self, dim: Axis, keepdim=False): return result(values=amin(self, dim, keepdim), indices=argmin(self, dim, keepdim))
    def min(self, other: T): return minimum(self, other)
    def aminmax(self, *, dim=None, keepdim=False): return result(min=amin(self, dim, keepdim), max=amax(self, dim, keepdim))
    def argmax(self, dim: Axis = None, keepdim=False):
        assert not isbool(self), "domain"
        return argmax(self, dim, keepdim)
    def argmin(self, dim: Axis = None, keepdim=False):
        assert not isbool(self), "domain"
        return argmin(self, dim, keepdim)
    def all(self, dim=None, keepdim=False):
        assert not (dtypeof(self) == uint8), "domain"
        return all(self, dim, keepdim)
    def any(self, dim=None, keepdim=False):
        assert not (dtypeof(self) == uint8), "domain"
        return any(self, dim, keepdim)
    def count_nonzero(self, dim=None): return count_nonzero(self, dim)
    def logsumexp(self, dim: Axes, keepdim=False): return logsumexp(self, dim, keepdim)

    # "fro" is the 2-norm of all elements; a number, too, counts elements even over two axes
    def norm(self, p: num, dim=None, keepdim=False, dtype=None):
        assert dtype is None
        return vector_norm(self, dim, p, keepdim)
    def norm(self, p: str = "fro", dim=None, keepdim=False, dtype=None):
        assert p == "fro" and dtype is None
        return vector_norm(self, dim, 2, keepdim)
    def norm(self, p="fro", dim: Seq = None, keepdim=False, dtype=None):
        assert p == "nuc" and dtype is None
        return matrix_norm(self, "nuc", dim or (-2, -1), keepdim)
    # which of equal elements is told by the index is left open by torch; here the first
    def median(self): return lower_median(self)
    def median(self, dim: Axis, keepdim=False): return result(values=lower_median(self, dim, keepdim), indices=argmax(logical_or(equal(self, lower_median(self, dim, True)), isnan(self)), dim, keepdim))
    def quantile(self, q, dim: Axis = None, keepdim=False, *, interpolation="linear"): return quantile(self, q, dim, keepdim, interpolation)
    def cumsum(self, dim, *, dtype=None): return cumsum(self, dim, dtype or (int64 if integral(self) else dtypeof(self)))
    def cumprod(self, dim, *, dtype=None): return cumprod(self, dim, dtype or (int64 if integral(self) else dtypeof(self)))
    # the index is that of the last element that is as large
    def cummax(self, dim): return result(values=cummax(self, dim), indices=cummax(where(logical_or(equal(self, cummax(self, dim)), isnan(self)), subtract(cumsum(ones_like(self, int64), dim), 1), 0), dim))
    def cummin(self, dim): return result(values=cummin(self, dim), indices=cummax(where(logical_or(equal(self, cummin(self, dim)), isnan(self)), subtract(cumsum(ones_like(self, int64), dim), 1), 0), dim))
    def logcumsumexp(self, dim): return cumulative_logsumexp(self, dim)
    def diff(self, n=1, dim=-1, prepend=None, append=None):
        assert prepend is None and append is None
        assert not isbool(self)
        return diff(self, n, dim)
    def diff(self, n=1, dim=-1, prepend=None, append=None):
        assert prepend is not None and append is None
        return diff(concat((prepend, self), dim), n, dim)
    def diff(self, n=1, dim=-1, prepend=None, append=None):
        assert prepend is None and append is not None
        return diff(concat((self, append), dim), n, dim)
    def cov(self, *, correction=1, fweights=None, aweights=None):
        assert fweights is None and aweights is None
        return cov(self, correction)
    def corrcoef(self): return corrcoef(self)
