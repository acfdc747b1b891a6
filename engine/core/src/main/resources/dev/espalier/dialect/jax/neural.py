"""JAX 0.12: how the operations of neural networks are said, channels first as in the core vocabulary."""


class emit:
    def conv(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
        return helper.conv(x, weight, bias=bias, stride=stride, padding=padding, dilation=dilation, groups=groups)
    def conv_transpose(x, weight, bias=None, stride=1, padding=0, output_padding=0, dilation=1, groups=1): return helper.conv_transpose(x, weight, bias=bias, stride=stride, padding=padding, output_padding=output_padding, dilation=dilation, groups=groups)
    def max_pool(x, kernel, stride=None, padding=0): return helper.max_pool(x, kernel, stride=stride, padding=padding)
    def avg_pool(x, kernel, stride=None, padding=0): return helper.avg_pool(x, kernel, stride=stride, padding=padding)
    def layer_norm(x, shape, weight=None, bias=None, eps=1e-5): return helper.layer_norm(x, shape, weight=weight, bias=bias, eps=eps)
    def normalize(x, ord=2.0, axis=1, eps=1e-12): return helper.normalize(x, ord=ord, axis=axis, eps=eps)
    def embedding(indices, weight): return weight[indices]
    def dropout(x, rate, training):
        assert not training
        return x
    def resize_linear(x, n, length, aligned=False): return helper.resize_linear(x, n, length, aligned=aligned)
    def affine_grid(theta, height, width, aligned=False): return helper.affine_grid(theta, height, width, aligned=aligned)
    def sample_bilinear(x, column, row): return helper.sample_bilinear(x, column, row)
    def interpolate_nearest(x, scale): return helper.interpolate_nearest(x, scale)
    def sigmoid_cross_entropy(logits, labels):
        assert is_simple(logits)
        return jax.nn.softplus(logits) - logits * labels
    def sigmoid_cross_entropy(logits, labels): return helper.sigmoid_cross_entropy(logits, labels)
    def softshrink(x, lambd=0.5): return helper.softshrink(x, lambd=lambd)
    def hardshrink(x, lambd=0.5): return helper.hardshrink(x, lambd=lambd)
    def threshold(x, threshold, value): return helper.threshold(x, threshold, value)
    def tanhshrink(x):
        assert is_simple(x)
        return x - jnp.tanh(x)
