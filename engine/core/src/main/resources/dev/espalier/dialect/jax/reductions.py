"""JAX 0.12: reductions, cumulative functions and statistics of jax.numpy. Sums of small integers are int32."""


class jax:
    class numpy:
        def sum(a: T, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None, promote_integers=True):
            return sum(a, axis, keepdims, dtype or (uint32 if unsigned(a) else int32 if integral(a) else dtypeof(a)))
        def sum(a: T, axis=None, dtype=None, out=None, keepdims=False, initial=None, where: BoolT = None, promote_integers=True):
            assert where is not None
            return sum(where(where, a, 0), axis, keepdims, dtype or (uint32 if unsigned(a) else int32 if integral(a) else dtypeof(a)))
        def prod(a: T, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None, promote_integers=True):
            return prod(a, axis, keepdims, dtype or (uint32 if unsigned(a) else int32 if integral(a) else dtypeof(a)))
        def prod(a: T, axis=None, dtype=None, out=None, keepdims=False, initial=None, where: BoolT = None, promote_integers=True):
            assert where is not None
            return prod(where(where, a, 1), axis, keepdims, dtype or (uint32 if unsigned(a) else int32 if integral(a) else dtypeof(a)))
        def mean(a: T, axis=None, dtype=None, out=None, keepdims=False, *, where=None):
            return mean(a, axis, keepdims, dtype or (float32 if integral(a) else dtypeof(a)))
        def mean(a: T, axis=None, dtype=None, out=None, keepdims=False, *, where: BoolT = None):
            assert where is not None
            return divide(sum(where(where, a, 0), axis, keepdims), count_nonzero(broadcast_to(where, shape(a)), axis, keepdims, int32))
        def var(a: T, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, mean=None, correction=None):
            return var(a, axis, ddof, keepdims)
        def var(a: T, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, mean=None, correction: num = None):
            assert correction is not None
            return var(a, axis, correction, keepdims)
        def std(a: T, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, mean=None, correction=None):
            return std(a, axis, ddof, keepdims)
        def std(a: T, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, mean=None, correction: num = None):
            assert correction is not None
            return std(a, axis, correction, keepdims)
        def max(a: T, axis=None, out=None, keepdims=False, initial=None, where=None): return amax(a, axis, keepdims)
        def max(a: T, axis=None, out=None, keepdims=False, initial: num = None, where=None):
            assert initial is not None
            return maximum(amax(a, axis, keepdims), initial)
        def max(a: T, axis=None, out=None, keepdims=False, initial: num = None, where: BoolT = None):
            assert initial is not None and where is not None
            return maximum(amax(where(where, a, initial), axis, keepdims), initial)
        def min(a: T, axis=None, out=None, keepdims=False, initial=None, where=None): return amin(a, axis, keepdims)
        def min(a: T, axis=None, out=None, keepdims=False, initial: num = None, where=None):
            assert initial is not None
            return minimum(amin(a, axis, keepdims), initial)
        def min(a: T, axis=None, out=None, keepdims=False, initial: num = None, where: BoolT = None):
            assert initial is not None and where is not None
            return minimum(amin(where(where, a, initial), axis, keepdims), initial)
        amax = max
        amin = min
        def ptp(a: T, axis=None, out=None, keepdims=False): return subtract(amax(a, axis, keepdims), amin(a, axis, keepdims))
        def minmax(a: T, axis=None, out=None, keepdims=False, initial=None, where=None): return (amin(a, axis, keepdims), amax(a, axis, keepdims))
        def argmax(a: T, axis=None, out=None, keepdims=None): return argmax(a, axis, keepdims or False, int32)
        def argmin(a: T, axis=None, out=None, keepdims=None): return argmin(a, axis, keepdims or False, int32)
        def all(a: T, axis=None, out=None, keepdims=False, *, where=None): return all(a, axis, keepdims)
        def all(a: T, axis=None, out=None, keepdims=False, *, where: BoolT = None):
            assert where is not None
            return all(logical_or(a, logical_not(where)), axis, keepdims)
        def any(a: T, axis=None, out=None, keepdims=False, *, where=None): return any(a, axis, keepdims)
        def any(a: T, axis=None, out=None, keepdims=False, *, where: BoolT = None):
            assert where is not None
            return any(logical_and(a, where), axis, keepdims)
        def count_nonzero(a: T, axis=None, keepdims=False): return count_nonzero(a, axis, keepdims, int32)

        # NaN counts as missing
        def nansum(a: T, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None):
            return nansum(a, axis, keepdims, dtype or (uint32 if unsigned(a) else int32 if integral(a) else dtypeof(a)))
        def nanprod(a: T, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None):
            assert where is None
            return prod(where(isnan(a), 1, a), axis, keepdims, dtype or (uint32 if unsigned(a) else int32 if integral(a) else dtypeof(a)))
        def nanmean(a: T, axis=None, dtype=None, out=None, keepdims=False, where=None): return nanmean(a, axis, keepdims)
        def nanmax(a: T, axis=None, out=None, keepdims=False, initial=None, where=None): return nanmax(a, axis, keepdims)
        def nanmin(a: T, axis=None, out=None, keepdims=False, initial=None, where=None): return nanmin(a, axis, keepdims)
        def nanvar(a: T, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=None, mean=None):
            assert where is None and ddof == 0
            return divide(sum(where(isnan(a), 0, square(subtract(a, nanmean(a, axis, True)))), axis, keepdims), sum(logical_not(isnan(a)), axis, keepdims, int32))
        def nanstd(a: T, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=None, mean=None):
            assert where is None and ddof == 0
            return sqrt(divide(sum(where(isnan(a), 0, square(subtract(a, nanmean(a, axis, True)))), axis, keepdims), sum(logical_not(isnan(a)), axis, keepdims, int32)))
        def nancumsum(a: T, axis: Axis = None, dtype=None, out=None):
            assert axis is not None
            return cumsum(where(isnan(a), 0, a), axis, dtype or (int32 if isbool(a) else dtypeof(a)))
        def nancumprod(a: T, axis: Axis = None, dtype=None, out=None):
            assert axis is not None
            return cumprod(where(isnan(a), 1, a), axis, dtype or (int32 if isbool(a) else dtypeof(a)))

        # order statistics
        def median(a: T, axis=None, out=None, overwrite_input=False, keepdims=False): return median(a, axis, keepdims)
        def quantile(a: T, q: num, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None):
            return quantile(a, q, axis, keepdims, method)
        def quantile(a: T, q: UnitInterval, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None):
            return quantile(a, q, axis, keepdims, method)
        def percentile(a: T, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None):
            return quantile(a, divide(q, 100), axis, keepdims, method)

        # cumulative
        def cumsum(a: T, axis=None, dtype=None, out=None):
            assert dtype is not None or not narrow(a), "domain"
            return cumsum(reshape(a, (-1,)), 0, dtype or (int32 if isbool(a) else dtypeof(a)))
        def cumsum(a: T, axis: Axis = None, dtype=None, out=None):
            assert axis is not None
            assert dtype is not None or not narrow(a), "domain"
            return cumsum(a, axis, dtype or (int32 if isbool(a) else dtypeof(a)))
        def cumprod(a: T, axis=None, dtype=None, out=None):
            assert dtype is not None or not narrow(a), "domain"
            return cumprod(reshape(a, (-1,)), 0, dtype or (int32 if isbool(a) else dtypeof(a)))
        def cumprod(a: T, axis: Axis = None, dtype=None, out=None):
            assert axis is not None
            assert dtype is not None or not narrow(a), "domain"
            return cumprod(a, axis, dtype or (int32 if isbool(a) else dtypeof(a)))
        def diff(a: T, n=1, axis=-1, prepend=None, append=None):
            assert not isbool(a)
            return diff(a, n, axis)
        # of truth values: where they change
        def diff(a: T, n=1, axis=-1, prepend=None, append=None):
            assert isbool(a) and n == 1 and axis == -1
            return not_equal(getitem(a, (..., slice(1, None))), getitem(a, (..., slice(None, -1))))
        def ediff1d(ary: T, to_end=None, to_begin=None): return diff(reshape(ary, (-1,)))
        def trapezoid(y: T, x=None, dx=1.0, axis=-1): return trapezoid(y, x, dx, axis)

        # statistics
        def average(a: T, axis=None, weights=None, returned=False, keepdims=False): return average(a, axis, weights, keepdims)
        def cov(m: T, y=None, rowvar=True, bias=False, ddof: int = None, fweights=None, aweights=None, dtype=None):
            assert rowvar and not bias
            return cov(m, 1 if ddof is None else ddof)
        def cov(m: T, y=None, rowvar=True, bias=False, ddof: int = None, fweights=None, aweights=None, dtype=None):
            assert rowvar and bias
            return cov(m, 0 if ddof is None else ddof)
        def cov(m: Matrix, y=None, rowvar=True, bias=False, ddof: int = None, fweights=None, aweights=None, dtype=None):
            assert not rowvar and not bias
            return cov(matrix_transpose(m), 1 if ddof is None else ddof)
        def cov(m: Matrix, y=None, rowvar=True, bias=False, ddof: int = None, fweights=None, aweights=None, dtype=None):
            assert not rowvar and bias
            return cov(matrix_transpose(m), 0 if ddof is None else ddof)
        def cov(m: Vector, y: Vector = None, rowvar=True, bias=False, ddof: int = None, fweights=None, aweights=None, dtype=None):
            assert y is not None and not bias
            return cov(stack((m, y), 0), 1 if ddof is None else ddof)
        def corrcoef(x: T, y=None, rowvar=True, dtype=None):
            assert rowvar
            return corrcoef(x)
        def corrcoef(x: Matrix, y=None, rowvar=True, dtype=None):
            assert not rowvar
            return corrcoef(matrix_transpose(x))
        def corrcoef(x: Vector, y: Vector = None, rowvar=True, dtype=None):
            assert y is not None
            return corrcoef(stack((x, y), 0))

    class lax:
        def cumsum(operand: T, axis=0, reverse=False):
            assert reverse
            assert axis >= 0 and not isbool(operand), "domain"
            return flip(cumsum(flip(operand, axis), axis), axis)
        def cumprod(operand: T, axis=0, reverse=False):
            assert reverse
            assert axis >= 0 and not isbool(operand), "domain"
            return flip(cumprod(flip(operand, axis), axis), axis)


class emit:
    def lower_median(x, axis=None, keepdims=False):
        assert axis is None and not keepdims
        return helper.lower_median(x.ravel(), 0)
    def lower_median(x, axis=None, keepdims=False):
        assert axis is not None
        return helper.lower_median(x, axis, keepdims=keepdims)
    def quantile(x, q, axis=None, keepdims=False, method="linear"):
        assert is_seq(q)
        return jnp.quantile(x, jnp.array(q), axis=axis, keepdims=keepdims, method=method)
    def integer_mean(x, axis=None, keepdims=False): return helper.integer_mean(x, axis=axis, keepdims=keepdims)
