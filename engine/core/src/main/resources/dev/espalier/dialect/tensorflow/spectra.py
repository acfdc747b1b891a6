"""TensorFlow 2.22: tf.signal. Transforms are of the last axis, and of complex numbers."""


class tensorflow:
    class signal:
        def rfft(input_tensor: FloatT, fft_length=None, name=None):
            assert fft_length is None
            return rfft(input_tensor)
        def rfft(input_tensor: FloatT, fft_length: Seq = None, name=None):
            assert fft_length is not None
            return rfft(input_tensor, fft_length[0])
        def irfft(input_tensor: T, fft_length=None, name=None):
            assert fft_length is None
            return irfft(input_tensor)
        def irfft(input_tensor: T, fft_length: Seq = None, name=None):
            assert fft_length is not None
            return irfft(input_tensor, fft_length[0])
        def fft(input: T, name=None):
            assert iscomplex(input), "domain"
            return fft(input)
        def ifft(input: T, name=None):
            assert iscomplex(input), "domain"
            return ifft(input)
        def fft2d(input: T, name=None):
            assert iscomplex(input), "domain"
            return fft2(input)
        def ifft2d(input: T, name=None):
            assert iscomplex(input), "domain"
            return ifft2(input)
        def fftshift(x: T, axes=None, name=None): return fftshift(x, axes)
        def ifftshift(x: T, axes=None, name=None): return ifftshift(x, axes)
        def frame(signal: T, frame_length: int, frame_step: int, pad_end=False, pad_value=0, axis=-1, name=None):
            assert not pad_end and axis == -1
            return take(signal, add(expand_dims(arange(0, size(signal, -1) - frame_length + 1, frame_step, int32), 1), arange(0, frame_length, 1, int32)), -1)


class emit:
    def rfft(x, n=None, axis=-1, norm="backward"):
        assert n is not None and axis == -1 and norm == "backward"
        return tf.signal.rfft(x, fft_length=[n])
    def irfft(x, n=None, axis=-1, norm="backward"):
        assert n is not None and axis == -1 and norm == "backward" and iscomplex(x)
        return tf.signal.irfft(x, fft_length=[n])
    def rfft(x, n=None, axis=-1, norm="backward"):
        assert not (n is None and axis == -1 and norm == "backward")
        return helper.rfft(x, n=n, axis=axis, norm=norm)
    def irfft(x, n=None, axis=-1, norm="backward"):
        assert not (n is None and axis == -1 and norm == "backward" and iscomplex(x))
        return helper.irfft(x, n=n, axis=axis, norm=norm)
    def fft(x, n=None, axis=-1, norm="backward"):
        assert not (n is None and axis == -1 and norm == "backward" and iscomplex(x))
        return helper.fft(x, n=n, axis=axis, norm=norm)
    def ifft(x, n=None, axis=-1, norm="backward"):
        assert not (n is None and axis == -1 and norm == "backward" and iscomplex(x))
        return helper.ifft(x, n=n, axis=axis, norm=norm)
    def fft2(x, axes=(-2, -1), norm="backward"):
        assert not (axes == (-2, -1) and norm == "backward" and iscomplex(x))
        return helper.fft2(x, axes=axes, norm=norm)
    def ifft2(x, axes=(-2, -1), norm="backward"):
        assert not (axes == (-2, -1) and norm == "backward" and iscomplex(x))
        return helper.ifft2(x, axes=axes, norm=norm)
    def fftfreq(n, d=1.0, dtype=float32): return helper.fftfreq(n, d=d, dtype=dtype)
    def rfftfreq(n, d=1.0, dtype=float32): return helper.rfftfreq(n, d=d, dtype=dtype)
