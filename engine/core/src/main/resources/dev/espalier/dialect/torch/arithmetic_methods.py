"""PyTorch 2.15: operators and methods of two and three operands, element by element."""


class Tensor:
    def __add__(self, other): return add(self, other)
    def __sub__(self, other): return subtract(self, other)
    def __mul__(self, other): return multiply(self, other)
    def __truediv__(self, other): return divide(self, other)
    def __floordiv__(self, other): return floor_divide(self, other)
    def __mod__(self, other): return remainder(self, other)
    def __pow__(self, other): return power(self, other)
    def __and__(self, other): return bitwise_and(self, other)
    def __or__(self, other): return bitwise_or(self, other)
    def __xor__(self, other): return bitwise_xor(self, other)
    def __lshift__(self, other): return left_shift(self, other)
    def __rshift__(self, other): return right_shift(self, other)
    def __eq__(self, other): return equal(self, other)
    def __ne__(self, other): return not_equal(self, other)
    def __lt__(self, other): return less(self, other)
    def __le__(self, other): return less_equal(self, other)
    def __gt__(self, other): return greater(self, other)
    def __ge__(self, other): return greater_equal(self, other)

    def add(self, other, *, alpha=1):
        assert alpha == 1
        return add(self, other)
    def add(self, other, *, alpha=1): return add(self, multiply(other, alpha))
    def sub(self, other, *, alpha=1):
        assert alpha == 1
        return subtract(self, other)
    def sub(self, other, *, alpha=1): return subtract(self, multiply(other, alpha))
    subtract = sub
    def mul(self, other): return multiply(self, other)
    multiply = mul
    def div(self, other, *, rounding_mode=None):
        assert rounding_mode is None
        return divide(self, other)
    def div(self, other, *, rounding_mode=None):
        assert rounding_mode == "trunc"
        return trunc_divide(self, other)
    def div(self, other, *, rounding_mode=None):
        assert rounding_mode == "floor"
        return floor_divide(self, other)
    divide = div
    def true_divide(self, other): return divide(self, other)
    def floor_divide(self, other): return floor_divide(self, other)
    def remainder(self, other): return remainder(self, other)
    def fmod(self, other): return fmod(self, other)
    def pow(self, exponent): return power(self, exponent)
    def float_power(self, exponent: num): return power(cast(self, float64), exponent)
    def float_power(self, exponent: T): return power(cast(self, float64), cast(exponent, float64))
    def maximum(self, other: T): return maximum(self, other)
    def minimum(self, other: T): return minimum(self, other)
    def fmax(self, other: T): return fmax(self, other)
    def fmin(self, other: T): return fmin(self, other)
    def atan2(self, other: T): return atan2(self, other)
    arctan2 = atan2
    def hypot(self, other: FloatT): return hypot(self, other)
    def copysign(self, other): return copysign(self, other)
    def ldexp(self, other: T): return ldexp(self, other)
    def logaddexp(self, other: FloatT): return logaddexp(self, other)
    def xlogy(self, other): return xlogy(self, other)
    def heaviside(self, values: T):
        assert dtypeof(self) == dtypeof(values), "domain"
        return heaviside(self, values)
    def gcd(self, other: IntT): return gcd(self, other)
    def bitwise_and(self, other): return bitwise_and(self, other)
    def bitwise_or(self, other): return bitwise_or(self, other)
    def bitwise_xor(self, other): return bitwise_xor(self, other)
    def bitwise_left_shift(self, other): return left_shift(self, other)
    def bitwise_right_shift(self, other): return right_shift(self, other)
    def logical_and(self, other: T): return logical_and(self, other)
    def logical_or(self, other: T): return logical_or(self, other)
    def logical_xor(self, other: T): return logical_xor(self, other)
    def eq(self, other): return equal(self, other)
    def ne(self, other): return not_equal(self, other)
    not_equal = ne
    def lt(self, other): return less(self, other)
    less = lt
    def le(self, other): return less_equal(self, other)
    less_equal = le
    def gt(self, other): return greater(self, other)
    greater = gt
    def ge(self, other): return greater_equal(self, other)
    greater_equal = ge
    def isclose(self, other: T, rtol=1e-05, atol=1e-08, equal_nan=False):
        assert same_dtype(self, other), "domain"
        return isclose(self, other, rtol, atol, equal_nan)
    def allclose(self, other: T, rtol=1e-05, atol=1e-08, equal_nan=False):
        assert same_dtype(self, other), "domain"
        return allclose(self, other, rtol, atol, equal_nan)
    def equal(self, other: T): return array_equal(self, other)

    # a bound of a wider kind promotes the operand
    def clamp(self, min=None, max=None):
        assert not (integral(self) and (floating(min) or floating(max)))
        return clip(self, min, max)
    def clamp(self, min: num = None, max: num = None):
        assert floating(min) or floating(max)
        return clip(cast(self, float32), min, max)
    clip = clamp
    def clamp_min(self, min):
        assert not (integral(self) and floating(min))
        return clip(self, min, None)
    def clamp_min(self, min: num):
        assert floating(min)
        return clip(cast(self, float32), min, None)
    def clamp_max(self, max):
        assert not (integral(self) and floating(max))
        return clip(self, None, max)
    def clamp_max(self, max: num):
        assert floating(max)
        return clip(cast(self, float32), None, max)
    def lerp(self, end: FloatT, weight):
        assert same_dtype(self, end), "domain"
        return lerp(self, end, weight)
    def addcmul(self, tensor1: T, tensor2: T, *, value=1): return addcmul(self, tensor1, tensor2, value)
    def addcdiv(self, tensor1: FloatT, tensor2: FloatT, *, value=1): return addcdiv(self, tensor1, tensor2, value)
    def dist(self, other: FloatT, p=2): return vector_norm(subtract(self, other), None, p)
    def where(self, condition: T, other): return where(condition, self, other)
    def masked_fill(self, mask: BoolT, value: num): return masked_fill(self, mask, value)
    def masked_fill(self, mask: BoolT, value: T): return masked_fill(self, mask, value)
