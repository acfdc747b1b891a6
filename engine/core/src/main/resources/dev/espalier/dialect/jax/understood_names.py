"""JAX 0.12: further names of the same functions: flax.nnx, flax.linen, jax.scipy.stats and number formats."""


class flax:
    class nnx:
        celu = jax.nn.celu
        elu = jax.nn.elu
        gelu = jax.nn.gelu
        glu = jax.nn.glu
        hard_sigmoid = jax.nn.hard_sigmoid
        hard_silu = jax.nn.hard_silu
        hard_swish = jax.nn.hard_silu
        hard_tanh = jax.nn.hard_tanh
        leaky_relu = jax.nn.leaky_relu
        log_sigmoid = jax.nn.log_sigmoid
        log_softmax = jax.nn.log_softmax
        logsumexp = jax.nn.logsumexp
        one_hot = jax.nn.one_hot
        relu = jax.nn.relu
        relu6 = jax.nn.relu6
        identity = jax.nn.identity
        selu = jax.nn.selu
        sigmoid = jax.nn.sigmoid
        silu = jax.nn.silu
        swish = jax.nn.silu
        soft_sign = jax.nn.soft_sign
        softmax = jax.nn.softmax
        softplus = jax.nn.softplus
        standardize = jax.nn.standardize
        tanh = jax.numpy.tanh
        def max_pool(inputs: T, window_shape: Seq, strides: Seq = None, padding="VALID"):
            assert len(window_shape) == 2 and padding == "VALID"
            return permute_dims(max_pool(permute_dims(inputs, (0, 3, 1, 2)), window_shape, strides or 1), (0, 2, 3, 1))
        def max_pool(inputs: T, window_shape: Seq, strides: Seq = None, padding="VALID"):
            assert len(window_shape) == 2 and padding == "SAME"
            return permute_dims(max_pool(permute_dims(inputs, (0, 3, 1, 2)), window_shape, strides or 1, "same"), (0, 2, 3, 1))
        def avg_pool(inputs: T, window_shape: Seq, strides: Seq = None, padding="VALID", count_include_pad=True):
            assert len(window_shape) == 2 and padding == "VALID"
            return permute_dims(avg_pool(permute_dims(inputs, (0, 3, 1, 2)), window_shape, strides or 1), (0, 2, 3, 1))
        def avg_pool(inputs: T, window_shape: Seq, strides: Seq = None, padding="VALID", count_include_pad=True):
            assert len(window_shape) == 2 and padding == "SAME" and not count_include_pad
            return permute_dims(avg_pool(permute_dims(inputs, (0, 3, 1, 2)), window_shape, strides or 1, "same"), (0, 2, 3, 1))

    class linen:
        celu = jax.nn.celu
        elu = jax.nn.elu
        gelu = jax.nn.gelu
        glu = jax.nn.glu
        hard_sigmoid = jax.nn.hard_sigmoid
        hard_silu = jax.nn.hard_silu
        hard_swish = jax.nn.hard_silu
        hard_tanh = jax.nn.hard_tanh
        leaky_relu = jax.nn.leaky_relu
        log_sigmoid = jax.nn.log_sigmoid
        log_softmax = jax.nn.log_softmax
        logsumexp = jax.nn.logsumexp
        one_hot = jax.nn.one_hot
        relu = jax.nn.relu
        relu6 = jax.nn.relu6
        selu = jax.nn.selu
        sigmoid = jax.nn.sigmoid
        silu = jax.nn.silu
        swish = jax.nn.silu
        soft_sign = jax.nn.soft_sign
        softmax = jax.nn.softmax
        softplus = jax.nn.softplus
        standardize = jax.nn.standardize
        tanh = jax.numpy.tanh
        max_pool = flax.nnx.max_pool
        avg_pool = flax.nnx.avg_pool


class jax:
    class nn:
        tanh = jax.numpy.tanh
        def standardize(x: T, axis=-1, mean: T = None, variance: T = None, epsilon=1e-05, where=None, *, algorithm="fast"):
            assert mean is not None and variance is not None and axis is not None
            return multiply(subtract(x, mean), rsqrt(add(variance, epsilon)))
        def dot_product_attention(query: T, key: T, value: T, bias=None, mask=None, *, scale: num = None, is_causal=False, query_seq_lengths=None, key_value_seq_lengths=None, local_window_size=None, implementation=None, return_residual=False):
            assert not is_causal
            return einsum("bnts,bsnh->btnh", (softmax(multiply(einsum("btnh,bsnh->bnts", (query, key)), scale or size(query, -1) ** -0.5), -1), value))
        def dot_product_attention(query: T, key: T, value: T, bias=None, mask: BoolT = None, *, scale: num = None, is_causal=False, query_seq_lengths=None, key_value_seq_lengths=None, local_window_size=None, implementation=None, return_residual=False):
            assert not is_causal and mask is not None
            return einsum("bnts,bsnh->btnh", (softmax(where(mask, multiply(einsum("btnh,bsnh->bnts", (query, key)), scale or size(query, -1) ** -0.5), -1e30), -1), value))
        def dot_product_attention(query: T, key: T, value: T, bias=None, mask=None, *, scale: num = None, is_causal=False, query_seq_lengths=None, key_value_seq_lengths=None, local_window_size=None, implementation=None, return_residual=False):
            assert is_causal
            return einsum("bnts,bsnh->btnh", (softmax(where(tri(size(query, 1), size(key, 1), 0, bool), multiply(einsum("btnh,bsnh->bnts", (query, key)), scale or size(query, -1) ** -0.5), -1e30), -1), value))

    class scipy:
        class special:
            def ndtr(x: T): return multiply(0.5, erfc(multiply(x, -0.7071067811865476)))
            def betaln(a: Positive, b: Positive): return subtract(add(lgamma(a), lgamma(b)), lgamma(add(a, b)))
            def rel_entr(p: Probability, q: Probability):
                return where(logical_and(greater(p, 0), greater(q, 0)), multiply(p, log(divide(p, q))), where(logical_and(equal(p, 0), greater_equal(q, 0)), 0.0, inf))

        class stats:
            class norm:
                def logpdf(x: T, loc=0, scale=1):
                    return subtract(multiply(-0.5, square(divide(subtract(x, loc), scale))), add(log(scale), 0.9189385332046727))
                def pdf(x: T, loc=0, scale=1):
                    return exp(subtract(multiply(-0.5, square(divide(subtract(x, loc), scale))), add(log(scale), 0.9189385332046727)))
                def cdf(x: T, loc=0, scale=1): return multiply(0.5, erfc(multiply(divide(subtract(x, loc), scale), -0.7071067811865476)))

    class numpy:
        def polyval(p: Vector, x: num, *, unroll=16): return sum(multiply(p, power(x, arange(numel(p) - 1, -1, -1, float32 if floating(p) or floating(x) else int32))), -1)
        def polyval(p: Vector, x: T, *, unroll=16): return sum(multiply(p, power(expand_dims(x, -1), arange(numel(p) - 1, -1, -1, dtypeof(p)))), -1)
        def finfo(dtype: DType):
            assert dtype == float32 or dtype == float64
            return result(eps=1.1920928955078125e-07, max=3.4028234663852886e38, min=-3.4028234663852886e38, tiny=1.1754943508222875e-38, smallest_normal=1.1754943508222875e-38, bits=32)
        def finfo(dtype: DType):
            assert dtype == float16
            return result(eps=0.0009765625, max=65504.0, min=-65504.0, tiny=6.103515625e-05, smallest_normal=6.103515625e-05, bits=16)
        def finfo(dtype: DType):
            assert dtype == bfloat16
            return result(eps=0.0078125, max=3.3895313892515355e38, min=-3.3895313892515355e38, tiny=1.1754943508222875e-38, smallest_normal=1.1754943508222875e-38, bits=16)
        def finfo(dtype): return result(eps=finfo_eps(dtype), max=finfo_max(dtype), min=finfo_min(dtype), tiny=finfo_tiny(dtype), smallest_normal=finfo_tiny(dtype))
        def iinfo(int_type: DType):
            assert int_type == int32 or int_type == int64
            return result(max=2147483647, min=-2147483648, bits=32)
        def iinfo(int_type: DType):
            assert int_type == uint8
            return result(max=255, min=0, bits=8)
        def iinfo(int_type: DType):
            assert int_type == int8
            return result(max=127, min=-128, bits=8)
        def iinfo(int_type: DType):
            assert int_type == int16
            return result(max=32767, min=-32768, bits=16)
        def select(condlist: Seq, choicelist: Seq, default=0):
            assert len(condlist) == 1
            return where(condlist[0], choicelist[0], default)
        def select(condlist: Seq, choicelist: Seq, default=0):
            assert len(condlist) == 2
            return where(condlist[0], choicelist[0], where(condlist[1], choicelist[1], default))
        def select(condlist: Seq, choicelist: Seq, default=0):
            assert len(condlist) == 3
            return where(condlist[0], choicelist[0], where(condlist[1], choicelist[1], where(condlist[2], choicelist[2], default)))
        def lexsort(keys: Seq, axis=-1, *, batch_size=16):
            assert len(keys) == 1
            return argsort(keys[0], -1, False, True, int32)
        def lexsort(keys: Seq, axis=-1, *, batch_size=16):
            assert len(keys) == 2
            return take(argsort(keys[0], -1, False, True, int32), argsort(take(keys[1], argsort(keys[0], -1, False, True, int32)), -1, False, True, int32))
        def gradient(f: Vector, *, axis=None, edge_order=None):
            return concat((diff(getitem(f, slice(None, 2))), divide(subtract(getitem(f, slice(2, None)), getitem(f, slice(None, -2))), 2), diff(getitem(f, slice(-2, None)))), 0)
        def vander(x: Vector, N: int = None, increasing=False):
            assert N is not None and not increasing
            return power(expand_dims(x, 1), arange(N - 1, -1, -1, int32))
        def vander(x: Vector, N: int = None, increasing=False):
            assert N is not None and increasing
            return power(expand_dims(x, 1), arange(0, N, 1, int32))
