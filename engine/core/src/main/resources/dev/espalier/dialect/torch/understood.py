"""PyTorch 2.15: what is understood in a source and written otherwise in an output."""


class torch:
    class nn:
        class functional:
            def sigmoid(input: T): return sigmoid(input)
            def tanh(input: T): return tanh(input)
            def rrelu(input: FloatT, lower: num = 0.125, upper: num = 0.3333333333333333, training=False, inplace=False):
                assert training == False and inplace == False
                return leaky_relu(input, (lower + upper) / 2)
            # without training they leave their operand alone
            def dropout1d(input: FloatT, p=0.5, training=True, inplace=False):
                assert training == False and inplace == False
                return input
            def dropout2d(input: FloatT, p=0.5, training=True, inplace=False):
                assert training == False and inplace == False
                return input
            def dropout3d(input: FloatT, p=0.5, training=True, inplace=False):
                assert training == False and inplace == False
                return input
            def alpha_dropout(input: FloatT, p=0.5, training=False, inplace=False):
                assert training == False and inplace == False
                return input
            def channel_shuffle(input: T, groups: int):
                assert rank(input) == 4
                return reshape(swapaxes(reshape(input, (size(input, 0), groups, -1, size(input, 2), size(input, 3))), 1, 2), shape(input))

    class linalg:
        def matmul(input: T, other: T):
            assert same_dtype(input, other), "domain"
            return matmul(input, other)

    class fft:
        def fftn(input: T, s=None, dim: Seq = None, norm=None):
            assert s is None and dim is not None and len(dim) == 2
            return fft2(input, dim, norm or "backward")
        def fftn(input: T, s=None, dim=None, norm=None):
            assert s is None and dim is None and rank(input) == 2
            return fft2(input, (-2, -1), norm or "backward")
        def ifftn(input: T, s=None, dim: Seq = None, norm=None):
            assert s is None and dim is not None and len(dim) == 2
            return ifft2(input, dim, norm or "backward")
        def ifftn(input: T, s=None, dim=None, norm=None):
            assert s is None and dim is None and rank(input) == 2
            return ifft2(input, (-2, -1), norm or "backward")
        def rfft2(input: T, s=None, dim: Seq = (-2, -1), norm=None):
            assert s is None
            return fft(rfft(input, None, dim[1], norm or "backward"), None, dim[0], norm or "backward")
        def irfft2(input: T, s=None, dim: Seq = (-2, -1), norm=None):
            assert s is None
            return irfft(ifft(input, None, dim[0], norm or "backward"), None, dim[1], norm or "backward")

    def logaddexp2(input: FloatT, other: FloatT): return logaddexp2(input, other)
    def lcm(input: IntT, other: IntT): return abs(multiply(floor_divide(input, maximum(gcd(input, other), 1)), other))
    def addbmm(input: T, batch1: T, batch2: T, *, beta=1, alpha=1):
        assert beta == 1 and alpha == 1
        return add(input, sum(matmul(batch1, batch2), 0))
    def vander(x: Vector, N: int, increasing=False):
        assert increasing == False
        return power(expand_dims(x, -1), arange(N - 1, -1, -1, int64))
    def vander(x: Vector, N: int, increasing=False):
        assert increasing == True
        return power(expand_dims(x, -1), arange(0, N, 1, int64))
    def cumulative_trapezoid(y: FloatT, *, dx: num = 1, dim=-1):
        assert dim == -1
        return cumsum(multiply(add(getitem(y, (..., slice(1))), getitem(y, (..., slice(None, -1)))), 0.5 * dx), -1)
    def vsplit(input: T, sections: int, /): return split(input, sections, 0)
    def vsplit(input: T, indices: Seq, /): return split(input, indices, 0)
    def hsplit(input: T, sections: int, /):
        assert rank(input) > 1
        return split(input, sections, 1)
    def hsplit(input: T, indices: Seq, /):
        assert rank(input) > 1
        return split(input, indices, 1)
    def unflatten(input: T, dim, sizes: Seq):
        assert rank(input) == 2 and (dim == -1 or dim == 1)
        return reshape(input, (size(input, 0), *sizes))
    def unflatten(input: T, dim, sizes: Seq):
        assert rank(input) == 3 and (dim == -1 or dim == 2)
        return reshape(input, (size(input, 0), size(input, 1), *sizes))
    def unflatten(input: T, dim, sizes: Seq):
        assert rank(input) == 4 and (dim == -1 or dim == 3)
        return reshape(input, (size(input, 0), size(input, 1), size(input, 2), *sizes))
    def unflatten(input: T, dim, sizes: Seq):
        assert rank(input) == 2 and dim == 0
        return reshape(input, (*sizes, size(input, 1)))
    def unflatten(input: T, dim, sizes: Seq):
        assert rank(input) == 3 and dim == 0
        return reshape(input, (*sizes, size(input, 1), size(input, 2)))
    def unflatten(input: T, dim, sizes: Seq):
        assert rank(input) == 3 and dim == 1
        return reshape(input, (size(input, 0), *sizes, size(input, 2)))
    def unflatten(input: T, dim, sizes: Seq):
        assert rank(input) == 4 and dim == 1
        return reshape(input, (size(input, 0), *sizes, size(input, 2), size(input, 3)))

    def get_default_dtype(): return float32
    def Tensor(data: Seq, /): return asarray(data, float32)
    def FloatTensor(data: Seq, /): return asarray(data, float32)
    def DoubleTensor(data: Seq, /): return asarray(data, float64)
    def LongTensor(data: Seq, /): return asarray(data, int64)
    def IntTensor(data: Seq, /): return asarray(data, int32)
    def BoolTensor(data: Seq, /): return asarray(data, bool)
    def finfo(type, /):
        assert type == float16
        return result(bits=16, eps=0.0009765625, max=65504.0, min=-65504.0, tiny=6.103515625e-05, smallest_normal=6.103515625e-05, resolution=0.001)
    def finfo(type, /):
        assert type == bfloat16
        return result(bits=16, eps=0.0078125, max=3.3895313892515355e38, min=-3.3895313892515355e38, tiny=1.1754943508222875e-38, smallest_normal=1.1754943508222875e-38, resolution=0.01)
    def finfo(type, /):
        assert type == float32
        return result(bits=32, eps=1.1920928955078125e-07, max=3.4028234663852886e38, min=-3.4028234663852886e38, tiny=1.1754943508222875e-38, smallest_normal=1.1754943508222875e-38, resolution=1e-06)
    def finfo(type, /):
        assert type == float64
        return result(bits=64, eps=2.220446049250313e-16, max=1.7976931348623157e308, min=-1.7976931348623157e308, tiny=2.2250738585072014e-308, smallest_normal=2.2250738585072014e-308, resolution=1e-15)
    def finfo(type, /): return result(eps=finfo_eps(type), max=finfo_max(type), min=finfo_min(type), tiny=finfo_tiny(type), smallest_normal=finfo_tiny(type))
    def iinfo(type, /):
        assert type == int8
        return result(bits=8, min=-128, max=127)
    def iinfo(type, /):
        assert type == uint8
        return result(bits=8, min=0, max=255)
    def iinfo(type, /):
        assert type == int16
        return result(bits=16, min=-32768, max=32767)
    def iinfo(type, /):
        assert type == int32
        return result(bits=32, min=-2147483648, max=2147483647)
    def iinfo(type, /):
        assert type == int64
        return result(bits=64, min=-9223372036854775808, max=9223372036854775807)


class Tensor:
    class dtype:
        @property
        def is_floating_point(self: DType): return is_floating(dtypeof(self))
        @property
        def is_complex(self: DType): return is_complex(dtypeof(self))

    def lcm(self, other: IntT): return abs(multiply(floor_divide(self, maximum(gcd(self, other), 1)), other))
    def logaddexp2(self, other: FloatT): return logaddexp2(self, other)
    def sum_to_size(self, size: Seq):
        assert not integral(self)
        return sum_to(self, size)
    def sum_to_size(self, *size: int):
        assert not integral(self)
        return sum_to(self, seq(size))
    def unflatten(self, dim, sizes: Seq):
        assert rank(self) == 2 and (dim == -1 or dim == 1)
        return reshape(self, (size(self, 0), *sizes))
    def unflatten(self, dim, sizes: Seq):
        assert rank(self) == 3 and (dim == -1 or dim == 2)
        return reshape(self, (size(self, 0), size(self, 1), *sizes))
    def unflatten(self, dim, sizes: Seq):
        assert rank(self) == 4 and (dim == -1 or dim == 3)
        return reshape(self, (size(self, 0), size(self, 1), size(self, 2), *sizes))
    def unflatten(self, dim, sizes: Seq):
        assert rank(self) == 3 and dim == 1
        return reshape(self, (size(self, 0), *sizes, size(self, 2)))
    def unflatten(self, dim, sizes: Seq):
        assert rank(self) == 4 and dim == 1
        return reshape(self, (size(self, 0), *sizes, size(self, 2), size(self, 3)))
