"""JAX 0.12: jax.numpy.fft."""


class jax:
    class numpy:
        class fft:
            def fft(a: T, n=None, axis=-1, norm: str = None): return fft(a, n, axis, norm or "backward")
            def ifft(a: T, n=None, axis=-1, norm: str = None): return ifft(a, n, axis, norm or "backward")
            def rfft(a: T, n=None, axis=-1, norm: str = None): return rfft(a, n, axis, norm or "backward")
            def irfft(a: T, n=None, axis=-1, norm: str = None): return irfft(a, n, axis, norm or "backward")
            def fft2(a: T, s=None, axes=(-2, -1), norm: str = None): return fft2(a, axes, norm or "backward")
            def ifft2(a: T, s=None, axes=(-2, -1), norm: str = None): return ifft2(a, axes, norm or "backward")
            def fftfreq(n: int, d=1.0, *, dtype=None, device=None):
                assert dtype is None or not integral(dtype)
                return fftfreq(n, d, dtype or float32)
            def rfftfreq(n: int, d=1.0, *, dtype=None, device=None):
                assert dtype is None or not integral(dtype)
                return rfftfreq(n, d, dtype or float32)
            def fftshift(x: T, axes=None): return fftshift(x, axes)
            def ifftshift(x: T, axes=None): return ifftshift(x, axes)
