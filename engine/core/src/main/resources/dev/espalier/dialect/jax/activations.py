"""JAX 0.12: activations of jax.nn and special functions of jax.scipy.special."""


class jax:
    class nn:
        def relu(x: T): return relu(x)
        def relu6(x: FloatT):
            assert not integral(x), "domain"
            return relu6(x)
        def sigmoid(x: FloatT):
            assert not integral(x), "domain"
            return sigmoid(x)
        def log_sigmoid(x: T):
            assert not unsigned(x)
            return log_sigmoid(x)
        def softplus(x: T): return softplus(x)
        def soft_sign(x: T): return softsign(x)
        def silu(x: FloatT):
            assert not integral(x), "domain"
            return silu(x)
        swish = silu
        def mish(x: T): return mish(x)
        def gelu(x: T, approximate=True):
            assert approximate
            return gelu_tanh(x)
        def gelu(x: T, approximate=True):
            assert not approximate
            return gelu(x)
        def elu(x: T, alpha=1.0): return elu(x, alpha)
        def celu(x: T, alpha=1.0): return celu(x, alpha)
        def selu(x: T): return selu(x)
        def leaky_relu(x: T, negative_slope=0.01): return leaky_relu(x, negative_slope)
        def hard_tanh(x: T): return hardtanh(x)
        def hard_sigmoid(x: T): return hard_sigmoid(x)
        def hard_silu(x: T): return hard_silu(x)
        hard_swish = hard_silu
        def glu(x: FloatT, axis=-1):
            assert not integral(x), "domain"
            return glu(x, axis)
        def squareplus(x: T, b=4): return multiply(0.5, add(x, sqrt(add(square(x), b))))
        def sparse_plus(x: T): return where(less_equal(x, -1), 0, where(greater_equal(x, 1), x, multiply(square(add(x, 1)), 0.25)))
        def sparse_sigmoid(x: T): return clip(multiply(0.5, add(x, 1)), 0, 1)
        def identity(x: T): return x
        def standardize(x: T, axis=-1, mean=None, variance=None, epsilon=1e-05, where=None, *, algorithm="fast"):
            return standardize(x, axis, epsilon)
        def softmax(x: T, axis=-1, where=None): return softmax(x, axis)
        def softmax(x: T, axis=-1, where: BoolT = None):
            assert where is not None
            return where(where, softmax(where(where, x, -inf), axis), 0)
        def log_softmax(x: T, axis=-1, where=None): return log_softmax(x, axis)
        def log_softmax(x: T, axis=-1, where: BoolT = None):
            assert where is not None
            return where(where, log_softmax(where(where, x, -inf), axis), -inf)
        def logsumexp(a: T, axis=None, b=None, keepdims=False, return_sign=False, where=None): return logsumexp(a, axis, keepdims)
        def logsumexp(a: T, axis=None, b=None, keepdims=False, return_sign=False, where: BoolT = None):
            assert where is not None
            return logsumexp(where(where, a, -inf), axis, keepdims)
        def one_hot(x: IntT, num_classes, *, dtype=None, axis=-1): return one_hot(x, num_classes, dtype or float32, axis)

    class scipy:
        class special:
            def erf(x: T): return erf(x)
            def erfc(x: T): return erfc(x)
            def erfinv(x: T): return erfinv(x)
            def gammaln(x: T): return lgamma(x)
            def digamma(x: T): return digamma(x)
            def logit(x: T): return logit(x)
            def expit(x: T): return sigmoid(x)
            def xlogy(x: T, y: T): return xlogy(x, y)
            def xlog1py(x: T, y: T): return xlogy(x, add(y, 1))
            def entr(x: T): return where(less(x, 0), -inf, negative(xlogy(x, x)))
            def softmax(x: T, /, *, axis=None):
                assert axis is not None
                return softmax(x, axis)
            def log_softmax(x: T, /, *, axis=None):
                assert axis is not None
                return log_softmax(x, axis)
            logsumexp = jax.nn.logsumexp


class emit:
    def standardize(x, axis=-1, eps=1e-5): return jax.nn.standardize(x, axis=axis, epsilon=eps, algorithm="stable")
    def gelu(x): return jax.nn.gelu(x, approximate=False)
    def logit(x, eps):
        assert eps is not None
        return jax.scipy.special.logit(jnp.clip(x, eps, 1 - eps))
