"""TensorFlow 2.22: creation of tensors."""


class tensorflow:
    def constant(value: Seq, dtype=None, shape=None, name="Const"):
        assert shape is None
        return asarray(value, dtype or (dtypeof(value) if not is_numbers(value) else bool if isbool(value) else int32 if integral(value) else float32))
    def constant(value: num, dtype=None, shape=None, name="Const"):
        assert shape is None
        return asarray(value, dtype or (bool if isbool(value) else int32 if integral(value) else float32))
    def constant(value: T, dtype=None, shape=None, name="Const"):
        assert shape is None
        return asarray(value, dtype)
    def constant(value: num, dtype=None, shape: Seq = None, name="Const"):
        assert shape is not None
        return full(shape, value, dtype or (int32 if integral(value) else float32))
    def constant(value: Seq, dtype=None, shape: Seq = None, name="Const"):
        assert shape is not None
        return reshape(asarray(value, dtype or (bool if isbool(value) else int32 if integral(value) else float32)), shape)
    def convert_to_tensor(value: T, dtype=None, dtype_hint=None, name=None): return asarray(value, dtype)
    def convert_to_tensor(value: Seq, dtype=None, dtype_hint=None, name=None): return asarray(value, dtype or (dtypeof(value) if not is_numbers(value) else bool if isbool(value) else int32 if integral(value) else float32))
    def convert_to_tensor(value: num, dtype=None, dtype_hint=None, name=None): return asarray(value, dtype or (bool if isbool(value) else int32 if integral(value) else float32))
    def Variable(initial_value: T = None, trainable=None, validate_shape=True, caching_device=None, name=None, variable_def=None, dtype=None): return copy(initial_value if dtype is None else asarray(initial_value, dtype))
    def Variable(initial_value: Seq = None, trainable=None, validate_shape=True, caching_device=None, name=None, variable_def=None, dtype=None): return asarray(initial_value, dtype or (dtypeof(initial_value) if not is_numbers(initial_value) else bool if isbool(initial_value) else int32 if integral(initial_value) else float32))
    def Variable(initial_value: num = None, trainable=None, validate_shape=True, caching_device=None, name=None, variable_def=None, dtype=None): return asarray(initial_value, dtype or (bool if isbool(initial_value) else int32 if integral(initial_value) else float32))
    def zeros(shape: int, dtype=float32, name=None, layout=None):
        assert is_int(shape)
        return zeros((shape,), dtype)
    def zeros(shape, dtype=float32, name=None, layout=None): return zeros(shape, dtype)
    def ones(shape: int, dtype=float32, name=None, layout=None):
        assert is_int(shape)
        return ones((shape,), dtype)
    def ones(shape, dtype=float32, name=None, layout=None): return ones(shape, dtype)
    def fill(dims, value: num, name=None, layout=None): return full(dims, value, int32 if integral(value) else float32)
    def fill(dims, value: T, name=None, layout=None):
        assert rank(value) == 0, "domain"
        return broadcast_to(value, dims)
    def zeros_like(input: T, dtype=None, name=None, layout=None): return zeros_like(input, dtype or dtypeof(input))
    def ones_like(input: T, dtype=None, name=None, layout=None): return ones_like(input, dtype or dtypeof(input))
    def eye(num_rows: int, num_columns=None, batch_shape=None, dtype=float32, name=None):
        assert batch_shape is None
        return eye(num_rows, num_columns, 0, dtype)
    def eye(num_rows: int, num_columns=None, batch_shape: Seq = None, dtype=float32, name=None):
        assert batch_shape is not None
        return broadcast_to(eye(num_rows, num_columns, 0, dtype), (*batch_shape, num_rows, num_columns or num_rows))
    def range(start: int, limit=None, delta=1, dtype=None, name="range"):
        assert limit is None and delta == 1
        return arange(0, start, 1, dtype or int32)
    def range(start: int, limit: int, delta: int = 1, dtype=None, name="range"):
        assert limit is not None
        return arange(start, limit, delta, dtype or int32)
    def range(start: num, limit=None, delta=1, dtype=None, name="range"):
        assert limit is None and delta == 1
        return arange(0, start, 1, dtype or (int32 if integral(start) else float32))
    def range(start: num, limit: num, delta: num = 1, dtype=None, name="range"):
        assert limit is not None
        return arange(start, limit, delta, dtype or (int32 if integral(start) and integral(limit) and integral(delta) else float32))
    def linspace(start: num, stop: num, num: int, name=None, axis=0):
        assert floating(start) and axis == 0
        return linspace(start, stop, num)
    def linspace(start: num, stop: num, num: int, name=None, axis=0):
        assert integral(start) and integral(stop) and axis == 0
        return linspace(start, stop, num, True, float64)
    def one_hot(indices: IntT, depth, on_value=None, off_value=None, axis=None, dtype=None, name=None):
        assert on_value is None and off_value is None
        return one_hot(indices, depth, dtype or float32, -1 if axis is None else axis)
    def one_hot(indices: IntT, depth, on_value=None, off_value=None, axis=None, dtype=None, name=None):
        assert on_value is not None and off_value is not None
        return where(one_hot(indices, depth, bool, -1 if axis is None else axis), cast(on_value, dtype or float32), cast(off_value, dtype or float32))
    def one_hot(indices: IntT, depth, on_value=None, off_value=None, axis=None, dtype=None, name=None):
        assert on_value is not None and off_value is None
        return where(one_hot(indices, depth, bool, -1 if axis is None else axis), cast(on_value, dtype or float32), 0)
    def meshgrid(*args: T, indexing="xy", name="meshgrid"): return meshgrid(seq(args), indexing)
    def sequence_mask(lengths: IntT, maxlen=None, dtype=bool, name=None):
        assert maxlen is not None
        return sequence_mask(lengths, maxlen, dtype)
    def sequence_mask(lengths: IntT, maxlen=None, dtype=bool, name=None):
        assert maxlen is None
        return sequence_mask(lengths, item(amax(lengths)), dtype)

    class linalg:
        eye = tensorflow.eye

    class signal:
        # an odd number of samples is never periodic
        def hann_window(window_length: int, periodic=True, dtype=float32, name=None):
            assert not periodic
            return hann_window(window_length, False, dtype)
        def hann_window(window_length: int, periodic=True, dtype=float32, name=None):
            assert known(window_length) and window_length % 2 == 0
            return hann_window(window_length, True, dtype)
        def hann_window(window_length: int, periodic=True, dtype=float32, name=None):
            assert known(window_length)
            return hann_window(window_length, False, dtype)
        def hann_window(window_length: int, periodic=True, dtype=float32, name=None):
            return subtract(0.5, multiply(0.5, cos(divide(multiply(6.283185307179586, arange(0, window_length, 1, dtype)), window_length - window_length % 2))))
        def hamming_window(window_length: int, periodic=True, dtype=float32, name=None):
            assert not periodic
            return hamming_window(window_length, False, dtype)
        def hamming_window(window_length: int, periodic=True, dtype=float32, name=None):
            assert known(window_length) and window_length % 2 == 0
            return hamming_window(window_length, True, dtype)
        def hamming_window(window_length: int, periodic=True, dtype=float32, name=None):
            assert known(window_length)
            return hamming_window(window_length, False, dtype)
        def hamming_window(window_length: int, periodic=True, dtype=float32, name=None):
            return subtract(0.54, multiply(0.46, cos(divide(multiply(6.283185307179586, arange(0, window_length, 1, dtype)), window_length - window_length % 2))))


class emit:
    # limits of dtypes that are known when the program runs only
    def finfo_min(dtype): return dtype.min
    def finfo_max(dtype): return dtype.max
    def finfo_eps(dtype): return np.finfo(dtype.as_numpy_dtype).eps
    def finfo_tiny(dtype): return np.finfo(dtype.as_numpy_dtype).tiny
    def tensor_of(x, floats, integers):
        assert (is_open(x) or is_seq(x)) and dtypeof(floats) == float64
        return helper.tensor_of(x)
    def asarray(x, dtype=None):
        assert is_tensor(x) and dtype is not None
        return tf.cast(x, dtype)
    def asarray(x, dtype=None):
        assert (is_number(x) or is_seq(x)) and dtype is not None
        return tf.constant(x, dtype=dtype)
    def asarray(x, dtype=None):
        assert is_tensor(x)
        return tf.convert_to_tensor(x, dtype=dtype)
    def cast(x, dtype):
        assert is_number(x)
        return tf.constant(x, dtype=dtype)
    def full(shape, value, dtype):
        assert is_seq(shape) and (floating(value) and dtype == float32 or integral(value) and not isbool(value) and dtype == int32) and is_number(value)
        return tf.fill(shape, value)
    def full(shape, value, dtype):
        assert is_seq(shape), "prefer"
        return keras.ops.full(shape, value, dtype=dtype)
    # the shape may be an int
    def full(shape, value, dtype): return tf.fill(shape, tf.cast(value, dtype))
    def full_like(x, value): return keras.ops.full_like(x, value)
    def full_like(x, value, dtype=None): return keras.ops.full_like(x, value, dtype=dtype)
    def eye(n, m=None, k=0, dtype=float32):
        assert k != 0
        return keras.ops.eye(n, m, k=k, dtype=dtype)
    def arange(start, stop, step, dtype):
        assert start == 0 and step == 1 and dtype == int32 and integral(stop)
        return tf.range(stop)
    def arange(start, stop, step, dtype):
        assert start == 0 and step == 1
        return tf.range(stop, dtype=dtype)
    def arange(start, stop, step, dtype):
        assert dtype == int32 and integral(start) and integral(stop) and integral(step)
        return tf.range(start, stop, step)
    def arange(start, stop, step, dtype):
        assert step == 1
        return tf.range(start, stop, dtype=dtype)
    def arange(start, stop, step, dtype): return tf.range(start, stop, step, dtype=dtype)
    def linspace(start, stop, num, endpoint=True, dtype=float32): return keras.ops.linspace(start, stop, num, endpoint=endpoint, dtype=dtype)
    def logspace(start, stop, num, base=10.0, dtype=float32): return keras.ops.logspace(start, stop, num, base=base, dtype=dtype)
    def geomspace(start, stop, num, dtype=float32): return keras.ops.geomspace(start, stop, num, dtype=dtype)
    def tri(n, m=None, k=0, dtype=float32): return keras.ops.tri(n, m, k=k, dtype=dtype)
    def tril_indices(n, k=0, m=None, dtype=int64): return helper.tril_indices(n, k, m, dtype=dtype)
    def triu_indices(n, k=0, m=None, dtype=int64): return helper.triu_indices(n, k, m, dtype=dtype)
    def meshgrid(xs, indexing="xy"):
        assert indexing == "xy"
        return tf.meshgrid(*xs)
    def meshgrid(xs, indexing="xy"): return tf.meshgrid(*xs, indexing=indexing)
    def one_hot(x, n, dtype, axis=-1):
        assert axis == -1 and dtype == float32
        return tf.one_hot(x, n)
    def one_hot(x, n, dtype, axis=-1):
        assert axis == -1
        return tf.one_hot(x, n, dtype=dtype)
    def one_hot(x, n, dtype, axis=-1): return tf.one_hot(x, n, axis=axis, dtype=dtype)
    def hann_window(n, periodic=True, dtype=float32):
        assert not periodic
        return tf.signal.hann_window(n, periodic=False, dtype=dtype)
    def hann_window(n, periodic=True, dtype=float32): return helper.window(tf.signal.hann_window, n, periodic=periodic, dtype=dtype)
    def hamming_window(n, periodic=True, dtype=float32):
        assert not periodic
        return tf.signal.hamming_window(n, periodic=False, dtype=dtype)
    def hamming_window(n, periodic=True, dtype=float32): return helper.window(tf.signal.hamming_window, n, periodic=periodic, dtype=dtype)
    def blackman_window(n, periodic=True, dtype=float32): return helper.blackman_window(n, periodic=periodic, dtype=dtype)
    def is_floating(dtype): return dtype.is_floating
    def is_complex(dtype): return dtype.is_complex
    def finfo_min(dtype): return dtype.min
    def finfo_max(dtype): return dtype.max
    def finfo_eps(dtype): return np.finfo(dtype.as_numpy_dtype).eps
    def finfo_tiny(dtype): return np.finfo(dtype.as_numpy_dtype).tiny
