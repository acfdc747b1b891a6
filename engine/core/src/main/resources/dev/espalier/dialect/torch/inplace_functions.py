"""PyTorch 2.15: functions that change their first argument, which is also their result."""


class torch:
    class nn:
        class functional:
            def relu(input: T, inplace=False):
                assert inplace == True
                input = relu(input)
            def relu_(input: T, /): input = relu(input)
            def relu6(input: T, inplace=False):
                assert inplace == True
                input = relu6(input)
            def elu(input: FloatT, alpha=1.0, inplace=False):
                assert inplace == True
                input = elu(input, alpha)
            def selu(input: FloatT, inplace=False):
                assert inplace == True
                input = selu(input)
            def leaky_relu(input: FloatT, negative_slope=0.01, inplace=False):
                assert inplace == True
                input = leaky_relu(input, negative_slope)
            def leaky_relu_(input: FloatT, negative_slope=0.01): input = leaky_relu(input, negative_slope)
            def hardtanh(input: T, min_val=-1.0, max_val=1.0, inplace=False):
                assert inplace == True
                input = hardtanh(input, min_val, max_val)
            def hardsigmoid(input: FloatT, inplace=False):
                assert inplace == True
                input = hard_sigmoid(input)
            def hardswish(input: FloatT, inplace=False):
                assert inplace == True
                input = hard_silu(input)
            def silu(input: FloatT, inplace=False):
                assert inplace == True
                input = silu(input)
            def mish(input: FloatT, inplace=False):
                assert inplace == True
                input = mish(input)
            def dropout(input: FloatT, p=0.5, training=True, inplace=False):
                assert inplace == True
                input = dropout(input, p, training)

        class init:
            def constant_(tensor: T, val): tensor = full_like(tensor, val)
            def zeros_(tensor: T): tensor = zeros_like(tensor)
            def ones_(tensor: T): tensor = ones_like(tensor)

    def relu_(input: T, /): input = relu(input)
    def sigmoid_(input: T): input = sigmoid(input)
    def tanh_(input: T): input = tanh(input)
    def exp_(input: T): input = exp(input)
    def sqrt_(input: T): input = sqrt(input)
    def abs_(input: T): input = abs(input)
    def neg_(input: T): input = negative(input)
    def clamp_(input: T, min=None, max=None): input = clip(input, min, max)
