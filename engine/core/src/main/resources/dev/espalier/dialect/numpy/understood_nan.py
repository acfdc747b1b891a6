"""NumPy 2.5: reductions that skip NaN."""


class numpy:
    def nanprod(a: FloatT, axis=None, dtype=None, out=None, keepdims=False): return prod(where(isnan(a), 1, a), axis, keepdims)
    def nanvar(a: FloatT, axis=None, dtype=None, out=None, ddof=0, keepdims=False): return nanmean(square(subtract(a, nanmean(a, axis, True))), axis, keepdims)
    def nanvar(a: FloatT, axis=None, dtype=None, out=None, *, ddof: int, keepdims=False): return divide(nansum(square(subtract(a, nanmean(a, axis, True))), axis, keepdims), subtract(sum(cast(logical_not(isnan(a)), dtypeof(a)), axis, keepdims), ddof))
    def nanstd(a: FloatT, axis=None, dtype=None, out=None, ddof=0, keepdims=False): return sqrt(nanmean(square(subtract(a, nanmean(a, axis, True))), axis, keepdims))
    def nanstd(a: FloatT, axis=None, dtype=None, out=None, *, ddof: int, keepdims=False): return sqrt(divide(nansum(square(subtract(a, nanmean(a, axis, True))), axis, keepdims), subtract(sum(cast(logical_not(isnan(a)), dtypeof(a)), axis, keepdims), ddof)))
    def nanargmax(a: FloatT, axis=None, out=None, *, keepdims=False): return argmax(where(isnan(a), -inf, a), axis, keepdims)
    def nanargmin(a: FloatT, axis=None, out=None, *, keepdims=False): return argmin(where(isnan(a), inf, a), axis, keepdims)
    def nancumsum(a: FloatT, axis: Axis, dtype=None, out=None): return cumsum(where(isnan(a), 0, a), axis)
    def nancumsum(a: FloatT, axis=None, dtype=None, out=None):
        assert axis is None
        return cumsum(reshape(where(isnan(a), 0, a), (-1,)), 0)
    def nancumprod(a: FloatT, axis: Axis, dtype=None, out=None): return cumprod(where(isnan(a), 1, a), axis)
    def nancumprod(a: FloatT, axis=None, dtype=None, out=None):
        assert axis is None
        return cumprod(reshape(where(isnan(a), 1, a), (-1,)), 0)
