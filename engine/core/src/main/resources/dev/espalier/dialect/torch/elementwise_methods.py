"""PyTorch 2.15: methods and properties of one operand, element by element, and conversions of dtype and place."""


class Tensor:
    def __neg__(self): return negative(self)
    def __abs__(self): return abs(self)
    def __invert__(self): return bitwise_invert(self)
    def __pos__(self): return self
    def abs(self): return abs(self)
    absolute = abs
    def neg(self): return negative(self)
    negative = neg
    def sign(self): return sign(self)
    def square(self): return square(self)
    def reciprocal(self): return reciprocal(self)
    def sqrt(self): return sqrt(self)
    def rsqrt(self): return rsqrt(self)
    def exp(self): return exp(self)
    def exp2(self): return exp2(self)
    def expm1(self): return expm1(self)
    def log(self): return log(self)
    def log2(self): return log2(self)
    def log10(self): return log10(self)
    def log1p(self): return log1p(self)
    def sin(self): return sin(self)
    def cos(self): return cos(self)
    def tan(self): return tan(self)
    def asin(self): return asin(self)
    arcsin = asin
    def acos(self): return acos(self)
    arccos = acos
    def atan(self): return atan(self)
    arctan = atan
    def sinh(self): return sinh(self)
    def cosh(self): return cosh(self)
    def tanh(self): return tanh(self)
    def asinh(self): return asinh(self)
    arcsinh = asinh
    def acosh(self): return acosh(self)
    arccosh = acosh
    def atanh(self): return atanh(self)
    arctanh = atanh
    def floor(self): return floor(self)
    def ceil(self): return ceil(self)
    def trunc(self): return trunc(self)
    fix = trunc
    def erf(self): return erf(self)
    def erfc(self): return erfc(self)
    def erfinv(self): return erfinv(self)
    def lgamma(self): return lgamma(self)
    def digamma(self): return digamma(self)
    def sinc(self): return sinc(self)
    def deg2rad(self): return deg2rad(self)
    def rad2deg(self): return rad2deg(self)
    def logical_not(self): return logical_not(self)
    def bitwise_not(self): return bitwise_invert(self)
    def isnan(self): return isnan(self)
    def isinf(self): return isinf(self)
    def isfinite(self): return isfinite(self)
    def signbit(self): return signbit(self)
    def conj(self): return conj(self)
    conj_physical = conj
    def angle(self): return angle(self)
    def sigmoid(self): return sigmoid(self)
    @property
    def real(self): return real(self)
    @property
    def imag(self):
        assert iscomplex(self), "domain"
        return imag(self)
    def sgn(self):
        assert not iscomplex(self)
        return sign(self)
    def frac(self): return subtract(self, trunc(self))
    def positive(self): return self
    def isposinf(self): return equal(self, inf)
    def isneginf(self): return equal(self, -inf)
    def round(self, *, decimals=0): return round(self, decimals)
    def logit(self, eps=None): return logit(self, eps)
    def nan_to_num(self, nan=None, posinf=None, neginf=None): return nan_to_num(self, nan or 0.0, posinf, neginf)
    def resolve_conj(self): return self
    def resolve_neg(self): return self

    # conversions of dtype
    def float(self): return cast(self, float32)
    def double(self): return cast(self, float64)
    def half(self): return cast(self, float16)
    def bfloat16(self): return cast(self, bfloat16)
    def long(self): return cast(self, int64)
    def int(self): return cast(self, int32)
    def short(self): return cast(self, int16)
    def char(self): return cast(self, int8)
    def byte(self): return cast(self, uint8)
    def bool(self): return cast(self, bool)
    def cfloat(self): return cast(self, complex64)
    def cdouble(self): return cast(self, complex128)
    # what is not known to be a dtype or a tensor is a place
    def to(self, device: str, non_blocking=False, copy=False): return self
    def to(self, device: str, dtype: DType, non_blocking=False, copy=False): return cast(self, dtype)
    def to(self, dtype: DType, non_blocking=False, copy=False): return cast(self, dtype)
    def to(self, other: T, /, non_blocking=False, copy=False): return cast(self, dtypeof(other))
    def type(self, dtype: DType, non_blocking=False): return cast(self, dtype)
    def type_as(self, other: T): return cast(self, dtypeof(other))

    # copies, tape and place; in one process and one memory the last are nothing
    def clone(self): return copy(self)
    def detach(self): return stop_gradient(self)
    @property
    def data(self): return stop_gradient(self)
    def requires_grad_(self, mode=True): return self
    def cpu(self): return self
    def cuda(self, device=None, non_blocking=False): return self
    def contiguous(self): return self
    def pin_memory(self): return self
