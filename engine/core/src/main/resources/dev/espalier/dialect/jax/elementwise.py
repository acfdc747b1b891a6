"""JAX 0.12: elementwise functions of jax.numpy. Integers become floating where the function needs it."""


class jax:
    class numpy:
        # one operand
        def negative(x: T, /): return negative(x)
        def abs(x: T, /): return abs(x)
        absolute = abs
        def fabs(x: T, /):
            assert not integral(x)
            return abs(x)
        def sign(x: T, /): return sign(x)
        def square(x: T, /): return square(x)
        def reciprocal(x: T, /): return reciprocal(x)
        def sqrt(x: T, /): return sqrt(x)
        def exp(x: T, /): return exp(x)
        def exp2(x: T, /): return exp2(x)
        def expm1(x: T, /): return expm1(x)
        def log(x: T, /): return log(x)
        def log2(x: T, /): return log2(x)
        def log10(x: T, /): return log10(x)
        def log1p(x: T, /): return log1p(x)
        def sin(x: T, /): return sin(x)
        def cos(x: T, /): return cos(x)
        def tan(x: T, /): return tan(x)
        def asin(x: T, /): return asin(x)
        def acos(x: T, /): return acos(x)
        def atan(x: T, /): return atan(x)
        arcsin = asin
        arccos = acos
        arctan = atan
        def sinh(x: T, /): return sinh(x)
        def cosh(x: T, /): return cosh(x)
        def tanh(x: T, /): return tanh(x)
        def asinh(x: T, /): return asinh(x)
        def acosh(x: T, /): return acosh(x)
        def atanh(x: T, /): return atanh(x)
        arcsinh = asinh
        arccosh = acosh
        arctanh = atanh
        def floor(x: T, /): return floor(x)
        def ceil(x: T, /): return ceil(x)
        def trunc(x: T): return trunc(x)
        def round(a: T, decimals=0, out=None): return round(a, decimals)
        around = round
        def rint(x: T, /):
            assert not integral(x)
            return round(x)
        def cbrt(x: T, /): return cbrt(x)
        def sinc(x: T, /): return sinc(x)
        def deg2rad(x: T, /): return deg2rad(x)
        def rad2deg(x: T, /): return rad2deg(x)
        radians = deg2rad
        degrees = rad2deg
        def logical_not(x: T, /): return logical_not(x)
        def bitwise_not(x: T, /): return bitwise_invert(x)
        invert = bitwise_not
        bitwise_invert = bitwise_not
        def isnan(x: T, /): return isnan(x)
        def isinf(x: T, /): return isinf(x)
        def isfinite(x: T, /): return isfinite(x)
        def isposinf(x: T, /, out=None): return equal(x, inf)
        def isneginf(x: T, /, out=None): return equal(x, -inf)
        def signbit(x: T, /): return signbit(x)
        def real(val: T, /): return real(val)
        def imag(val: T, /): return imag(val)
        def conj(x: T, /): return conj(x)
        conjugate = conj
        def angle(z: T, deg=False):
            assert not deg
            return angle(z)
        def angle(z: T, deg=False):
            assert deg
            return rad2deg(angle(z))
        def nan_to_num(x: T, copy=True, nan=0.0, posinf=None, neginf=None): return nan_to_num(x, nan, posinf, neginf)
        def copy(a: T, order=None): return copy(a)
        def positive(x: T, /): return x

        # two operands
        def add(x: T, y: T, /): return add(x, y)
        def subtract(x: T, y: T, /): return subtract(x, y)
        def multiply(x: T, y: T, /): return multiply(x, y)
        def divide(x1: T, x2: T, /): return divide(x1, x2)
        true_divide = divide
        def floor_divide(x1: T, x2: T, /): return floor_divide(x1, x2)
        def remainder(x1: T, x2: T, /): return remainder(x1, x2)
        mod = remainder
        def fmod(x1: T, x2: T, /): return fmod(x1, x2)
        def divmod(x1: T, x2: T, /): return (floor_divide(x1, x2), remainder(x1, x2))
        def power(x1: T, x2: T, /): return power(x1, x2)
        pow = power
        def float_power(x: T, y: T, /):
            assert not integral(x)
            return power(x, y)
        def maximum(x: T, y: T, /): return maximum(x, y)
        def minimum(x: T, y: T, /): return minimum(x, y)
        def fmax(x1: T, x2: T): return fmax(x1, x2)
        def fmin(x1: T, x2: T): return fmin(x1, x2)
        def atan2(x1: T, x2: T, /): return atan2(x1, x2)
        def arctan2(x1: T, x2: T, /): return atan2(x1, x2)
        def hypot(x1: T, x2: T, /): return hypot(x1, x2)
        def copysign(x1: T, x2: T, /): return copysign(x1, x2)
        def ldexp(x1: T, x2: IntT, /): return ldexp(x1, x2)
        def logaddexp(x: T, y: T, /): return logaddexp(x, y)
        def logaddexp2(x: T, y: T, /): return logaddexp2(x, y)
        def heaviside(x1: T, x2: T, /):
            assert not integral(x1) or not integral(x2)
            return heaviside(x1, x2)
        def gcd(x1: IntT, x2: IntT): return gcd(x1, x2)
        def lcm(x1: IntT, x2: IntT): return where(equal(gcd(x1, x2), 0), gcd(x1, x2), multiply(floor_divide(abs(x1), gcd(x1, x2)), abs(x2)))
        def bitwise_and(x: T, y: T, /): return bitwise_and(x, y)
        def bitwise_or(x: T, y: T, /): return bitwise_or(x, y)
        def bitwise_xor(x: T, y: T, /): return bitwise_xor(x, y)
        def left_shift(x: IntT, y: IntT, /): return left_shift(x, y)
        def right_shift(x1: IntT, x2: IntT, /): return right_shift(x1, x2)
        bitwise_left_shift = left_shift
        bitwise_right_shift = right_shift
        def logical_and(x: T, y: T, /): return logical_and(x, y)
        def logical_or(x: T, y: T, /): return logical_or(x, y)
        def logical_xor(x: T, y: T, /): return logical_xor(x, y)
        def equal(x: T, y: T, /): return equal(x, y)
        def not_equal(x: T, y: T, /): return not_equal(x, y)
        def less(x: T, y: T, /): return less(x, y)
        def less_equal(x: T, y: T, /): return less_equal(x, y)
        def greater(x: T, y: T, /): return greater(x, y)
        def greater_equal(x: T, y: T, /): return greater_equal(x, y)
        def isclose(a: T, b: T, rtol=1e-05, atol=1e-08, equal_nan=False): return isclose(a, b, rtol, atol, equal_nan)
        def allclose(a: T, b: T, rtol=1e-05, atol=1e-08, equal_nan=False): return allclose(a, b, rtol, atol, equal_nan)
        def array_equal(a1: T, a2: T, equal_nan=False): return array_equal(a1, a2)

        # three operands
        def where(condition: T, x: T, y: T, /, *, size=None, fill_value=None): return where(condition, x, y)
        def clip(arr: T, /, min=None, max=None):
            assert not (integral(arr) and (min is not None and floating(min) or max is not None and floating(max)))
            return clip(arr, min, max)
        def clip(arr: T, /, min: num = None, max: num = None):
            assert floating(min) or floating(max)
            return clip(cast(arr, float32), min, max)
