"""PyTorch 2.15: how elementwise core operations are said where no API row can be turned round."""


class emit:
    # of plain numbers
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
    def rsqrt(x):
        assert is_number(x), "prefer"
        return 1 / math.sqrt(x)
    def trunc_divide(x, y): return torch.div(x, y, rounding_mode="trunc")
    def gelu_tanh(x): return F.gelu(x, approximate="tanh")
    # torch.maximum and its like take tensors only; a bound may be a number
    def maximum(x, y):
        assert is_tensor(x) and not is_tensor(y)
        return x.clamp(min=y)
    def maximum(x, y):
        assert is_tensor(y) and not is_tensor(x)
        return y.clamp(min=x)
    def minimum(x, y):
        assert is_tensor(x) and not is_tensor(y)
        return x.clamp(max=y)
    def minimum(x, y):
        assert is_tensor(y) and not is_tensor(x)
        return y.clamp(max=x)
    def fmax(x, y):
        assert is_number(y), "prefer"
        return torch.fmax(x, torch.tensor(y))
    def fmax(x, y):
        assert is_number(x), "prefer"
        return torch.fmax(torch.tensor(x), y)
    def fmin(x, y):
        assert is_number(y), "prefer"
        return torch.fmin(x, torch.tensor(y))
    def fmin(x, y):
        assert is_number(x), "prefer"
        return torch.fmin(torch.tensor(x), y)
    def atan2(x, y):
        assert is_number(y), "prefer"
        return torch.atan2(x, torch.tensor(y))
    def atan2(x, y):
        assert is_number(x), "prefer"
        return torch.atan2(torch.tensor(x), y)
    def hypot(x, y):
        assert is_number(y) and floating(x), "prefer"
        return torch.hypot(x, torch.tensor(y))
    def hypot(x, y):
        assert is_number(x) and floating(y), "prefer"
        return torch.hypot(torch.tensor(x), y)
    def copysign(x, y):
        assert is_number(x), "prefer"
        return torch.copysign(torch.tensor(x), y)
    def ldexp(x, y):
        assert is_number(y), "prefer"
        return x * 2.0**y
    def logaddexp(x, y):
        assert is_number(y), "prefer"
        return torch.logaddexp(x, torch.tensor(y))
    def logaddexp(x, y):
        assert is_number(x), "prefer"
        return torch.logaddexp(torch.tensor(x), y)
    def gcd(x, y):
        assert is_number(y), "prefer"
        return torch.gcd(x, torch.tensor(y))
    def heaviside(x, y):
        assert is_number(y) and is_simple(x), "prefer"
        return torch.heaviside(x, x.new_tensor(y))
    def heaviside(x, y):
        assert is_number(y), "prefer"
        return helper.heaviside(x, y)
    def lerp(x, y, weight):
        assert is_number(x) or is_number(y) or integral(x), "prefer"
        return x + weight * (y - x)
    def imag(x):
        assert floating(x) or integral(x)
        return torch.zeros_like(x)
