"""NumPy 2.5: reductions and cumulative functions.

Sums and products of small integers are taken in 64 bits; means and deviations of integers in float64 (which
promotion alone would give integers of 32 and 64 bits only).
Masked forms (`where=`, `initial=`) stand in `understood_masked.py`.
"""


class numpy:
    def sum(a: T, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True): return sum(a, axis, keepdims, dtype or (uint64 if unsigned(a) else int64 if integral(a) else dtypeof(a)))
    def prod(a: T, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True): return prod(a, axis, keepdims, dtype or (uint64 if unsigned(a) else int64 if integral(a) else dtypeof(a)))
    def mean(a: T, axis=None, dtype=None, out=None, keepdims=False, *, where=True):
        assert dtype is None and (isbool(a) or dtypeof(a) == int8 or dtypeof(a) == uint8 or dtypeof(a) == int16 or dtypeof(a) == uint16), "prefer"
        return mean(cast(a, float64), axis, keepdims)
    def mean(a: T, axis=None, dtype=None, out=None, keepdims=False, *, where=True): return mean(a, axis, keepdims, dtype or (float64 if integral(a) else dtypeof(a)))
    def var(a: T, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=None):
        assert isbool(a) or dtypeof(a) == int8 or dtypeof(a) == uint8 or dtypeof(a) == int16 or dtypeof(a) == uint16, "prefer"
        return var(cast(a, float64), axis, ddof, keepdims)
    def var(a: T, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=None): return var(a, axis, ddof, keepdims)
    def var(a: FloatT, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=None, correction): return var(a, axis, correction, keepdims)
    def std(a: T, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=None):
        assert isbool(a) or dtypeof(a) == int8 or dtypeof(a) == uint8 or dtypeof(a) == int16 or dtypeof(a) == uint16, "prefer"
        return std(cast(a, float64), axis, ddof, keepdims)
    def std(a: T, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=None): return std(a, axis, ddof, keepdims)
    def std(a: FloatT, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=None, correction): return std(a, axis, correction, keepdims)
    def max(a: T, axis=None, out=None, keepdims=False, initial=None, where=True): return amax(a, axis, keepdims)
    def min(a: T, axis=None, out=None, keepdims=False, initial=None, where=True): return amin(a, axis, keepdims)
    amax = max
    amin = min
    def ptp(a: T, axis=None, out=None, keepdims=False): return subtract(amax(a, axis, keepdims), amin(a, axis, keepdims))
    def argmax(a: T, axis=None, out=None, *, keepdims=False): return argmax(a, axis, keepdims)
    def argmin(a: T, axis=None, out=None, *, keepdims=False): return argmin(a, axis, keepdims)
    def all(a: T, axis=None, out=None, keepdims=False, *, where=True): return all(a, axis, keepdims)
    def any(a: T, axis=None, out=None, keepdims=False, *, where=True): return any(a, axis, keepdims)
    def count_nonzero(a: T, axis=None, *, keepdims=False): return count_nonzero(a, axis, keepdims)
    def nansum(a: T, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True): return nansum(a, axis, keepdims, dtype or (uint64 if unsigned(a) else int64 if integral(a) else dtypeof(a)))
    def nanmean(a: T, axis=None, dtype=None, out=None, keepdims=False, *, where=True): return nanmean(a, axis, keepdims)
    def nanmax(a: T, axis=None, out=None, keepdims=False, initial=None, where=True): return nanmax(a, axis, keepdims)
    def nanmin(a: T, axis=None, out=None, keepdims=False, initial=None, where=True): return nanmin(a, axis, keepdims)
    product = prod
    alltrue = all
    sometrue = any

    def cumsum(a: Countable, axis: Axis, dtype=None, out=None): return cumsum(a, axis, dtype or (uint64 if unsigned(a) else int64 if integral(a) else dtypeof(a)))
    def cumsum(a: Countable, axis=None, dtype=None, out=None):
        assert axis is None
        assert rank(a) == 1, "prefer"
        return cumsum(a, 0, dtype or (uint64 if unsigned(a) else int64 if integral(a) else dtypeof(a)))
    def cumsum(a: Countable, axis=None, dtype=None, out=None):
        assert axis is None
        return cumsum(reshape(a, (-1,)), 0, dtype or (uint64 if unsigned(a) else int64 if integral(a) else dtypeof(a)))
    def cumprod(a: Countable, axis: Axis, dtype=None, out=None): return cumprod(a, axis, dtype or (uint64 if unsigned(a) else int64 if integral(a) else dtypeof(a)))
    def cumprod(a: Countable, axis=None, dtype=None, out=None):
        assert axis is None
        assert rank(a) == 1, "prefer"
        return cumprod(a, 0, dtype or (uint64 if unsigned(a) else int64 if integral(a) else dtypeof(a)))
    def cumprod(a: Countable, axis=None, dtype=None, out=None):
        assert axis is None
        return cumprod(reshape(a, (-1,)), 0, dtype or (uint64 if unsigned(a) else int64 if integral(a) else dtypeof(a)))
    def cumulative_sum(x: T, /, *, axis: Axis, dtype=None, out=None, include_initial=False): return cumsum(x, axis, dtype or (uint64 if unsigned(x) else int64 if integral(x) else dtypeof(x)))
    def cumulative_sum(x: T, /, *, axis=None, dtype=None, out=None, include_initial=False):
        assert axis is None
        assert rank(x) == 1, "domain"
        return cumsum(x, 0, dtype or (uint64 if unsigned(x) else int64 if integral(x) else dtypeof(x)))
    def cumulative_prod(x: T, /, *, axis: Axis, dtype=None, out=None, include_initial=False): return cumprod(x, axis, dtype or (uint64 if unsigned(x) else int64 if integral(x) else dtypeof(x)))
    def cumulative_prod(x: T, /, *, axis=None, dtype=None, out=None, include_initial=False):
        assert axis is None
        assert rank(x) == 1, "domain"
        return cumprod(x, 0, dtype or (uint64 if unsigned(x) else int64 if integral(x) else dtypeof(x)))
    def diff(a: T, n=1, axis=-1, prepend=None, append=None):
        assert not isbool(a)
        return diff(a, n, axis)
    # of truth values: where they change
    def diff(a: T, n=1, axis=-1, prepend=None, append=None):
        assert isbool(a) and n == 1 and axis == -1
        return not_equal(getitem(a, (..., slice(1, None))), getitem(a, (..., slice(None, -1))))
    def diff(a: T, n=1, axis=-1, *, prepend: num, append=None):
        assert rank(a) == 1, "domain"
        return diff(concat((full((1,), prepend, int64 if is_int(prepend) else float64), a), 0), n)
    def diff(a: T, n=1, axis=-1, prepend=None, *, append: num):
        assert rank(a) == 1, "domain"
        return diff(concat((a, full((1,), append, int64 if is_int(append) else float64)), 0), n)
    def diff(a: T, n=1, axis=-1, *, prepend: T, append=None):
        assert rank(prepend) == rank(a)
        return diff(concat((prepend, a), axis), n, axis)
    def diff(a: T, n=1, axis=-1, prepend=None, *, append: T):
        assert rank(append) == rank(a)
        return diff(concat((a, append), axis), n, axis)
    def diff(a: T, n=1, axis=-1, *, prepend: T, append: T):
        assert rank(prepend) == rank(a) and rank(append) == rank(a)
        return diff(concat((prepend, a, append), axis), n, axis)
    def ediff1d(ary: T, to_end=None, to_begin=None): return diff(reshape(ary, (-1,)))


class Tensor:
    def sum(self, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True): return sum(self, axis, keepdims, dtype or (uint64 if unsigned(self) else int64 if integral(self) else dtypeof(self)))
    def prod(self, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True): return prod(self, axis, keepdims, dtype or (uint64 if unsigned(self) else int64 if integral(self) else dtypeof(self)))
    def mean(self, axis=None, dtype=None, out=None, keepdims=False, *, where=True):
        assert dtype is None and (isbool(self) or dtypeof(self) == int8 or dtypeof(self) == uint8 or dtypeof(self) == int16 or dtypeof(self) == uint16), "prefer"
        return mean(cast(self, float64), axis, keepdims)
    def mean(self, axis=None, dtype=None, out=None, keepdims=False, *, where=True): return mean(self, axis, keepdims, dtype or (float64 if integral(self) else dtypeof(self)))
    def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=None):
        assert isbool(self) or dtypeof(self) == int8 or dtypeof(self) == uint8 or dtypeof(self) == int16 or dtypeof(self) == uint16, "prefer"
        return var(cast(self, float64), axis, ddof, keepdims)
    def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=None): return var(self, axis, ddof, keepdims)
    def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=None):
        assert isbool(self) or dtypeof(self) == int8 or dtypeof(self) == uint8 or dtypeof(self) == int16 or dtypeof(self) == uint16, "prefer"
        return std(cast(self, float64), axis, ddof, keepdims)
    def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=None): return std(self, axis, ddof, keepdims)
    def max(self, axis=None, out=None, keepdims=False, initial=None, where=True): return amax(self, axis, keepdims)
    def min(self, axis=None, out=None, keepdims=False, initial=None, where=True): return amin(self, axis, keepdims)
    def argmax(self, axis=None, out=None, *, keepdims=False): return argmax(self, axis, keepdims)
    def argmin(self, axis=None, out=None, *, keepdims=False): return argmin(self, axis, keepdims)
    def all(self, axis=None, out=None, keepdims=False, *, where=True): return all(self, axis, keepdims)
    def any(self, axis=None, out=None, keepdims=False, *, where=True): return any(self, axis, keepdims)
    def cumsum(self: Countable, axis: Axis, dtype=None, out=None): return cumsum(self, axis, dtype or (uint64 if unsigned(self) else int64 if integral(self) else dtypeof(self)))
    def cumsum(self: Countable, axis=None, dtype=None, out=None):
        assert axis is None
        assert rank(self) == 1, "prefer"
        return cumsum(self, 0, dtype or (uint64 if unsigned(self) else int64 if integral(self) else dtypeof(self)))
    def cumsum(self: Countable, axis=None, dtype=None, out=None):
        assert axis is None
        return cumsum(reshape(self, (-1,)), 0, dtype or (uint64 if unsigned(self) else int64 if integral(self) else dtypeof(self)))
    def cumprod(self: Countable, axis: Axis, dtype=None, out=None): return cumprod(self, axis, dtype or (uint64 if unsigned(self) else int64 if integral(self) else dtypeof(self)))
    def cumprod(self: Countable, axis=None, dtype=None, out=None):
        assert axis is None
        assert rank(self) == 1, "prefer"
        return cumprod(self, 0, dtype or (uint64 if unsigned(self) else int64 if integral(self) else dtypeof(self)))
    def cumprod(self: Countable, axis=None, dtype=None, out=None):
        assert axis is None
        return cumprod(reshape(self, (-1,)), 0, dtype or (uint64 if unsigned(self) else int64 if integral(self) else dtypeof(self)))
