"""PyTorch 2.15: linear maps, convolution, pooling, normalisation and attention; channels on axis 1."""


class torch:
    class nn:
        class functional:
            def linear(input: T, weight: Matrix, bias=None):
                assert same_dtype(input, weight), "domain"
                return linear(input, weight, bias)
            def bilinear(input1: T, input2: T, weight: T, bias=None):
                assert bias is None
                return einsum("...i,oij,...j->...o", (input1, weight, input2))
            def bilinear(input1: T, input2: T, weight: T, bias=None): return add(einsum("...i,oij,...j->...o", (input1, weight, input2)), bias)
            def conv1d(input: T, weight: T, bias=None, stride=1, padding=0, dilation=1, groups=1):
                assert same_dtype(input, weight), "domain"
                assert rank(weight) == 3, "domain"
                assert rank(input) == 3, "domain"
                return conv(input, weight, bias, stride, padding, dilation, groups)
            def conv2d(input: T, weight: T, bias=None, stride=1, padding=0, dilation=1, groups=1):
                assert same_dtype(input, weight), "domain"
                assert rank(weight) == 4, "domain"
                assert rank(input) == 4, "domain"
                return conv(input, weight, bias, stride, padding, dilation, groups)
            def conv3d(input: T, weight: T, bias=None, stride=1, padding=0, dilation=1, groups=1):
                assert same_dtype(input, weight), "domain"
                assert rank(weight) == 5, "domain"
                assert rank(input) == 5, "domain"
                return conv(input, weight, bias, stride, padding, dilation, groups)
            def conv_transpose1d(input: T, weight: T, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
                assert same_dtype(input, weight), "domain"
                assert rank(weight) == 3, "domain"
                assert rank(input) == 3, "domain"
                return conv_transpose(input, weight, bias, stride, padding, output_padding, dilation, groups)
            def conv_transpose2d(input: T, weight: T, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
                assert same_dtype(input, weight), "domain"
                assert rank(weight) == 4, "domain"
                assert rank(input) == 4, "domain"
                return conv_transpose(input, weight, bias, stride, padding, output_padding, dilation, groups)
            def conv_transpose3d(input: T, weight: T, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
                assert same_dtype(input, weight), "domain"
                assert rank(weight) == 5, "domain"
                assert rank(input) == 5, "domain"
                return conv_transpose(input, weight, bias, stride, padding, output_padding, dilation, groups)
            def max_pool1d(input: T, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
                assert dilation == 1 and ceil_mode == False and return_indices == False
                assert rank(input) == 3, "domain"
                return max_pool(input, kernel_size, stride, padding)
            def max_pool2d(input: T, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
                assert dilation == 1 and ceil_mode == False and return_indices == False
                assert rank(input) == 4, "domain"
                return max_pool(input, kernel_size, stride, padding)
            def max_pool3d(input: T, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
                assert dilation == 1 and ceil_mode == False and return_indices == False
                assert rank(input) == 5, "domain"
                return max_pool(input, kernel_size, stride, padding)
            def avg_pool1d(input: FloatT, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
                assert ceil_mode == False and (count_include_pad == True or padding == 0)
                assert rank(input) == 3, "domain"
                return avg_pool(input, kernel_size, stride, padding)
            def avg_pool2d(input: FloatT, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None):
                assert ceil_mode == False and divisor_override is None and (count_include_pad == True or padding == 0)
                assert rank(input) == 4, "domain"
                return avg_pool(input, kernel_size, stride, padding)
            def avg_pool3d(input: FloatT, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None):
                assert ceil_mode == False and divisor_override is None and (count_include_pad == True or padding == 0)
                assert rank(input) == 5, "domain"
                return avg_pool(input, kernel_size, stride, padding)
            def adaptive_avg_pool1d(input: FloatT, output_size):
                assert output_size == 1 or output_size == (1,)
                return mean(input, -1, True)
            def adaptive_avg_pool2d(input: FloatT, output_size):
                assert output_size == 1 or output_size == (1, 1)
                return mean(input, (-2, -1), True)
            def adaptive_avg_pool3d(input: FloatT, output_size):
                assert output_size == 1 or output_size == (1, 1, 1)
                return mean(input, (-3, -2, -1), True)
            def adaptive_max_pool1d(input: T, output_size, return_indices=False):
                assert (output_size == 1 or output_size == (1,)) and return_indices == False
                return amax(input, -1, True)
            def adaptive_max_pool2d(input: T, output_size, return_indices=False):
                assert (output_size == 1 or output_size == (1, 1)) and return_indices == False
                return amax(input, (-2, -1), True)
            def adaptive_max_pool3d(input: T, output_size, return_indices=False):
                assert (output_size == 1 or output_size == (1, 1, 1)) and return_indices == False
                return amax(input, (-3, -2, -1), True)
            def layer_norm(input: FloatT, normalized_shape: Seq, weight=None, bias=None, eps=1e-05): return layer_norm(input, normalized_shape, weight, bias, eps)
            def rms_norm(input: FloatT, normalized_shape: Seq, weight=None, eps=None):
                assert len(normalized_shape) == 1 and eps is not None and weight is None
                return rms_norm(input, eps)
            def rms_norm(input: FloatT, normalized_shape: Seq, weight=None, eps=None):
                assert len(normalized_shape) == 1 and eps is not None
                return multiply(rms_norm(input, eps), weight)
            def rms_norm(input: FloatT, normalized_shape: Seq, weight=None, eps=None):
                assert len(normalized_shape) == 1 and eps is None and weight is None
                return rms_norm(input, finfo_eps(dtypeof(input)))
            def rms_norm(input: FloatT, normalized_shape: Seq, weight=None, eps=None):
                assert len(normalized_shape) == 1 and eps is None
                return multiply(rms_norm(input, finfo_eps(dtypeof(input))), weight)
            def batch_norm(input: Matrix, running_mean: Vector, running_var: Positive, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05):
                assert rank(input) == 2 and training == False and weight is None and bias is None
                return multiply(subtract(input, running_mean), rsqrt(add(running_var, eps)))
            def batch_norm(input: Matrix, running_mean: Vector, running_var: Positive, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05):
                assert rank(input) == 2 and training == False and weight is not None and bias is not None
                return add(multiply(multiply(subtract(input, running_mean), rsqrt(add(running_var, eps))), weight), bias)
            def batch_norm(input: FloatT, running_mean: Vector, running_var: Positive, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05):
                assert rank(input) == 4 and training == False and weight is None and bias is None
                return multiply(subtract(input, reshape(running_mean, (-1, 1, 1))), rsqrt(add(reshape(running_var, (-1, 1, 1)), eps)))
            def batch_norm(input: FloatT, running_mean: Vector, running_var: Positive, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05):
                assert rank(input) == 4 and training == False and weight is not None and bias is not None
                return add(multiply(multiply(subtract(input, reshape(running_mean, (-1, 1, 1))), rsqrt(add(reshape(running_var, (-1, 1, 1)), eps))), reshape(weight, (-1, 1, 1))), reshape(bias, (-1, 1, 1)))
            def instance_norm(input: FloatT, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, eps=1e-05):
                assert rank(input) == 4 and running_mean is None and running_var is None and weight is None and bias is None and use_input_stats == True
                return standardize(input, (2, 3), eps)
            def instance_norm(input: FloatT, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, eps=1e-05):
                assert rank(input) == 4 and running_mean is None and running_var is None and weight is not None and bias is not None and use_input_stats == True
                return add(multiply(standardize(input, (2, 3), eps), reshape(weight, (-1, 1, 1))), reshape(bias, (-1, 1, 1)))
            def group_norm(input: FloatT, num_groups: int, weight=None, bias=None, eps=1e-05):
                assert weight is None and bias is None
                return group_norm(input, num_groups, eps)
            def group_norm(input: FloatT, num_groups: int, weight=None, bias=None, eps=1e-05):
                assert rank(input) == 4 and weight is not None and bias is not None
                return add(multiply(group_norm(input, num_groups, eps), reshape(weight, (-1, 1, 1))), reshape(bias, (-1, 1, 1)))
            def normalize(input: FloatT, p=2.0, dim=1, eps=1e-12): return normalize(input, p, dim, eps)
            def embedding(input: IntT, weight: Matrix, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False):
                assert padding_idx is None and max_norm is None and scale_grad_by_freq == False
                return embedding(input, weight)
            # the row of the padding takes no gradient
            def embedding(input: IntT, weight: Matrix, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False):
                assert padding_idx is not None and max_norm is None and scale_grad_by_freq == False
                return embedding(input, index_update(weight, padding_idx, stop_gradient(getitem(weight, padding_idx))))
            def dropout(input: FloatT, p=0.5, training=True, inplace=False):
                assert inplace == False
                return dropout(input, p, training)
            def interpolate(input: FloatT, size=None, scale_factor: int = None, mode="nearest", align_corners=None, recompute_scale_factor=None, antialias=False):
                assert size is None and is_int(scale_factor) and mode == "nearest" and recompute_scale_factor is None and antialias == False
                return interpolate_nearest(input, scale_factor)
            def pixel_shuffle(input: T, upscale_factor: int):
                assert rank(input) == 4, "domain"
                return reshape(permute_dims(reshape(input, (size(input, 0), -1, upscale_factor, upscale_factor, size(input, 2), size(input, 3))), (0, 1, 4, 2, 5, 3)), (size(input, 0), -1, size(input, 2) * upscale_factor, size(input, 3) * upscale_factor))
            def pixel_unshuffle(input: T, downscale_factor: int):
                assert rank(input) == 4, "domain"
                return reshape(permute_dims(reshape(input, (size(input, 0), size(input, 1), size(input, 2) // downscale_factor, downscale_factor, size(input, 3) // downscale_factor, downscale_factor)), (0, 1, 3, 5, 2, 4)), (size(input, 0), -1, size(input, 2) // downscale_factor, size(input, 3) // downscale_factor))
            def scaled_dot_product_attention(query: FloatT, key: FloatT, value: FloatT, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None):
                assert attn_mask is None and dropout_p == 0.0 and is_causal == False
                return attention(query, key, value, size(query, -1) ** -0.5 if scale is None else scale)
            def scaled_dot_product_attention(query: FloatT, key: FloatT, value: FloatT, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None):
                assert attn_mask is not None and isbool(attn_mask) and dropout_p == 0.0 and is_causal == False
                return masked_attention(query, key, value, attn_mask, size(query, -1) ** -0.5 if scale is None else scale)
            def scaled_dot_product_attention(query: FloatT, key: FloatT, value: FloatT, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None):
                assert attn_mask is not None and dropout_p == 0.0 and is_causal == False
                return biased_attention(query, key, value, attn_mask, size(query, -1) ** -0.5 if scale is None else scale)
            def scaled_dot_product_attention(query: FloatT, key: FloatT, value: FloatT, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None):
                assert attn_mask is None and dropout_p == 0.0 and is_causal == True
                return masked_attention(query, key, value, tri(size(query, -2), size(key, -2), 0, bool), size(query, -1) ** -0.5 if scale is None else scale)

    def conv1d(input: T, weight: T, bias=None, stride=1, padding=0, dilation=1, groups=1):
        assert same_dtype(input, weight), "domain"
        assert rank(input) == 3, "domain"
        return conv(input, weight, bias, stride, padding, dilation, groups)
    def conv2d(input: T, weight: T, bias=None, stride=1, padding=0, dilation=1, groups=1):
        assert same_dtype(input, weight), "domain"
        assert rank(input) == 4, "domain"
        return conv(input, weight, bias, stride, padding, dilation, groups)
    def conv3d(input: T, weight: T, bias=None, stride=1, padding=0, dilation=1, groups=1):
        assert same_dtype(input, weight), "domain"
        assert rank(input) == 5, "domain"
        return conv(input, weight, bias, stride, padding, dilation, groups)
    conv_transpose1d = torch.nn.functional.conv_transpose1d
    conv_transpose2d = torch.nn.functional.conv_transpose2d
    conv_transpose3d = torch.nn.functional.conv_transpose3d
    def dropout(input: FloatT, p, train): return dropout(input, p, train)
    def pixel_shuffle(input: T, upscale_factor: int):
        assert rank(input) == 4, "domain"
        return reshape(permute_dims(reshape(input, (size(input, 0), -1, upscale_factor, upscale_factor, size(input, 2), size(input, 3))), (0, 1, 4, 2, 5, 3)), (size(input, 0), -1, size(input, 2) * upscale_factor, size(input, 3) * upscale_factor))
