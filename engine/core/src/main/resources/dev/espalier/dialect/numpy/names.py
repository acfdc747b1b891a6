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
