"""PyTorch 2.15: functions of one operand, element by element, in torch and torch.special."""


class torch:
    def abs(input: T): return abs(input)
    absolute = abs
    def neg(input: T): return negative(input)
    negative = neg
    def sign(input: T): return sign(input)
    def square(input: T): return square(input)
    def reciprocal(input: T): return reciprocal(input)
    def sqrt(input: T): return sqrt(input)
    def rsqrt(input: T): return rsqrt(input)
    def exp(input: T): return exp(input)
    def exp2(input: T): return exp2(input)
    def expm1(input: T): return expm1(input)
    def log(input: T): return log(input)
    def log2(input: T): return log2(input)
    def log10(input: T): return log10(input)
    def log1p(input: T): return log1p(input)
    def sin(input: T): return sin(input)
    def cos(input: T): return cos(input)
    def tan(input: T): return tan(input)
    def asin(input: T): return asin(input)
    arcsin = asin
    def acos(input: T): return acos(input)
    arccos = acos
    def atan(input: T): return atan(input)
    arctan = atan
    def sinh(input: T): return sinh(input)
    def cosh(input: T): return cosh(input)
    def tanh(input: T): return tanh(input)
    def asinh(input: T): return asinh(input)
    arcsinh = asinh
    def acosh(input: T): return acosh(input)
    arccosh = acosh
    def atanh(input: T): return atanh(input)
    arctanh = atanh
    def floor(input: T): return floor(input)
    def ceil(input: T): return ceil(input)
    def trunc(input: T): return trunc(input)
    fix = trunc
    def erf(input: T): return erf(input)
    def erfc(input: T): return erfc(input)
    def erfinv(input: T): return erfinv(input)
    def lgamma(input: T): return lgamma(input)
    def digamma(input: T): return digamma(input)
    def sinc(input: T): return sinc(input)
    def deg2rad(input: T): return deg2rad(input)
    def rad2deg(input: T): return rad2deg(input)
    def logical_not(input: T): return logical_not(input)
    def bitwise_not(input: T): return bitwise_invert(input)
    def isnan(input: T): return isnan(input)
    def isinf(input: T): return isinf(input)
    def isfinite(input: T): return isfinite(input)
    def signbit(input: T): return signbit(input)
    def real(input: T): return real(input)
    def conj(input: T): return conj(input)
    conj_physical = conj
    def angle(input: T): return angle(input)
    def detach(input: T): return stop_gradient(input)
    def clone(input: T): return copy(input)
    def sigmoid(input: T): return sigmoid(input)
    def imag(input: T):
        assert iscomplex(input), "domain"
        return imag(input)
    def sgn(input: T):
        assert not iscomplex(input)
        return sign(input)
    def frac(input: T): return subtract(input, trunc(input))
    def positive(input: T): return input
    def isposinf(input: T): return equal(input, inf)
    def isneginf(input: T): return equal(input, -inf)
    def round(input: T, *, decimals=0): return round(input, decimals)
    def logit(input: T, eps=None): return logit(input, eps)
    def nan_to_num(input: T, nan=None, posinf=None, neginf=None): return nan_to_num(input, nan or 0.0, posinf, neginf)
    def resolve_conj(input: T): return input
    def resolve_neg(input: T): return input

    class special:
        def expit(input: T): return sigmoid(input)
        def gammaln(input: T): return lgamma(input)
        def psi(input: T): return digamma(input)
        def entr(input: T): return where(less(input, 0), -inf, negative(xlogy(input, input)))
        def xlog1py(input: T, other: T): return xlogy(input, add(other, 1))
        digamma = psi
        def erf(input: T): return erf(input)
        def erfc(input: T): return erfc(input)
        def erfinv(input: T): return erfinv(input)
        def exp2(input: T): return exp2(input)
        def expm1(input: T): return expm1(input)
        def log1p(input: T): return log1p(input)
        def sinc(input: T): return sinc(input)
        def round(input: T, *, decimals=0): return round(input, decimals)
        def logit(input: T, eps=None): return logit(input, eps)
        def ndtr(input: T): return multiply(erfc(multiply(input, -0.7071067811865476)), 0.5)
        def ndtri(input: T): return multiply(erfinv(subtract(multiply(input, 2), 1)), 1.4142135623730951)
        def xlogy(input: T, other): return xlogy(input, other)
        def logsumexp(input: T, dim, keepdim=False): return logsumexp(input, dim, keepdim)
        def softmax(input: FloatT, dim: Axis, *, dtype=None):
            assert dtype is None
            return softmax(input, dim)
        def log_softmax(input: FloatT, dim: Axis, *, dtype=None):
            assert dtype is None
            return log_softmax(input, dim)
