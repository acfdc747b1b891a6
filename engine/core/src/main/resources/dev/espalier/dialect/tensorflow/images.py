"""TensorFlow 2.22: tf.image on images [..., height, width, channels] of floats."""


class tensorflow:
    class image:
        def flip_left_right(image: T): return flip(image, -2)
        def flip_up_down(image: T): return flip(image, -3)
        def transpose(image: T, name=None): return swapaxes(image, -3, -2)
        def rot90(image: T, k: int = 1, name=None):
            return rot90(image, k, (-3, -2))
        def adjust_brightness(image: FloatT, delta: num): return add(image, delta)
        def adjust_contrast(images: FloatT, contrast_factor: num):
            return add(multiply(subtract(images, mean(images, (-3, -2), True)), contrast_factor), mean(images, (-3, -2), True))
        def adjust_gamma(image: FloatT, gamma: num = 1, gain: num = 1): return multiply(power(image, gamma), gain)
        def rgb_to_grayscale(images: FloatT, name=None): return cast(sum(multiply(cast(images, float32), asarray((0.2989, 0.587, 0.114), float32)), -1, True), dtypeof(images))
        def grayscale_to_rgb(images: T, name=None): return repeat(images, 3, -1)
        def per_image_standardization(image: FloatT): return tensorflow.image._standardized(cast(image, float32))
        def _standardized(x): return divide(subtract(x, mean(x, (-3, -2, -1), True)), maximum(std(x, (-3, -2, -1), 0, True), (size(x, -3) * size(x, -2) * size(x, -1)) ** -0.5))
        def psnr(a: FloatT, b: FloatT, max_val: num, name=None): return multiply(log10(divide(max_val ** 2, mean(squared_difference(cast(a, float32), cast(b, float32)), (-3, -2, -1)))), 10)
        def total_variation(images: FloatT, name=None):
            return add(sum(abs(subtract(getitem(images, (..., slice(1), slice(), slice())), getitem(images, (..., slice(None, -1), slice(), slice())))), (-3, -2, -1)), sum(abs(subtract(getitem(images, (..., slice(1), slice())), getitem(images, (..., slice(None, -1), slice())))), (-3, -2, -1)))
        def image_gradients(image: FloatT):
            assert rank(image) == 4, "domain"
            return (pad(subtract(getitem(image, (slice(), slice(1))), getitem(image, (slice(), slice(None, -1)))), ((0, 0), (0, 1), (0, 0), (0, 0))), pad(subtract(getitem(image, (slice(), slice(), slice(1))), getitem(image, (slice(), slice(), slice(None, -1)))), ((0, 0), (0, 0), (0, 1), (0, 0))))
        def crop_to_bounding_box(image: T, offset_height: int, offset_width: int, target_height: int, target_width: int):
            return getitem(image, (..., slice(offset_height, offset_height + target_height), slice(offset_width, offset_width + target_width), slice()))
        def pad_to_bounding_box(image: T, offset_height: int, offset_width: int, target_height: int, target_width: int):
            return pad_last(image, ((offset_height, target_height - offset_height - size(image, -3)), (offset_width, target_width - offset_width - size(image, -2)), (0, 0)))
        def resize(images: FloatT, size: Seq, method="bilinear", preserve_aspect_ratio=False, antialias=False, name=None):
            assert len(size) == 2 and method == "bilinear" and preserve_aspect_ratio == False and antialias == False
            return cast(tensorflow.image._resized(images, size[0], size[1]), float32)
        def resize(images: FloatT, size: Seq, method="bilinear", preserve_aspect_ratio=False, antialias=False, name=None):
            assert is_seq(size) and method == "bilinear" and preserve_aspect_ratio == False and antialias == False
            return cast(tensorflow.image._resized(images, item_of(size, 0), item_of(size, 1)), float32)
        def resize(images: T, size: Seq, method="bilinear", preserve_aspect_ratio=False, antialias=False, name=None):
            assert len(size) == 2 and method == "nearest" and preserve_aspect_ratio == False
            return take(take(images, floor_divide(multiply(add(multiply(arange(0, size[0], 1, int32), 2), 1), size(images, -3)), 2 * size[0]), -3), floor_divide(multiply(add(multiply(arange(0, size[1], 1, int32), 2), 1), size(images, -2)), 2 * size[1]), -2)
        def _resized(x, height, width):
            return swapaxes(resize_linear(swapaxes(swapaxes(resize_linear(swapaxes(x, -2, -1), width, size(x, -2)), -2, -1), -3, -1), height, size(x, -3)), -3, -1)

    class signal:
        def stft(signals: FloatT, frame_length: int, frame_step: int, fft_length: int = None, window_fn=0, pad_end=False, name=None):
            assert fft_length is not None and window_fn == 0 and pad_end == False
            return rfft(multiply(take(signals, add(expand_dims(arange(0, size(signals, -1) - frame_length + 1, frame_step, int32), 1), arange(0, frame_length, 1, int32)), -1), hann_window(frame_length, True, dtypeof(signals))), fft_length)

    def switch_case(branch_index: T, branch_fns: Seq, default=None, name="switch_case"):
        assert default is None
        return choose_among(where(less(branch_index, 0), len(branch_fns) - 1, branch_index), branch_fns, ())
    def case(pred_fn_pairs: Seq, default=None, exclusive=False, strict=False, name="case"):
        assert len(pred_fn_pairs) == 1 and default is not None
        return choose(item_of(pred_fn_pairs[0], 0), item_of(pred_fn_pairs[0], 1), default)


class keras:
    class backend:
        def epsilon(): return 1e-07
    class config:
        def epsilon(): return 1e-07
