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
                return mean(where(less(abs(subtract(input, target)), beta), divide(multiply(square(subtract(input, target)), 0.5), beta), subtract(abs(subtract(input, target)), 0.5 * beta)))
            def smooth_l1_loss(input: T, target: T, size_average=None, reduce=None, reduction="mean", beta: num = 1.0):
                assert not (beta == 0)
                assert reduction == "sum"
                return sum(where(less(abs(subtract(input, target)), beta), divide(multiply(square(subtract(input, target)), 0.5), beta), subtract(abs(subtract(input, target)), 0.5 * beta)))
            def smooth_l1_loss(input: T, target: T, size_average=None, reduce=None, reduction="mean", beta: num = 1.0):
                assert not (beta == 0)
                assert reduction == "none"
                return where(less(abs(subtract(input, target)), beta), divide(multiply(square(subtract(input, target)), 0.5), beta), subtract(abs(subtract(input, target)), 0.5 * beta))
            def huber_loss(input: T, target: T, reduction="mean", delta: num = 1.0, weight=None):
                assert weight is None
                assert reduction == "mean"
                return mean(where(less(abs(subtract(input, target)), delta), multiply(square(subtract(input, target)), 0.5), multiply(subtract(abs(subtract(input, target)), 0.5 * delta), delta)))
            def huber_loss(input: T, target: T, reduction="mean", delta: num = 1.0, weight=None):
                assert weight is None
                assert reduction == "sum"
                return sum(where(less(abs(subtract(input, target)), delta), multiply(square(subtract(input, target)), 0.5), multiply(subtract(abs(subtract(input, target)), 0.5 * delta), delta)))
            def huber_loss(input: T, target: T, reduction="mean", delta: num = 1.0, weight=None):
                assert weight is None
                assert reduction == "none"
                return where(less(abs(subtract(input, target)), delta), multiply(square(subtract(input, target)), 0.5), multiply(subtract(abs(subtract(input, target)), 0.5 * delta), delta))
            # logarithms end at -100
            def binary_cross_entropy(input: Probability, target: Probability, weight=None, size_average=None, reduce=None, reduction="mean"):
                assert weight is None
                assert reduction == "mean"
                return mean(negative(add(multiply(target, maximum(log(input), -100)), multiply(subtract(1, target), maximum(log1p(negative(input)), -100)))))
            def binary_cross_entropy(input: Probability, target: Probability, weight=None, size_average=None, reduce=None, reduction="mean"):
                assert weight is None
                assert reduction == "sum"
                return sum(negative(add(multiply(target, maximum(log(input), -100)), multiply(subtract(1, target), maximum(log1p(negative(input)), -100)))))
            def binary_cross_entropy(input: Probability, target: Probability, weight=None, size_average=None, reduce=None, reduction="mean"):
                assert weight is None
                assert reduction == "none"
                return negative(add(multiply(target, maximum(log(input), -100)), multiply(subtract(1, target), maximum(log1p(negative(input)), -100))))
            def binary_cross_entropy(input: Probability, target: Probability, weight: T = None, size_average=None, reduce=None, reduction="mean"):
                assert weight is not None
                assert reduction == "mean"
                return mean(multiply(negative(add(multiply(target, maximum(log(input), -100)), multiply(subtract(1, target), maximum(log1p(negative(input)), -100)))), weight))
            def binary_cross_entropy(input: Probability, target: Probability, weight: T = None, size_average=None, reduce=None, reduction="mean"):
                assert weight is not None
                assert reduction == "sum"
                return sum(multiply(negative(add(multiply(target, maximum(log(input), -100)), multiply(subtract(1, target), maximum(log1p(negative(input)), -100)))), weight))
            def binary_cross_entropy(input: Probability, target: Probability, weight: T = None, size_average=None, reduce=None, reduction="mean"):
                assert weight is not None
                assert reduction == "none"
                return multiply(negative(add(multiply(target, maximum(log(input), -100)), multiply(subtract(1, target), maximum(log1p(negative(input)), -100)))), weight)
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
            def binary_cross_entropy_with_logits(input: FloatT, target: Probability, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight=None):
                assert weight is None and pos_weight is not None
                assert reduction == "mean"
                return mean(add(multiply(subtract(1, target), input), multiply(add(multiply(subtract(pos_weight, 1), target), 1), softplus(negative(input)))))
            def binary_cross_entropy_with_logits(input: FloatT, target: Probability, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight=None):
                assert weight is None and pos_weight is not None
                assert reduction == "sum"
                return sum(add(multiply(subtract(1, target), input), multiply(add(multiply(subtract(pos_weight, 1), target), 1), softplus(negative(input)))))
            def binary_cross_entropy_with_logits(input: FloatT, target: Probability, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight=None):
                assert weight is None and pos_weight is not None
                assert reduction == "none"
                return add(multiply(subtract(1, target), input), multiply(add(multiply(subtract(pos_weight, 1), target), 1), softplus(negative(input))))
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
