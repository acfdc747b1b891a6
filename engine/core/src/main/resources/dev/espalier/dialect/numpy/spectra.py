"""NumPy 2.5: numpy.fft, and filters in the time domain. Single precision stays single. Integers are left out."""


class numpy:
    class fft:
        def fft(a: FloatT, n=None, axis=-1, norm=None, out=None): return fft(a, n, axis, norm or "backward")
        def ifft(a: FloatT, n=None, axis=-1, norm=None, out=None): return ifft(a, n, axis, norm or "backward")
        def rfft(a: FloatT, n=None, axis=-1, norm=None, out=None): return rfft(a, n, axis, norm or "backward")
        def irfft(a: FloatT, n=None, axis=-1, norm=None, out=None): return irfft(a, n, axis, norm or "backward")
        def fft2(a: FloatT, s=None, axes=(-2, -1), norm=None, out=None): return fft2(a, axes, norm or "backward")
        def ifft2(a: FloatT, s=None, axes=(-2, -1), norm=None, out=None): return ifft2(a, axes, norm or "backward")
        def fftfreq(n: int, d=1.0, device=None): return fftfreq(n, d, float64)
        def rfftfreq(n: int, d=1.0, device=None): return rfftfreq(n, d, float64)
        def fftshift(x: T, axes=None): return fftshift(x, axes)
        def ifftshift(x: T, axes=None): return ifftshift(x, axes)

    def convolve(a: Vector, v: Vector, mode="full"):
        assert not (integral(a) and integral(v))
        return convolve(a, v, mode)
    def correlate(a: Vector, v: Vector, mode="valid"):
        assert not (integral(a) and integral(v))
        return correlate(a, v, mode)
