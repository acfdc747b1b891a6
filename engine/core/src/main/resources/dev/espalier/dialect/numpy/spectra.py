"""NumPy 2.5: numpy.fft, and filters in the time domain. Single precision stays single; integers become float64."""


class numpy:
    class fft:
        def fft(a: T, n=None, axis=-1, norm=None, out=None):
            assert isbool(a) or dtypeof(a) == int8 or dtypeof(a) == uint8 or dtypeof(a) == int16 or dtypeof(a) == uint16 or dtypeof(a) == int32 or dtypeof(a) == int64
            return fft(cast(a, float64), n, axis, norm or "backward")
        def fft(a: T, n=None, axis=-1, norm=None, out=None): return fft(a, n, axis, norm or "backward")
        def ifft(a: T, n=None, axis=-1, norm=None, out=None):
            assert isbool(a) or dtypeof(a) == int8 or dtypeof(a) == uint8 or dtypeof(a) == int16 or dtypeof(a) == uint16 or dtypeof(a) == int32 or dtypeof(a) == int64
            return ifft(cast(a, float64), n, axis, norm or "backward")
        def ifft(a: T, n=None, axis=-1, norm=None, out=None): return ifft(a, n, axis, norm or "backward")
        def rfft(a: T, n=None, axis=-1, norm=None, out=None): return rfft(a, n, axis, norm or "backward")
        def irfft(a: T, n=None, axis=-1, norm=None, out=None): return irfft(a, n, axis, norm or "backward")
        def fft2(a: T, s=None, axes=(-2, -1), norm=None, out=None):
            assert isbool(a) or dtypeof(a) == int8 or dtypeof(a) == uint8 or dtypeof(a) == int16 or dtypeof(a) == uint16 or dtypeof(a) == int32 or dtypeof(a) == int64
            return fft2(cast(a, float64), axes, norm or "backward")
        def fft2(a: T, s=None, axes=(-2, -1), norm=None, out=None): return fft2(a, axes, norm or "backward")
        def ifft2(a: T, s=None, axes=(-2, -1), norm=None, out=None):
            assert isbool(a) or dtypeof(a) == int8 or dtypeof(a) == uint8 or dtypeof(a) == int16 or dtypeof(a) == uint16 or dtypeof(a) == int32 or dtypeof(a) == int64
            return ifft2(cast(a, float64), axes, norm or "backward")
        def ifft2(a: T, s=None, axes=(-2, -1), norm=None, out=None): return ifft2(a, axes, norm or "backward")
        def fftfreq(n: int, d=1.0): return fftfreq(n, d, float64)
        def rfftfreq(n: int, d=1.0): return rfftfreq(n, d, float64)
        def fftshift(x: T, axes=None): return fftshift(x, axes)
        def ifftshift(x: T, axes=None): return ifftshift(x, axes)

    def convolve(a: T, v: T, mode="full"):
        assert not (integral(a) and integral(v))
        return convolve(a, v, mode)
    def correlate(a: T, v: T, mode="valid"):
        assert not (integral(a) and integral(v))
        return correlate(a, v, mode)
