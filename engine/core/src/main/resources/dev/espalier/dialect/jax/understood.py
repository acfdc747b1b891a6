"""JAX 0.12: what is understood in a source and said otherwise in an output: jax.lax under names of jax.numpy."""


class jax:
    class vmap:
        def __call__(x: T, *, fun, in_axes=0, out_axes=0):
            assert is_tensor(x) and gives_one(fun)
            return map_rows(fun, x)

    class numpy:
        def unwrap(p: T, discont=None, axis=-1, period=6.283185307179586): return unwrap(p, axis)

    class lax:
        def div(x: T, y: T):
            assert not integral(x) and not integral(y)
            return divide(x, y)
        def div(x: T, y: T):
            assert integral(x) or integral(y)
            return trunc_divide(x, y)
        def integer_pow(x: T, y: int): return power(x, y)
        def clamp(min, x: T, max): return clip(x, min, max)
        def select(pred: BoolT, on_true: T, on_false: T): return where(pred, on_true, on_false)
        def select_n(which: BoolT, on_false: T, on_true: T, /): return where(which, on_true, on_false)
        def convert_element_type(operand: T, new_dtype: DType): return cast(operand, new_dtype)
        def reduce_sum(operand: T, axes: Seq, *, out_sharding=None): return sum(operand, axes)
        def reduce_prod(operand: T, axes: Seq): return prod(operand, axes)
        def reduce_max(operand: T, axes: Seq, *, out_sharding=None): return amax(operand, axes)
        def reduce_min(operand: T, axes: Seq, *, out_sharding=None): return amin(operand, axes)
        def reduce_and(operand: BoolT, axes: Seq): return all(operand, axes)
        def reduce_or(operand: BoolT, axes: Seq): return any(operand, axes)
        def argmax(operand: T, axis: Axis, index_dtype: DType):
            assert axis >= 0, "domain"
            return argmax(operand, axis, False, index_dtype)
        def argmin(operand: T, axis: Axis, index_dtype: DType):
            assert axis >= 0, "domain"
            return argmin(operand, axis, False, index_dtype)
        def cumsum(operand: T, axis=0, reverse=False):
            assert not reverse
            return cumsum(operand, axis)
        def cumprod(operand: T, axis=0, reverse=False):
            assert not reverse
            return cumprod(operand, axis)
        def full(shape: Seq, fill_value, dtype=None, *, sharding=None): return full(shape, fill_value, dtype or (dtypeof(fill_value) if is_tensor(fill_value) else bool if isbool(fill_value) else int32 if integral(fill_value) else float32))
        def iota(dtype: DType, size: int): return arange(0, size, 1, dtype)
        def broadcasted_iota(dtype: DType, shape: Seq, dimension: int, *, out_sharding=None):
            assert dimension == len(shape) - 1
            return broadcast_to(arange(0, shape[dimension], 1, dtype), shape)
        def broadcasted_iota(dtype: DType, shape: Seq, dimension: int, *, out_sharding=None):
            assert dimension == 0 and len(shape) == 2
            return broadcast_to(expand_dims(arange(0, shape[0], 1, dtype), 1), shape)
        def reshape(operand: T, new_sizes: Seq, dimensions=None, *, out_sharding=None): return reshape(operand, new_sizes)
        def collapse(operand: T, start_dimension: int, stop_dimension=None):
            assert start_dimension == 0
            return reshape(operand, (-1,))
        def collapse(operand: T, start_dimension: int, stop_dimension=None):
            assert start_dimension == 1
            return reshape(operand, (size(operand, 0), -1))
        def collapse(operand: T, start_dimension: int, stop_dimension=None):
            assert start_dimension == 2
            return reshape(operand, (size(operand, 0), size(operand, 1), -1))
        def transpose(operand: T, permutation: Seq): return permute_dims(operand, permutation)
        def expand_dims(array: T, dimensions: Seq): return expand_dims(array, dimensions)
        def squeeze(array: T, dimensions: Seq): return squeeze(array, dimensions)
        def concatenate(operands: Tensors, dimension: Axis): return concat(operands, dimension)
        def unstack(x: T, axis=0): return unstack(x, axis)
        def rev(operand: T, dimensions: Seq): return flip(operand, dimensions)
        def sort(operand: T, dimension=-1, is_stable=True, num_keys=1): return sort(operand, dimension)
        def sort_key_val(keys: T, values: T, dimension=-1, is_stable=True):
            return (sort(keys, dimension), take_along_axis(values, argsort(keys, dimension), dimension))
        def slice_in_dim(operand: T, start_index: int, limit_index: int, stride: int = 1, axis=0):
            assert axis == 0
            return getitem(operand, slice(start_index, limit_index, stride))
        def slice_in_dim(operand: T, start_index: int, limit_index: int, stride: int = 1, axis=0):
            assert axis == 1
            return getitem(operand, (slice(None, None), slice(start_index, limit_index, stride)))
        def slice_in_dim(operand: T, start_index: int, limit_index: int, stride: int = 1, axis=0):
            assert axis == -1
            return getitem(operand, (..., slice(start_index, limit_index, stride)))
        def index_in_dim(operand: T, index: int, axis: Axis = 0, keepdims=True):
            assert keepdims
            return expand_dims(take(operand, index, axis), axis)
        def index_in_dim(operand: T, index: int, axis: Axis = 0, keepdims=True):
            assert not keepdims
            return take(operand, index, axis)
        # a place to start from: a tensor, or a number
        def _place(start):
            assert is_tensor(start)
            return start
        def _place(start): return asarray(start, int32)
        def dynamic_index_in_dim(operand: T, index, axis: Axis = 0, keepdims=True, *, allow_negative_indices=True):
            assert keepdims
            return expand_dims(take(operand, clip(where(less(jax.lax._place(index), 0), add(jax.lax._place(index), size(operand, axis)), jax.lax._place(index)), 0, size(operand, axis) - 1), axis), axis)
        def dynamic_index_in_dim(operand: T, index, axis: Axis = 0, keepdims=True, *, allow_negative_indices=True):
            assert not keepdims
            return take(operand, clip(where(less(jax.lax._place(index), 0), add(jax.lax._place(index), size(operand, axis)), jax.lax._place(index)), 0, size(operand, axis) - 1), axis)
        def dynamic_slice_in_dim(operand: T, start_index, slice_size: int, axis: Axis = 0, *, allow_negative_indices=True):
            return take(operand, add(clip(where(less(jax.lax._place(start_index), 0), add(jax.lax._place(start_index), size(operand, axis)), jax.lax._place(start_index)), 0, size(operand, axis) - slice_size), arange(0, slice_size, 1, int32)), axis)
        def dynamic_update_slice_in_dim(operand: T, update: T, start_index, axis: Axis, *, allow_negative_indices=True):
            assert axis == 0
            return index_update(operand, add(clip(where(less(jax.lax._place(start_index), 0), add(jax.lax._place(start_index), size(operand, 0)), jax.lax._place(start_index)), 0, size(operand, 0) - size(update, 0)), arange(0, size(update, 0), 1, int32)), update)
        def dynamic_update_index_in_dim(operand: T, update: T, index, axis: Axis, *, allow_negative_indices=True):
            assert axis == 0
            return index_update(operand, clip(where(less(jax.lax._place(index), 0), add(jax.lax._place(index), size(operand, 0)), jax.lax._place(index)), 0, size(operand, 0) - 1), update)
        def dynamic_slice(operand: Vector, start_indices: Seq, slice_sizes: Seq, *, allow_negative_indices=True):
            assert len(slice_sizes) == 1
            return take(operand, add(clip(where(less(jax.lax._place(start_indices[0]), 0), add(jax.lax._place(start_indices[0]), size(operand, 0)), jax.lax._place(start_indices[0])), 0, size(operand, 0) - slice_sizes[0]), arange(0, slice_sizes[0], 1, int32)), 0)
        def dynamic_slice(operand: Matrix, start_indices: Seq, slice_sizes: Seq, *, allow_negative_indices=True):
            assert len(slice_sizes) == 2
            return take(take(operand, add(clip(where(less(jax.lax._place(start_indices[0]), 0), add(jax.lax._place(start_indices[0]), size(operand, 0)), jax.lax._place(start_indices[0])), 0, size(operand, 0) - slice_sizes[0]), arange(0, slice_sizes[0], 1, int32)), 0), add(clip(where(less(jax.lax._place(start_indices[1]), 0), add(jax.lax._place(start_indices[1]), size(operand, 1)), jax.lax._place(start_indices[1])), 0, size(operand, 1) - slice_sizes[1]), arange(0, slice_sizes[1], 1, int32)), 1)
        def dynamic_update_slice(operand: Vector, update: Vector, start_indices: Seq, *, allow_negative_indices=True):
            assert len(start_indices) == 1
            return index_update(operand, add(clip(where(less(jax.lax._place(start_indices[0]), 0), add(jax.lax._place(start_indices[0]), size(operand, 0)), jax.lax._place(start_indices[0])), 0, size(operand, 0) - size(update, 0)), arange(0, size(update, 0), 1, int32)), update)
        def conv(lhs: T, rhs: T, window_strides: Seq, padding: str, precision=None, preferred_element_type=None):
            assert padding == "VALID"
            return conv(lhs, rhs, None, window_strides, "valid")
        def conv(lhs: T, rhs: T, window_strides: Seq, padding: str, precision=None, preferred_element_type=None):
            assert padding == "SAME"
            return conv(lhs, rhs, None, window_strides, "same")
        # windows over the two middle axes, or the last two
        def reduce_window(operand: FloatT, init_value, computation, window_dimensions: Seq, window_strides: Seq, padding: str, base_dilation=None, window_dilation=None):
            assert is_named(computation, "jax.lax.max") and init_value == -inf and len(window_dimensions) == 4 and len(window_strides) == 4
            assert window_dimensions[0] == 1 and window_dimensions[3] == 1 and window_strides[0] == 1 and window_strides[3] == 1
            return permute_dims(max_pool(permute_dims(operand, (0, 3, 1, 2)), (window_dimensions[1], window_dimensions[2]), (window_strides[1], window_strides[2]), "same" if padding == "SAME" else "valid"), (0, 2, 3, 1))
        def reduce_window(operand: FloatT, init_value, computation, window_dimensions: Seq, window_strides: Seq, padding: str, base_dilation=None, window_dilation=None):
            assert is_named(computation, "jax.lax.max") and init_value == -inf and len(window_dimensions) == 4 and len(window_strides) == 4
            assert window_dimensions[0] == 1 and window_dimensions[1] == 1 and window_strides[0] == 1 and window_strides[1] == 1
            return max_pool(operand, (window_dimensions[2], window_dimensions[3]), (window_strides[2], window_strides[3]), "same" if padding == "SAME" else "valid")
        def reduce_window(operand: FloatT, init_value, computation, window_dimensions: Seq, window_strides: Seq, padding: str, base_dilation=None, window_dilation=None):
            assert is_named(computation, "jax.lax.add") and init_value == 0 and padding == "VALID" and len(window_dimensions) == 4 and len(window_strides) == 4
            assert window_dimensions[0] == 1 and window_dimensions[3] == 1 and window_strides[0] == 1 and window_strides[3] == 1
            return multiply(permute_dims(avg_pool(permute_dims(operand, (0, 3, 1, 2)), (window_dimensions[1], window_dimensions[2]), (window_strides[1], window_strides[2])), (0, 2, 3, 1)), window_dimensions[1] * window_dimensions[2])
        def reduce_window(operand: FloatT, init_value, computation, window_dimensions: Seq, window_strides: Seq, padding: str, base_dilation=None, window_dilation=None):
            assert is_named(computation, "jax.lax.add") and init_value == 0 and padding == "VALID" and len(window_dimensions) == 4 and len(window_strides) == 4
            assert window_dimensions[0] == 1 and window_dimensions[1] == 1 and window_strides[0] == 1 and window_strides[1] == 1
            return multiply(avg_pool(operand, (window_dimensions[2], window_dimensions[3]), (window_strides[2], window_strides[3])), window_dimensions[2] * window_dimensions[3])
        def conv_general_dilated(lhs: T, rhs: T, window_strides: Seq, padding, lhs_dilation=None, rhs_dilation=None, dimension_numbers=None, feature_group_count=1, batch_group_count=1, precision=None, preferred_element_type=None, out_sharding=None):
            assert padding == "VALID"
            return conv(lhs, rhs, None, window_strides, "valid", rhs_dilation or 1, feature_group_count)
        def conv_general_dilated(lhs: T, rhs: T, window_strides: Seq, padding, lhs_dilation=None, rhs_dilation=None, dimension_numbers: Seq = None, feature_group_count=1, batch_group_count=1, precision=None, preferred_element_type=None, out_sharding=None):
            assert padding == "VALID" and dimension_numbers == ("NCHW", "OIHW", "NCHW")
            return conv(lhs, rhs, None, window_strides, "valid", rhs_dilation or 1, feature_group_count)
        def conv_general_dilated(lhs: T, rhs: T, window_strides: Seq, padding, lhs_dilation=None, rhs_dilation=None, dimension_numbers: Seq = None, feature_group_count=1, batch_group_count=1, precision=None, preferred_element_type=None, out_sharding=None):
            assert padding == "VALID" and dimension_numbers == ("NHWC", "HWIO", "NHWC")
            return permute_dims(conv(permute_dims(lhs, (0, 3, 1, 2)), permute_dims(rhs, (3, 2, 0, 1)), None, window_strides, "valid", rhs_dilation or 1, feature_group_count), (0, 2, 3, 1))
        def conv_general_dilated(lhs: T, rhs: T, window_strides: Seq, padding, lhs_dilation=None, rhs_dilation=None, dimension_numbers: Seq = None, feature_group_count=1, batch_group_count=1, precision=None, preferred_element_type=None, out_sharding=None):
            assert padding == "SAME" and dimension_numbers == ("NCHW", "OIHW", "NCHW")
            return conv(lhs, rhs, None, window_strides, "same", rhs_dilation or 1, feature_group_count)
        def conv_general_dilated(lhs: T, rhs: T, window_strides: Seq, padding, lhs_dilation=None, rhs_dilation=None, dimension_numbers: Seq = None, feature_group_count=1, batch_group_count=1, precision=None, preferred_element_type=None, out_sharding=None):
            assert padding == "SAME" and dimension_numbers == ("NHWC", "HWIO", "NHWC")
            return permute_dims(conv(permute_dims(lhs, (0, 3, 1, 2)), permute_dims(rhs, (3, 2, 0, 1)), None, window_strides, "same", rhs_dilation or 1, feature_group_count), (0, 2, 3, 1))
        def conv_general_dilated(lhs: T, rhs: T, window_strides: Seq, padding, lhs_dilation=None, rhs_dilation=None, dimension_numbers=None, feature_group_count=1, batch_group_count=1, precision=None, preferred_element_type=None, out_sharding=None):
            assert is_seq(padding)
            return conv(pad(lhs, ((0, 0), (0, 0), *padding)), rhs, None, window_strides, "valid", rhs_dilation or 1, feature_group_count)
        def conv_general_dilated(lhs: T, rhs: T, window_strides: Seq, padding, lhs_dilation=None, rhs_dilation=None, dimension_numbers: Seq = None, feature_group_count=1, batch_group_count=1, precision=None, preferred_element_type=None, out_sharding=None):
            assert is_seq(padding) and dimension_numbers == ("NCHW", "OIHW", "NCHW")
            return conv(pad(lhs, ((0, 0), (0, 0), *padding)), rhs, None, window_strides, "valid", rhs_dilation or 1, feature_group_count)
        def conv_general_dilated(lhs: T, rhs: T, window_strides: Seq, padding, lhs_dilation=None, rhs_dilation=None, dimension_numbers: Seq = None, feature_group_count=1, batch_group_count=1, precision=None, preferred_element_type=None, out_sharding=None):
            assert is_seq(padding) and dimension_numbers == ("NHWC", "HWIO", "NHWC")
            return permute_dims(conv(permute_dims(pad(lhs, ((0, 0), *padding, (0, 0))), (0, 3, 1, 2)), permute_dims(rhs, (3, 2, 0, 1)), None, window_strides, "valid", rhs_dilation or 1, feature_group_count), (0, 2, 3, 1))
        abs = jax.numpy.abs
        neg = jax.numpy.negative
        sign = jax.numpy.sign
        square = jax.numpy.square
        reciprocal = jax.numpy.reciprocal
        sqrt = jax.numpy.sqrt
        exp = jax.numpy.exp
        exp2 = jax.numpy.exp2
        expm1 = jax.numpy.expm1
        log = jax.numpy.log
        log2 = jax.numpy.log2
        log1p = jax.numpy.log1p
        sin = jax.numpy.sin
        cos = jax.numpy.cos
        tan = jax.numpy.tan
        asin = jax.numpy.asin
        acos = jax.numpy.acos
        atan = jax.numpy.atan
        sinh = jax.numpy.sinh
        cosh = jax.numpy.cosh
        tanh = jax.numpy.tanh
        asinh = jax.numpy.asinh
        acosh = jax.numpy.acosh
        atanh = jax.numpy.atanh
        floor = jax.numpy.floor
        ceil = jax.numpy.ceil
        is_finite = jax.numpy.isfinite
        bitwise_not = jax.numpy.bitwise_not
        real = jax.numpy.real
        imag = jax.numpy.imag
        def conj(x: T):
            assert iscomplex(x), "domain"
            return conj(x)
        def stack(operands: Tensors, axis=0): return stack(operands, axis)
        def tile(operand: T, reps: Seq): return tile(operand, reps)
        def batch_matmul(lhs: T, rhs: T, precision=None):
            assert rank(lhs) > 2 and rank(lhs) == rank(rhs)
            return matmul(lhs, rhs)
        def dot(lhs: T, rhs: T, *, dimension_numbers=None, precision=None, preferred_element_type=None, out_sharding=None):
            assert rank(lhs) == 1 or rank(lhs) == 2
            assert rank(rhs) == 1 or rank(rhs) == 2
            return matmul(lhs, rhs)
        def full_like(x: T, fill_value: num, dtype=None, shape=None, sharding=None): return full_like(x, fill_value, dtype or dtypeof(x))
        logistic = jax.nn.sigmoid
        erf = jax.scipy.special.erf
        erfc = jax.scipy.special.erfc
        erf_inv = jax.scipy.special.erfinv
        lgamma = jax.scipy.special.gammaln
        digamma = jax.scipy.special.digamma
        add = jax.numpy.add
        sub = jax.numpy.subtract
        mul = jax.numpy.multiply
        pow = jax.numpy.power
        rem = jax.numpy.fmod
        max = jax.numpy.maximum
        min = jax.numpy.minimum
        atan2 = jax.numpy.atan2
        bitwise_and = jax.numpy.bitwise_and
        bitwise_or = jax.numpy.bitwise_or
        bitwise_xor = jax.numpy.bitwise_xor
        shift_left = jax.numpy.left_shift
        shift_right_arithmetic = jax.numpy.right_shift
        eq = jax.numpy.equal
        ne = jax.numpy.not_equal
        lt = jax.numpy.less
        le = jax.numpy.less_equal
        gt = jax.numpy.greater
        ge = jax.numpy.greater_equal
