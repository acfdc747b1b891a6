"""TensorFlow 2.22: dtypes, constants and types."""


class tensorflow:
    Tensor = "Tensor"
    Variable = "Tensor"

    class types:
        class experimental:
            TensorLike = "Tensor"

    bool = bool
    int8 = int8
    int16 = int16
    int32 = int32
    int64 = int64
    uint8 = uint8
    uint16 = uint16
    uint32 = uint32
    uint64 = uint64
    half = float16
    float16 = float16
    bfloat16 = bfloat16
    float32 = float32
    float64 = float64
    double = float64
    complex64 = complex64
    complex128 = complex128

    newaxis = None

    class dtypes:
        bool = bool
        int8 = int8
        int16 = int16
        int32 = int32
        int64 = int64
        uint8 = uint8
        uint16 = uint16
        uint32 = uint32
        uint64 = uint64
        half = float16
        float16 = float16
        bfloat16 = bfloat16
        float32 = float32
        float64 = float64
        double = float64
        complex64 = complex64
        complex128 = complex128


class keras:
    KerasTensor = "Tensor"
    Variable = "Tensor"
