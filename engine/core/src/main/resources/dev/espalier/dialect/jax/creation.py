"""JAX 0.12: creation functions of jax.numpy."""


class jax:
    class numpy:
        def zeros(shape: int, dtype=None, *, device=None, out_sharding=None):
            assert is_int(shape)
            return zeros((shape,), dtype or float32)
        def zeros(shape, dtype=None, *, device=None, out_sharding=None): return zeros(shape, dtype or float32)
        def ones(shape: int, dtype=None, *, device=None, out_sharding=None):
            assert is_int(shape)
            return ones((shape,), dtype or float32)
        def ones(shape, dtype=None, *, device=None, out_sharding=None): return ones(shape, dtype or float32)
        def empty(shape: int, dtype=None, *, device=None, out_sharding=None):
            assert is_int(shape)
            return empty((shape,), dtype or float32)
        def empty(shape, dtype=None, *, device=None, out_sharding=None): return empty(shape, dtype or float32)
        def full(shape: int, fill_value, dtype=None, *, device=None, out_sharding=None):
            assert is_int(shape)
            return full((shape,), fill_value, dtype or (dtypeof(fill_value) if is_tensor(fill_value) else bool if isbool(fill_value) else int32 if integral(fill_value) else float32))
        def full(shape, fill_value, dtype=None, *, device=None, out_sharding=None): return full(shape, fill_value, dtype or (dtypeof(fill_value) if is_tensor(fill_value) else bool if isbool(fill_value) else int32 if integral(fill_value) else float32))
        def zeros_like(a: T, dtype=None, shape=None, *, device=None, out_sharding=None): return zeros_like(a, dtype or dtypeof(a))
        def ones_like(a: T, dtype=None, shape=None, *, device=None, out_sharding=None): return ones_like(a, dtype or dtypeof(a))
        def empty_like(prototype: T, dtype=None, shape=None, *, device=None): return empty_like(prototype, dtype or dtypeof(prototype))
        def full_like(a: T, fill_value, dtype=None, shape=None, *, device=None, out_sharding=None): return full_like(a, fill_value, dtype or dtypeof(a))
        def eye(N: int, M: int = None, k=0, dtype=None, *, device=None): return eye(N, M, k, dtype or float32)
        def identity(n: int, dtype=None): return eye(n, None, 0, dtype or float32)
        def arange(start: int, stop=None, step=None, dtype=None, *, device=None, out_sharding=None): return arange(0, start, 1, dtype or int32)
        def arange(start: num, stop=None, step=None, dtype=None, *, device=None, out_sharding=None): return arange(0, start, 1, dtype or float32)
        def arange(start: int, stop: int, step: int = 1, dtype=None, *, device=None, out_sharding=None): return arange(start, stop, step, dtype or int32)
        def arange(start: num, stop: num, step: num = 1, dtype=None, *, device=None, out_sharding=None): return arange(start, stop, step, dtype or float32)
        def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, *, device=None):
            return linspace(start, stop, num, endpoint, dtype or float32)
        def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
            assert dtype is None or not integral(dtype)
            return logspace(start, stop, num, base, dtype or float32)
        def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
            return geomspace(start, stop, num, dtype or float32)
        def asarray(a: T, dtype=None, order=None, *, copy=None, device=None, out_sharding=None): return asarray(a, dtype)
        def asarray(a, dtype=None, order=None, *, copy=None, device=None, out_sharding=None):
            assert is_number(a) or is_numbers(a), "prefer"
            return asarray(a, bool if isbool(a) else int32 if integral(a) else complex64 if iscomplex(a) else float32)
        def asarray(a, dtype=None, order=None, *, copy=None, device=None, out_sharding=None):
            assert dtype is not None
            return asarray(a, dtype)
        def asarray(a, dtype=None, order=None, *, copy=None, device=None, out_sharding=None): return tensor_of(a, float32, int32)
        def array(object: T, dtype=None, *, copy=True, order="K", ndmin=0, device=None, out_sharding=None): return asarray(object, dtype)
        def array(object, dtype=None, *, copy=True, order="K", ndmin=0, device=None, out_sharding=None):
            assert is_number(object) or is_numbers(object), "prefer"
            return asarray(object, bool if isbool(object) else int32 if integral(object) else complex64 if iscomplex(object) else float32)
        def array(object, dtype=None, *, copy=True, order="K", ndmin=0, device=None, out_sharding=None):
            assert dtype is not None
            return asarray(object, dtype)
        def array(object, dtype=None, *, copy=True, order="K", ndmin=0, device=None, out_sharding=None): return tensor_of(object, float32, int32)
        def tril(m: T, k=0): return tril(m, k)
        def triu(m: T, k=0): return triu(m, k)
        def tri(N: int, M: int = None, k=0, dtype=None): return tri(N, M, k, dtype or float32)
        def tril_indices(n: int, k=0, m: int = None): return tril_indices(n, k, m, int32)
        def triu_indices(n: int, k=0, m: int = None): return triu_indices(n, k, m, int32)
        def tril_indices_from(arr: Matrix, k=0): return tril_indices(size(arr, 0), k, size(arr, 1), int32)
        def triu_indices_from(arr: Matrix, k=0): return triu_indices(size(arr, 0), k, size(arr, 1), int32)
        def diag_indices(n: int, ndim=2): return (arange(0, n, 1, int32), arange(0, n, 1, int32))
        def diag_indices_from(arr: Square): return (arange(0, size(arr, 0), 1, int32), arange(0, size(arr, 0), 1, int32))
        def meshgrid(*xi: T, copy=True, sparse=False, indexing="xy"): return meshgrid(seq(xi), indexing)
        def ix_(a: Vector, b: Vector, /): return (reshape(a, (-1, 1)), reshape(b, (1, -1)))
        def hanning(M: int): return hann_window(M, False, float32)
        def hamming(M: int): return hamming_window(M, False, float32)
        def blackman(M: int): return blackman_window(M, False, float32)


class emit:
    def asarray(x, dtype=None):
        assert (is_seq(x) or is_number(x)) and (dtypeof(dtype) == float32 or dtypeof(dtype) == float64) and floating(x), "prefer"
        return jnp.array(x)
    def asarray(x, dtype=None):
        assert (is_seq(x) or is_number(x)) and (dtypeof(dtype) == int32 or dtypeof(dtype) == int64) and integral(x) and not isbool(x), "prefer"
        return jnp.array(x)
    def asarray(x, dtype=None):
        assert (is_seq(x) or is_number(x)) and dtypeof(dtype) == bool and isbool(x), "prefer"
        return jnp.array(x)
    def asarray(x, dtype=None):
        assert is_seq(x), "prefer"
        return jnp.array(x, dtype=dtype)
    def asarray(x, dtype=None): return jnp.asarray(x, dtype=dtype)
    # JAX has single precision only
    def tensor_of(x, floats, integers):
        assert is_seq(x), "prefer"
        return jnp.array(x)
    def tensor_of(x, floats, integers): return jnp.asarray(x)
    def hann_window(n, periodic=True, dtype=float32):
        assert not periodic
        return jnp.hanning(n).astype(dtype)
    def hann_window(n, periodic=True, dtype=float32):
        assert periodic
        return jnp.hanning(n + 1)[:-1].astype(dtype)
    def hann_window(n, periodic=True, dtype=float32): return helper.window(jnp.hanning, n, periodic, dtype)
    def hamming_window(n, periodic=True, dtype=float32):
        assert not periodic
        return jnp.hamming(n).astype(dtype)
    def hamming_window(n, periodic=True, dtype=float32):
        assert periodic
        return jnp.hamming(n + 1)[:-1].astype(dtype)
    def hamming_window(n, periodic=True, dtype=float32): return helper.window(jnp.hamming, n, periodic, dtype)
    def blackman_window(n, periodic=True, dtype=float32):
        assert not periodic
        return jnp.blackman(n).astype(dtype)
    def blackman_window(n, periodic=True, dtype=float32):
        assert periodic
        return jnp.blackman(n + 1)[:-1].astype(dtype)
    def blackman_window(n, periodic=True, dtype=float32): return helper.window(jnp.blackman, n, periodic, dtype)

    # limits of dtypes
    def is_floating(dtype): return jnp.issubdtype(dtype, jnp.floating)
    def is_complex(dtype): return jnp.issubdtype(dtype, jnp.complexfloating)
    def finfo_min(dtype): return jnp.finfo(dtype).min
    def finfo_max(dtype): return jnp.finfo(dtype).max
    def finfo_eps(dtype): return jnp.finfo(dtype).eps
    def finfo_tiny(dtype): return jnp.finfo(dtype).tiny
