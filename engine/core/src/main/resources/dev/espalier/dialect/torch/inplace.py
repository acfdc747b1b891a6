"""PyTorch 2.15: methods that change their tensor. The result keeps the tensor's dtype."""


class Tensor:
    def abs_(self): self = abs(self)
    absolute_ = abs_
    def neg_(self): self = negative(self)
    negative_ = neg_
    def sign_(self): self = sign(self)
    def square_(self): self = square(self)
    def reciprocal_(self): self = reciprocal(self)
    def sqrt_(self): self = sqrt(self)
    def rsqrt_(self): self = rsqrt(self)
    def exp_(self): self = exp(self)
    def exp2_(self): self = exp2(self)
    def expm1_(self): self = expm1(self)
    def log_(self): self = log(self)
    def log2_(self): self = log2(self)
    def log10_(self): self = log10(self)
    def log1p_(self): self = log1p(self)
    def sin_(self): self = sin(self)
    def cos_(self): self = cos(self)
    def tan_(self): self = tan(self)
    def asin_(self): self = asin(self)
    arcsin_ = asin_
    def acos_(self): self = acos(self)
    arccos_ = acos_
    def atan_(self): self = atan(self)
    arctan_ = atan_
    def sinh_(self): self = sinh(self)
    def cosh_(self): self = cosh(self)
    def tanh_(self): self = tanh(self)
    def asinh_(self): self = asinh(self)
    arcsinh_ = asinh_
    def acosh_(self): self = acosh(self)
    arccosh_ = acosh_
    def atanh_(self): self = atanh(self)
    arctanh_ = atanh_
    def floor_(self): self = floor(self)
    def ceil_(self): self = ceil(self)
    def trunc_(self): self = trunc(self)
    fix_ = trunc_
    def erf_(self): self = erf(self)
    def erfc_(self): self = erfc(self)
    def erfinv_(self): self = erfinv(self)
    def lgamma_(self): self = lgamma(self)
    def digamma_(self): self = digamma(self)
    def sinc_(self): self = sinc(self)
    def deg2rad_(self): self = deg2rad(self)
    def rad2deg_(self): self = rad2deg(self)
    def logical_not_(self): self = cast(logical_not(self), dtypeof(self))
    def bitwise_not_(self): self = bitwise_invert(self)
    def detach_(self): self = stop_gradient(self)
    def sigmoid_(self): self = sigmoid(self)
    def sgn_(self):
        assert not iscomplex(self)
        self = sign(self)
    def frac_(self): self = subtract(self, trunc(self))
    def round_(self, *, decimals=0): self = round(self, decimals)
    def logit_(self, eps=None): self = logit(self, eps)
    def nan_to_num_(self, nan=None, posinf=None, neginf=None): self = nan_to_num(self, nan or 0.0, posinf, neginf)
    def relu_(self): self = relu(self)

    def add_(self, other, *, alpha=1):
        assert alpha == 1
        self = add(self, other)
    def add_(self, other, *, alpha=1): self = add(self, multiply(other, alpha))
    def sub_(self, other, *, alpha=1):
        assert alpha == 1
        self = subtract(self, other)
    def sub_(self, other, *, alpha=1): self = subtract(self, multiply(other, alpha))
    subtract_ = sub_
    def mul_(self, other): self = multiply(self, other)
    multiply_ = mul_
    def div_(self, other, *, rounding_mode=None):
        assert rounding_mode is None
        self = divide(self, other)
    def div_(self, other, *, rounding_mode=None):
        assert rounding_mode == "trunc"
        self = trunc_divide(self, other)
    def div_(self, other, *, rounding_mode=None):
        assert rounding_mode == "floor"
        self = floor_divide(self, other)
    divide_ = div_
    def true_divide_(self, other): self = divide(self, other)
    def floor_divide_(self, other): self = floor_divide(self, other)
    def remainder_(self, other): self = remainder(self, other)
    def fmod_(self, other): self = fmod(self, other)
    def pow_(self, exponent): self = power(self, exponent)
    def atan2_(self, other: T): self = atan2(self, other)
    arctan2_ = atan2_
    def hypot_(self, other: T): self = hypot(self, other)
    def copysign_(self, other): self = copysign(self, other)
    def ldexp_(self, other: T): self = ldexp(self, other)
    def xlogy_(self, other): self = xlogy(self, other)
    def heaviside_(self, values: T): self = heaviside(self, values)
    def gcd_(self, other: T): self = gcd(self, other)
    def bitwise_and_(self, other): self = bitwise_and(self, other)
    def bitwise_or_(self, other): self = bitwise_or(self, other)
    def bitwise_xor_(self, other): self = bitwise_xor(self, other)
    def bitwise_left_shift_(self, other): self = left_shift(self, other)
    def bitwise_right_shift_(self, other): self = right_shift(self, other)
    def logical_and_(self, other: T): self = cast(logical_and(self, other), dtypeof(self))
    def logical_or_(self, other: T): self = cast(logical_or(self, other), dtypeof(self))
    def logical_xor_(self, other: T): self = cast(logical_xor(self, other), dtypeof(self))
    def eq_(self, other): self = cast(equal(self, other), dtypeof(self))
    def ne_(self, other): self = cast(not_equal(self, other), dtypeof(self))
    not_equal_ = ne_
    def lt_(self, other): self = cast(less(self, other), dtypeof(self))
    less_ = lt_
    def le_(self, other): self = cast(less_equal(self, other), dtypeof(self))
    less_equal_ = le_
    def gt_(self, other): self = cast(greater(self, other), dtypeof(self))
    greater_ = gt_
    def ge_(self, other): self = cast(greater_equal(self, other), dtypeof(self))
    greater_equal_ = ge_
    def clamp_(self, min=None, max=None): self = clip(self, min, max)
    clip_ = clamp_
    def clamp_min_(self, min): self = clip(self, min, None)
    def clamp_max_(self, max): self = clip(self, None, max)
    def lerp_(self, end: T, weight): self = lerp(self, end, weight)
    def addcmul_(self, tensor1: T, tensor2: T, *, value=1): self = addcmul(self, tensor1, tensor2, value)
    def addcdiv_(self, tensor1: T, tensor2: T, *, value=1): self = addcdiv(self, tensor1, tensor2, value)
    def addmm_(self, mat1: Matrix, mat2: Matrix, *, beta=1, alpha=1):
        assert beta == 1 and alpha == 1
        self = add(self, matmul(mat1, mat2))
    def baddbmm_(self, batch1: T, batch2: T, *, beta=1, alpha=1):
        assert beta == 1 and alpha == 1
        self = add(self, matmul(batch1, batch2))

    def fill_(self, value): self = full_like(self, value)
    def zero_(self): self = zeros_like(self)
    def copy_(self, other: T, non_blocking=False): self = index_update(self, ..., other)
    def fill_diagonal_(self, fill_value, wrap=False):
        assert wrap == False
        self = fill_diagonal(self, fill_value)
    def masked_fill_(self, mask: BoolT, value: num): self = masked_fill(self, mask, value)
    def masked_fill_(self, mask: BoolT, value: T): self = masked_fill(self, mask, value)
    def tril_(self, diagonal=0): self = tril(self, diagonal)
    def triu_(self, diagonal=0): self = triu(self, diagonal)
    def cumsum_(self, dim): self = cumsum(self, dim)
    def cumprod_(self, dim): self = cumprod(self, dim)
    def scatter_(self, dim, index: IntT, value: num): self = scatter(self, index, value, dim)
    def scatter_(self, dim, index: IntT, src: T): self = scatter(self, index, src, dim)
    def scatter_(self, dim, index: IntT, src: T, *, reduce):
        assert reduce == "add"
        self = scatter_add(self, index, src, dim)
    def scatter_add_(self, dim, index: IntT, src: T): self = scatter_add(self, index, src, dim)
    def scatter_reduce_(self, dim, index: IntT, src: T, reduce, *, include_self=True):
        assert reduce == "sum" and include_self == True
        self = scatter_add(self, index, src, dim)
    def scatter_reduce_(self, dim, index: IntT, src: T, reduce, *, include_self=True):
        assert reduce != "sum" or include_self == False
        self = torch.scatter_reduce(self, dim, index, src, reduce, include_self)
    def index_add_(self, dim, index: IntT, source: T, *, alpha=1):
        assert dim == 0 and alpha == 1
        self = index_add(self, index, source)
    def index_add_(self, dim, index: IntT, source: T, *, alpha=1):
        assert dim == 0
        self = index_add(self, index, multiply(source, alpha))
    def index_copy_(self, dim, index: IntT, source: T):
        assert dim == 0
        self = index_update(self, index, source)
    def index_fill_(self, dim, index: IntT, value):
        assert dim == 0
        self = index_update(self, index, value)
    def index_reduce_(self, dim, index: IntT, source: T, reduce, *, include_self=True):
        assert dim == 0 and include_self == True and reduce == "amax"
        self = index_max(self, index, source)
    def index_reduce_(self, dim, index: IntT, source: T, reduce, *, include_self=True):
        assert dim == 0 and include_self == True and reduce == "amin"
        self = index_min(self, index, source)
    def index_reduce_(self, dim, index: IntT, source: T, reduce, *, include_self=True):
        assert dim == 0 and include_self == True and reduce == "prod"
        self = index_multiply(self, index, source)
    def index_put_(self, indices, values, accumulate=False):
        assert accumulate == False
        self = index_update(self, indices, values)
    def index_put_(self, indices, values, accumulate=False):
        assert accumulate == True
        self = index_add(self, indices, values)
    def unsqueeze_(self, dim): self = expand_dims(self, dim)
    def squeeze_(self, dim=None): self = squeeze(self, dim)
    def transpose_(self, dim0, dim1): self = swapaxes(self, dim0, dim1)
    def swapaxes_(self, axis0, axis1): self = swapaxes(self, axis0, axis1)
    swapdims_ = transpose_
    def t_(self):
        assert rank(self) == 2, "domain"
        self = permute_dims(self)
