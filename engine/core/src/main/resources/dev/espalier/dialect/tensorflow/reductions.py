"""TensorFlow 2.22: reductions and cumulative functions. Sums keep the dtype, means of integers are integers."""


class tensorflow:
    def reduce_sum(input_tensor: T, axis=None, keepdims=False, name=None):
        assert not isbool(input_tensor), "domain"
        return sum(input_tensor, axis, keepdims)
    def reduce_prod(input_tensor: T, axis=None, keepdims=False, name=None):
        assert not isbool(input_tensor), "domain"
        return prod(input_tensor, axis, keepdims)
    def reduce_mean(input_tensor: T, axis=None, keepdims=False, name=None):
        assert integral(input_tensor)
        assert not isbool(input_tensor), "domain"
        return integer_mean(input_tensor, axis, keepdims)
    def reduce_mean(input_tensor: T, axis=None, keepdims=False, name=None):
        assert not integral(input_tensor)
        return mean(input_tensor, axis, keepdims)
    def reduce_max(input_tensor: T, axis=None, keepdims=False, name=None):
        assert not isbool(input_tensor), "domain"
        return amax(input_tensor, axis, keepdims)
    def reduce_min(input_tensor: T, axis=None, keepdims=False, name=None):
        assert not isbool(input_tensor), "domain"
        return amin(input_tensor, axis, keepdims)
    def reduce_all(input_tensor: BoolT, axis=None, keepdims=False, name=None): return all(input_tensor, axis, keepdims)
    def reduce_any(input_tensor: BoolT, axis=None, keepdims=False, name=None): return any(input_tensor, axis, keepdims)
    def reduce_logsumexp(input_tensor: FloatT, axis=None, keepdims=False, name=None): return logsumexp(input_tensor, axis, keepdims)
    # without an axis, of axis 0
    def argmax(input: T, axis: Axis = None, output_type=int64, name=None): return argmax(input, axis or 0, False, output_type)
    def argmin(input: T, axis: Axis = None, output_type=int64, name=None): return argmin(input, axis or 0, False, output_type)
    def cumsum(x: T, axis: Axis = 0, exclusive=False, reverse=False, name=None):
        assert exclusive
        assert reverse
        return subtract(flip(cumsum(flip(x, axis), axis), axis), x)
    def cumsum(x: T, axis: Axis = 0, exclusive=False, reverse=False, name=None):
        assert not exclusive
        assert reverse
        return flip(cumsum(flip(x, axis), axis), axis)
    def cumsum(x: T, axis: Axis = 0, exclusive=False, reverse=False, name=None):
        assert exclusive
        assert not reverse
        return subtract(cumsum(x, axis), x)
    def cumsum(x: T, axis: Axis = 0, exclusive=False, reverse=False, name=None):
        assert not exclusive
        assert not reverse
        return cumsum(x, axis)

    class math:
        def reduce_variance(input_tensor: FloatT, axis=None, keepdims=False, name=None): return var(input_tensor, axis, 0, keepdims)
        def reduce_std(input_tensor: FloatT, axis=None, keepdims=False, name=None): return std(input_tensor, axis, 0, keepdims)
        def count_nonzero(input: T, axis=None, keepdims=None, dtype=int64, name=None): return count_nonzero(input, axis, keepdims or False, dtype)
        # exclusive: a one at the start, the last factor left out
        def cumprod(x: T, axis: Axis = 0, exclusive=False, reverse=False, name=None):
            assert exclusive
            assert reverse
            assert axis == 0
            return flip(cumprod(concat((ones_like(getitem(x, (slice(None, 1),))), getitem(flip(x, 0), (slice(None, -1),))), 0), 0), 0)
        def cumprod(x: T, axis: Axis = 0, exclusive=False, reverse=False, name=None):
            assert exclusive
            assert reverse
            assert axis == -1
            return flip(cumprod(concat((ones_like(getitem(x, (..., slice(None, 1)))), getitem(flip(x, -1), (..., slice(None, -1)))), -1), -1), -1)
        def cumprod(x: T, axis: Axis = 0, exclusive=False, reverse=False, name=None):
            assert exclusive
            assert reverse
            return moveaxis(flip(cumprod(flip(concat((getitem(moveaxis(x, axis, 0), slice(1, None)), ones_like(getitem(moveaxis(x, axis, 0), slice(None, 1)))), 0), 0), 0), 0), 0, axis)
        def cumprod(x: T, axis: Axis = 0, exclusive=False, reverse=False, name=None):
            assert not exclusive
            assert reverse
            return flip(cumprod(flip(x, axis), axis), axis)
        def cumprod(x: T, axis: Axis = 0, exclusive=False, reverse=False, name=None):
            assert exclusive
            assert not reverse
            assert axis == 0
            return cumprod(concat((ones_like(getitem(x, (slice(None, 1),))), getitem(x, (slice(None, -1),))), 0), 0)
        def cumprod(x: T, axis: Axis = 0, exclusive=False, reverse=False, name=None):
            assert exclusive
            assert not reverse
            assert axis == -1
            return cumprod(concat((ones_like(getitem(x, (..., slice(None, 1)))), getitem(x, (..., slice(None, -1)))), -1), -1)
        def cumprod(x: T, axis: Axis = 0, exclusive=False, reverse=False, name=None):
            assert exclusive
            assert not reverse
            return moveaxis(cumprod(concat((ones_like(getitem(moveaxis(x, axis, 0), slice(None, 1))), getitem(moveaxis(x, axis, 0), slice(None, -1))), 0), 0), 0, axis)
        def cumprod(x: T, axis: Axis = 0, exclusive=False, reverse=False, name=None):
            assert not exclusive
            assert not reverse
            return cumprod(x, axis)
        def cumulative_logsumexp(x: FloatT, axis: Axis = 0, exclusive=False, reverse=False, name=None):
            assert not exclusive
            assert not reverse
            return cumulative_logsumexp(x, axis)
        def cumulative_logsumexp(x: FloatT, axis: Axis = 0, exclusive=False, reverse=False, name=None):
            assert not exclusive
            assert reverse
            return flip(cumulative_logsumexp(flip(x, axis), axis), axis)

    class nn:
        def moments(x: FloatT, axes, shift=None, keepdims=False, name=None):
            return (mean(x, axes, keepdims), var(x, axes, 0, keepdims))
        def weighted_moments(x: FloatT, axes, frequency_weights: FloatT, keepdims=False, name=None):
            return (divide(sum(multiply(frequency_weights, x), axes, keepdims), sum(broadcast_to(frequency_weights, shape(x)), axes, keepdims)),
                    subtract(divide(sum(multiply(frequency_weights, square(x)), axes, keepdims), sum(broadcast_to(frequency_weights, shape(x)), axes, keepdims)),
                             square(divide(sum(multiply(frequency_weights, x), axes, keepdims), sum(broadcast_to(frequency_weights, shape(x)), axes, keepdims)))))
        def l2_normalize(x: FloatT, axis=None, epsilon=1e-12, name=None, dim=None):
            return multiply(x, rsqrt(maximum(sum(square(x), axis, True), epsilon)))
        def l2_loss(t: FloatT, name=None): return divide(sum(square(t)), 2)

    class linalg:
        l2_normalize = tensorflow.nn.l2_normalize


class emit:
    # one bound only
    def clip(x, min=None, max=None):
        assert max is None and min is not None
        return tf.maximum(x, min)
    def clip(x, min=None, max=None):
        assert min is None and max is not None
        return tf.minimum(x, max)
    def clip(x, min=None, max=None):
        assert min is not None and max is not None
        return tf.clip_by_value(x, min, max)
    # sums of another dtype are cast before, so that nothing overflows
    def sum(x, axis=None, keepdims=False, dtype=None):
        assert isbool(x) or dtype != dtypeof(x)
        return tf.reduce_sum(tf.cast(x, dtype), axis=axis, keepdims=keepdims)
    def prod(x, axis=None, keepdims=False, dtype=None):
        assert isbool(x) or dtype != dtypeof(x)
        return tf.reduce_prod(tf.cast(x, dtype), axis=axis, keepdims=keepdims)
    def mean(x, axis=None, keepdims=False, dtype=None):
        assert integral(x) or dtype != dtypeof(x)
        return tf.reduce_mean(tf.cast(x, dtype), axis=axis, keepdims=keepdims)
    def cumsum(x, axis, dtype=None):
        assert isbool(x) or dtype != dtypeof(x)
        return tf.cumsum(tf.cast(x, dtype), axis=axis)
    def cumprod(x, axis, dtype=None):
        assert isbool(x) or dtype != dtypeof(x)
        return tf.math.cumprod(tf.cast(x, dtype), axis=axis)
    def var(x, axis=None, ddof=0, keepdims=False):
        assert ddof != 0
        return helper.var(x, axis=axis, ddof=ddof, keepdims=keepdims)
    def std(x, axis=None, ddof=0, keepdims=False):
        assert ddof != 0
        return tf.sqrt(helper.var(x, axis=axis, ddof=ddof, keepdims=keepdims))
    def amax(x, axis=None, keepdims=False):
        assert isbool(x)
        return tf.reduce_any(x, axis=axis, keepdims=keepdims)
    def amin(x, axis=None, keepdims=False):
        assert isbool(x)
        return tf.reduce_all(x, axis=axis, keepdims=keepdims)
    def argmax(x, axis=None, keepdims=False, dtype=int64):
        assert axis is None and not keepdims
        return tf.argmax(tf.reshape(x, [-1]), output_type=dtype)
    def argmax(x, axis=None, keepdims=False, dtype=int64):
        assert keepdims and axis is not None
        return tf.expand_dims(tf.argmax(x, axis=axis, output_type=dtype), axis)
    def argmin(x, axis=None, keepdims=False, dtype=int64):
        assert axis is None and not keepdims
        return tf.argmin(tf.reshape(x, [-1]), output_type=dtype)
    def argmin(x, axis=None, keepdims=False, dtype=int64):
        assert keepdims and axis is not None
        return tf.expand_dims(tf.argmin(x, axis=axis, output_type=dtype), axis)
    def cummax(x, axis): return helper.cummax(x, axis)
    def cummin(x, axis): return helper.cummin(x, axis)
    def nanmax(x, axis=None, keepdims=False):
        assert integral(x)
        return tf.reduce_max(x, axis=axis, keepdims=keepdims)
    def nanmin(x, axis=None, keepdims=False):
        assert integral(x)
        return tf.reduce_min(x, axis=axis, keepdims=keepdims)
    def nansum(x, axis=None, keepdims=False): return tf.reduce_sum(tf.where(tf.math.is_nan(x), 0.0, x), axis=axis, keepdims=keepdims)
    def lower_median(x, axis=None, keepdims=False):
        assert not integral(x)
        return helper.quantile(x, 0.5, axis=axis, keepdims=keepdims, method="lower")
    def average(x, axis=None, weights=None, keepdims=False):
        assert weights is None
        return tf.reduce_mean(x, axis=axis, keepdims=keepdims)
    def average(x, axis=None, weights=None, keepdims=False): return helper.average(x, axis=axis, weights=weights, keepdims=keepdims)
    def vector_norm(x, axis=None, ord=2, keepdims=False):
        assert ord == 2 and not is_seq(axis)
        return tf.norm(x, axis=axis, keepdims=keepdims)
    def vector_norm(x, axis=None, ord=2, keepdims=False):
        assert not is_seq(axis) and (ord == 1 or ord == 3 or ord == inf)
        return tf.norm(x, ord=ord, axis=axis, keepdims=keepdims)
    def vector_norm(x, axis=None, ord=2, keepdims=False): return helper.vector_norm(x, axis=axis, ord=ord, keepdims=keepdims)
    def matrix_norm(x, ord="fro", axis=(-2, -1), keepdims=False): return keras.ops.norm(x, ord=ord, axis=axis, keepdims=keepdims)
    def cov(x, ddof=1): return helper.cov(x, ddof=ddof)
    def corrcoef(x):
        assert not iscomplex(x)
        return helper.corrcoef(x)
    def quantile(x, q, axis=None, keepdims=False, method="linear"):
        assert method == "linear" and not keepdims
        return helper.quantile(x, q, axis=axis)
    def quantile(x, q, axis=None, keepdims=False, method="linear"): return helper.quantile(x, q, axis=axis, keepdims=keepdims, method=method)
    def median(x, axis=None, keepdims=False):
        assert not keepdims
        return helper.quantile(x, 0.5, axis=axis)
    def median(x, axis=None, keepdims=False): return helper.quantile(x, 0.5, axis=axis, keepdims=keepdims)
    # of a vector or of a matrix
    def norm(x, ord): return keras.ops.norm(x, ord=ord)
