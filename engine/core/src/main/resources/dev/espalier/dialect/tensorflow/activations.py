"""TensorFlow 2.22: activations of tf.nn, and those of keras.activations that tf.nn lacks."""


class tensorflow:
    class nn:
        def relu(features: T, name=None): return relu(features)
        def relu6(features: T, name=None): return relu6(features)
        def leaky_relu(features: FloatT, alpha=0.2, name=None): return leaky_relu(features, alpha)
        def elu(features: FloatT, name=None): return elu(features)
        def selu(features: FloatT, name=None): return selu(features)
        def silu(features: FloatT, beta=1.0):
            assert beta == 1.0
            return silu(features)
        def silu(features: FloatT, beta: num = 1.0): return multiply(features, sigmoid(multiply(beta, features)))
        swish = silu
        def gelu(features: FloatT, approximate=False, name=None):
            assert not approximate
            return gelu(features)
        def gelu(features: FloatT, approximate=False, name=None):
            assert approximate
            return gelu_tanh(features)
        def softplus(features: FloatT, name=None): return softplus(features)
        def softsign(features: FloatT, name=None): return softsign(features)
        def softmax(logits: FloatT, axis=None, name=None): return softmax(logits, -1 if axis is None else axis)
        def log_softmax(logits: FloatT, axis=None, name=None): return log_softmax(logits, -1 if axis is None else axis)
        def crelu(features: FloatT, axis=-1, name=None): return concat((relu(features), relu(negative(features))), axis)

    class math:
        def log_sigmoid(x: FloatT, name=None): return log_sigmoid(x)


class keras:
    class activations:
        def elu(x: FloatT, alpha=1.0): return elu(x, alpha)
        def celu(x: FloatT, alpha=1.0): return celu(x, alpha)
        def mish(x: FloatT): return mish(x)
        def hard_sigmoid(x: FloatT): return hard_sigmoid(x)
        def hard_silu(x: FloatT): return hard_silu(x)
        hard_swish = hard_silu
        def hard_tanh(x: FloatT): return hardtanh(x)
        def hard_shrink(x: FloatT, threshold=0.5): return hardshrink(x, threshold)
        def soft_shrink(x: FloatT, threshold=0.5): return softshrink(x, threshold)
        def tanh_shrink(x: FloatT): return tanhshrink(x)
        def threshold(x: FloatT, threshold, default_value): return threshold(x, threshold, default_value)
        def glu(x: FloatT, axis=-1): return glu(x, axis)
        def linear(x): return x
        def relu(x: FloatT, negative_slope=0.0, max_value=None, threshold=0.0):
            assert negative_slope == 0.0 and max_value is None and threshold == 0.0
            return relu(x)
        def relu(x: FloatT, negative_slope=0.0, max_value=None, threshold=0.0):
            assert negative_slope != 0.0 and max_value is None and threshold == 0.0
            return leaky_relu(x, negative_slope)
        def relu6(x: FloatT): return relu6(x)
        def leaky_relu(x: FloatT, negative_slope=0.2): return leaky_relu(x, negative_slope)
        def selu(x: FloatT): return selu(x)
        def sigmoid(x: FloatT): return sigmoid(x)
        def tanh(x: FloatT): return tanh(x)
        def silu(x: FloatT): return silu(x)
        swish = silu
        def gelu(x: FloatT, approximate=False):
            assert not approximate
            return gelu(x)
        def gelu(x: FloatT, approximate=False):
            assert approximate
            return gelu_tanh(x)
        def softplus(x: FloatT): return softplus(x)
        def softsign(x: FloatT): return softsign(x)
        def log_sigmoid(x: FloatT): return log_sigmoid(x)
        def softmax(x: FloatT, axis=-1): return softmax(x, axis)
        def log_softmax(x: FloatT, axis=-1): return log_softmax(x, axis)
        def squareplus(x: FloatT, b=4): return multiply(0.5, add(x, sqrt(add(square(x), b))))
        def sparse_plus(x: FloatT): return where(less_equal(x, -1), 0, where(greater_equal(x, 1), x, multiply(square(add(x, 1)), 0.25)))
        def sparse_sigmoid(x: FloatT): return clip(multiply(0.5, add(x, 1)), 0, 1)
