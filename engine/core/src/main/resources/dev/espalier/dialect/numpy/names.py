"""NumPy 2.5: constants, dtypes and types, with the aliases of older versions."""


class numpy:
    pi = 3.141592653589793
    e = 2.718281828459045
    euler_gamma = 0.5772156649015329
    inf = float("inf")
    nan = float("nan")
    newaxis = None
    Inf = inf
    Infinity = inf
    infty = inf
    PINF = inf
    NINF = float("-inf")
    NaN = nan
    NAN = nan

    bool = bool
    bool_ = bool
    int8 = int8
    int16 = int16
    int32 = int32
    int64 = int64
    uint8 = uint8
    uint16 = uint16
    uint32 = uint32
    uint64 = uint64
    float16 = float16
    float32 = float32
    float64 = float64
    complex64 = complex64
    complex128 = complex128
    byte = int8
    ubyte = uint8
    short = int16
    ushort = uint16
    intc = int32
    uintc = uint32
    int_ = int64
    intp = int64
    uint = uint64
    uintp = uint64
    long = int64
    ulong = uint64
    longlong = int64
    ulonglong = uint64
    half = float16
    single = float32
    double = float64
    float_ = float64
    csingle = complex64
    cdouble = complex128
    complex_ = complex128

    ndarray = "Tensor"

    # the types called: a number becomes a scalar of that dtype, an array is cast
    def bool(value: num, /): return asarray(value, bool)
    def bool(value: T, /): return cast(value, bool)
    def bool_(value: num, /): return asarray(value, bool)
    def bool_(value: T, /): return cast(value, bool)
    def int8(value: num, /): return asarray(value, int8)
    def int8(value: T, /): return cast(value, int8)
    def int16(value: num, /): return asarray(value, int16)
    def int16(value: T, /): return cast(value, int16)
    def int32(value: num, /): return asarray(value, int32)
    def int32(value: T, /): return cast(value, int32)
    def int64(value: num, /): return asarray(value, int64)
    def int64(value: T, /): return cast(value, int64)
    def uint8(value: num, /): return asarray(value, uint8)
    def uint8(value: T, /): return cast(value, uint8)
    def uint16(value: num, /): return asarray(value, uint16)
    def uint16(value: T, /): return cast(value, uint16)
    def uint32(value: num, /): return asarray(value, uint32)
    def uint32(value: T, /): return cast(value, uint32)
    def uint64(value: num, /): return asarray(value, uint64)
    def uint64(value: T, /): return cast(value, uint64)
    def float16(value: num, /): return asarray(value, float16)
    def float16(value: T, /): return cast(value, float16)
    def float32(value: num, /): return asarray(value, float32)
    def float32(value: T, /): return cast(value, float32)
    def float64(value: num, /): return asarray(value, float64)
    def float64(value: T, /): return cast(value, float64)
    def complex64(value: T, /): return cast(value, complex64)
    def complex128(value: T, /): return cast(value, complex128)

    # limits; of dtypes that are known
    def finfo(dtype):
        assert dtype == float16
        return result(eps=0.0009765625, max=65504.0, min=-65504.0, tiny=6.103515625e-05, smallest_normal=6.103515625e-05, resolution=0.001, bits=16)
    def finfo(dtype):
        assert dtype == float32
        return result(eps=1.1920928955078125e-07, max=3.4028234663852886e38, min=-3.4028234663852886e38, tiny=1.1754943508222875e-38, smallest_normal=1.1754943508222875e-38, resolution=1e-06, bits=32)
    def finfo(dtype):
        assert dtype == float64
        return result(eps=2.220446049250313e-16, max=1.7976931348623157e308, min=-1.7976931348623157e308, tiny=2.2250738585072014e-308, smallest_normal=2.2250738585072014e-308, resolution=1e-15, bits=64)
    def finfo(dtype): return result(eps=finfo_eps(dtype), max=finfo_max(dtype), min=finfo_min(dtype), tiny=finfo_tiny(dtype), smallest_normal=finfo_tiny(dtype))
    def iinfo(int_type):
        assert int_type == int8
        return result(min=-128, max=127, bits=8)
    def iinfo(int_type):
        assert int_type == int16
        return result(min=-32768, max=32767, bits=16)
    def iinfo(int_type):
        assert int_type == int32
        return result(min=-2147483648, max=2147483647, bits=32)
    def iinfo(int_type):
        assert int_type == int64
        return result(min=-9223372036854775808, max=9223372036854775807, bits=64)
    def iinfo(int_type):
        assert int_type == uint8
        return result(min=0, max=255, bits=8)
    def iinfo(int_type):
        assert int_type == uint16
        return result(min=0, max=65535, bits=16)
    def iinfo(int_type):
        assert int_type == uint32
        return result(min=0, max=4294967295, bits=32)
