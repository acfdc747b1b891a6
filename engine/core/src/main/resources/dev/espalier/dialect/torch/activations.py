"""PyTorch 2.15: activations in torch.nn.functional, torch and torch.Tensor."""


class torch:
    class nn:
        class functional:
            def relu(input: T, inplace=False):
                assert inplace == False
                return relu(input)
            def relu6(input: T, inplace=False):
                assert inplace == False
                return relu6(input)
            def elu(input: FloatT, alpha=1.0, inplace=False):
                assert inplace == False
                return elu(input, alpha)
            def celu(input: FloatT, alpha=1.0, inplace=False):
                assert inplace == False
                return celu(input, alpha)
            def selu(input: FloatT, inplace=False):
                assert inplace == False
                return selu(input)
            def leaky_relu(input: FloatT, negative_slope=0.01, inplace=False):
                assert inplace == False
                return leaky_relu(input, negative_slope)
            def hardtanh(input: T, min_val=-1.0, max_val=1.0, inplace=False):
                assert inplace == False
                return hardtanh(input, min_val, max_val)
            def hardsigmoid(input: FloatT, inplace=False):
                assert inplace == False
                return hard_sigmoid(input)
            def hardswish(input: FloatT, inplace=False):
                assert inplace == False
                return hard_silu(input)
            def silu(input: FloatT, inplace=False):
                assert inplace == False
                return silu(input)
            def mish(input: FloatT, inplace=False):
                assert inplace == False
                return mish(input)
            def threshold(input: T, threshold, value, inplace=False):
                assert inplace == False
                return threshold(input, threshold, value)
            def gelu(input: FloatT, *, approximate="none"):
                assert approximate == "none"
                return gelu(input)
            def gelu(input: FloatT, *, approximate="none"):
                assert approximate == "tanh"
                return gelu_tanh(input)
            # above the threshold the two are equal in every float
            def softplus(input: FloatT, beta=1, threshold=20):
                assert beta == 1 and threshold == 20
                return softplus(input)
            def softplus(input: FloatT, beta: num = 1, threshold=20):
                assert threshold == 20
                return divide(softplus(multiply(input, beta)), beta)
            def logsigmoid(input: FloatT): return log_sigmoid(input)
            def softsign(input: T): return softsign(input)
            def tanhshrink(input: T): return tanhshrink(input)
            def softshrink(input: FloatT, lambd=0.5): return softshrink(input, lambd)
            def hardshrink(input: FloatT, lambd=0.5): return hardshrink(input, lambd)
            def glu(input: FloatT, dim=-1): return glu(input, dim)
            def softmax(input: FloatT, dim: Axis, _stacklevel=3, dtype=None):
                assert dtype is None
                return softmax(input, dim)
            def softmax(input: T, dim: Axis, _stacklevel=3, dtype=None):
                assert dtype is not None
                return softmax(cast(input, dtype), dim)
            def log_softmax(input: FloatT, dim: Axis, _stacklevel=3, dtype=None):
                assert dtype is None
                return log_softmax(input, dim)
            def log_softmax(input: T, dim: Axis, _stacklevel=3, dtype=None):
                assert dtype is not None
                return log_softmax(cast(input, dtype), dim)
            def softmin(input: FloatT, dim: Axis, _stacklevel=3, dtype=None):
                assert dtype is None
                return softmax(negative(input), dim)
            # one slope, or one for each channel
            def prelu(input: FloatT, weight: Vector):
                assert rank(input) == 2 or rank(input) == 1
                return where(greater(input, 0), input, multiply(weight, input))
            def prelu(input: FloatT, weight: Vector):
                assert rank(input) == 3
                return where(greater(input, 0), input, multiply(reshape(weight, (-1, 1)), input))
            def prelu(input: FloatT, weight: Vector):
                assert rank(input) == 4
                return where(greater(input, 0), input, multiply(reshape(weight, (-1, 1, 1)), input))

    def relu(input: T): return relu(input)
    def selu(input: FloatT): return selu(input)
    def celu(input: FloatT, alpha=1.0): return celu(input, alpha)
    def threshold(input: T, threshold, value): return threshold(input, threshold, value)
    def hardshrink(input: FloatT, lambd=0.5): return hardshrink(input, lambd)
    def softmax(input: FloatT, dim: Axis, dtype=None):
        assert dtype is None
        return softmax(input, dim)
    def softmax(input: T, dim: Axis, dtype=None):
        assert dtype is not None
        return softmax(cast(input, dtype), dim)
    def log_softmax(input: FloatT, dim: Axis, dtype=None):
        assert dtype is None
        return log_softmax(input, dim)
    def log_softmax(input: T, dim: Axis, dtype=None):
        assert dtype is not None
        return log_softmax(cast(input, dtype), dim)


class Tensor:
    def relu(self): return relu(self)
    def hardshrink(self, lambd=0.5): return hardshrink(self, lambd)
    def softmax(self, dim: Axis, dtype=None):
        assert dtype is None
        return softmax(self, dim)
    def softmax(self, dim: Axis, dtype=None):
        assert dtype is not None
        return softmax(cast(self, dtype), dim)
    def log_softmax(self, dim: Axis, dtype=None):
        assert dtype is None
        return log_softmax(self, dim)
    def log_softmax(self, dim: Axis, dtype=None):
        assert dtype is not None
        return log_softmax(cast(self, dtype), dim)
