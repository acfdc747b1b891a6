"""TensorFlow 2.22: elementwise functions of tf, tf.math and tf.bitwise. Nothing is promoted."""


class tensorflow:
    # one operand
    def abs(x: T, name=None): return abs(x)
    def negative(x: T, name=None): return negative(x)
    def sign(x: T, name=None): return sign(x)
    def square(x: T, name=None): return square(x)
    def sqrt(x: FloatT, name=None): return sqrt(x)
    def exp(x: FloatT, name=None): return exp(x)
    def sin(x: FloatT, name=None): return sin(x)
    def cos(x: FloatT, name=None): return cos(x)
    def tan(x: FloatT, name=None): return tan(x)
    def asin(x: FloatT, name=None): return asin(x)
    def acos(x: FloatT, name=None): return acos(x)
    def atan(x: FloatT, name=None): return atan(x)
    def sinh(x: FloatT, name=None): return sinh(x)
    def cosh(x: FloatT, name=None): return cosh(x)
    def tanh(x: FloatT, name=None): return tanh(x)
    def asinh(x: FloatT, name=None): return asinh(x)
    def acosh(x: FloatT, name=None): return acosh(x)
    def atanh(x: FloatT, name=None): return atanh(x)
    def sigmoid(x: FloatT, name=None): return sigmoid(x)
    def floor(x: FloatT, name=None): return floor(x)
    def round(x: T, name=None): return round(x)
    def logical_not(x: BoolT, name=None): return logical_not(x)
    def cast(x: T, dtype: DType, name=None): return cast(x, dtype)
    def cast(x: num, dtype: DType, name=None): return asarray(x, dtype)
    def cast(x: Seq, dtype: DType, name=None):
        assert is_numbers(x)
        return asarray(x, dtype)
    def stop_gradient(input: T, name=None): return stop_gradient(input)
    def identity(input: T, name=None): return copy(input)
    def ensure_shape(x: T, shape, name=None): return x
    def saturate_cast(value: T, dtype: DType, name=None):
        assert dtype == uint8
        return cast(clip(value, 0, 255), uint8)

    # two operands
    def add(x: T, y: T, name=None): return add(x, y)
    def subtract(x: T, y: T, name=None): return subtract(x, y)
    def multiply(x: T, y: T, name=None): return multiply(x, y)
    def scalar_mul(scalar, x: T, name=None): return multiply(scalar, x)
    def divide(x: T, y: T, name=None): return divide(x, y)
    def truediv(x: T, y: T, name=None): return divide(x, y)
    def realdiv(x: FloatT, y: FloatT, name=None): return divide(x, y)
    def truncatediv(x: IntT, y: IntT, name=None): return trunc_divide(x, y)
    def truncatemod(x: T, y: T, name=None): return fmod(x, y)
    def pow(x: T, y: T, name=None): return power(x, y)
    def maximum(x: T, y: T, name=None): return maximum(x, y)
    def minimum(x: T, y: T, name=None): return minimum(x, y)
    def complex(real: FloatT, imag: FloatT, name=None): return make_complex(real, imag)
    def atan2(y: FloatT, x: FloatT, name=None): return atan2(y, x)
    def equal(x: T, y: T, name=None): return equal(x, y)
    def not_equal(x: T, y: T, name=None): return not_equal(x, y)
    def less(x: T, y: T, name=None): return less(x, y)
    def less_equal(x: T, y: T, name=None): return less_equal(x, y)
    def greater(x: T, y: T, name=None): return greater(x, y)
    def greater_equal(x: T, y: T, name=None): return greater_equal(x, y)
    def logical_and(x: BoolT, y: BoolT, name=None): return logical_and(x, y)
    def logical_or(x: BoolT, y: BoolT, name=None): return logical_or(x, y)

    # three operands and more
    def where(condition: BoolT, x: T = None, y: T = None, name=None):
        assert x is not None and y is not None
        return where(condition, x, y)
    def where(condition: BoolT, x: num = None, y: num = None, name=None):
        assert x is not None and y is not None
        return cast(where(condition, x, y), bool if isbool(x) and isbool(y) else int32 if integral(x) and integral(y) else float32)
    def clip_by_value(t: T, clip_value_min, clip_value_max, name=None):
        assert clip_value_min is not None and clip_value_max is not None
        return clip(t, clip_value_min, clip_value_max)
    def clip_by_norm(t: FloatT, clip_norm: num, axes=None, name=None):
        return divide(multiply(t, clip_norm), maximum(vector_norm(t, axes, 2, True), clip_norm))
    def add_n(inputs: Seq, name=None):
        assert len(inputs) == 2
        return add(inputs[0], inputs[1])
    def add_n(inputs: Seq, name=None):
        assert len(inputs) == 3
        return add(add(inputs[0], inputs[1]), inputs[2])
    def add_n(inputs: Tensors, name=None): return sum(stack(inputs), 0)

    class math:
        def log(x: FloatT, name=None): return log(x)
        def expm1(x: FloatT, name=None): return expm1(x)
        def log1p(x: FloatT, name=None): return log1p(x)
        def rsqrt(x: FloatT, name=None): return rsqrt(x)
        def reciprocal(x: FloatT, name=None): return reciprocal(x)
        def ceil(x: FloatT, name=None): return ceil(x)
        def rint(x: FloatT, name=None): return round(x)
        def erf(x: FloatT, name=None): return erf(x)
        def erfc(x: FloatT, name=None): return erfc(x)
        def erfinv(x: FloatT, name=None): return erfinv(x)
        def lgamma(x: FloatT, name=None): return lgamma(x)
        def digamma(x: FloatT, name=None): return digamma(x)
        def is_nan(x: FloatT, name=None): return isnan(x)
        def is_inf(x: FloatT, name=None): return isinf(x)
        def is_finite(x: FloatT, name=None): return isfinite(x)
        def real(input: T, name=None): return real(input)
        def imag(input: T, name=None): return imag(input)
        def conj(x: T, name=None): return conj(x)
        def angle(input: T, name=None):
            assert iscomplex(input)
            return angle(input)
        def angle(input: FloatT, name=None):
            assert floating(input)
            return multiply(cast(less(input, 0), dtypeof(input)), 3.141592653589793)
        def floordiv(x: T, y: T, name=None): return floor_divide(x, y)
        def floormod(x: T, y: T, name=None): return remainder(x, y)
        mod = floormod
        def xlogy(x: FloatT, y: FloatT, name=None): return xlogy(x, y)
        def squared_difference(x: T, y: T, name=None): return squared_difference(x, y)
        def logical_xor(x: BoolT, y: BoolT, name="LogicalXor"): return logical_xor(x, y)

    class bitwise:
        def bitwise_and(x: IntT, y: IntT, name=None): return bitwise_and(x, y)
        def bitwise_or(x: IntT, y: IntT, name=None): return bitwise_or(x, y)
        def bitwise_xor(x: IntT, y: IntT, name=None): return bitwise_xor(x, y)
        def invert(x: IntT, name=None): return bitwise_invert(x)
        def left_shift(x: IntT, y: IntT, name=None): return left_shift(x, y)
        def right_shift(x: IntT, y: IntT, name=None): return right_shift(x, y)


class emit:
    # Python numbers
    def sqrt(x):
        assert is_number(x), "prefer"
        return math.sqrt(x)
    def exp(x):
        assert is_number(x), "prefer"
        return math.exp(x)
    def expm1(x):
        assert is_number(x), "prefer"
        return math.expm1(x)
    def log(x):
        assert is_number(x), "prefer"
        return math.log(x)
    def log2(x):
        assert is_number(x), "prefer"
        return math.log2(x)
    def log10(x):
        assert is_number(x), "prefer"
        return math.log10(x)
    def log1p(x):
        assert is_number(x), "prefer"
        return math.log1p(x)
    def sin(x):
        assert is_number(x), "prefer"
        return math.sin(x)
    def cos(x):
        assert is_number(x), "prefer"
        return math.cos(x)
    def tan(x):
        assert is_number(x), "prefer"
        return math.tan(x)
    def asin(x):
        assert is_number(x), "prefer"
        return math.asin(x)
    def acos(x):
        assert is_number(x), "prefer"
        return math.acos(x)
    def atan(x):
        assert is_number(x), "prefer"
        return math.atan(x)
    def sinh(x):
        assert is_number(x), "prefer"
        return math.sinh(x)
    def cosh(x):
        assert is_number(x), "prefer"
        return math.cosh(x)
    def tanh(x):
        assert is_number(x), "prefer"
        return math.tanh(x)
    def erf(x):
        assert is_number(x), "prefer"
        return math.erf(x)
    # truth values are not computed with
    def add(x, y):
        assert isbool(x) and isbool(y) and is_tensor(x) and is_tensor(y)
        return tf.logical_or(x, y)
    def multiply(x, y):
        assert isbool(x) and isbool(y) and is_tensor(x) and is_tensor(y)
        return tf.logical_and(x, y)
    # tensors
    def trunc_divide(x, y):
        assert floating(x) and floating(y)
        return keras.ops.trunc(x / y)
    def copysign(x, y):
        assert floating(x) and floating(y) and is_tensor(x) and is_tensor(y)
        return helper.copysign(x, y)
    def isclose(x, y, rtol=1e-5, atol=1e-8, equal_nan=False):
        assert is_tensor(x) and is_tensor(y)
        return helper.isclose(x, y, rtol=rtol, atol=atol, equal_nan=equal_nan)
    def array_equal(x, y):
        assert is_tensor(x) and is_tensor(y)
        return helper.array_equal(x, y)
