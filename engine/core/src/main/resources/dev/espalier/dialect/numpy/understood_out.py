"""NumPy 2.5: functions that write their result into an array that exists, `np.exp(x, out=x)`; understood, never written."""


class numpy:
    def exp(x: T, /, out: T):
        assert not is_simple(out)
        return cast(exp(x), dtypeof(out))
    def exp(x: T, /, out: T): out = cast(exp(x), dtypeof(out))
    def log(x: T, /, out: T):
        assert not is_simple(out)
        return cast(log(x), dtypeof(out))
    def log(x: T, /, out: T): out = cast(log(x), dtypeof(out))
    def log2(x: T, /, out: T):
        assert not is_simple(out)
        return cast(log2(x), dtypeof(out))
    def log2(x: T, /, out: T): out = cast(log2(x), dtypeof(out))
    def log10(x: T, /, out: T):
        assert not is_simple(out)
        return cast(log10(x), dtypeof(out))
    def log10(x: T, /, out: T): out = cast(log10(x), dtypeof(out))
    def log1p(x: T, /, out: T):
        assert not is_simple(out)
        return cast(log1p(x), dtypeof(out))
    def log1p(x: T, /, out: T): out = cast(log1p(x), dtypeof(out))
    def expm1(x: T, /, out: T):
        assert not is_simple(out)
        return cast(expm1(x), dtypeof(out))
    def expm1(x: T, /, out: T): out = cast(expm1(x), dtypeof(out))
    def sqrt(x: T, /, out: T):
        assert not is_simple(out)
        return cast(sqrt(x), dtypeof(out))
    def sqrt(x: T, /, out: T): out = cast(sqrt(x), dtypeof(out))
    def square(x: T, /, out: T):
        assert not is_simple(out)
        return cast(square(x), dtypeof(out))
    def square(x: T, /, out: T): out = cast(square(x), dtypeof(out))
    def tanh(x: T, /, out: T):
        assert not is_simple(out)
        return cast(tanh(x), dtypeof(out))
    def tanh(x: T, /, out: T): out = cast(tanh(x), dtypeof(out))
    def sin(x: T, /, out: T):
        assert not is_simple(out)
        return cast(sin(x), dtypeof(out))
    def sin(x: T, /, out: T): out = cast(sin(x), dtypeof(out))
    def cos(x: T, /, out: T):
        assert not is_simple(out)
        return cast(cos(x), dtypeof(out))
    def cos(x: T, /, out: T): out = cast(cos(x), dtypeof(out))
    def abs(x: T, /, out: T):
        assert not is_simple(out)
        return cast(abs(x), dtypeof(out))
    def abs(x: T, /, out: T): out = cast(abs(x), dtypeof(out))
    def absolute(x: T, /, out: T):
        assert not is_simple(out)
        return cast(abs(x), dtypeof(out))
    def absolute(x: T, /, out: T): out = cast(abs(x), dtypeof(out))
    def negative(x: T, /, out: T):
        assert not is_simple(out)
        return cast(negative(x), dtypeof(out))
    def negative(x: T, /, out: T): out = cast(negative(x), dtypeof(out))
    def floor(x: T, /, out: T):
        assert not is_simple(out)
        return cast(floor(x), dtypeof(out))
    def floor(x: T, /, out: T): out = cast(floor(x), dtypeof(out))
    def ceil(x: T, /, out: T):
        assert not is_simple(out)
        return cast(ceil(x), dtypeof(out))
    def ceil(x: T, /, out: T): out = cast(ceil(x), dtypeof(out))
    def sign(x: T, /, out: T):
        assert not is_simple(out)
        return cast(sign(x), dtypeof(out))
    def sign(x: T, /, out: T): out = cast(sign(x), dtypeof(out))
    def add(x1: T, x2: T, /, out: T):
        assert not is_simple(out)
        return cast(add(x1, x2), dtypeof(out))
    def add(x1: T, x2: T, /, out: T): out = cast(add(x1, x2), dtypeof(out))
    def subtract(x1: T, x2: T, /, out: T):
        assert not is_simple(out)
        return cast(subtract(x1, x2), dtypeof(out))
    def subtract(x1: T, x2: T, /, out: T): out = cast(subtract(x1, x2), dtypeof(out))
    def multiply(x1: T, x2: T, /, out: T):
        assert not is_simple(out)
        return cast(multiply(x1, x2), dtypeof(out))
    def multiply(x1: T, x2: T, /, out: T): out = cast(multiply(x1, x2), dtypeof(out))
    def divide(x1: T, x2: T, /, out: T):
        assert not is_simple(out)
        return cast(divide(x1, x2), dtypeof(out))
    def divide(x1: T, x2: T, /, out: T): out = cast(divide(x1, x2), dtypeof(out))
    def maximum(x1: T, x2: T, /, out: T):
        assert not is_simple(out)
        return cast(maximum(x1, x2), dtypeof(out))
    def maximum(x1: T, x2: T, /, out: T): out = cast(maximum(x1, x2), dtypeof(out))
    def minimum(x1: T, x2: T, /, out: T):
        assert not is_simple(out)
        return cast(minimum(x1, x2), dtypeof(out))
    def minimum(x1: T, x2: T, /, out: T): out = cast(minimum(x1, x2), dtypeof(out))
    def power(x1: T, x2: T, /, out: T):
        assert not is_simple(out)
        return cast(power(x1, x2), dtypeof(out))
    def power(x1: T, x2: T, /, out: T): out = cast(power(x1, x2), dtypeof(out))
