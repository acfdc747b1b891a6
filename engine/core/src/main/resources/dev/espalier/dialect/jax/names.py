"""JAX 0.12: dtypes, constants and types."""


class jax:
    Array = "Tensor"

    class typing:
        ArrayLike = "Tensor"

    class numpy:
        ndarray = "Tensor"

        bool_ = bool
        bool = bool
        int8 = int8
        int16 = int16
        int32 = int32
        int64 = int64
        int_ = int32
        uint = uint32
        uint8 = uint8
        uint16 = uint16
        uint32 = uint32
        uint64 = uint64
        float16 = float16
        bfloat16 = bfloat16
        float32 = float32
        float64 = float64
        float_ = float32
        single = float32
        double = float64
        complex64 = complex64
        complex128 = complex128
        complex_ = complex64
        csingle = complex64
        cdouble = complex128

        pi = 3.141592653589793
        e = 2.718281828459045
        euler_gamma = 0.5772156649015329
        inf = float("inf")
        nan = float("nan")
        newaxis = None
