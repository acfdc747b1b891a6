"""PyTorch 2.15: dtypes, constants and types."""


class torch:
    Tensor = "Tensor"
    FloatTensor = "Tensor"
    DoubleTensor = "Tensor"
    HalfTensor = "Tensor"
    LongTensor = "Tensor"
    IntTensor = "Tensor"
    ShortTensor = "Tensor"
    CharTensor = "Tensor"
    ByteTensor = "Tensor"
    BoolTensor = "Tensor"

    bool = bool
    int8 = int8
    int16 = int16
    int32 = int32
    int64 = int64
    uint8 = uint8
    uint16 = uint16
    uint32 = uint32
    uint64 = uint64
    float16 = float16
    bfloat16 = bfloat16
    float32 = float32
    float64 = float64
    complex64 = complex64
    complex128 = complex128
    short = int16
    int = int32
    long = int64
    half = float16
    float = float32
    double = float64
    cfloat = complex64
    cdouble = complex128

    pi = 3.141592653589793
    e = 2.718281828459045
    inf = inf
    nan = nan
    newaxis = None
