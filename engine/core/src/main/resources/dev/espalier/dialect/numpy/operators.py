"""NumPy 2.5: operators, attributes and conversions of arrays."""


class Tensor:
    def __add__(self, other): return add(self, other)
    def __sub__(self, other): return subtract(self, other)
    def __mul__(self, other): return multiply(self, other)
    def __truediv__(self, other): return divide(self, other)
    def __floordiv__(self, other): return floor_divide(self, other)
    def __mod__(self, other): return remainder(self, other)
    def __divmod__(self, other): return (floor_divide(self, other), remainder(self, other))
    def __pow__(self, other): return power(self, other)
    def __matmul__(self, other): return matmul(self, other)
    def __and__(self, other): return bitwise_and(self, other)
    def __or__(self, other): return bitwise_or(self, other)
    def __xor__(self, other): return bitwise_xor(self, other)
    def __lshift__(self, other): return left_shift(self, other)
    def __rshift__(self, other): return right_shift(self, other)
    def __neg__(self): return negative(self)
    def __pos__(self): return self
    def __invert__(self):
        assert isbool(self)
        return logical_not(self)
    def __invert__(self): return bitwise_invert(self)
    def __abs__(self): return abs(self)
    def __lt__(self, other): return less(self, other)
    def __le__(self, other): return less_equal(self, other)
    def __gt__(self, other): return greater(self, other)
    def __ge__(self, other): return greater_equal(self, other)
    def __eq__(self, other): return equal(self, other)
    def __ne__(self, other): return not_equal(self, other)

    @property
    def shape(self): return shape(self)
    @property
    def ndim(self): return ndim(self)
    @property
    def size(self): return numel(self)
    @property
    def dtype(self): return dtypeof(self)
    @property
    def T(self): return permute_dims(self)
    @property
    def mT(self): return matrix_transpose(self)

    def item(self): return item(self)
    def tolist(self): return tolist(self)
    def copy(self, order="C"): return copy(self)
    def astype(self, dtype: DType, order="K", casting="unsafe", subok=True, copy=True): return cast(self, dtype)
    def astype(self, dtype: DType, order="K", casting="unsafe", subok=True, *, copy: bool):
        assert known(copy)
        return cast(self, dtype)
    # the bits read anew: for integers of one width this is the wrapping cast
    def view(self, dtype: DType, /):
        assert dtypeof(self) == int8 and dtype == uint8 or dtypeof(self) == uint8 and dtype == int8 or dtypeof(self) == int16 and dtype == uint16 or dtypeof(self) == uint16 and dtype == int16 or dtypeof(self) == int32 and dtype == uint32 or dtypeof(self) == uint32 and dtype == int32 or dtypeof(self) == int64 and dtype == uint64 or dtypeof(self) == uint64 and dtype == int64
        return cast(self, dtype)
    def fill(self, value, /): self = full_like(self, value)


class numpy:
    def shape(a: T): return shape(a)
    def ndim(a: T): return ndim(a)
    def size(a: T): return numel(a)
    def size(a: T, axis: Axis): return size(a, axis)
    def copy(a: T, order="K", subok=False): return copy(a)
    def astype(x: T, dtype: DType, /, *, copy=True, device=None): return cast(x, dtype)
    def astype(x: T, dtype: DType, /, *, copy: bool, device=None):
        assert known(copy)
        return cast(x, dtype)
