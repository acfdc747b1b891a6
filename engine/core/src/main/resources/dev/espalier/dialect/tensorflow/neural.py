"""TensorFlow 2.22: convolution, pooling, normalization and losses of tf.nn. Channels stand last."""


class tensorflow:
    class nn:
        def conv1d(input: FloatT, filters: FloatT, stride, padding, data_format="NWC", dilations=None, name=None):
            assert padding == "VALID" and data_format == "NWC" and is_int(stride)
            return permute_dims(conv(permute_dims(input, (0, 2, 1)), permute_dims(filters, (2, 1, 0)), None, stride, 0, dilations or 1), (0, 2, 1))
        def conv1d(input: FloatT, filters: FloatT, stride, padding, data_format="NWC", dilations=None, name=None):
            assert padding == "SAME" and data_format == "NWC" and is_int(stride)
            return permute_dims(conv(permute_dims(input, (0, 2, 1)), permute_dims(filters, (2, 1, 0)), None, stride, "same", dilations or 1), (0, 2, 1))
        def conv2d(input: FloatT, filters: FloatT, strides, padding, data_format="NHWC", dilations=None, name=None):
            assert padding == "VALID" and data_format == "NHWC" and (is_int(strides) or len(strides) <= 2)
            return permute_dims(conv(permute_dims(input, (0, 3, 1, 2)), permute_dims(filters, (3, 2, 0, 1)), None, strides, 0, dilations or 1), (0, 2, 3, 1))
        def conv2d(input: FloatT, filters: FloatT, strides: Seq, padding, data_format="NHWC", dilations=None, name=None):
            assert padding == "VALID" and data_format == "NHWC" and len(strides) == 4
            return permute_dims(conv(permute_dims(input, (0, 3, 1, 2)), permute_dims(filters, (3, 2, 0, 1)), None, (strides[1], strides[2]), 0, dilations or 1), (0, 2, 3, 1))
        def conv2d(input: FloatT, filters: FloatT, strides, padding, data_format="NHWC", dilations=None, name=None):
            assert padding == "SAME" and data_format == "NHWC" and (strides == 1 or strides == (1, 1) or strides == (1, 1, 1, 1))
            return permute_dims(conv(permute_dims(input, (0, 3, 1, 2)), permute_dims(filters, (3, 2, 0, 1)), None, 1, "same", dilations or 1), (0, 2, 3, 1))
        def conv2d(input: FloatT, filters: FloatT, strides, padding, data_format="NHWC", dilations=None, name=None):
            assert padding == "SAME" and data_format == "NHWC" and (is_int(strides) or len(strides) <= 2)
            return permute_dims(conv(permute_dims(input, (0, 3, 1, 2)), permute_dims(filters, (3, 2, 0, 1)), None, strides, "same", dilations or 1), (0, 2, 3, 1))
        def conv2d(input: FloatT, filters: FloatT, strides: Seq, padding, data_format="NHWC", dilations=None, name=None):
            assert padding == "SAME" and data_format == "NHWC" and len(strides) == 4
            return permute_dims(conv(permute_dims(input, (0, 3, 1, 2)), permute_dims(filters, (3, 2, 0, 1)), None, (strides[1], strides[2]), "same", dilations or 1), (0, 2, 3, 1))
        def depthwise_conv2d(input: FloatT, filter: FloatT, strides: Seq, padding, data_format=None, dilations=None, name=None):
            assert padding == "VALID" and data_format is None and len(strides) == 4
            return permute_dims(conv(permute_dims(input, (0, 3, 1, 2)), permute_dims(reshape(filter, (size(filter, 0), size(filter, 1), 1, -1)), (3, 2, 0, 1)), None, (strides[1], strides[2]), 0, dilations or 1, size(input, 3)), (0, 2, 3, 1))
        def depthwise_conv2d(input: FloatT, filter: FloatT, strides: Seq, padding, data_format=None, dilations=None, name=None):
            assert padding == "SAME" and data_format is None and strides == (1, 1, 1, 1)
            return permute_dims(conv(permute_dims(input, (0, 3, 1, 2)), permute_dims(reshape(filter, (size(filter, 0), size(filter, 1), 1, -1)), (3, 2, 0, 1)), None, 1, "same", dilations or 1, size(input, 3)), (0, 2, 3, 1))
        def depthwise_conv2d(input: FloatT, filter: FloatT, strides: Seq, padding, data_format=None, dilations=None, name=None):
            assert padding == "SAME" and data_format is None and len(strides) == 4
            return permute_dims(conv(permute_dims(input, (0, 3, 1, 2)), permute_dims(reshape(filter, (size(filter, 0), size(filter, 1), 1, -1)), (3, 2, 0, 1)), None, (strides[1], strides[2]), "same", dilations or 1, size(input, 3)), (0, 2, 3, 1))
        def max_pool1d(input: T, ksize: int, strides: int, padding, data_format="NWC", name=None):
            assert padding == "VALID" and data_format == "NWC"
            return permute_dims(max_pool(permute_dims(input, (0, 2, 1)), (ksize,), (strides,)), (0, 2, 1))
        def max_pool1d(input: T, ksize: int, strides: int, padding, data_format="NWC", name=None):
            assert padding == "SAME" and data_format == "NWC"
            return permute_dims(max_pool(permute_dims(input, (0, 2, 1)), (ksize,), (strides,), "same"), (0, 2, 1))
        def max_pool2d(input: T, ksize, strides, padding, data_format="NHWC", name=None):
            assert padding == "VALID" and data_format == "NHWC" and (is_int(ksize) or len(ksize) == 2) and (is_int(strides) or len(strides) == 2)
            return permute_dims(max_pool(permute_dims(input, (0, 3, 1, 2)), ksize, strides), (0, 2, 3, 1))
        def max_pool2d(input: T, ksize, strides, padding, data_format="NHWC", name=None):
            assert padding == "SAME" and data_format == "NHWC" and (is_int(ksize) or len(ksize) == 2) and (is_int(strides) or len(strides) == 2)
            return permute_dims(max_pool(permute_dims(input, (0, 3, 1, 2)), ksize, strides, "same"), (0, 2, 3, 1))
        def max_pool2d(input: T, ksize: Seq, strides: Seq, padding, data_format="NHWC", name=None):
            assert data_format == "NHWC" and len(ksize) == 4 and len(strides) == 4
            return tensorflow.nn.max_pool2d(input, (ksize[1], ksize[2]), (strides[1], strides[2]), padding)
        def max_pool(input: T, ksize, strides, padding, data_format=None, name=None):
            assert data_format is None or data_format == "NHWC"
            assert rank(input) == 4, "domain"
            return tensorflow.nn.max_pool2d(input, ksize, strides, padding)
        def avg_pool1d(input: FloatT, ksize: int, strides: int, padding, data_format="NWC", name=None):
            assert padding == "VALID" and data_format == "NWC"
            return permute_dims(avg_pool(permute_dims(input, (0, 2, 1)), (ksize,), (strides,)), (0, 2, 1))
        def avg_pool1d(input: FloatT, ksize: int, strides: int, padding, data_format="NWC", name=None):
            assert padding == "SAME" and data_format == "NWC"
            return permute_dims(avg_pool(permute_dims(input, (0, 2, 1)), (ksize,), (strides,), "same"), (0, 2, 1))
        def avg_pool2d(input: FloatT, ksize, strides, padding, data_format="NHWC", name=None):
            assert padding == "VALID" and data_format == "NHWC" and (is_int(ksize) or len(ksize) == 2) and (is_int(strides) or len(strides) == 2)
            return permute_dims(avg_pool(permute_dims(input, (0, 3, 1, 2)), ksize, strides), (0, 2, 3, 1))
        def avg_pool2d(input: FloatT, ksize, strides, padding, data_format="NHWC", name=None):
            assert padding == "SAME" and data_format == "NHWC" and (is_int(ksize) or len(ksize) == 2) and (is_int(strides) or len(strides) == 2)
            return permute_dims(avg_pool(permute_dims(input, (0, 3, 1, 2)), ksize, strides, "same"), (0, 2, 3, 1))
        def avg_pool2d(input: FloatT, ksize: Seq, strides: Seq, padding, data_format="NHWC", name=None):
            assert data_format == "NHWC" and len(ksize) == 4 and len(strides) == 4
            return tensorflow.nn.avg_pool2d(input, (ksize[1], ksize[2]), (strides[1], strides[2]), padding)
        def avg_pool(input: FloatT, ksize, strides, padding, data_format=None, name=None):
            assert data_format is None or data_format == "NHWC"
            assert rank(input) == 4, "domain"
            return tensorflow.nn.avg_pool2d(input, ksize, strides, padding)
        def bias_add(value: T, bias: T, data_format=None, name=None):
            assert data_format is None or data_format == "NHWC" or data_format == "N...C"
            return add(value, bias)
        def batch_normalization(x: FloatT, mean: FloatT, variance: Positive, offset, scale, variance_epsilon: num, name=None):
            assert offset is not None and scale is not None
            return add(multiply(multiply(subtract(x, mean), rsqrt(add(variance, variance_epsilon))), scale), offset)
        def batch_normalization(x: FloatT, mean: FloatT, variance: Positive, offset, scale, variance_epsilon: num, name=None):
            assert offset is None and scale is None
            return multiply(subtract(x, mean), rsqrt(add(variance, variance_epsilon)))
        def batch_normalization(x: FloatT, mean: FloatT, variance: Positive, offset, scale, variance_epsilon: num, name=None):
            assert offset is not None and scale is None
            return add(multiply(subtract(x, mean), rsqrt(add(variance, variance_epsilon))), offset)
        def batch_normalization(x: FloatT, mean: FloatT, variance: Positive, offset, scale, variance_epsilon: num, name=None):
            assert offset is None and scale is not None
            return multiply(multiply(subtract(x, mean), rsqrt(add(variance, variance_epsilon))), scale)
        def dropout(x: FloatT, rate, noise_shape=None, seed=None, name=None): return dropout(x, rate, True)
        def space_to_depth(input: T, block_size: int, data_format="NHWC", name=None):
            assert data_format == "NHWC"
            return reshape(permute_dims(reshape(input, (size(input, 0), size(input, 1) // block_size, block_size, size(input, 2) // block_size, block_size, size(input, 3))), (0, 1, 3, 2, 4, 5)), (size(input, 0), size(input, 1) // block_size, size(input, 2) // block_size, block_size * block_size * size(input, 3)))
        def depth_to_space(input: T, block_size: int, data_format="NHWC", name=None):
            assert data_format == "NHWC"
            return reshape(permute_dims(reshape(input, (size(input, 0), size(input, 1), size(input, 2), block_size, block_size, size(input, 3) // (block_size * block_size))), (0, 1, 3, 2, 4, 5)), (size(input, 0), size(input, 1) * block_size, size(input, 2) * block_size, size(input, 3) // (block_size * block_size)))

        # losses, one for each element or row
        def sigmoid_cross_entropy_with_logits(labels: FloatT = None, logits: FloatT = None, name=None): return sigmoid_cross_entropy(logits, labels)
        def softmax_cross_entropy_with_logits(labels: FloatT, logits: FloatT, axis: Axis = -1, name=None): return cross_entropy_with_logits(logits, labels, axis)
        def sparse_softmax_cross_entropy_with_logits(labels: IntT, logits: FloatT, name=None):
            return negative(squeeze(take_along_axis(log_softmax(logits, -1), expand_dims(labels, -1), -1), -1))
        def weighted_cross_entropy_with_logits(labels: FloatT, logits: FloatT, pos_weight: num, name=None):
            return weighted_sigmoid_cross_entropy(logits, labels, asarray(pos_weight, dtypeof(logits)))
        def weighted_cross_entropy_with_logits(labels: FloatT, logits: FloatT, pos_weight: T, name=None):
            return weighted_sigmoid_cross_entropy(logits, labels, pos_weight)
        def log_poisson_loss(targets: FloatT, log_input: FloatT, compute_full_loss=False, name=None):
            assert not compute_full_loss
            return subtract(exp(log_input), multiply(log_input, targets))


class emit:
    def conv_transpose(x, weight, bias=None, stride=1, padding=0, output_padding=0, dilation=1, groups=1): return helper.conv_transpose(x, weight, bias=bias, stride=stride, padding=padding, output_padding=output_padding, dilation=dilation, groups=groups)
    def conv(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1): return helper.conv(x, weight, bias=bias, stride=stride, padding=padding, dilation=dilation, groups=groups)
    def max_pool(x, kernel, stride=None, padding=0): return helper.max_pool(x, kernel, stride=stride, padding=padding)
    def avg_pool(x, kernel, stride=None, padding=0): return helper.avg_pool(x, kernel, stride=stride, padding=padding)
    def layer_norm(x, shape, weight=None, bias=None, eps=1e-5): return helper.layer_norm(x, shape, weight, bias, eps=eps)
    def normalize(x, ord=2.0, axis=1, eps=1e-12): return helper.normalize(x, ord=ord, axis=axis, eps=eps)
    def dropout(x, rate, training):
        assert training == True
        return tf.nn.dropout(x, rate)
    def dropout(x, rate, training):
        assert training == False
        return x
    def dropout(x, rate, training): return helper.dropout(x, rate, training)
    def sigmoid_cross_entropy(logits, labels): return tf.nn.sigmoid_cross_entropy_with_logits(labels=labels, logits=logits)
    def cross_entropy_with_logits(logits, labels, axis=-1): return tf.nn.softmax_cross_entropy_with_logits(labels, logits, axis=axis)
    def resize_linear(x, n, length, aligned=False): return helper.resize_linear(x, n, length, aligned=aligned)
    def affine_grid(theta, height, width, aligned=False): return helper.affine_grid(theta, height, width, aligned=aligned)
    def sample_bilinear(x, column, row): return helper.sample_bilinear(x, column, row)
    def interpolate_nearest(x, scale):
        assert is_int(scale)
        return helper.interpolate_nearest(x, scale)
