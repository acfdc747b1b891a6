"""PyTorch 2.15: creation of tensors. Without a dtype: float32, or what the numbers given say."""


class torch:
    # floats of Python become float32, what is an array already keeps its dtype
    def tensor(data: T, *, dtype=None): return copy(data) if dtype is None else cast(copy(data), dtype)
    def tensor(data, *, dtype=None):
        assert is_number(data) or is_numbers(data), "prefer"
        return asarray(data, bool if isbool(data) else int64 if integral(data) else complex64 if iscomplex(data) else float32)
    def tensor(data, *, dtype=None):
        assert dtype is not None
        return asarray(data, dtype)
    def tensor(data, *, dtype=None): return tensor_of(data, float32, int64)
    def as_tensor(data: T, *, dtype=None): return asarray(data, dtype)
    def as_tensor(data, *, dtype=None):
        assert is_number(data) or is_numbers(data), "prefer"
        return asarray(data, bool if isbool(data) else int64 if integral(data) else complex64 if iscomplex(data) else float32)
    def as_tensor(data, *, dtype=None):
        assert dtype is not None
        return asarray(data, dtype)
    def as_tensor(data, *, dtype=None): return tensor_of(data, float32, int64)
    def asarray(obj: T, *, dtype=None): return asarray(obj, dtype)
    def asarray(obj, *, dtype=None):
        assert is_number(obj) or is_numbers(obj), "prefer"
        return asarray(obj, bool if isbool(obj) else int64 if integral(obj) else complex64 if iscomplex(obj) else float32)
    def asarray(obj, *, dtype=None):
        assert dtype is not None
        return asarray(obj, dtype)
    def asarray(obj, *, dtype=None): return tensor_of(obj, float32, int64)
    def from_numpy(ndarray, /): return asarray(ndarray)
    def zeros(size: Seq, *, dtype=None): return zeros(size, dtype or float32)
    def zeros(*size: int, dtype=None): return zeros(seq(size), dtype or float32)
    def ones(size: Seq, *, dtype=None): return ones(size, dtype or float32)
    def ones(*size: int, dtype=None): return ones(seq(size), dtype or float32)
    def empty(size: Seq, *, dtype=None): return empty(size, dtype or float32)
    def empty(*size: int, dtype=None): return empty(seq(size), dtype or float32)
    def full(size: Seq, fill_value: bool, *, dtype=None): return full(size, fill_value, dtype or bool)
    def full(size: Seq, fill_value, *, dtype=None): return full(size, fill_value, dtype or (int64 if integral(fill_value) else float32))
    def zeros_like(input: T, *, dtype=None): return zeros_like(input, dtype or dtypeof(input))
    def ones_like(input: T, *, dtype=None): return ones_like(input, dtype or dtypeof(input))
    def empty_like(input: T, *, dtype=None): return empty_like(input, dtype or dtypeof(input))
    def full_like(input: T, fill_value, *, dtype=None): return full_like(input, fill_value, dtype or dtypeof(input))
    def eye(n, m=None, *, dtype=None): return eye(n, m, 0, dtype or float32)
    def arange(end: int, *, dtype=None): return arange(0, end, 1, dtype or int64)
    def arange(end: num, *, dtype=None): return arange(0, end, 1, dtype or float32)
    def arange(end: T, *, dtype=None): return arange(0, end, 1, dtype or (int64 if integral(end) else float32))
    def arange(start: int, end: int, step: int = 1, *, dtype=None): return arange(start, end, step, dtype or int64)
    def arange(start: num, end: num, step: num = 1, *, dtype=None): return arange(start, end, step, dtype or float32)
    def linspace(start, end, steps, *, dtype=None): return linspace(start, end, steps, True, dtype or float32)
    def logspace(start, end, steps, base=10.0, *, dtype=None): return logspace(start, end, steps, base, dtype or float32)
    def tril_indices(row, col, offset=0, *, dtype=None): return stack(tril_indices(row, offset, col, dtype or int64))
    def triu_indices(row, col, offset=0, *, dtype=None): return stack(triu_indices(row, offset, col, dtype or int64))
    def meshgrid(*tensors: T, indexing=None): return meshgrid(seq(tensors), indexing or "ij")
    def meshgrid(tensors: Tensors, *, indexing=None): return meshgrid(tensors, indexing or "ij")
    def hann_window(window_length, periodic=True, *, dtype=None): return hann_window(window_length, periodic, dtype or float32)
    def hamming_window(window_length, periodic=True, *, dtype=None): return hamming_window(window_length, periodic, dtype or float32)
    def blackman_window(window_length, periodic=True, *, dtype=None): return blackman_window(window_length, periodic, dtype or float32)

    class nn:
        class functional:
            def one_hot(tensor: IntT, /, num_classes=-1):
                assert num_classes != -1
                return one_hot(tensor, num_classes, int64)


class Tensor:
    def new_zeros(self, size: Seq, *, dtype=None): return zeros(size, dtype or dtypeof(self))
    def new_zeros(self, *size: int, dtype=None): return zeros(seq(size), dtype or dtypeof(self))
    def new_ones(self, size: Seq, *, dtype=None): return ones(size, dtype or dtypeof(self))
    def new_ones(self, *size: int, dtype=None): return ones(seq(size), dtype or dtypeof(self))
    def new_empty(self, size: Seq, *, dtype=None): return empty(size, dtype or dtypeof(self))
    def new_empty(self, *size: int, dtype=None): return empty(seq(size), dtype or dtypeof(self))
    def new_full(self, size: Seq, fill_value, *, dtype=None): return full(size, fill_value, dtype or dtypeof(self))
    def new_tensor(self, data, *, dtype=None): return asarray(data, dtype or dtypeof(self))
