"""PyTorch 2.15: functions of two and three operands, element by element."""


class torch:
    def add(input: T, other, *, alpha=1):
        assert alpha == 1
        return add(input, other)
    def add(input: T, other, *, alpha=1): return add(input, multiply(other, alpha))
    def add(input: num, other: T): return add(input, other)
    def sub(input: T, other, *, alpha=1):
        assert alpha == 1
        return subtract(input, other)
    def sub(input: T, other, *, alpha=1): return subtract(input, multiply(other, alpha))
    def sub(input: num, other: T): return subtract(input, other)
    subtract = sub
    def rsub(input: T, other, *, alpha=1):
        assert alpha == 1
        return subtract(other, input)
    def mul(input: T, other): return multiply(input, other)
    def mul(input: num, other: T): return multiply(input, other)
    multiply = mul
    def div(input: T, other, *, rounding_mode=None):
        assert rounding_mode is None
        return divide(input, other)
    def div(input: T, other, *, rounding_mode=None):
        assert rounding_mode == "trunc"
        return trunc_divide(input, other)
    def div(input: T, other, *, rounding_mode=None):
        assert rounding_mode == "floor"
        return floor_divide(input, other)
    def div(input: num, other: T): return divide(input, other)
    divide = div
    def true_divide(input: T, other): return divide(input, other)
    def floor_divide(input: T, other): return floor_divide(input, other)
    def remainder(input: T, other): return remainder(input, other)
    def remainder(self: num, other: T): return remainder(self, other)
    def fmod(input: T, other): return fmod(input, other)
    def pow(input: T, exponent): return power(input, exponent)
    def pow(self: num, exponent: T): return power(self, exponent)
    def float_power(input: T, exponent: num): return power(cast(input, float64), exponent)
    def float_power(input: T, exponent: T): return power(cast(input, float64), cast(exponent, float64))
    def maximum(input: T, other: T): return maximum(input, other)
    def minimum(input: T, other: T): return minimum(input, other)
    def fmax(input: T, other: T): return fmax(input, other)
    def fmin(input: T, other: T): return fmin(input, other)
    def atan2(input: T, other: T): return atan2(input, other)
    arctan2 = atan2
    def hypot(input: FloatT, other: FloatT): return hypot(input, other)
    def copysign(input: T, other): return copysign(input, other)
    def ldexp(input: T, other: T): return ldexp(input, other)
    def logaddexp(input: FloatT, other: FloatT): return logaddexp(input, other)
    def xlogy(input: T, other): return xlogy(input, other)
    def heaviside(input: T, values: T):
        assert same_dtype(input, values), "domain"
        return heaviside(input, values)
    def gcd(input: IntT, other: IntT): return gcd(input, other)
    def bitwise_and(input: T, other): return bitwise_and(input, other)
    def bitwise_or(input: T, other): return bitwise_or(input, other)
    def bitwise_xor(input: T, other): return bitwise_xor(input, other)
    def bitwise_left_shift(input: T, other): return left_shift(input, other)
    def bitwise_right_shift(input: T, other): return right_shift(input, other)
    def logical_and(input: T, other: T): return logical_and(input, other)
    def logical_or(input: T, other: T): return logical_or(input, other)
    def logical_xor(input: T, other: T): return logical_xor(input, other)
    def eq(input: T, other): return equal(input, other)
    def ne(input: T, other): return not_equal(input, other)
    not_equal = ne
    def lt(input: T, other): return less(input, other)
    less = lt
    def le(input: T, other): return less_equal(input, other)
    less_equal = le
    def gt(input: T, other): return greater(input, other)
    greater = gt
    def ge(input: T, other): return greater_equal(input, other)
    greater_equal = ge
    def isclose(input: T, other: T, rtol=1e-05, atol=1e-08, equal_nan=False):
        assert same_dtype(input, other), "domain"
        return isclose(input, other, rtol, atol, equal_nan)
    def allclose(input: T, other: T, rtol=1e-05, atol=1e-08, equal_nan=False):
        assert same_dtype(input, other), "domain"
        return allclose(input, other, rtol, atol, equal_nan)
    def equal(input: T, other: T): return array_equal(input, other)
    # a choice between numbers is a tensor of them, which does not give way
    def where(condition: T, input: num, other: num, /):
        return cast(where(condition, input, other), bool if isbool(input) and isbool(other) else int64 if integral(input) and integral(other) else float32)
    def where(condition: T, input, other, /): return where(condition, input, other)
    def where(condition: T, input, other): return where(condition, input, other)
    def where(condition: T): return nonzero(condition)
    def masked_fill(input: T, mask: BoolT, value: num): return masked_fill(input, mask, value)
    def masked_fill(input: T, mask: BoolT, value: T): return masked_fill(input, mask, value)

    # a bound of a wider kind promotes the operand
    def clamp(input: T, min=None, max=None):
        assert not (integral(input) and (floating(min) or floating(max)))
        return clip(input, min, max)
    def clamp(input: T, min: num = None, max: num = None):
        assert floating(min) or floating(max)
        return clip(cast(input, float32), min, max)
    clip = clamp
    def clamp_min(input: T, min):
        assert not (integral(input) and floating(min))
        return clip(input, min, None)
    def clamp_min(input: T, min: num):
        assert floating(min)
        return clip(cast(input, float32), min, None)
    def clamp_max(input: T, max):
        assert not (integral(input) and floating(max))
        return clip(input, None, max)
    def clamp_max(input: T, max: num):
        assert floating(max)
        return clip(cast(input, float32), None, max)
    def lerp(input: FloatT, end: FloatT, weight):
        assert same_dtype(input, end), "domain"
        return lerp(input, end, weight)
    def addcmul(input: T, tensor1: T, tensor2: T, *, value=1): return addcmul(input, tensor1, tensor2, value)
    def addcdiv(input: FloatT, tensor1: FloatT, tensor2: FloatT, *, value=1): return addcdiv(input, tensor1, tensor2, value)
    def dist(input: FloatT, other: FloatT, p=2): return vector_norm(subtract(input, other), None, p)
    def cdist(x1: FloatT, x2: FloatT, p=2.0, compute_mode="use_mm_for_euclid_dist_if_necessary"): return vector_norm(subtract(expand_dims(x1, -2), expand_dims(x2, -3)), -1, p)
