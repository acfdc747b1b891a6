"""PyTorch 2.15: torch.fft."""


class torch:
    class fft:
        def fft(input: T, n=None, dim=-1, norm=None): return fft(input, n, dim, norm or "backward")
        def ifft(input: T, n=None, dim=-1, norm=None): return ifft(input, n, dim, norm or "backward")
        def rfft(input: T, n=None, dim=-1, norm=None): return rfft(input, n, dim, norm or "backward")
        def irfft(input: T, n=None, dim=-1, norm=None): return irfft(input, n, dim, norm or "backward")
        def fft2(input: T, s=None, dim=(-2, -1), norm=None):
            assert s is None
            return fft2(input, dim, norm or "backward")
        def ifft2(input: T, s=None, dim=(-2, -1), norm=None):
            assert s is None
            return ifft2(input, dim, norm or "backward")
        def fftfreq(n, d=1.0, *, dtype=None): return fftfreq(n, d, dtype or float32)
        def rfftfreq(n, d=1.0, *, dtype=None): return rfftfreq(n, d, dtype or float32)
        def fftshift(input: T, dim=None): return fftshift(input, dim)
        def ifftshift(input: T, dim=None): return ifftshift(input, dim)
