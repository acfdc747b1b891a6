"""NumPy 2.5: creation. What is not said otherwise is float64; `arange` and `full` follow their arguments."""


class numpy:
    def zeros(shape, dtype=None, order="C", *, device=None): return zeros(shape, dtype or float64)
    def ones(shape, dtype=None, order="C", *, device=None): return ones(shape, dtype or float64)
    def empty(shape, dtype=None, order="C", *, device=None): return empty(shape, dtype or float64)
    def full(shape: int, fill_value, dtype=None, order="C", *, device=None):
        assert is_open(fill_value) and dtype is None
        return copy(broadcast_to(tensor_of(fill_value, float64, int64), (shape,)))
    def full(shape: Seq, fill_value, dtype=None, order="C", *, device=None):
        assert is_open(fill_value) and dtype is None
        return copy(broadcast_to(tensor_of(fill_value, float64, int64), shape))
    def full(shape, fill_value, dtype=None, order="C", *, device=None):
        assert dtype is not None or not is_open(fill_value)
        return full(shape, fill_value, dtype or (bool if isbool(fill_value) else int64 if is_int(fill_value) else dtypeof(fill_value) if is_tensor(fill_value) else float64))
    def zeros_like(a: T, dtype=None, order="K", subok=True, shape=None, *, device=None): return zeros_like(a, dtype or dtypeof(a))
    def ones_like(a: T, dtype=None, order="K", subok=True, shape=None, *, device=None): return ones_like(a, dtype or dtypeof(a))
    def empty_like(prototype: T, /, dtype=None, order="K", subok=True, shape=None, *, device=None): return empty_like(prototype, dtype or dtypeof(prototype))
    def full_like(a: T, fill_value, dtype=None, order="K", subok=True, shape=None, *, device=None): return full_like(a, fill_value, dtype or dtypeof(a))
    def zeros_like(a: T, dtype=None, order="K", subok=True, *, shape, device=None): return zeros(shape, dtype or dtypeof(a))
    def ones_like(a: T, dtype=None, order="K", subok=True, *, shape, device=None): return ones(shape, dtype or dtypeof(a))
    def full_like(a: T, fill_value, dtype=None, order="K", subok=True, *, shape, device=None): return full(shape, fill_value, dtype or dtypeof(a))
    def eye(N: int, M: int = None, k=0, dtype=None, order="C", *, device=None): return eye(N, M, k, dtype or float64)
    def identity(n: int, dtype=None): return eye(n, None, 0, dtype or float64)
    def arange(start_or_stop: int, /, stop=None, step=1, *, dtype=None, device=None):
        assert stop is None
        return arange(0, start_or_stop, 1, dtype or int64)
    def arange(start_or_stop: int, /, stop: int, step: int = 1, *, dtype=None, device=None): return arange(start_or_stop, stop, step, dtype or int64)
    def arange(start_or_stop: num, /, stop=None, step=1, *, dtype=None, device=None):
        assert stop is None
        return arange(0, start_or_stop, 1, dtype or float64)
    def arange(start_or_stop: num, /, stop: num, step: num = 1, *, dtype=None, device=None): return arange(start_or_stop, stop, step, dtype or float64)
    def arange(start_or_stop: T, /, stop=None, step=1, *, dtype=None, device=None):
        assert stop is None
        return arange(0, start_or_stop, 1, dtype or dtypeof(start_or_stop))
    def arange(start_or_stop: num, /, stop: T, step: int = 1, *, dtype=None, device=None): return arange(start_or_stop, stop, step, dtype or dtypeof(stop))
    def arange(start_or_stop: int, /, stop=None, *, step: int, dtype=None, device=None): return arange(0, start_or_stop, step, dtype or int64)
    def arange(start_or_stop: num, /, stop=None, *, step: num, dtype=None, device=None): return arange(0, start_or_stop, step, dtype or float64)
    def linspace(start, stop, num: int = 50, endpoint=True, retstep=False, dtype=None, axis=0, *, device=None): return linspace(start, stop, num, endpoint, dtype or float64)
    def logspace(start, stop, num: int = 50, endpoint=True, base=10.0, dtype=None, axis=0): return logspace(start, stop, num, base, dtype or float64)
    def geomspace(start, stop, num: int = 50, endpoint=True, dtype=None, axis=0): return geomspace(start, stop, num, dtype or float64)

    # array copies, asarray does not
    def array(object, dtype=None, *, copy=True, order="K", subok=False, ndmin=0):
        assert is_number(object) or is_numbers(object), "prefer"
        return asarray(object, bool if isbool(object) else int64 if integral(object) else complex128 if iscomplex(object) else float64)
    def array(object: T, dtype=None, *, copy=True, order="K", subok=False, ndmin=0):
        assert is_tensor(object)
        return copy(object) if dtype is None else cast(object, dtype)
    def array(object, dtype=None, *, copy=True, order="K", subok=False, ndmin=0):
        assert dtype is not None
        return asarray(object, dtype)
    def array(object, dtype=None, *, copy=True, order="K", subok=False, ndmin=0): return tensor_of(object, float64, int64)
    def array(object: T, dtype=None, *, copy, order="K", subok=False, ndmin=0):
        assert not copy
        return asarray(object, dtype)
    def asarray(a, dtype=None, order=None, *, copy=None):
        assert is_number(a) or is_numbers(a), "prefer"
        return asarray(a, bool if isbool(a) else int64 if integral(a) else complex128 if iscomplex(a) else float64)
    def asarray(a: T, dtype=None, order=None, *, copy=None): return asarray(a, dtype)
    def asarray(a, dtype=None, order=None, *, copy=None):
        assert dtype is not None
        return asarray(a, dtype)
    def asarray(a, dtype=None, order=None, *, copy=None): return tensor_of(a, float64, int64)
    asanyarray = asarray
    def ascontiguousarray(a: T, dtype=None):
        assert rank(a) > 0, "domain"
        return asarray(a, dtype)
    asfortranarray = ascontiguousarray
    asarray_chkfinite = asarray

    def tril(m: T, k=0): return tril(m, k)
    def triu(m: T, k=0): return triu(m, k)
    def tri(N: int, M: int = None, k=0, dtype=None): return tri(N, M, k, dtype or float64)
    def tril_indices(n: int, k=0, m: int = None): return tril_indices(n, k, m)
    def triu_indices(n: int, k=0, m: int = None): return triu_indices(n, k, m)
    def tril_indices_from(arr: Matrix, k=0): return tril_indices(size(arr, 0), k, size(arr, 1))
    def triu_indices_from(arr: Matrix, k=0): return triu_indices(size(arr, 0), k, size(arr, 1))
    def meshgrid(*xi, copy=True, sparse=False, indexing="xy"): return meshgrid(seq(xi), indexing)
    def hanning(M: int): return hann_window(M, False, float64)
    def hamming(M: int): return hamming_window(M, False, float64)
    def blackman(M: int): return blackman_window(M, False, float64)
