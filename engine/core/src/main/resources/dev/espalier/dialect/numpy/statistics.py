"""NumPy 2.5: order statistics, correlation, histograms, integration.

Quantiles for an array of float64 levels, covariances and interpolations are float64 whatever goes in.
"""


class numpy:
    def median(a: T, axis=None, out=None, overwrite_input=False, keepdims=False):
        assert isbool(a) or dtypeof(a) == int8 or dtypeof(a) == uint8 or dtypeof(a) == int16 or dtypeof(a) == uint16, "prefer"
        return median(cast(a, float64), axis, keepdims)
    def median(a: T, axis=None, out=None, overwrite_input=False, keepdims=False): return median(a, axis, keepdims)
    def quantile(a: T, q: num, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
        assert method == "linear" and (isbool(a) or dtypeof(a) == int8 or dtypeof(a) == uint8 or dtypeof(a) == int16 or dtypeof(a) == uint16), "prefer"
        return quantile(cast(a, float64), q, axis, keepdims)
    def quantile(a: T, q: num, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
        assert method == "linear" or not integral(a)
        return quantile(a, q, axis, keepdims, method)
    def quantile(a: T, q: Seq, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
        assert not is_number(q) and method == "linear"
        assert dtypeof(a) == float32 or isbool(a) or dtypeof(a) == int8 or dtypeof(a) == uint8 or dtypeof(a) == int16 or dtypeof(a) == uint16, "prefer"
        return quantile(cast(a, float64), asarray(q, float64), axis, keepdims, method)
    def quantile(a: T, q: Seq, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
        assert not is_number(q) and (method == "linear" or not integral(a))
        return quantile(a, asarray(q, float64), axis, keepdims, method)
    def quantile(a: T, q: T, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
        assert not is_number(q) and method == "linear"
        assert isbool(a) or dtypeof(a) == int8 or dtypeof(a) == uint8 or dtypeof(a) == int16 or dtypeof(a) == uint16 or dtypeof(a) == float32 and dtypeof(q) == float64, "prefer"
        return quantile(cast(a, float64), q, axis, keepdims, method)
    def quantile(a: T, q: T, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
        assert not is_number(q) and (method == "linear" or not integral(a))
        return quantile(a, q, axis, keepdims, method)
    def percentile(a: T, q: num, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
        assert method == "linear" and (isbool(a) or dtypeof(a) == int8 or dtypeof(a) == uint8 or dtypeof(a) == int16 or dtypeof(a) == uint16), "prefer"
        return quantile(cast(a, float64), divide(q, 100), axis, keepdims)
    def percentile(a: T, q: num, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
        assert method == "linear" or not integral(a)
        return quantile(a, divide(q, 100), axis, keepdims, method)
    def percentile(a: T, q: Seq, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
        assert not is_number(q) and method == "linear"
        assert dtypeof(a) == float32 or isbool(a) or dtypeof(a) == int8 or dtypeof(a) == uint8 or dtypeof(a) == int16 or dtypeof(a) == uint16, "prefer"
        return quantile(cast(a, float64), divide(asarray(q, float64), 100), axis, keepdims, method)
    def percentile(a: T, q: Seq, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
        assert not is_number(q) and (method == "linear" or not integral(a))
        return quantile(a, divide(asarray(q, float64), 100), axis, keepdims, method)
    def percentile(a: T, q: T, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
        assert not is_number(q) and method == "linear"
        assert isbool(a) or dtypeof(a) == int8 or dtypeof(a) == uint8 or dtypeof(a) == int16 or dtypeof(a) == uint16 or dtypeof(a) == float32 and not dtypeof(q) == float32, "prefer"
        return quantile(cast(a, float64), divide(q, 100), axis, keepdims, method)
    def percentile(a: T, q: T, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
        assert not is_number(q) and (method == "linear" or not integral(a))
        return quantile(a, divide(q, 100), axis, keepdims, method)
    def average(a: T, axis=None, weights=None, returned=False, *, keepdims=False):
        assert isbool(a) or dtypeof(a) == int8 or dtypeof(a) == uint8 or dtypeof(a) == int16 or dtypeof(a) == uint16, "prefer"
        return average(cast(a, float64), axis, weights, keepdims)
    def average(a: T, axis=None, weights=None, returned=False, *, keepdims=False): return average(a, axis, weights, keepdims)

    def cov(m: T, y: T, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
        assert rank(m) == 1, "domain"
        assert dtypeof(m) == float32 or isbool(m) or dtypeof(m) == int8 or dtypeof(m) == uint8 or dtypeof(m) == int16 or dtypeof(m) == uint16, "prefer"
        return cov(cast(stack((m, y), 0), float64), ddof if ddof is not None else 0 if bias else 1)
    def cov(m: T, y: T, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
        assert rank(m) == 1, "domain"
        return cov(stack((m, y), 0), ddof if ddof is not None else 0 if bias else 1)
    def cov(m: T, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
        assert not rowvar
        assert dtypeof(m) == float32 or isbool(m) or dtypeof(m) == int8 or dtypeof(m) == uint8 or dtypeof(m) == int16 or dtypeof(m) == uint16, "prefer"
        return cov(cast(matrix_transpose(m), float64), ddof if ddof is not None else 0 if bias else 1)
    def cov(m: T, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
        assert not rowvar
        return cov(matrix_transpose(m), ddof if ddof is not None else 0 if bias else 1)
    def cov(m: T, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
        assert dtypeof(m) == float32 or isbool(m) or dtypeof(m) == int8 or dtypeof(m) == uint8 or dtypeof(m) == int16 or dtypeof(m) == uint16, "prefer"
        return cov(cast(m, float64), ddof if ddof is not None else 0 if bias else 1)
    def cov(m: T, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None): return cov(m, ddof if ddof is not None else 0 if bias else 1)
    def corrcoef(x: T, y: T, rowvar=True, *, dtype=None):
        assert rank(x) == 1, "domain"
        assert dtypeof(x) == float32 or isbool(x) or dtypeof(x) == int8 or dtypeof(x) == uint8 or dtypeof(x) == int16 or dtypeof(x) == uint16, "prefer"
        return corrcoef(cast(stack((x, y), 0), float64))
    def corrcoef(x: T, y: T, rowvar=True, *, dtype=None):
        assert rank(x) == 1, "domain"
        return corrcoef(stack((x, y), 0))
    def corrcoef(x: T, y=None, rowvar=True, *, dtype=None):
        assert not rowvar
        assert dtypeof(x) == float32 or isbool(x) or dtypeof(x) == int8 or dtypeof(x) == uint8 or dtypeof(x) == int16 or dtypeof(x) == uint16, "prefer"
        return corrcoef(cast(matrix_transpose(x), float64))
    def corrcoef(x: T, y=None, rowvar=True, *, dtype=None):
        assert not rowvar
        return corrcoef(matrix_transpose(x))
    def corrcoef(x: T, y=None, rowvar=True, *, dtype=None):
        assert dtypeof(x) == float32 or isbool(x) or dtypeof(x) == int8 or dtypeof(x) == uint8 or dtypeof(x) == int16 or dtypeof(x) == uint16, "prefer"
        return corrcoef(cast(x, float64))
    def corrcoef(x: T, y=None, rowvar=True, *, dtype=None): return corrcoef(x)

    def bincount(x: IntT, /, weights=None, minlength=0): return bincount(x, minlength)
    # weights of any dtype are added in double precision
    def bincount(x: IntT, /, weights: T, minlength=0): return bincount_weighted(x, cast(weights, float64), minlength)
    def histogram(a: T, bins: int = 10, range=None, density=None, weights=None):
        assert numel(a) > 1, "domain"
        return histogram(a, bins, amin(a), amax(a))
    def histogram(a: T, bins: int = 10, *, range: Seq, density=None, weights=None): return histogram(a, bins, item_of(range, 0), item_of(range, 1))
    def digitize(x: T, bins: Vector, right=False): return digitize(x, bins, right)
    def searchsorted(a: Vector, v: T, side="left", sorter=None):
        assert not isbool(a)
        return searchsorted(a, v, side)

    def interp(x: T, xp: Vector, fp: FloatT, left=None, right=None, period=None):
        assert dtypeof(fp) == float32, "prefer"
        return interp(x, xp, cast(fp, float64))
    def interp(x: T, xp: Vector, fp: FloatT, left=None, right=None, period=None): return interp(x, xp, fp)
    def unwrap(p: FloatT, discont=None, axis=-1, *, period=6.283185307179586): return unwrap(p, axis)
    def trapezoid(y: T, x=None, dx=1.0, axis=-1):
        assert isbool(y) or dtypeof(y) == int8 or dtypeof(y) == uint8 or dtypeof(y) == int16 or dtypeof(y) == uint16, "prefer"
        return trapezoid(cast(y, float64), x, dx, axis)
    def trapezoid(y: T, x=None, dx=1.0, axis=-1): return trapezoid(y, x, dx, axis)
    trapz = trapezoid


class Tensor:
    def searchsorted(self, v: T, /, side="left", sorter=None):
        assert not isbool(self)
        return searchsorted(self, v, side)
