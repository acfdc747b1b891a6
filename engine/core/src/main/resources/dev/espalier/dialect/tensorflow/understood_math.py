"""TensorFlow 2.22: further names in tf.math, and compound functions that an output writes otherwise."""


class tensorflow:
    class math:
        abs = tensorflow.abs
        negative = tensorflow.negative
        sign = tensorflow.sign
        square = tensorflow.square
        sqrt = tensorflow.sqrt
        exp = tensorflow.exp
        sin = tensorflow.sin
        cos = tensorflow.cos
        tan = tensorflow.tan
        asin = tensorflow.asin
        acos = tensorflow.acos
        atan = tensorflow.atan
        sinh = tensorflow.sinh
        cosh = tensorflow.cosh
        tanh = tensorflow.tanh
        asinh = tensorflow.asinh
        acosh = tensorflow.acosh
        atanh = tensorflow.atanh
        sigmoid = tensorflow.sigmoid
        floor = tensorflow.floor
        round = tensorflow.round
        logical_not = tensorflow.logical_not
        add = tensorflow.add
        subtract = tensorflow.subtract
        multiply = tensorflow.multiply
        scalar_mul = tensorflow.scalar_mul
        divide = tensorflow.divide
        truediv = tensorflow.truediv
        pow = tensorflow.pow
        maximum = tensorflow.maximum
        minimum = tensorflow.minimum
        atan2 = tensorflow.atan2
        equal = tensorflow.equal
        not_equal = tensorflow.not_equal
        less = tensorflow.less
        less_equal = tensorflow.less_equal
        greater = tensorflow.greater
        greater_equal = tensorflow.greater_equal
        logical_and = tensorflow.logical_and
        logical_or = tensorflow.logical_or
        add_n = tensorflow.add_n
        reduce_sum = tensorflow.reduce_sum
        reduce_prod = tensorflow.reduce_prod
        reduce_mean = tensorflow.reduce_mean
        reduce_max = tensorflow.reduce_max
        reduce_min = tensorflow.reduce_min
        reduce_all = tensorflow.reduce_all
        reduce_any = tensorflow.reduce_any
        reduce_logsumexp = tensorflow.reduce_logsumexp
        argmax = tensorflow.argmax
        argmin = tensorflow.argmin
        cumsum = tensorflow.cumsum
        softmax = tensorflow.nn.softmax
        log_softmax = tensorflow.nn.log_softmax
        softplus = tensorflow.nn.softplus
        softsign = tensorflow.nn.softsign
        l2_normalize = tensorflow.nn.l2_normalize

        def divide_no_nan(x: FloatT, y: FloatT, name=None): return where(equal(y, 0), 0, divide(x, where(equal(y, 0), 1, y)))
        def multiply_no_nan(x: FloatT, y: FloatT, name=None): return where(equal(y, 0), 0, multiply(x, y))
        def reciprocal_no_nan(x: FloatT, name=None): return where(equal(x, 0), 0, divide(1, where(equal(x, 0), 1, x)))
        def xdivy(x: FloatT, y: FloatT, name=None): return where(equal(x, 0), 0, divide(x, where(equal(x, 0), 1, y)))
        def xlog1py(x: FloatT, y: FloatT, name=None): return where(equal(x, 0), 0, multiply(x, log1p(where(equal(x, 0), 0, y))))
        def log_sigmoid(x: FloatT, name=None): return log_sigmoid(x)
        def erfcinv(x: FloatT, name=None): return erfinv(subtract(1, x))
        def ndtri(x: FloatT, name=None): return multiply(1.4142135623730951, erfinv(subtract(multiply(2, x), 1)))
        def polyval(coeffs: Seq, x: T, name=None):
            assert len(coeffs) == 2
            return add(multiply(coeffs[0], x), coeffs[1])
        def polyval(coeffs: Seq, x: T, name=None):
            assert len(coeffs) == 3
            return add(multiply(add(multiply(coeffs[0], x), coeffs[1]), x), coeffs[2])
        def polyval(coeffs: Seq, x: T, name=None):
            assert len(coeffs) == 4
            return add(multiply(add(multiply(add(multiply(coeffs[0], x), coeffs[1]), x), coeffs[2]), x), coeffs[3])
        def zero_fraction(value: T, name=None): return mean(cast(equal(value, 0), float32))
        def reduce_euclidean_norm(input_tensor: FloatT, axis=None, keepdims=False, name=None): return sqrt(sum(square(input_tensor), axis, keepdims))
        def is_non_decreasing(x: T, name=None): return all(greater_equal(getitem(reshape(x, (-1,)), (slice(1, None),)), getitem(reshape(x, (-1,)), (slice(None, -1),))))
        def is_strictly_increasing(x: T, name=None): return all(greater(getitem(reshape(x, (-1,)), (slice(1, None),)), getitem(reshape(x, (-1,)), (slice(None, -1),))))
        def invert_permutation(x: Vector, name=None): return argsort(x, -1, False, True, dtypeof(x))

    class nn:
        zero_fraction = tensorflow.math.zero_fraction
        sigmoid = tensorflow.sigmoid
        tanh = tensorflow.tanh

    # of dtypes that are known
    class debugging:
        def check_numerics(tensor: FloatT, message, name=None): return tensor
        # what is checked is handed on
        def assert_equal(x: T, y, message=None, summarize=None, name=None): return x
        def assert_less(x: T, y, message=None, summarize=None, name=None): return x
        def assert_less_equal(x: T, y, message=None, summarize=None, name=None): return x
        def assert_greater(x: T, y, message=None, summarize=None, name=None): return x
        def assert_greater_equal(x: T, y, message=None, summarize=None, name=None): return x
        def assert_near(x: T, y, rtol=None, atol=None, message=None, summarize=None, name=None): return x
        def assert_non_negative(x: FloatT, message=None, summarize=None, name=None): return x
        def assert_positive(x: FloatT, message=None, summarize=None, name=None): return x
        def assert_rank(x: T, rank, message=None, name=None): return x
        def assert_all_finite(x: T, message, name=None): return x


    def is_tensor(x): return True if is_tensor(x) else False

    class dtypes:
        cast = tensorflow.cast
        saturate_cast = tensorflow.saturate_cast
        complex = tensorflow.complex
