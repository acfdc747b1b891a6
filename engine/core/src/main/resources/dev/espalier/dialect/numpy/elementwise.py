"""NumPy 2.5: universal functions and other functions of single elements.

`where=` of a ufunc needs `out=`; the pair stands in `understood_masked.py`.
"""


class numpy:
    # ---------------------------------------------------------------- one operand
    def negative(x: T, /, out=None): return negative(x)
    def positive(x: T, /, out=None): return x
    def abs(x: T, /, out=None): return abs(x)
    absolute = abs
    def fabs(x: FloatT, /, out=None): return abs(x)
    def sign(x: T, /, out=None): return sign(x)
    def square(x: T, /, out=None): return square(x)
    def reciprocal(x: FloatT, /, out=None): return reciprocal(x)
    def sqrt(x: T, /, out=None): return sqrt(x)
    def cbrt(x: FloatT, /, out=None): return cbrt(x)
    def exp(x: T, /, out=None): return exp(x)
    def exp2(x: T, /, out=None): return exp2(x)
    def expm1(x: T, /, out=None): return expm1(x)
    def log(x: T, /, out=None): return log(x)
    def log2(x: T, /, out=None): return log2(x)
    def log10(x: T, /, out=None): return log10(x)
    def log1p(x: T, /, out=None): return log1p(x)
    def sin(x: T, /, out=None): return sin(x)
    def cos(x: T, /, out=None): return cos(x)
    def tan(x: T, /, out=None): return tan(x)
    def arcsin(x: T, /, out=None): return asin(x)
    def arccos(x: T, /, out=None): return acos(x)
    def arctan(x: T, /, out=None): return atan(x)
    def sinh(x: T, /, out=None): return sinh(x)
    def cosh(x: T, /, out=None): return cosh(x)
    def tanh(x: T, /, out=None): return tanh(x)
    def arcsinh(x: T, /, out=None): return asinh(x)
    def arccosh(x: T, /, out=None): return acosh(x)
    def arctanh(x: T, /, out=None): return atanh(x)
    asin = arcsin
    acos = arccos
    atan = arctan
    asinh = arcsinh
    acosh = arccosh
    atanh = arctanh
    def floor(x: T, /, out=None): return floor(x)
    def ceil(x: T, /, out=None): return ceil(x)
    def trunc(x: T, /, out=None): return trunc(x)
    def fix(x: T, out=None): return trunc(x)
    def round(a: T, decimals=0, out=None): return round(a, decimals)
    around = round
    round_ = round
    def rint(x: FloatT, /, out=None): return round(x)
    def sinc(x: FloatT): return sinc(x)
    def deg2rad(x: T, /, out=None): return deg2rad(x)
    def rad2deg(x: T, /, out=None): return rad2deg(x)
    radians = deg2rad
    degrees = rad2deg
    def logical_not(x: T, /, out=None): return logical_not(x)
    def bitwise_invert(x: T, /, out=None): return bitwise_invert(x)
    invert = bitwise_invert
    bitwise_not = bitwise_invert
    def isnan(x: T, /, out=None): return isnan(x)
    def isinf(x: T, /, out=None): return isinf(x)
    def isfinite(x: T, /, out=None): return isfinite(x)
    def isposinf(x: T, out=None): return equal(x, float("inf"))
    def isneginf(x: T, out=None): return equal(x, float("-inf"))
    def signbit(x: T, /, out=None): return signbit(x)
    def real(val: T): return real(val)
    def imag(val: T): return imag(val)
    def conj(x: T, /, out=None): return conj(x)
    conjugate = conj
    def angle(z: FloatT, deg=False): return angle(z)
    def angle(z: FloatT, deg: bool):
        assert deg
        return rad2deg(angle(z))
    def nan_to_num(x: T, copy=True, nan=0.0, posinf=None, neginf=None): return nan_to_num(x, nan, posinf, neginf)

    # ---------------------------------------------------------------- two operands
    def add(x1: T, x2: T, /, out=None): return add(x1, x2)
    def subtract(x1: T, x2: T, /, out=None): return subtract(x1, x2)
    def multiply(x1: T, x2: T, /, out=None): return multiply(x1, x2)
    def divide(x1: T, x2: T, /, out=None): return divide(x1, x2)
    true_divide = divide
    def floor_divide(x1: T, x2: T, /, out=None): return floor_divide(x1, x2)
    def remainder(x1: T, x2: T, /, out=None): return remainder(x1, x2)
    mod = remainder
    def fmod(x1: T, x2: T, /, out=None): return fmod(x1, x2)
    def power(x1: T, x2: T, /, out=None): return power(x1, x2)
    pow = power
    def float_power(x1: T, x2: T, /, out=None): return power(cast(x1, float64), x2)
    def maximum(x1: T, x2: T, /, out=None): return maximum(x1, x2)
    def minimum(x1: T, x2: T, /, out=None): return minimum(x1, x2)
    def fmax(x1: T, x2: T, /, out=None): return fmax(x1, x2)
    def fmin(x1: T, x2: T, /, out=None): return fmin(x1, x2)
    def arctan2(x1: T, x2: T, /, out=None): return atan2(x1, x2)
    atan2 = arctan2
    def hypot(x1: T, x2: T, /, out=None): return hypot(x1, x2)
    def copysign(x1: T, x2: T, /, out=None): return copysign(x1, x2)
    def ldexp(x1: FloatT, x2: IntT, /, out=None): return ldexp(x1, cast(x2, dtypeof(x1)))
    def logaddexp(x1: T, x2: T, /, out=None): return logaddexp(x1, x2)
    def heaviside(x1: FloatT, x2: T, /, out=None): return heaviside(x1, x2)
    def gcd(x1: IntT, x2: IntT, /, out=None): return gcd(x1, x2)
    def bitwise_and(x1: T, x2: T, /, out=None): return bitwise_and(x1, x2)
    def bitwise_or(x1: T, x2: T, /, out=None): return bitwise_or(x1, x2)
    def bitwise_xor(x1: T, x2: T, /, out=None): return bitwise_xor(x1, x2)
    def left_shift(x1: IntT, x2: IntT, /, out=None): return left_shift(x1, x2)
    def right_shift(x1: IntT, x2: IntT, /, out=None): return right_shift(x1, x2)
    bitwise_left_shift = left_shift
    bitwise_right_shift = right_shift
    def logical_and(x1: T, x2: T, /, out=None): return logical_and(x1, x2)
    def logical_or(x1: T, x2: T, /, out=None): return logical_or(x1, x2)
    def logical_xor(x1: T, x2: T, /, out=None): return logical_xor(x1, x2)
    def equal(x1: T, x2: T, /, out=None): return equal(x1, x2)
    def not_equal(x1: T, x2: T, /, out=None): return not_equal(x1, x2)
    def less(x1: T, x2: T, /, out=None): return less(x1, x2)
    def less_equal(x1: T, x2: T, /, out=None): return less_equal(x1, x2)
    def greater(x1: T, x2: T, /, out=None): return greater(x1, x2)
    def greater_equal(x1: T, x2: T, /, out=None): return greater_equal(x1, x2)
    def isclose(a: T, b: T, rtol=1e-05, atol=1e-08, equal_nan=False): return isclose(a, b, rtol, atol, equal_nan)
    def allclose(a: T, b: T, rtol=1e-05, atol=1e-08, equal_nan=False): return allclose(a, b, rtol, atol, equal_nan)
    def array_equal(a1: T, a2: T, equal_nan=False): return array_equal(a1, a2)

    # ---------------------------------------------------------------- three operands
    def where(condition: T, x: T, y: T, /): return where(condition, x, y)
    # a choice between numbers is an array of them, which does not give way
    def where(condition: T, x: num, y: num, /):
        return cast(where(condition, x, y), bool if isbool(x) and isbool(y) else int64 if integral(x) and integral(y) else float64)
    # float bounds make floats of integers
    def clip(a: T, a_min, a_max, out=None):
        assert not (integral(a) and (a_min is not None and floating(a_min) or a_max is not None and floating(a_max)))
        return clip(a, a_min, a_max)
    def clip(a: T, a_min, a_max, out=None):
        assert integral(a) and is_number(a_min) and is_number(a_max)
        return clip(cast(a, float64), a_min, a_max)
    def clip(a: T, a_min=None, a_max=None, out=None, *, min=None, max=None):
        assert not (integral(a) and (min is not None and floating(min) or max is not None and floating(max)))
        return clip(a, min, max)
    def clip(a: T, a_min, a_max=None, out=None):
        assert not (integral(a) and floating(a_min))
        return clip(a, a_min, None)
    def clip(a: T, a_min=None, a_max=None, out=None, *, min=None, max=None):
        assert not is_number(a)
        return minimum(a, max) if min is None else maximum(a, min) if max is None else minimum(maximum(a, min), max)
    def clip(a: T, a_min, a_max=None, out=None):
        assert not is_number(a)
        return minimum(a, a_max) if a_min is None else maximum(a, a_min) if a_max is None else minimum(maximum(a, a_min), a_max)


class Tensor:
    def clip(self, min=None, max=None, out=None):
        assert not (integral(self) and (min is not None and floating(min) or max is not None and floating(max)))
        return clip(self, min, max)
    def clip(self, min, max, out=None):
        assert integral(self) and is_number(min) and is_number(max)
        return clip(cast(self, float64), min, max)
    def clip(self, min=None, max=None, out=None): return minimum(self, max) if min is None else maximum(self, min) if max is None else minimum(maximum(self, min), max)
    def round(self, decimals=0, out=None): return round(self, decimals)
    def conj(self): return conj(self)
    conjugate = conj
    @property
    def real(self): return real(self)
    @property
    def imag(self): return imag(self)
