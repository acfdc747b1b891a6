"""JAX 0.12: operators, properties and methods of jax.Array."""


class Tensor:
    # operators
    def __add__(self, other): return add(self, other)
    def __sub__(self, other): return subtract(self, other)
    def __mul__(self, other): return multiply(self, other)
    def __truediv__(self, other): return divide(self, other)
    def __floordiv__(self, other): return floor_divide(self, other)
    def __mod__(self, other): return remainder(self, other)
    def __pow__(self, other): return power(self, other)
    def __matmul__(self, other): return matmul(self, other)
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
    def __neg__(self): return negative(self)
    def __pos__(self): return self
    def __invert__(self): return bitwise_invert(self)
    def __abs__(self): return abs(self)

    # properties
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
    @property
    def real(self): return real(self)
    @property
    def imag(self): return imag(self)

    # reductions
    def sum(self, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None, promote_integers=True):
        return sum(self, axis, keepdims, dtype or (uint32 if unsigned(self) else int32 if integral(self) else dtypeof(self)))
    def sum(self, axis=None, dtype=None, out=None, keepdims=False, initial=None, where: BoolT = None, promote_integers=True):
        assert where is not None
        return sum(where(where, self, 0), axis, keepdims, dtype or (uint32 if unsigned(self) else int32 if integral(self) else dtypeof(self)))
    def prod(self, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None, promote_integers=True):
        return prod(self, axis, keepdims, dtype or (uint32 if unsigned(self) else int32 if integral(self) else dtypeof(self)))
    def mean(self, axis=None, dtype=None, out=None, keepdims=False, *, where=None):
        return mean(self, axis, keepdims, dtype or (float32 if integral(self) else dtypeof(self)))
    def mean(self, axis=None, dtype=None, out=None, keepdims=False, *, where: BoolT = None):
        assert where is not None
        return divide(sum(where(where, self, 0), axis, keepdims), count_nonzero(broadcast_to(where, shape(self)), axis, keepdims, int32))
    def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, correction=None): return var(self, axis, ddof, keepdims)
    def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, correction=None): return std(self, axis, ddof, keepdims)
    def max(self, axis=None, out=None, keepdims=False, initial=None, where=None): return amax(self, axis, keepdims)
    def max(self, axis=None, out=None, keepdims=False, initial: num = None, where=None):
        assert initial is not None
        return maximum(amax(self, axis, keepdims), initial)
    def min(self, axis=None, out=None, keepdims=False, initial=None, where=None): return amin(self, axis, keepdims)
    def min(self, axis=None, out=None, keepdims=False, initial: num = None, where=None):
        assert initial is not None
        return minimum(amin(self, axis, keepdims), initial)
    def ptp(self, axis=None, out=None, keepdims=False): return subtract(amax(self, axis, keepdims), amin(self, axis, keepdims))
    def argmax(self, axis=None, out=None, keepdims=None): return argmax(self, axis, keepdims or False, int32)
    def argmin(self, axis=None, out=None, keepdims=None): return argmin(self, axis, keepdims or False, int32)
    def all(self, axis=None, out=None, keepdims=False, *, where=None): return all(self, axis, keepdims)
    def any(self, axis=None, out=None, keepdims=False, *, where=None): return any(self, axis, keepdims)
    def cumsum(self, axis=None, dtype=None, out=None):
        assert dtype is not None or not narrow(self), "domain"
        return cumsum(reshape(self, (-1,)), 0, dtype or (int32 if isbool(self) else dtypeof(self)))
    def cumsum(self, axis: Axis = None, dtype=None, out=None):
        assert axis is not None
        assert dtype is not None or not narrow(self), "domain"
        return cumsum(self, axis, dtype or (int32 if isbool(self) else dtypeof(self)))
    def cumprod(self, axis=None, dtype=None, out=None):
        assert dtype is not None or not narrow(self), "domain"
        return cumprod(reshape(self, (-1,)), 0, dtype or (int32 if isbool(self) else dtypeof(self)))
    def cumprod(self, axis: Axis = None, dtype=None, out=None):
        assert axis is not None
        assert dtype is not None or not narrow(self), "domain"
        return cumprod(self, axis, dtype or (int32 if isbool(self) else dtypeof(self)))

    # shape
    def reshape(self, *shape: int, order="C", out_sharding=None): return reshape(self, seq(shape))
    def reshape(self, shape: Seq, /, *, order="C", out_sharding=None): return reshape(self, shape)
    def ravel(self, order="C", *, out_sharding=None): return reshape(self, (-1,))
    def flatten(self, order="C", *, out_sharding=None): return reshape(self, (-1,))
    def transpose(self): return permute_dims(self)
    def transpose(self, *axes: int): return permute_dims(self, seq(axes))
    def transpose(self, axes: Seq, /): return permute_dims(self, axes)
    def swapaxes(self, axis1: Axis, axis2: Axis): return swapaxes(self, axis1, axis2)
    def squeeze(self, axis=None): return squeeze(self, axis)
    def repeat(self, repeats, axis=None, *, total_repeat_length=None, out_sharding=None): return repeat(self, repeats, axis)
    def diagonal(self, offset=0, axis1=0, axis2=1): return diagonal(self, offset, axis1, axis2)

    # elementwise
    def astype(self, dtype: DType, copy=False, device=None): return cast(self, dtype)
    def clip(self, min=None, max=None):
        assert not (integral(self) and (min is not None and floating(min) or max is not None and floating(max)))
        return clip(self, min, max)
    def clip(self, min: num = None, max: num = None):
        assert floating(min) or floating(max)
        return clip(cast(self, float32), min, max)
    def round(self, decimals=0, out=None): return round(self, decimals)
    def conj(self): return conj(self)
    conjugate = conj
    def copy(self): return copy(self)
    def __copy__(self): return copy(self)

    # sorting and searching
    def sort(self, axis: Axis = -1, *, kind=None, order=None, stable=True, descending=False): return sort(self, axis, descending)
    def argsort(self, axis: Axis = -1, *, kind=None, order=None, stable=True, descending=False): return argsort(self, axis, descending, True, int32)
    def searchsorted(self, v: T, side="left", sorter=None, *, method="scan"): return searchsorted(self, v, side, int32)
    def nonzero(self, *, fill_value=None, size=None): return nonzero(self, int32)
    def take(self, indices: IntT, axis=None, out=None, mode=None, unique_indices=False, indices_are_sorted=False, fill_value=None):
        return take(self, indices, axis)

    # products
    def dot(self, b: T, *, precision=None, preferred_element_type=None): return dot(self, b)
    def trace(self, offset=0, axis1=0, axis2=1, dtype=None, out=None):
        assert not integral(self)
        assert rank(self) == 2, "domain"
        return trace(self)

    # values
    def item(self): return item(self)
    def tolist(self): return tolist(self)
