"""NumPy 2.5: the masked forms: `where=` and `initial=` of reductions, `where=` with `out=` of ufuncs."""


class numpy:
    def sum(a: T, axis=None, dtype=None, out=None, keepdims=False, initial=0, where=True):
        assert is_tensor(where) and initial == 0
        return sum(where(where, a, 0), axis, keepdims, dtype or (uint64 if unsigned(a) else int64 if integral(a) else dtypeof(a)))
    def sum(a: T, axis=None, dtype=None, out=None, keepdims=False, initial=0, where=True):
        assert is_tensor(where) and not (integral(a) and floating(initial))
        return add(sum(where(where, a, 0), axis, keepdims, dtype or (uint64 if unsigned(a) else int64 if integral(a) else dtypeof(a))), initial)
    def sum(a: T, axis=None, dtype=None, out=None, keepdims=False, *, initial, where=True):
        assert not (integral(a) and floating(initial))
        return add(sum(a, axis, keepdims, dtype or (uint64 if unsigned(a) else int64 if integral(a) else dtypeof(a))), initial)
    def prod(a: T, axis=None, dtype=None, out=None, keepdims=False, initial=1, where=True):
        assert is_tensor(where) and initial == 1
        return prod(where(where, a, 1), axis, keepdims, dtype or (uint64 if unsigned(a) else int64 if integral(a) else dtypeof(a)))
    def prod(a: T, axis=None, dtype=None, out=None, keepdims=False, initial=1, where=True):
        assert is_tensor(where) and not (integral(a) and floating(initial))
        return multiply(prod(where(where, a, 1), axis, keepdims, dtype or (uint64 if unsigned(a) else int64 if integral(a) else dtypeof(a))), initial)
    def prod(a: T, axis=None, dtype=None, out=None, keepdims=False, *, initial, where=True):
        assert not (integral(a) and floating(initial))
        return multiply(prod(a, axis, keepdims, dtype or (uint64 if unsigned(a) else int64 if integral(a) else dtypeof(a))), initial)
    def mean(a: FloatT, axis=None, dtype=None, out=None, keepdims=False, *, where: BoolT): return divide(sum(where(where, a, 0), axis, keepdims), sum(where(where, ones_like(a), 0), axis, keepdims))
    def max(a: T, axis=None, out=None, keepdims=False, *, initial, where: BoolT):
        assert not isbool(a) and not (integral(a) and floating(initial))
        return maximum(amax(where(where, a, initial), axis, keepdims), initial)
    # of an array that may be empty
    def max(a: T, axis=None, out=None, keepdims=False, *, initial: num, where=True):
        assert axis is None and not keepdims and not isbool(a) and not (integral(a) and floating(initial))
        return amax(concat((reshape(a, (-1,)), full((1,), initial, dtypeof(a))), 0))
    def max(a: T, axis=None, out=None, keepdims=False, *, initial, where=True):
        assert not isbool(a) and not (integral(a) and floating(initial))
        return maximum(amax(a, axis, keepdims), initial)
    def min(a: T, axis=None, out=None, keepdims=False, *, initial, where: BoolT):
        assert not isbool(a) and not (integral(a) and floating(initial))
        return minimum(amin(where(where, a, initial), axis, keepdims), initial)
    # of an array that may be empty
    def min(a: T, axis=None, out=None, keepdims=False, *, initial: num, where=True):
        assert axis is None and not keepdims and not isbool(a) and not (integral(a) and floating(initial))
        return amin(concat((reshape(a, (-1,)), full((1,), initial, dtypeof(a))), 0))
    def min(a: T, axis=None, out=None, keepdims=False, *, initial, where=True):
        assert not isbool(a) and not (integral(a) and floating(initial))
        return minimum(amin(a, axis, keepdims), initial)
    def all(a: T, axis=None, out=None, keepdims=False, *, where: BoolT): return all(logical_or(a, logical_not(where)), axis, keepdims)
    def any(a: T, axis=None, out=None, keepdims=False, *, where: BoolT): return any(logical_and(a, where), axis, keepdims)

    def add(x1: T, x2: T, /, out, *, where: BoolT):
        assert not is_simple(out)
        return where(where, cast(add(x1, x2), dtypeof(out)), out)
    def sum(a: T, axis=None, dtype=None, out=None, keepdims=False, initial=0, where=True):
        assert is_tensor(where) and initial == 0
        return sum(where(where, a, 0), axis, keepdims, dtype or (uint64 if unsigned(a) else int64 if integral(a) else dtypeof(a)))
    def sum(a: T, axis=None, dtype=None, out=None, keepdims=False, initial=0, where=True):
        assert is_tensor(where) and not (integral(a) and floating(initial))
        return add(sum(where(where, a, 0), axis, keepdims, dtype or (uint64 if unsigned(a) else int64 if integral(a) else dtypeof(a))), initial)
    def sum(a: T, axis=None, dtype=None, out=None, keepdims=False, *, initial, where=True):
        assert not (integral(a) and floating(initial))
        return add(sum(a, axis, keepdims, dtype or (uint64 if unsigned(a) else int64 if integral(a) else dtypeof(a))), initial)
    def prod(a: T, axis=None, dtype=None, out=None, keepdims=False, initial=1, where=True):
        assert is_tensor(where) and initial == 1
        return prod(where(where, a, 1), axis, keepdims, dtype or (uint64 if unsigned(a) else int64 if integral(a) else dtypeof(a)))
    def prod(a: T, axis=None, dtype=None, out=None, keepdims=False, initial=1, where=True):
        assert is_tensor(where) and not (integral(a) and floating(initial))
        return multiply(prod(where(where, a, 1), axis, keepdims, dtype or (uint64 if unsigned(a) else int64 if integral(a) else dtypeof(a))), initial)
    def prod(a: T, axis=None, dtype=None, out=None, keepdims=False, *, initial, where=True):
        assert not (integral(a) and floating(initial))
        return multiply(prod(a, axis, keepdims, dtype or (uint64 if unsigned(a) else int64 if integral(a) else dtypeof(a))), initial)
    def mean(a: FloatT, axis=None, dtype=None, out=None, keepdims=False, *, where: BoolT): return divide(sum(where(where, a, 0), axis, keepdims), sum(where(where, ones_like(a), 0), axis, keepdims))
    def max(a: T, axis=None, out=None, keepdims=False, *, initial, where: BoolT):
        assert not isbool(a) and not (integral(a) and floating(initial))
        return maximum(amax(where(where, a, initial), axis, keepdims), initial)
    def max(a: T, axis=None, out=None, keepdims=False, *, initial, where=True):
        assert not isbool(a) and not (integral(a) and floating(initial))
        return maximum(amax(a, axis, keepdims), initial)
    def min(a: T, axis=None, out=None, keepdims=False, *, initial, where: BoolT):
        assert not isbool(a) and not (integral(a) and floating(initial))
        return minimum(amin(where(where, a, initial), axis, keepdims), initial)
    def min(a: T, axis=None, out=None, keepdims=False, *, initial, where=True):
        assert not isbool(a) and not (integral(a) and floating(initial))
        return minimum(amin(a, axis, keepdims), initial)
    def all(a: T, axis=None, out=None, keepdims=False, *, where: BoolT): return all(logical_or(a, logical_not(where)), axis, keepdims)
    def any(a: T, axis=None, out=None, keepdims=False, *, where: BoolT): return any(logical_and(a, where), axis, keepdims)

    def add(x1: T, x2: T, /, out, *, where: BoolT): out = where(where, cast(add(x1, x2), dtypeof(out)), out)
    def subtract(x1: T, x2: T, /, out, *, where: BoolT):
        assert not is_simple(out)
        return where(where, cast(subtract(x1, x2), dtypeof(out)), out)
    def subtract(x1: T, x2: T, /, out, *, where: BoolT): out = where(where, cast(subtract(x1, x2), dtypeof(out)), out)
    def multiply(x1: T, x2: T, /, out, *, where: BoolT):
        assert not is_simple(out)
        return where(where, cast(multiply(x1, x2), dtypeof(out)), out)
    def multiply(x1: T, x2: T, /, out, *, where: BoolT): out = where(where, cast(multiply(x1, x2), dtypeof(out)), out)
    def divide(x1: T, x2: T, /, out, *, where: BoolT):
        assert not is_simple(out)
        return where(where, cast(divide(x1, x2), dtypeof(out)), out)
    def divide(x1: T, x2: T, /, out, *, where: BoolT): out = where(where, cast(divide(x1, x2), dtypeof(out)), out)
    def floor_divide(x1: T, x2: T, /, out, *, where: BoolT):
        assert not is_simple(out)
        return where(where, cast(floor_divide(x1, x2), dtypeof(out)), out)
    def floor_divide(x1: T, x2: T, /, out, *, where: BoolT): out = where(where, cast(floor_divide(x1, x2), dtypeof(out)), out)
    def remainder(x1: T, x2: T, /, out, *, where: BoolT):
        assert not is_simple(out)
        return where(where, cast(remainder(x1, x2), dtypeof(out)), out)
    def remainder(x1: T, x2: T, /, out, *, where: BoolT): out = where(where, cast(remainder(x1, x2), dtypeof(out)), out)
    def power(x1: T, x2: T, /, out, *, where: BoolT):
        assert not is_simple(out)
        return where(where, cast(power(x1, x2), dtypeof(out)), out)
    def power(x1: T, x2: T, /, out, *, where: BoolT): out = where(where, cast(power(x1, x2), dtypeof(out)), out)
    def maximum(x1: T, x2: T, /, out, *, where: BoolT):
        assert not is_simple(out)
        return where(where, cast(maximum(x1, x2), dtypeof(out)), out)
    def maximum(x1: T, x2: T, /, out, *, where: BoolT): out = where(where, cast(maximum(x1, x2), dtypeof(out)), out)
    def minimum(x1: T, x2: T, /, out, *, where: BoolT):
        assert not is_simple(out)
        return where(where, cast(minimum(x1, x2), dtypeof(out)), out)
    def minimum(x1: T, x2: T, /, out, *, where: BoolT): out = where(where, cast(minimum(x1, x2), dtypeof(out)), out)
    def arctan2(x1: T, x2: T, /, out, *, where: BoolT):
        assert not is_simple(out)
        return where(where, cast(atan2(x1, x2), dtypeof(out)), out)
    def arctan2(x1: T, x2: T, /, out, *, where: BoolT): out = where(where, cast(atan2(x1, x2), dtypeof(out)), out)
    def negative(x: T, /, out, *, where: BoolT):
        assert not is_simple(out)
        return where(where, cast(negative(x), dtypeof(out)), out)
    def negative(x: T, /, out, *, where: BoolT): out = where(where, cast(negative(x), dtypeof(out)), out)
    def abs(x: T, /, out, *, where: BoolT):
        assert not is_simple(out)
        return where(where, cast(abs(x), dtypeof(out)), out)
    def abs(x: T, /, out, *, where: BoolT): out = where(where, cast(abs(x), dtypeof(out)), out)
    def sqrt(x: T, /, out, *, where: BoolT):
        assert not is_simple(out)
        return where(where, cast(sqrt(x), dtypeof(out)), out)
    def sqrt(x: T, /, out, *, where: BoolT): out = where(where, cast(sqrt(x), dtypeof(out)), out)
    def square(x: T, /, out, *, where: BoolT):
        assert not is_simple(out)
        return where(where, cast(square(x), dtypeof(out)), out)
    def square(x: T, /, out, *, where: BoolT): out = where(where, cast(square(x), dtypeof(out)), out)
    def reciprocal(x: FloatT, /, out, *, where: BoolT):
        assert not is_simple(out)
        return where(where, cast(reciprocal(x), dtypeof(out)), out)
    def reciprocal(x: FloatT, /, out, *, where: BoolT): out = where(where, cast(reciprocal(x), dtypeof(out)), out)
    def exp(x: T, /, out, *, where: BoolT):
        assert not is_simple(out)
        return where(where, cast(exp(x), dtypeof(out)), out)
    def exp(x: T, /, out, *, where: BoolT): out = where(where, cast(exp(x), dtypeof(out)), out)
    def log(x: T, /, out, *, where: BoolT):
        assert not is_simple(out)
        return where(where, cast(log(x), dtypeof(out)), out)
    def log(x: T, /, out, *, where: BoolT): out = where(where, cast(log(x), dtypeof(out)), out)
    def log2(x: T, /, out, *, where: BoolT):
        assert not is_simple(out)
        return where(where, cast(log2(x), dtypeof(out)), out)
    def log2(x: T, /, out, *, where: BoolT): out = where(where, cast(log2(x), dtypeof(out)), out)
    def log10(x: T, /, out, *, where: BoolT):
        assert not is_simple(out)
        return where(where, cast(log10(x), dtypeof(out)), out)
    def log10(x: T, /, out, *, where: BoolT): out = where(where, cast(log10(x), dtypeof(out)), out)
    def log1p(x: T, /, out, *, where: BoolT):
        assert not is_simple(out)
        return where(where, cast(log1p(x), dtypeof(out)), out)
    def log1p(x: T, /, out, *, where: BoolT): out = where(where, cast(log1p(x), dtypeof(out)), out)


class Tensor:
    def sum(self, axis=None, dtype=None, out=None, keepdims=False, initial=0, where=True):
        assert is_tensor(where) and initial == 0
        return sum(where(where, self, 0), axis, keepdims, dtype or (uint64 if unsigned(self) else int64 if integral(self) else dtypeof(self)))
    def sum(self, axis=None, dtype=None, out=None, keepdims=False, *, initial, where=True):
        assert not (integral(self) and floating(initial))
        return add(sum(self, axis, keepdims, dtype or (uint64 if unsigned(self) else int64 if integral(self) else dtypeof(self))), initial)
    def mean(self: FloatT, axis=None, dtype=None, out=None, keepdims=False, *, where: BoolT): return divide(sum(where(where, self, 0), axis, keepdims), sum(where(where, ones_like(self), 0), axis, keepdims))
    def max(self, axis=None, out=None, keepdims=False, *, initial, where: BoolT):
        assert not isbool(self) and not (integral(self) and floating(initial))
        return maximum(amax(where(where, self, initial), axis, keepdims), initial)
    # of an array that may be empty
    def max(self, axis=None, out=None, keepdims=False, *, initial: num, where=True):
        assert axis is None and not keepdims and not isbool(self) and not (integral(self) and floating(initial))
        return amax(concat((reshape(self, (-1,)), full((1,), initial, dtypeof(self))), 0))
    def max(self, axis=None, out=None, keepdims=False, *, initial, where=True):
        assert not isbool(self) and not (integral(self) and floating(initial))
        return maximum(amax(self, axis, keepdims), initial)
    def min(self, axis=None, out=None, keepdims=False, *, initial, where: BoolT):
        assert not isbool(self) and not (integral(self) and floating(initial))
        return minimum(amin(where(where, self, initial), axis, keepdims), initial)
    # of an array that may be empty
    def min(self, axis=None, out=None, keepdims=False, *, initial: num, where=True):
        assert axis is None and not keepdims and not isbool(self) and not (integral(self) and floating(initial))
        return amin(concat((reshape(self, (-1,)), full((1,), initial, dtypeof(self))), 0))
    def min(self, axis=None, out=None, keepdims=False, *, initial, where=True):
        assert not isbool(self) and not (integral(self) and floating(initial))
        return minimum(amin(self, axis, keepdims), initial)
    def all(self, axis=None, out=None, keepdims=False, *, where: BoolT): return all(logical_or(self, logical_not(where)), axis, keepdims)
    def any(self, axis=None, out=None, keepdims=False, *, where: BoolT): return any(logical_and(self, where), axis, keepdims)
