"""PyTorch 2.15: losses of torch.nn.functional, of differences and of probabilities."""


class torch:
    class nn:
        class functional:
            # a weight would divide the mean by its sum
            def mse_loss(input: T, target: T, size_average=None, reduce=None, reduction="mean", weight=None):
                assert weight is None
                assert reduction == "mean"
                return mean(square(subtract(input, target)))
            def mse_loss(input: T, target: T, size_average=None, reduce=None, reduction="mean", weight=None):
                assert weight is None
                assert reduction == "sum"
                return sum(square(subtract(input, target)))
            def mse_loss(input: T, target: T, size_average=None, reduce=None, reduction="mean", weight=None):
                assert weight is None
                assert reduction == "none"
                return square(subtract(input, target))
            def l1_loss(input: T, target: T, size_average=None, reduce=None, reduction="mean", weight=None):
                assert weight is None
                assert reduction == "mean"
                return mean(abs(subtract(input, target)))
            def l1_loss(input: T, target: T, size_average=None, reduce=None, reduction="mean", weight=None):
                assert weight is None
                assert reduction == "sum"
                return sum(abs(subtract(input, target)))
            def l1_loss(input: T, target: T, size_average=None, reduce=None, reduction="mean", weight=None):
                assert weight is None
                assert reduction == "none"
                return abs(subtract(input, target))
            def smooth_l1_loss(input: T, target: T, size_average=None, reduce=None, reduction="mean", beta: num = 1.0):
                assert not (beta == 0)
                assert reduction == "mean"
                return mean(smooth_l1(input, target, beta))
            def smooth_l1_loss(input: T, target: T, size_average=None, reduce=None, reduction="mean", beta: num = 1.0):
                assert not (beta == 0)
                assert reduction == "sum"
                return sum(smooth_l1(input, target, beta))
            def smooth_l1_loss(input: T, target: T, size_average=None, reduce=None, reduction="mean", beta: num = 1.0):
                assert not (beta == 0)
                assert reduction == "none"
                return smooth_l1(input, target, beta)
            def huber_loss(input: T, target: T, reduction="mean", delta: num = 1.0, weight=None):
                assert weight is None
                assert reduction == "mean"
                return mean(huber(input, target, delta))
            def huber_loss(input: T, target: T, reduction="mean", delta: num = 1.0, weight=None):
                assert weight is None
                assert reduction == "sum"
                return sum(huber(input, target, delta))
            def huber_loss(input: T, target: T, reduction="mean", delta: num = 1.0, weight=None):
                assert weight is None
                assert reduction == "none"
                return huber(input, target, delta)
            def binary_cross_entropy(input: Probability, target: Probability, weight=None, size_average=None, reduce=None, reduction="mean"):
                assert weight is None
                assert reduction == "mean"
                return mean(binary_cross_entropy(input, target))
            def binary_cross_entropy(input: Probability, target: Probability, weight=None, size_average=None, reduce=None, reduction="mean"):
                assert weight is None
                assert reduction == "sum"
                return sum(binary_cross_entropy(input, target))
            def binary_cross_entropy(input: Probability, target: Probability, weight=None, size_average=None, reduce=None, reduction="mean"):
                assert weight is None
                assert reduction == "none"
                return binary_cross_entropy(input, target)
            def binary_cross_entropy(input: Probability, target: Probability, weight: T = None, size_average=None, reduce=None, reduction="mean"):
                assert weight is not None
                assert reduction == "mean"
                return mean(multiply(binary_cross_entropy(input, target), weight))
            def binary_cross_entropy(input: Probability, target: Probability, weight: T = None, size_average=None, reduce=None, reduction="mean"):
                assert weight is not None
                assert reduction == "sum"
                return sum(multiply(binary_cross_entropy(input, target), weight))
            def binary_cross_entropy(input: Probability, target: Probability, weight: T = None, size_average=None, reduce=None, reduction="mean"):
                assert weight is not None
                assert reduction == "none"
                return multiply(binary_cross_entropy(input, target), weight)
            def binary_cross_entropy_with_logits(input: FloatT, target: Probability, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight=None):
                assert weight is None and pos_weight is None
                assert reduction == "mean"
                return mean(sigmoid_cross_entropy(input, target))
            def binary_cross_entropy_with_logits(input: FloatT, target: Probability, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight=None):
                assert weight is None and pos_weight is None
                assert reduction == "sum"
                return sum(sigmoid_cross_entropy(input, target))
            def binary_cross_entropy_with_logits(input: FloatT, target: Probability, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight=None):
                assert weight is None and pos_weight is None
                assert reduction == "none"
                return sigmoid_cross_entropy(input, target)
            def binary_cross_entropy_with_logits(input: FloatT, target: Probability, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight=None):
                assert weight is not None and pos_weight is None
                assert reduction == "mean"
                return mean(multiply(sigmoid_cross_entropy(input, target), weight))
            def binary_cross_entropy_with_logits(input: FloatT, target: Probability, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight=None):
                assert weight is not None and pos_weight is None
                assert reduction == "sum"
                return sum(multiply(sigmoid_cross_entropy(input, target), weight))
            def binary_cross_entropy_with_logits(input: FloatT, target: Probability, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight=None):
                assert weight is not None and pos_weight is None
                assert reduction == "none"
                return multiply(sigmoid_cross_entropy(input, target), weight)
            def binary_cross_entropy_with_logits(input: FloatT, target: Probability, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight: T = None):
                assert weight is None and pos_weight is not None
                assert reduction == "mean"
                return mean(weighted_sigmoid_cross_entropy(input, target, pos_weight))
            def binary_cross_entropy_with_logits(input: FloatT, target: Probability, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight: T = None):
                assert weight is None and pos_weight is not None
                assert reduction == "sum"
                return sum(weighted_sigmoid_cross_entropy(input, target, pos_weight))
            def binary_cross_entropy_with_logits(input: FloatT, target: Probability, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight: T = None):
                assert weight is None and pos_weight is not None
                assert reduction == "none"
                return weighted_sigmoid_cross_entropy(input, target, pos_weight)
            def kl_div(input: FloatT, target: Probability, size_average=None, reduce=None, reduction="mean", log_target=False):
                assert log_target == False
                assert reduction == "mean"
                return mean(subtract(xlogy(target, target), multiply(target, input)))
            def kl_div(input: FloatT, target: Probability, size_average=None, reduce=None, reduction="mean", log_target=False):
                assert log_target == False
                assert reduction == "sum"
                return sum(subtract(xlogy(target, target), multiply(target, input)))
            def kl_div(input: FloatT, target: Probability, size_average=None, reduce=None, reduction="mean", log_target=False):
                assert log_target == False
                assert reduction == "none"
                return subtract(xlogy(target, target), multiply(target, input))
            def kl_div(input: FloatT, target: Probability, size_average=None, reduce=None, reduction="mean", log_target=False):
                assert log_target == False
                assert reduction == "batchmean"
                return divide(sum(subtract(xlogy(target, target), multiply(target, input))), size(input, 0))
            def kl_div(input: FloatT, target: Probability, size_average=None, reduce=None, reduction="mean", log_target=False):
                assert log_target == True
                assert reduction == "mean"
                return mean(multiply(exp(target), subtract(target, input)))
            def kl_div(input: FloatT, target: Probability, size_average=None, reduce=None, reduction="mean", log_target=False):
                assert log_target == True
                assert reduction == "sum"
                return sum(multiply(exp(target), subtract(target, input)))
            def kl_div(input: FloatT, target: Probability, size_average=None, reduce=None, reduction="mean", log_target=False):
                assert log_target == True
                assert reduction == "none"
                return multiply(exp(target), subtract(target, input))
            def kl_div(input: FloatT, target: Probability, size_average=None, reduce=None, reduction="mean", log_target=False):
                assert log_target == True
                assert reduction == "batchmean"
                return divide(sum(multiply(exp(target), subtract(target, input))), size(input, 0))
