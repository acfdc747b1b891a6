"""TensorFlow 2.22: operators, properties and methods of tf.Tensor and tf.Variable."""


class Tensor:
    # operators
    def __add__(self, other):
        assert not (isbool(self) and isbool(other)), "domain"
        return add(self, other)
    def __sub__(self, other):
        assert not (isbool(self) and isbool(other)), "domain"
        return subtract(self, other)
    def __mul__(self, other):
        assert not (isbool(self) and isbool(other)), "domain"
        return multiply(self, other)
    def __truediv__(self, other): return divide(self, other)
    def __floordiv__(self, other): return floor_divide(self, other)
    def __mod__(self, other): return remainder(self, other)
    def __pow__(self, other): return power(self, other)
    def __matmul__(self, other):
        assert rank(self) >= 2 and rank(other) >= 2, "domain"
        return matmul(self, other)
    def __and__(self, other): return bitwise_and(self, other)
    def __or__(self, other): return bitwise_or(self, other)
    def __xor__(self, other): return bitwise_xor(self, other)
    def __eq__(self, other): return equal(self, other)
    def __ne__(self, other): return not_equal(self, other)
    def __lt__(self, other): return less(self, other)
    def __le__(self, other): return less_equal(self, other)
    def __gt__(self, other): return greater(self, other)
    def __ge__(self, other): return greater_equal(self, other)
    def __neg__(self): return negative(self)
    def __invert__(self): return bitwise_invert(self)
    def __abs__(self): return abs(self)

    # properties
    @property
    def shape(self): return shape(self)
    @property
    def ndim(self): return ndim(self)
    @property
    def dtype(self): return dtypeof(self)

    # of dtypes
    class dtype:
        @property
        def min(self: DType):
            assert dtypeof(self) == float32
            return -3.4028234663852886e38
        @property
        def min(self: DType):
            assert dtypeof(self) == float64
            return -1.7976931348623157e308
        @property
        def min(self: DType):
            assert dtypeof(self) == float16
            return -65504.0
        @property
        def min(self: DType):
            assert dtypeof(self) == int32
            return -2147483648
        @property
        def min(self: DType):
            assert dtypeof(self) == int64
            return -9223372036854775808
        @property
        def max(self: DType):
            assert dtypeof(self) == float32
            return 3.4028234663852886e38
        @property
        def max(self: DType):
            assert dtypeof(self) == float64
            return 1.7976931348623157e308
        @property
        def max(self: DType):
            assert dtypeof(self) == float16
            return 65504.0
        @property
        def max(self: DType):
            assert dtypeof(self) == int32
            return 2147483647
        @property
        def max(self: DType):
            assert dtypeof(self) == int64
            return 9223372036854775807
        @property
        def is_floating(self: DType): return is_floating(dtypeof(self))
        @property
        def is_integer(self: DType): return True if integral(self) and not isbool(self) else False
        @property
        def is_bool(self: DType): return True if isbool(self) else False
        @property
        def is_complex(self: DType): return is_complex(dtypeof(self))
        @property
        def base_dtype(self: DType): return dtypeof(self)

    class shape:
        @property
        def rank(self): return ndim(self)
        @property
        def ndims(self): return ndim(self)
        def as_list(self): return shape(self)
        def num_elements(self): return numel(self)

    # methods
    def numpy(self): return self
    def get_shape(self): return shape(self)
    def set_shape(self, shape): self = self

    # of variables
    def value(self): return copy(self)
    def read_value(self): return copy(self)
    def assign(self, value, use_locking=False, name=None, read_value=True): self = asarray(value, dtypeof(self))
    def assign_add(self, delta, use_locking=False, name=None, read_value=True): self = add(self, delta)
    def assign_sub(self, delta, use_locking=False, name=None, read_value=True): self = subtract(self, delta)
