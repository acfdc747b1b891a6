"""PyTorch 2.15: resizing, patches and grids of images [batch, channels, height, width], and short-time spectra."""


class torch:
    class nn:
        class functional:
            def _resized(x, height, width, long, wide, aligned):
                return swapaxes(resize_linear(swapaxes(resize_linear(x, width, wide, aligned), -2, -1), height, long, aligned), -2, -1)
            def _nearest(x, height, width):
                return take(take(x, floor_divide(multiply(arange(0, height, 1, int64), size(x, -2)), height), -2), floor_divide(multiply(arange(0, width, 1, int64), size(x, -1)), width), -1)
            def interpolate(input: FloatT, size: Seq = None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None, antialias=False):
                assert len(size) == 2 and scale_factor is None and mode == "bilinear" and antialias == False
                assert rank(input) == 4, "domain"
                return torch.nn.functional._resized(input, size[0], size[1], size(input, -2), size(input, -1), True if align_corners == True else False)
            def interpolate(input: FloatT, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None, antialias=False):
                assert is_int(size) and scale_factor is None and mode == "bilinear" and antialias == False
                assert rank(input) == 4, "domain"
                return torch.nn.functional._resized(input, size, size, size(input, -2), size(input, -1), True if align_corners == True else False)
            def interpolate(input: FloatT, size: Seq = None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None, antialias=False):
                assert is_seq(size) and scale_factor is None and mode == "bilinear" and antialias == False
                assert rank(input) == 4, "domain"
                return torch.nn.functional._resized(input, item_of(size, 0), item_of(size, 1), size(input, -2), size(input, -1), True if align_corners == True else False)
            def interpolate(input: FloatT, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None, antialias=False):
                assert size is None and is_int(scale_factor) and mode == "bilinear" and antialias == False and recompute_scale_factor is None
                assert rank(input) == 4, "domain"
                return torch.nn.functional._resized(input, size(input, -2) * scale_factor, size(input, -1) * scale_factor, size(input, -2), size(input, -1), True if align_corners == True else False)
            def interpolate(input: FloatT, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None, antialias=False):
                assert size is None and scale_factor == 2 and mode == "bilinear" and antialias == False and recompute_scale_factor is None
                assert rank(input) == 4, "domain"
                return torch.nn.functional._resized(input, size(input, -2) * 2, size(input, -1) * 2, size(input, -2), size(input, -1), True if align_corners == True else False)
            def interpolate(input: FloatT, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None, antialias=False):
                assert size is None and scale_factor == 0.5 and mode == "bilinear" and antialias == False and recompute_scale_factor is None
                assert rank(input) == 4, "domain"
                return torch.nn.functional._resized(input, size(input, -2) // 2, size(input, -1) // 2, size(input, -2) // 2 * 2, size(input, -1) // 2 * 2, True if align_corners == True else False)
            def interpolate(input: FloatT, size: Seq = None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None, antialias=False):
                assert len(size) == 2 and scale_factor is None and mode == "nearest" and antialias == False
                assert rank(input) == 4, "domain"
                return torch.nn.functional._nearest(input, size[0], size[1])
            def interpolate(input: FloatT, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None, antialias=False):
                assert is_int(size) and scale_factor is None and mode == "nearest" and antialias == False
                assert rank(input) == 4, "domain"
                return torch.nn.functional._nearest(input, size, size)
            def interpolate(input: FloatT, size: Seq = None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None, antialias=False):
                assert is_seq(size) and scale_factor is None and mode == "nearest" and antialias == False
                assert rank(input) == 4, "domain"
                return torch.nn.functional._nearest(input, item_of(size, 0), item_of(size, 1))
            def interpolate(input: FloatT, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None, antialias=False):
                assert size is None and scale_factor == 0.5 and mode == "nearest" and antialias == False and recompute_scale_factor is None
                assert rank(input) == 4, "domain"
                return torch.nn.functional._nearest(input, size(input, -2) // 2, size(input, -1) // 2)
            def interpolate(input: FloatT, size: int = None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None, antialias=False):
                assert is_int(size) and scale_factor is None and mode == "linear" and antialias == False
                assert rank(input) == 3, "domain"
                return resize_linear(input, size, size(input, -1), True if align_corners == True else False)

            # columns of patches: a convolution with the identity
            def unfold(input: FloatT, kernel_size: int, dilation=1, padding=0, stride=1):
                assert rank(input) == 4, "domain"
                return reshape(conv(input, reshape(eye(size(input, 1) * kernel_size ** 2, None, 0, dtypeof(input)), (-1, size(input, 1), kernel_size, kernel_size)), None, stride, padding, dilation), (size(input, 0), size(input, 1) * kernel_size ** 2, -1))
            def unfold(input: FloatT, kernel_size: Seq, dilation=1, padding=0, stride=1):
                assert rank(input) == 4, "domain"
                assert len(kernel_size) == 2
                return reshape(conv(input, reshape(eye(size(input, 1) * kernel_size[0] * kernel_size[1], None, 0, dtypeof(input)), (-1, size(input, 1), kernel_size[0], kernel_size[1])), None, stride, padding, dilation), (size(input, 0), size(input, 1) * kernel_size[0] * kernel_size[1], -1))

            def affine_grid(theta: FloatT, size: Seq, align_corners=None):
                assert is_seq(size) and not (align_corners == True)
                assert rank(theta) == 3, "domain"
                return affine_grid(theta, item_of(size, 2), item_of(size, 3))
            def affine_grid(theta: FloatT, size: Seq, align_corners=None):
                assert is_seq(size) and align_corners == True
                assert rank(theta) == 3, "domain"
                return affine_grid(theta, item_of(size, 2), item_of(size, 3), True)
            def grid_sample(input: FloatT, grid: FloatT, mode="bilinear", padding_mode="zeros", align_corners=None):
                assert mode == "bilinear" and padding_mode == "zeros" and not (align_corners == True)
                assert rank(input) == 4 and rank(grid) == 4, "domain"
                return sample_bilinear(input, multiply(subtract(multiply(add(getitem(grid, (..., 0)), 1), size(input, 3)), 1), 0.5), multiply(subtract(multiply(add(getitem(grid, (..., 1)), 1), size(input, 2)), 1), 0.5))
            def grid_sample(input: FloatT, grid: FloatT, mode="bilinear", padding_mode="zeros", align_corners=None):
                assert mode == "bilinear" and padding_mode == "zeros" and align_corners == True
                assert rank(input) == 4 and rank(grid) == 4, "domain"
                return sample_bilinear(input, multiply(add(getitem(grid, (..., 0)), 1), (size(input, 3) - 1) / 2), multiply(add(getitem(grid, (..., 1)), 1), (size(input, 2) - 1) / 2))

    def _spectra(x, n, hop, window):
        return swapaxes(rfft(multiply(take(x, add(expand_dims(arange(0, size(x, -1) - n + 1, hop, int64), 1), arange(0, n, 1, int64)), -1), window), n), -1, -2)
    def stft(input: FloatT, n_fft: int, hop_length: int, win_length=None, window: Vector = None, center=True, pad_mode="reflect", normalized=False, onesided=None, return_complex: bool = None):
        assert (win_length is None or win_length == n_fft) and window is not None and center == False and normalized == False and not (onesided == False) and return_complex == True
        return torch._spectra(input, n_fft, hop_length, window)
    def stft(input: FloatT, n_fft: int, hop_length: int, win_length=None, window: Vector = None, center=True, pad_mode="reflect", normalized=False, onesided=None, return_complex: bool = None):
        assert (win_length is None or win_length == n_fft) and window is not None and center == True and normalized == False and not (onesided == False) and return_complex == True
        assert pad_mode == "reflect" or pad_mode == "constant"
        return torch._spectra(pad_last(input, ((n_fft // 2, n_fft // 2),), pad_mode, 0), n_fft, hop_length, window)
    def complex(real: FloatT, imag: FloatT): return make_complex(real, imag)
    def view_as_complex(input: FloatT): return make_complex(getitem(input, (..., 0)), getitem(input, (..., 1)))
    def view_as_real(input: T):
        assert iscomplex(input), "domain"
        return stack((real(input), imag(input)), -1)
    def polar(abs: FloatT, angle: FloatT): return make_complex(multiply(abs, cos(angle)), multiply(abs, sin(angle)))
    def unique_consecutive(input: Vector, return_inverse=False, return_counts=False, dim=None):
        assert return_inverse == False and return_counts == False
        return masked_select(input, concat((full((1,), True, bool), not_equal(getitem(input, slice(1)), getitem(input, slice(None, -1)))), 0))
