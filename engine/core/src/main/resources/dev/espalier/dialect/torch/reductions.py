"""PyTorch 2.15: reductions, norms and running results, functions."""


class torch:
    class linalg:
        # without an order all elements count, whatever the axes
        def norm(input: FloatT, ord=None, dim=None, keepdim=False, *, dtype=None):
            assert ord is None and dtype is None
            return vector_norm(input, dim, 2, keepdim)
        def vector_norm(x: FloatT, ord=2, dim=None, keepdim=False, *, dtype=None):
            assert dtype is None
            return vector_norm(x, dim, ord, keepdim)
        def matrix_norm(input: FloatT, ord="fro", dim=(-2, -1), keepdim=False, *, dtype=None):
            assert dtype is None
            return matrix_norm(input, ord, dim, keepdim)
        def norm(input: FloatT, ord=None, dim=None, keepdim=False, *, dtype=None):
            assert dtype is None and ord is not None and dim is None
            return norm(input, ord)
        def norm(input: FloatT, ord=None, dim=None, keepdim=False, *, dtype=None):
            assert dtype is None and is_int(dim)
            return vector_norm(input, dim, ord, keepdim)
        def norm(input: FloatT, ord=None, dim=None, keepdim=False, *, dtype=None):
            assert dtype is None and is_seq(dim)
            return matrix_norm(input, ord, dim, keepdim)

    # dim=() is all axes here, and none in the others
    def sum(input: T, dim: Seq, keepdim=False, *, dtype=None):
        assert len(dim) == 0, "prefer"
        return sum(input, None, keepdim, dtype or (int64 if integral(input) else dtypeof(input)))
    def nansum(input: T, dim: Seq, keepdim=False, *, dtype=None):
        assert len(dim) == 0, "prefer"
        return nansum(input, None, keepdim, dtype or (int64 if integral(input) else dtypeof(input)))
    def mean(input: T, dim: Seq, keepdim=False, *, dtype=None):
        assert len(dim) == 0, "prefer"
        return mean(input, None, keepdim)
    def nanmean(input: T, dim: Seq, keepdim=False, *, dtype=None):
        assert len(dim) == 0, "prefer"
        return nanmean(input, None, keepdim)
    def amax(input: T, dim: Seq, keepdim=False):
        assert len(dim) == 0, "prefer"
        return amax(input, None, keepdim)
    def amin(input: T, dim: Seq, keepdim=False):
        assert len(dim) == 0, "prefer"
        return amin(input, None, keepdim)
    def var(input: T, dim: Seq, *, correction=1, keepdim=False):
        assert len(dim) == 0, "prefer"
        return var(input, None, correction, keepdim)
    def std(input: T, dim: Seq, *, correction=1, keepdim=False):
        assert len(dim) == 0, "prefer"
        return std(input, None, correction, keepdim)
    def count_nonzero(input: T, dim: Seq):
        assert len(dim) == 0, "prefer"
        return count_nonzero(input, None)
    def sum(input: T, dim=None, keepdim=False, *, dtype=None): return sum(input, dim, keepdim, dtype or (int64 if integral(input) else dtypeof(input)))
    def nansum(input: T, dim=None, keepdim=False, *, dtype=None): return nansum(input, dim, keepdim, dtype or (int64 if integral(input) else dtypeof(input)))
    def prod(input: T, *, dtype=None): return prod(input, None, False, dtype or (int64 if integral(input) else dtypeof(input)))
    def prod(input: T, dim: Axis, keepdim=False, *, dtype=None): return prod(input, dim, keepdim, dtype or (int64 if integral(input) else dtypeof(input)))
    def mean(input: FloatT, dim=None, keepdim=False, *, dtype=None):
        assert not integral(input)
        return mean(input, dim, keepdim, dtype or dtypeof(input))
    def mean(input: T, dim=None, keepdim=False, *, dtype=None):
        assert not integral(input)
        return mean(input, dim, keepdim, dtype or dtypeof(input))
    def mean(input: T, dim=None, keepdim=False, *, dtype=None):
        assert dtype is not None
        return mean(cast(input, dtype), dim, keepdim)
    def mean(input: T, dim=None, keepdim=False, *, dtype=None):
        assert dtype is None
        assert not integral(input), "domain"
        return mean(input, dim, keepdim, dtypeof(input))
    def nanmean(input: T, dim=None, keepdim=False, *, dtype=None):
        assert dtype is None
        assert not integral(input), "domain"
        return nanmean(input, dim, keepdim)
    def var(input: FloatT, dim: Axes = None, *, correction=1, keepdim=False):
        assert not integral(input), "domain"
        return var(input, dim, correction, keepdim)
    def var(input: T, dim: Axes = None, *, correction=1, keepdim=False):
        assert not integral(input), "domain"
        return var(input, dim, correction, keepdim)
    def var(input: T, dim: Axes = None, unbiased: bool = True, keepdim=False):
        assert not integral(input), "domain"
        return var(input, dim, 1 if unbiased else 0, keepdim)
    def var(input: T, unbiased: bool):
        assert not integral(input), "domain"
        return var(input, None, 1 if unbiased else 0)
    def std(input: FloatT, dim: Axes = None, *, correction=1, keepdim=False):
        assert not integral(input), "domain"
        return std(input, dim, correction, keepdim)
    def std(input: T, dim: Axes = None, *, correction=1, keepdim=False):
        assert not integral(input), "domain"
        return std(input, dim, correction, keepdim)
    def std(input: T, dim: Axes = None, unbiased: bool = True, keepdim=False):
        assert not integral(input), "domain"
        return std(input, dim, 1 if unbiased else 0, keepdim)
    def std(input: T, unbiased: bool):
        assert not integral(input), "domain"
        return std(input, None, 1 if unbiased else 0)
    def amax(input: T, dim=None, keepdim=False): return amax(input, dim, keepdim)
    def amin(input: T, dim=None, keepdim=False): return amin(input, dim, keepdim)
    def max(input: T): return amax(input)
    def max(input: T, dim: Axis, keepdim=False): return result(values=amax(input, dim, keepdim), indices=argmax(input, dim, keepdim))
    def max(input: T, other: T): return maximum(input, other)
    def min(input: T): return amin(input)
    def min(input: T, dim: Axis, keepdim=False): return result(values=amin(input, dim, keepdim), indices=argmin(input, dim, keepdim))
    def min(input: T, other: T): return minimum(input, other)
    def aminmax(input: T, *, dim=None, keepdim=False): return result(min=amin(input, dim, keepdim), max=amax(input, dim, keepdim))
    def argmax(input: T, dim: Axis = None, keepdim=False):
        assert not isbool(input), "domain"
        return argmax(input, dim, keepdim)
    def argmin(input: T, dim: Axis = None, keepdim=False):
        assert not isbool(input), "domain"
        return argmin(input, dim, keepdim)
    def all(input: T, dim=None, keepdim=False):
        assert not (dtypeof(input) == uint8), "domain"
        return all(input, dim, keepdim)
    def any(input: T, dim=None, keepdim=False):
        assert not (dtypeof(input) == uint8), "domain"
        return any(input, dim, keepdim)
    def count_nonzero(input: T, dim=None): return count_nonzero(input, dim)
    def logsumexp(input: T, dim: Axes, keepdim=False): return logsumexp(input, dim, keepdim)

    # which of equal elements is told by the index is left open by torch; here the first
    def median(input: T): return lower_median(input)
    def median(input: T, dim: Axis, keepdim=False): return result(values=lower_median(input, dim, keepdim), indices=argmax(logical_or(equal(input, lower_median(input, dim, True)), isnan(input)), dim, keepdim))
    def quantile(input: FloatT, q, dim: Axis = None, keepdim=False, *, interpolation="linear"): return quantile(input, q, dim, keepdim, interpolation)
    def cumsum(input: T, dim, *, dtype=None): return cumsum(input, dim, dtype or (int64 if integral(input) else dtypeof(input)))
    def cumprod(input: T, dim, *, dtype=None): return cumprod(input, dim, dtype or (int64 if integral(input) else dtypeof(input)))
    # the index is that of the last element that is as large
    def cummax(input: T, dim): return result(values=cummax(input, dim), indices=cummax(where(logical_or(equal(input, cummax(input, dim)), isnan(input)), subtract(cumsum(ones_like(input, int64), dim), 1), 0), dim))
    def cummin(input: T, dim): return result(values=cummin(input, dim), indices=cummax(where(logical_or(equal(input, cummin(input, dim)), isnan(input)), subtract(cumsum(ones_like(input, int64), dim), 1), 0), dim))
    def logcumsumexp(input: FloatT, dim): return cumulative_logsumexp(input, dim)
    def diff(input: T, n=1, dim=-1, prepend=None, append=None):
        assert prepend is None and append is None and isbool(input) and n == 1 and dim == -1
        return not_equal(getitem(input, (..., slice(1, None))), getitem(input, (..., slice(None, -1))))
    def diff(input: T, n=1, dim=-1, prepend=None, append=None):
        assert prepend is None and append is None
        assert not isbool(input)
        return diff(input, n, dim)
    def diff(input: T, n=1, dim=-1, prepend=None, append=None):
        assert prepend is not None and append is None
        return diff(concat((prepend, input), dim), n, dim)
    def diff(input: T, n=1, dim=-1, prepend=None, append=None):
        assert prepend is None and append is not None
        return diff(concat((input, append), dim), n, dim)
    def cov(input: FloatT, *, correction=1, fweights=None, aweights=None):
        assert fweights is None and aweights is None
        return cov(input, correction)
    def corrcoef(input: FloatT): return corrcoef(input)
    def std_mean(input: T, dim: Axes = None, *, correction=1, keepdim=False): return (std(input, dim, correction, keepdim), mean(input, dim, keepdim))
    def std_mean(input: T, dim: Axes = None, unbiased: bool = True, keepdim=False): return (std(input, dim, 1 if unbiased else 0, keepdim), mean(input, dim, keepdim))
    def var_mean(input: T, dim: Axes = None, *, correction=1, keepdim=False): return (var(input, dim, correction, keepdim), mean(input, dim, keepdim))
    def var_mean(input: T, dim: Axes = None, unbiased: bool = True, keepdim=False): return (var(input, dim, 1 if unbiased else 0, keepdim), mean(input, dim, keepdim))
    def trapezoid(y: T, *, dx=1, dim=-1): return trapezoid(y, None, dx, dim)
    def trapezoid(y: T, x: T, *, dim=-1): return trapezoid(y, x, 1.0, dim)
    trapz = trapezoid

    # "fro" is the 2-norm of all elements; a number, too, counts elements even over two axes
    def norm(input: FloatT, p: num, dim=None, keepdim=False, out=None, dtype=None):
        assert dtype is None
        return vector_norm(input, dim, p, keepdim)
    def norm(input: FloatT, p: str = "fro", dim=None, keepdim=False, out=None, dtype=None):
        assert p == "fro" and dtype is None
        return vector_norm(input, dim, 2, keepdim)
    def norm(input: FloatT, p="fro", dim: Seq = None, keepdim=False, out=None, dtype=None):
        assert p == "nuc" and dtype is None
        return matrix_norm(input, "nuc", dim or (-2, -1), keepdim)
