"""NumPy 2.5: functions that are understood as several core operations, and written in an output as those."""


class numpy:
    def diag_indices(n: int): return (arange(0, n, 1, int64), arange(0, n, 1, int64))
    def diag_indices(n: int, ndim: int):
        assert ndim == 2
        return (arange(0, n, 1, int64), arange(0, n, 1, int64))
    def vander(x: FloatT, N: int, increasing=False): return power(expand_dims(cast(x, float64), -1), arange(N - 1, -1, -1, float64))
    def vander(x: FloatT, N: int, increasing: bool):
        assert increasing
        return power(expand_dims(cast(x, float64), -1), arange(0, N, 1, float64))
    def ix_(rows: IntT, columns: IntT, /): return (expand_dims(rows, 1), expand_dims(columns, 0))
    def ix_(i: IntT, j: IntT, k: IntT, /): return (expand_dims(expand_dims(i, 1), 2), expand_dims(expand_dims(j, 0), 2), expand_dims(expand_dims(k, 0), 1))
    def ravel_multi_index(multi_index: Seq, dims: Seq):
        assert len(multi_index) == 2 and len(dims) == 2
        return add(multiply(multi_index[0], dims[1]), multi_index[1])
    def unravel_index(indices: T, shape: Seq):
        assert len(shape) == 2
        return (floor_divide(cast(indices, int64), shape[1]), remainder(cast(indices, int64), shape[1]))
    def select(condlist: Seq, choicelist: Seq, default=0):
        assert len(condlist) == 1
        return where(condlist[0], choicelist[0], default)
    def select(condlist: Seq, choicelist: Seq, default=0):
        assert len(condlist) == 2
        return where(condlist[0], choicelist[0], where(condlist[1], choicelist[1], default))
    def select(condlist: Seq, choicelist: Seq, default=0):
        assert len(condlist) == 3
        return where(condlist[0], choicelist[0], where(condlist[1], choicelist[1], where(condlist[2], choicelist[2], default)))
    def vecdot(x1: FloatT, x2: FloatT, /, *, axis=-1):
        assert not iscomplex(x1)
        return sum(multiply(x1, x2), axis)
    def vecdot(x1: IntT, x2: T, /, *, axis=-1): return sum(multiply(x1, x2), axis)
    def vecdot(x1: T, x2: T, /, *, axis=-1):
        assert iscomplex(x1)
        return sum(multiply(conj(x1), x2), axis)
    def matvec(x1: T, x2: T, /): return squeeze(matmul(x1, expand_dims(x2, -1)), -1)
    def vecmat(x1: FloatT, x2: FloatT, /): return squeeze(matmul(expand_dims(x1, -2), x2), -2)
    def trace(a: T, offset=0, axis1=0, axis2=1, dtype=None, out=None): return sum(diagonal(a, offset, axis1, axis2), -1, False, dtype or (uint64 if unsigned(a) else int64 if integral(a) else dtypeof(a)))
    # stacks: of what is known to be vectors or matrices; vstack and column_stack of two or three arrays in any case
    def vstack(tup: Tensors, *, dtype=None):
        assert rank(stack(tup, 0)) == 2, "prefer"
        return stack(tup, 0)
    def vstack(tup: Tensors, *, dtype=None):
        assert rank(stack(tup, 0)) > 2, "prefer"
        return concat(tup, 0)
    def vstack(tup: Tensors, *, dtype=None):
        assert len(tup) == 2
        return concat((atleast_2d(tup[0]), atleast_2d(tup[1])), 0)
    def vstack(tup: Tensors, *, dtype=None):
        assert len(tup) == 3
        return concat((atleast_2d(tup[0]), atleast_2d(tup[1]), atleast_2d(tup[2])), 0)
    def vstack(tup: Tensors, *, dtype=None):
        assert is_simple(tup)
        assert rank(stack(tup, 0)) <= 3, "domain"
        return reshape(stack(tup, 0), (-1, size(item_of(tup, 0), -1)))
    row_stack = vstack
    def hstack(tup: Tensors, *, dtype=None):
        assert rank(stack(tup, 0)) == 2
        return concat(tup, 0)
    def hstack(tup: Tensors, *, dtype=None):
        assert rank(stack(tup, 0)) > 2
        return concat(tup, 1)
    def dstack(tup: Tensors):
        assert rank(stack(tup, 0)) == 2
        return expand_dims(stack(tup, 1), 0)
    def dstack(tup: Tensors):
        assert rank(stack(tup, 0)) == 3
        return stack(tup, 2)
    def dstack(tup: Tensors):
        assert rank(stack(tup, 0)) > 3
        return concat(tup, 2)
    def column_stack(tup: Tensors):
        assert rank(stack(tup, 0)) == 2, "prefer"
        return stack(tup, 1)
    def column_stack(tup: Tensors):
        assert rank(stack(tup, 0)) == 3, "prefer"
        return concat(tup, 1)
    def column_stack(tup: Tensors):
        assert len(tup) == 2
        return concat((reshape(tup[0], (size(tup[0], 0), -1)), reshape(tup[1], (size(tup[1], 0), -1))), 1)
    def column_stack(tup: Tensors):
        assert len(tup) == 3
        return concat((reshape(tup[0], (size(tup[0], 0), -1)), reshape(tup[1], (size(tup[1], 0), -1)), reshape(tup[2], (size(tup[2], 0), -1))), 1)
    def append(arr: T, values: T, axis: Axis): return concat((arr, values), axis)
    def append(arr: T, values: T, axis=None):
        assert axis is None
        assert rank(arr) == 1 and rank(values) == 1, "prefer"
        return concat((arr, values), 0)
    def append(arr: T, values, axis=None):
        assert axis is None and is_open(values)
        return concat((reshape(arr, (-1,)), reshape(tensor_of(values, float64, int64), (-1,))), 0)
    def append(arr: T, values: num, axis=None):
        assert axis is None
        return concat((reshape(arr, (-1,)), full((1,), values, int64 if is_int(values) else float64)), 0)
    def append(arr: T, values: T, axis=None):
        assert axis is None
        return concat((reshape(arr, (-1,)), reshape(values, (-1,))), 0)
    def insert(arr: Vector, obj: int, values: num, axis=None): return concat((getitem(arr, slice(None, obj)), full((1,), values, dtypeof(arr)), getitem(arr, slice(obj, None))), 0)
    def insert(arr: Vector, obj: int, values: T, axis=None):
        assert rank(values) == 1, "domain"
        return concat((getitem(arr, slice(None, obj)), cast(values, dtypeof(arr)), getitem(arr, slice(obj, None))), 0)
    def delete(arr: Vector, obj: int, axis=None):
        assert obj >= 0, "prefer"
        return concat((getitem(arr, slice(None, obj)), getitem(arr, slice(obj + 1, None))), 0)
    def delete(arr: Vector, obj, axis=None):
        assert is_seq(obj) or is_int(obj)
        return masked_select(arr, index_update(full((numel(arr),), True, bool), asarray(obj, int64), False))
    def indices(dimensions: Seq):
        assert len(dimensions) == 2
        return stack((broadcast_to(expand_dims(arange(0, dimensions[0], 1, int64), 1), dimensions), broadcast_to(arange(0, dimensions[1], 1, int64), dimensions)), 0)
    def block(arrays: Seq):
        assert len(arrays) == 2 and is_seq(arrays[0]) and is_seq(arrays[1])
        return concat((concat(arrays[0], -1), concat(arrays[1], -1)), -2)
    def block(arrays: Seq):
        assert len(arrays) == 3 and is_seq(arrays[0]) and is_seq(arrays[1]) and is_seq(arrays[2])
        return concat((concat(arrays[0], -1), concat(arrays[1], -1), concat(arrays[2], -1)), -2)
    # what stands between the brackets of r_, c_, mgrid and ogrid
    def _r_(first: T, second: T, /): return concat((first, second), 0)
    def _r_(first: num, second: T, /): return concat((full((1,), first, bool if isbool(first) else int64 if is_int(first) else float64), second), 0)
    def _r_(first: T, second: num, /): return concat((first, full((1,), second, bool if isbool(second) else int64 if is_int(second) else float64)), 0)
    def _r_(first: T, second: T, third: T, /): return concat((first, second, third), 0)
    def _r_(first: num, second: T, third: num, /): return concat((full((1,), first, int64 if is_int(first) else float64), second, full((1,), third, int64 if is_int(third) else float64)), 0)
    def _c_(first: T, second: T, /): return column_stack((first, second))
    def _c_(first: T, second: T, third: T, /): return column_stack((first, second, third))
    def _mgrid(a: int, b: int, c: int, d: int, /): return stack((broadcast_to(expand_dims(arange(a, b, 1, int64), 1), (b - a, d - c)), broadcast_to(arange(c, d, 1, int64), (b - a, d - c))), 0)
    def _ogrid(a: int, b: int, c: int, d: int, /): return (expand_dims(arange(a, b, 1, int64), 1), expand_dims(arange(c, d, 1, int64), 0))
    def gradient(f: FloatT):
        assert rank(f) == 1, "domain"
        return concat((subtract(getitem(f, slice(1, 2)), getitem(f, slice(None, 1))), divide(subtract(getitem(f, slice(2, None)), getitem(f, slice(None, -2))), 2), subtract(getitem(f, slice(-1, None)), getitem(f, slice(-2, -1)))), 0)
    def gradient(f: FloatT, spacing: num, /):
        assert rank(f) == 1, "domain"
        return divide(concat((subtract(getitem(f, slice(1, 2)), getitem(f, slice(None, 1))), divide(subtract(getitem(f, slice(2, None)), getitem(f, slice(None, -2))), 2), subtract(getitem(f, slice(-1, None)), getitem(f, slice(-2, -1)))), 0), spacing)
    def polyval(p: Vector, x: num): return sum(multiply(p, power(x, arange(numel(p) - 1, -1, -1, float64 if floating(p) or floating(x) else int64))), -1)
    def polyval(p: Vector, x: T): return sum(multiply(p, power(expand_dims(x, -1), arange(numel(p) - 1, -1, -1, dtypeof(p)))), -1)
    def polyfit(x: Vector, y: T, deg: int, rcond=None, full=False, w=None, cov=False): return lstsq(power(expand_dims(cast(x, float64), -1), arange(deg, -1, -1, float64)), cast(y, float64))
    def polyder(p: Vector, m=1): return multiply(getitem(p, slice(None, -1)), arange(numel(p) - 1, 0, -1, int64))
    def polyint(p: Vector, m=1, k=None):
        return concat((divide(p, arange(numel(p), 0, -1, int64)), zeros((1,), float64)), 0)
    def modf(x: FloatT, /): return (where(isinf(x), 0, subtract(x, trunc(x))), trunc(x))
    def divmod(x1: T, x2: T, /): return (floor_divide(x1, x2), remainder(x1, x2))
    def logaddexp2(x1: FloatT, x2: FloatT, /, out=None):
        assert is_tensor(x1) and is_tensor(x2)
        return logaddexp2(x1, x2)

    class linalg:
        vecdot = numpy.vecdot
        def trace(x: T, /, *, offset=0, dtype=None): return sum(diagonal(x, offset, -2, -1), -1, False, dtype or (uint64 if unsigned(x) else int64 if integral(x) else dtypeof(x)))
        def multi_dot(arrays: Seq):
            assert len(arrays) == 2
            return matmul(arrays[0], arrays[1])
        def multi_dot(arrays: Seq):
            assert len(arrays) == 3
            return matmul(matmul(arrays[0], arrays[1]), arrays[2])

    class lib:
        class stride_tricks:
            def sliding_window_view(x: Matrix, window_shape: Seq, axis=None):
                assert len(window_shape) == 2 and axis is None
                return permute_dims(take(take(x, add(expand_dims(arange(0, size(x, 0) - window_shape[0] + 1, 1, int64), 1), arange(0, window_shape[0], 1, int64)), 0), add(expand_dims(arange(0, size(x, 1) - window_shape[1] + 1, 1, int64), 1), arange(0, window_shape[1], 1, int64)), 2), (0, 2, 1, 3))
            def sliding_window_view(x: T, window_shape: int, axis: Axis):
                assert axis == -1
                return take(x, add(expand_dims(arange(0, size(x, -1) - window_shape + 1, 1, int64), 1), arange(0, window_shape, 1, int64)), -1)
            def sliding_window_view(x: Vector, window_shape: int, axis=None): return take(x, add(expand_dims(arange(0, numel(x) - window_shape + 1, 1, int64), 1), arange(0, window_shape, 1, int64)))


class Tensor:
    def trace(self, offset=0, axis1=0, axis2=1, dtype=None, out=None): return sum(diagonal(self, offset, axis1, axis2), -1, False, dtype or (uint64 if unsigned(self) else int64 if integral(self) else dtypeof(self)))
