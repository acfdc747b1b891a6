"""Keras 3.15: keras.ops, understood. Its functions promote as JAX does; operands of several dtypes are left out here."""

class keras:
    class activations:
        def exponential(x: FloatT): return exp(x)
        def relu(x: FloatT, negative_slope=0.0, max_value: num = None, threshold=0.0):
            assert negative_slope == 0.0 and max_value is not None and threshold == 0.0
            return clip(x, 0, max_value)
    class ops:
        def exp(x: FloatT): return exp(x)
        def expm1(x: FloatT): return expm1(x)
        def log(x: FloatT): return log(x)
        def log2(x: FloatT): return log2(x)
        def log10(x: FloatT): return log10(x)
        def log1p(x: FloatT): return log1p(x)
        def sqrt(x: FloatT): return sqrt(x)
        def rsqrt(x: FloatT): return rsqrt(x)
        def sin(x: FloatT): return sin(x)
        def cos(x: FloatT): return cos(x)
        def tan(x: FloatT): return tan(x)
        def arcsin(x: FloatT): return asin(x)
        def arccos(x: FloatT): return acos(x)
        def arctan(x: FloatT): return atan(x)
        def sinh(x: FloatT): return sinh(x)
        def cosh(x: FloatT): return cosh(x)
        def tanh(x: FloatT): return tanh(x)
        def arcsinh(x: FloatT): return asinh(x)
        def arccosh(x: FloatT): return acosh(x)
        def arctanh(x: FloatT): return atanh(x)
        def floor(x: FloatT): return floor(x)
        def ceil(x: FloatT): return ceil(x)
        def trunc(x: FloatT): return trunc(x)
        def erf(x: FloatT): return erf(x)
        def erfc(x: FloatT): return erfc(x)
        def erfinv(x: FloatT): return erfinv(x)
        def exp2(x: FloatT): return exp2(x)
        def reciprocal(x: FloatT): return reciprocal(x)
        def sinc(x: FloatT): return sinc(x)
        def deg2rad(x: FloatT): return deg2rad(x)
        def rad2deg(x: FloatT): return rad2deg(x)
        def sigmoid(x: FloatT): return sigmoid(x)
        def log_sigmoid(x: FloatT): return log_sigmoid(x)
        def softplus(x: FloatT): return softplus(x)
        def softsign(x: FloatT): return softsign(x)
        def silu(x: FloatT): return silu(x)
        def swish(x: FloatT): return silu(x)
        def relu6(x: FloatT): return relu6(x)
        def selu(x: FloatT): return selu(x)
        def hard_sigmoid(x: FloatT): return hard_sigmoid(x)
        def hard_silu(x: FloatT): return hard_silu(x)
        def hard_swish(x: FloatT): return hard_silu(x)
        def hard_tanh(x: FloatT): return hardtanh(x)
        def tanh_shrink(x: FloatT): return tanhshrink(x)
        def abs(x: T): return abs(x)
        def absolute(x: T): return abs(x)
        def negative(x: T): return negative(x)
        def sign(x: T): return sign(x)
        def square(x: T): return square(x)
        def relu(x: T): return relu(x)
        def isnan(x: T): return isnan(x)
        def isinf(x: T): return isinf(x)
        def isfinite(x: T): return isfinite(x)
        def signbit(x: T): return signbit(x)
        def real(x: T): return real(x)
        def imag(x: T): return imag(x)
        def conj(x: T): return conj(x)
        def conjugate(x: T): return conj(x)
        def copy(x: T): return copy(x)
        def bitwise_invert(x: T): return bitwise_invert(x)
        def bitwise_not(x: T): return bitwise_invert(x)
        def logical_not(x: T): return logical_not(x)
        def stop_gradient(variable: T): return stop_gradient(variable)
        def round(x: T, decimals=0): return round(x, decimals)
        def nan_to_num(x: T, nan=0.0, posinf=None, neginf=None): return nan_to_num(x, nan, posinf, neginf)
        def clip(x: T, x_min, x_max): return clip(x, x_min, x_max)
        def cast(x: T, dtype: DType): return cast(x, dtype)
        def cast(x: num, dtype: DType): return asarray(x, dtype)
        def cast(x: Seq, dtype: DType): return tensorflow.constant(x, dtype)
        def add(x1: T, x2: T): return add(x1, x2)
        def subtract(x1: T, x2: T): return subtract(x1, x2)
        def multiply(x1: T, x2: T): return multiply(x1, x2)
        def floor_divide(x1: T, x2: T): return floor_divide(x1, x2)
        def mod(x1: T, x2: T): return remainder(x1, x2)
        def power(x1: T, x2: T): return power(x1, x2)
        def maximum(x1: T, x2: T): return maximum(x1, x2)
        def minimum(x1: T, x2: T): return minimum(x1, x2)
        def fmax(x1: T, x2: T): return fmax(x1, x2)
        def fmin(x1: T, x2: T): return fmin(x1, x2)
        def equal(x1: T, x2: T): return equal(x1, x2)
        def not_equal(x1: T, x2: T): return not_equal(x1, x2)
        def less(x1: T, x2: T): return less(x1, x2)
        def less_equal(x1: T, x2: T): return less_equal(x1, x2)
        def greater(x1: T, x2: T): return greater(x1, x2)
        def greater_equal(x1: T, x2: T): return greater_equal(x1, x2)
        def logical_and(x1: T, x2: T): return logical_and(x1, x2)
        def logical_or(x1: T, x2: T): return logical_or(x1, x2)
        def logical_xor(x1: T, x2: T): return logical_xor(x1, x2)
        def divide(x1: FloatT, x2: FloatT): return divide(x1, x2)
        def true_divide(x1: FloatT, x2: FloatT): return divide(x1, x2)
        def arctan2(x1: FloatT, x2: FloatT): return atan2(x1, x2)
        def hypot(x1: FloatT, x2: FloatT): return hypot(x1, x2)
        def logaddexp(x1: FloatT, x2: FloatT): return logaddexp(x1, x2)
        def heaviside(x1: FloatT, x2: FloatT): return heaviside(x1, x2)
        def divide_no_nan(x1: FloatT, x2: FloatT): return tensorflow.math.divide_no_nan(x1, x2)
        def bitwise_and(x: T, y: T): return bitwise_and(x, y)
        def bitwise_or(x: T, y: T): return bitwise_or(x, y)
        def bitwise_xor(x: T, y: T): return bitwise_xor(x, y)
        def bitwise_left_shift(x: T, y: T): return left_shift(x, y)
        def bitwise_right_shift(x: T, y: T): return right_shift(x, y)
        def left_shift(x: T, y: T): return left_shift(x, y)
        def right_shift(x: T, y: T): return right_shift(x, y)
        def where(condition: BoolT, x1: T = None, x2: T = None):
            assert x1 is not None and x2 is not None
            return where(condition, x1, x2)
        def where(condition: BoolT, x1: num = None, x2: num = None):
            assert x1 is not None and x2 is not None
            return tensorflow.where(condition, x1, x2)

        # activations with parameters
        def gelu(x: FloatT, approximate=True): return gelu_tanh(x) if approximate else gelu(x)
        def elu(x: FloatT, alpha=1.0): return elu(x, alpha)
        def celu(x: FloatT, alpha=1.0): return celu(x, alpha)
        def leaky_relu(x: FloatT, negative_slope=0.2): return leaky_relu(x, negative_slope)
        def hard_shrink(x: FloatT, threshold=0.5): return hardshrink(x, threshold)
        def soft_shrink(x: FloatT, threshold=0.5): return softshrink(x, threshold)
        def threshold(x: FloatT, threshold, default_value): return threshold(x, threshold, default_value)
        def glu(x: FloatT, axis: Axis = -1): return glu(x, axis)
        def softmax(x: FloatT, axis: Axis = -1): return softmax(x, axis)
        def log_softmax(x: FloatT, axis: Axis = -1): return log_softmax(x, axis)
        def squareplus(x: FloatT, b=4): return keras.activations.squareplus(x, b)

        # reductions
        def sum(x: T, axis=None, keepdims=False): return sum(x, axis, keepdims, int32 if isbool(x) else dtypeof(x))
        def prod(x: T, axis=None, keepdims=False, dtype=None): return prod(x, axis, keepdims, int32 if isbool(x) else dtypeof(x))
        def mean(x: T, axis=None, keepdims=False): return mean(cast(x, float32) if integral(x) else x, axis, keepdims)
        def var(x: FloatT, axis=None, keepdims=False): return var(x, axis, 0, keepdims)
        def std(x: FloatT, axis=None, keepdims=False): return std(x, axis, 0, keepdims)
        def max(x: T, axis=None, keepdims=False, initial=None): return amax(x, axis, keepdims)
        def min(x: T, axis=None, keepdims=False, initial=None): return amin(x, axis, keepdims)
        def amax(x: T, axis=None, keepdims=False): return amax(x, axis, keepdims)
        def amin(x: T, axis=None, keepdims=False): return amin(x, axis, keepdims)
        def all(x: T, axis=None, keepdims=False): return all(x, axis, keepdims)
        def any(x: T, axis=None, keepdims=False): return any(x, axis, keepdims)
        def argmax(x: T, axis=None, keepdims=False): return argmax(x, axis, keepdims, int32)
        def argmin(x: T, axis=None, keepdims=False): return argmin(x, axis, keepdims, int32)
        def count_nonzero(x: T, axis=None): return count_nonzero(x, axis, False, int32)
        def logsumexp(x: FloatT, axis=None, keepdims=False): return logsumexp(x, axis, keepdims)
        def ptp(x: T, axis=None, keepdims=False): return subtract(amax(x, axis, keepdims), amin(x, axis, keepdims))
        def median(x: FloatT, axis=None, keepdims=False): return median(x, axis, keepdims)
        # places are computed in single precision
        def quantile(x: FloatT, q, axis=None, method="linear", keepdims=False):
            assert dtypeof(x) == float32
            return quantile(x, q, axis, keepdims, method)
        def average(x: FloatT, axis=None, weights=None): return average(x, axis, weights)
        def moments(x: FloatT, axes, keepdims=False, synchronized=False): return (mean(x, axes, keepdims), var(x, axes, 0, keepdims))
        def cumsum(x: T, axis: Axis = None, dtype=None):
            assert axis is not None
            return cumsum(x, axis, dtype or (int32 if isbool(x) else dtypeof(x)))
        def cumsum(x: T, axis=None, dtype=None): return cumsum(reshape(x, (-1,)), 0, dtype or (int32 if isbool(x) else dtypeof(x)))
        def cumprod(x: T, axis: Axis = None, dtype=None):
            assert axis is not None
            return cumprod(x, axis, dtype or (int32 if isbool(x) else dtypeof(x)))
        def cumprod(x: T, axis=None, dtype=None): return cumprod(reshape(x, (-1,)), 0, dtype or (int32 if isbool(x) else dtypeof(x)))
        def nansum(x: FloatT, axis=None, keepdims=False): return nansum(x, axis, keepdims)
        def nanmean(x: FloatT, axis=None, keepdims=False): return nanmean(x, axis, keepdims)
        def nanmax(x: FloatT, axis=None, keepdims=False): return nanmax(x, axis, keepdims)
        def nanmin(x: FloatT, axis=None, keepdims=False): return nanmin(x, axis, keepdims)
        def diff(a: T, n: int = 1, axis: Axis = -1):
            assert not isbool(a)
            return diff(a, n, axis)

        # shape
        def shape(x: T): return shape(x)
        def ndim(x: T): return ndim(x)
        def reshape(x: T, newshape: Seq): return reshape(x, newshape)
        def reshape(x: T, newshape: int): return reshape(x, (newshape,))
        def ravel(x: T): return reshape(x, (-1,))
        def transpose(x: T, axes=None): return permute_dims(x, axes)
        def swapaxes(x: T, axis1: Axis, axis2: Axis): return swapaxes(x, axis1, axis2)
        def moveaxis(x: T, source, destination): return moveaxis(x, source, destination)
        def expand_dims(x: T, axis): return expand_dims(x, axis)
        def squeeze(x: T, axis=None): return squeeze(x, axis)
        def concatenate(xs: Seq, axis: Axis = 0): return tensorflow.concat(xs, axis)
        def stack(x: Seq, axis: Axis = 0): return stack(x, axis)
        def vstack(xs: Seq): return vstack(xs)
        def hstack(xs: Seq): return hstack(xs)
        def unstack(x: T, num=None, axis: Axis = 0): return unstack(x, axis)
        def split(x: T, indices_or_sections, axis: Axis = 0): return split(x, indices_or_sections, axis)
        def repeat(x: T, repeats, axis=None): return repeat(x, repeats, axis)
        def tile(x: T, repeats): return tile(x, repeats)
        def broadcast_to(x: T, shape): return broadcast_to(x, shape)
        def flip(x: T, axis=None): return flip(x, axis)
        def roll(x: T, shift, axis=None): return roll(x, shift, axis)
        def pad(x: T, pad_width: Seq, mode="constant", constant_values=None):
            assert mode == "constant" and is_seq(pad_width[0])
            return pad(x, pad_width, "constant", 0 if constant_values is None else constant_values)
        def pad(x: T, pad_width: Seq, mode="constant", constant_values=None):
            assert mode == "reflect" and is_seq(pad_width[0])
            return pad(x, pad_width, "reflect")
        def diag(x: T, k: int = 0): return diag(x, k)
        def diagonal(x: T, offset: int = 0, axis1=0, axis2=1): return diagonal(x, offset, axis1, axis2)
        def tril(x: T, k: int = 0): return tril(x, k)
        def triu(x: T, k: int = 0): return triu(x, k)
        def meshgrid(*x: T, indexing="xy"): return meshgrid(seq(x), indexing)

        # creation
        def convert_to_tensor(x: T, dtype=None, sparse=None, ragged=None): return asarray(x, dtype)
        def convert_to_tensor(x: num, dtype=None, sparse=None, ragged=None): return tensorflow.constant(x, dtype)
        def convert_to_tensor(x: Seq, dtype=None, sparse=None, ragged=None): return tensorflow.constant(x, dtype)
        def array(x: T, dtype=None): return asarray(x, dtype)
        def array(x: num, dtype=None): return tensorflow.constant(x, dtype)
        def array(x: Seq, dtype=None): return tensorflow.constant(x, dtype)
        def zeros(shape: Seq, dtype=None): return zeros(shape, dtype or float32)
        def zeros(shape: int, dtype=None): return zeros((shape,), dtype or float32)
        def ones(shape: Seq, dtype=None): return ones(shape, dtype or float32)
        def ones(shape: int, dtype=None): return ones((shape,), dtype or float32)
        def full(shape: Seq, fill_value: num, dtype=None): return full(shape, fill_value, dtype or float32)
        def zeros_like(x: T, dtype=None): return zeros_like(x, dtype or dtypeof(x))
        def ones_like(x: T, dtype=None): return ones_like(x, dtype or dtypeof(x))
        def full_like(x: T, fill_value: num, dtype=None): return full_like(x, fill_value, dtype or dtypeof(x))
        def eye(N: int, M=None, k: int = 0, dtype=None): return eye(N, M, k, dtype or float32)
        def identity(n: int, dtype=None): return eye(n, None, 0, dtype or float32)
        def tri(N: int, M=None, k: int = 0, dtype=None): return tri(N, M, k, dtype or float32)
        def arange(start: int, stop=None, step=None, dtype=None):
            assert stop is None and step is None
            return arange(0, start, 1, dtype or int32)
        def arange(start: int, stop: int, step=None, dtype=None):
            assert stop is not None
            return arange(start, stop, step or 1, dtype or int32)
        def arange(start: num, stop: num, step: num = None, dtype=None):
            assert stop is not None and (floating(start) or floating(stop) or floating(step))
            return arange(start, stop, step or 1, dtype or float32)
        def linspace(start: num, stop: num, num: int = 50, endpoint=True, retstep=False, dtype=None, axis=0): return linspace(start, stop, num, endpoint, dtype or float32)
        def one_hot(x: IntT, num_classes: int, axis: Axis = -1, dtype=None, sparse=False): return one_hot(x, num_classes, dtype or float32, axis)

        # products
        def matmul(x1: T, x2: T): return matmul(x1, x2)
        def dot(x1: T, x2: T): return dot(x1, x2)
        def vdot(x1: Vector, x2: Vector): return vdot(x1, x2)
        def inner(x1: T, x2: T): return inner(x1, x2)
        def outer(x1: T, x2: T): return outer(x1, x2)
        def tensordot(x1: T, x2: T, axes=2): return tensordot(x1, x2, axes)
        def einsum(subscripts, *operands: T): return einsum(subscripts, seq(operands))
        def cross(x1: T, x2: T, axisa=-1, axisb=-1, axisc=-1, axis=None): return cross(x1, x2, -1 if axis is None else axis)
        def trace(x: Matrix, offset=0, axis1=0, axis2=1):
            assert floating(x)
            return trace(x)

        # linear algebra
        def det(x: FloatT): return det(x)
        def inv(x: FloatT): return inv(x)
        def pinv(x: FloatT, rcond=None): return pinv(x)
        def solve(a: FloatT, b: FloatT): return solve(a, b)
        def cholesky(x: FloatT, upper=False): return matrix_transpose(cholesky(x)) if upper else cholesky(x)
        def qr(x: FloatT, mode="reduced"):
            assert mode == "reduced"
            return (item_of(qr(x), 0), item_of(qr(x), 1))
        def svd(x: FloatT, full_matrices=True, compute_uv=True):
            assert compute_uv
            return (item_of(svd(x, full_matrices), 0), item_of(svd(x, full_matrices), 1), item_of(svd(x, full_matrices), 2))
        def svd(x: FloatT, full_matrices=True, compute_uv=True):
            assert not compute_uv
            return svdvals(x)
        def eigh(x: FloatT): return (item_of(eigh(x), 0), item_of(eigh(x), 1))
        def slogdet(x: FloatT): return (item_of(slogdet(x), 0), item_of(slogdet(x), 1))
        def logdet(x: SPD): return item_of(slogdet(x), 1)
        def lstsq(a: FloatT, b: FloatT, rcond=None): return lstsq(a, b)
        def norm(x: FloatT, ord=None, axis=None, keepdims=False):
            assert ord is None
            return vector_norm(x, axis, 2, keepdims)
        def norm(x: FloatT, ord=None, axis: Axis = None, keepdims=False):
            assert axis is not None
            return vector_norm(x, axis, ord, keepdims)
        def norm(x: FloatT, ord=None, axis: Seq = None, keepdims=False):
            assert axis is not None and len(axis) == 2
            return matrix_norm(x, ord, axis, keepdims)
        def normalize(x: FloatT, axis: Axis = -1, order=2, epsilon=None): return keras.utils.normalize(x, axis, order)

        # indexing, sorting, searching
        def take(x: T, indices: IntT, axis=None): return take(x, indices, axis)
        def take(x: T, indices: Seq, axis=None): return take(x, indices, axis)
        def take(x: T, indices: int, axis: Axis = None): return take(x, indices, axis)
        def take_along_axis(x: T, indices: IntT, axis: Axis = None):
            assert axis is not None
            return take_along_axis(x, indices, axis)
        def scatter(indices: IntT, values: T, shape): return tensorflow.scatter_nd(indices, values, shape)
        def scatter_update(inputs: T, indices: IntT, updates: T, reduction=None): return tensorflow.tensor_scatter_nd_update(inputs, indices, updates)
        def segment_sum(data: T, segment_ids: Vector, num_segments=None, sorted=False):
            assert num_segments is not None
            return segment_sum(data, segment_ids, num_segments)
        def segment_max(data: FloatT, segment_ids: Vector, num_segments=None, sorted=False):
            assert num_segments is not None
            return tensorflow.math.unsorted_segment_max(data, segment_ids, num_segments)
        def sort(x: T, axis: Axis = -1): return sort(x, axis)
        def argsort(x: T, axis: Axis = -1): return argsort(x, axis, False, True, int32)
        def top_k(x: T, k: int, sorted=True): return result(values=item_of(top_k(x, k, -1, int32), 0), indices=item_of(top_k(x, k, -1, int32), 1))
        def in_top_k(targets: IntT, predictions: FloatT, k: int): return tensorflow.math.in_top_k(targets, predictions, k)
        def searchsorted(sorted_sequence: Vector, values: T, side="left"): return searchsorted(sorted_sequence, values, side, int32)
        def digitize(x: FloatT, bins: FloatT):
            assert dtypeof(x) == float32
            return digitize(x, bins, False, int32)
        def bincount(x: Vector, weights=None, minlength=0, sparse=False): return bincount(x, minlength, int32)

        # losses, one for each element or row
        def binary_crossentropy(target: FloatT, output: FloatT, from_logits=False):
            assert from_logits
            return sigmoid_cross_entropy(output, target)
        def binary_crossentropy(target: FloatT, output: UnitInterval, from_logits=False):
            assert not from_logits
            return negative(add(multiply(target, log(clip(output, 1e-7, 0.9999999))), multiply(subtract(1, target), log(subtract(1, clip(output, 1e-7, 0.9999999))))))
        def categorical_crossentropy(target: FloatT, output: FloatT, from_logits=False, axis: Axis = -1): return keras.losses.categorical_crossentropy(target, output, from_logits, 0.0, axis)
        def sparse_categorical_crossentropy(target: IntT, output: FloatT, from_logits=False, axis=-1): return keras.losses.sparse_categorical_crossentropy(target, output, from_logits, None, axis)
        def rms_normalization(x: FloatT, scale=None, axis=-1, epsilon=None):
            assert axis == -1 and epsilon is not None
            return rms_norm(x, epsilon) if scale is None else multiply(rms_norm(x, epsilon), scale)
