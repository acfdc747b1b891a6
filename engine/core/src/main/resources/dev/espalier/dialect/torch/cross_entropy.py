"""PyTorch 2.15: negative log likelihood and cross entropy of classes and of probabilities."""


class torch:
    class nn:
        class functional:
            # classes stand on axis 1; positions with the ignored class do not count
            def nll_loss(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
                assert weight is None
                assert rank(input) > 1, "domain"
                assert reduction == "mean"
                return mean_over_classes(class_nll(input, target, ignore_index), target, ignore_index)
            def nll_loss(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
                assert weight is None
                assert rank(input) > 1, "domain"
                assert reduction == "sum"
                return sum(class_nll(input, target, ignore_index))
            def nll_loss(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
                assert weight is None
                assert rank(input) > 1, "domain"
                assert reduction == "none"
                return class_nll(input, target, ignore_index)
            def nll_loss(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
                assert weight is None
                assert rank(input) == 1
                assert reduction == "mean"
                return mean_over_classes(class_nll(input, target, ignore_index, 0), target, ignore_index)
            def nll_loss(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
                assert weight is None
                assert rank(input) == 1
                assert reduction == "sum"
                return sum(class_nll(input, target, ignore_index, 0))
            def nll_loss(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
                assert weight is None
                assert rank(input) == 1
                assert reduction == "none"
                return class_nll(input, target, ignore_index, 0)
            def nll_loss(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
                assert weight is not None
                assert rank(input) > 1, "domain"
                assert reduction == "mean"
                return divide(sum(multiply(class_nll(input, target, ignore_index), class_weights(weight, target, ignore_index))), sum(class_weights(weight, target, ignore_index)))
            def nll_loss(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
                assert weight is not None
                assert rank(input) > 1, "domain"
                assert reduction == "sum"
                return sum(multiply(class_nll(input, target, ignore_index), class_weights(weight, target, ignore_index)))
            def nll_loss(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
                assert weight is not None
                assert rank(input) > 1, "domain"
                assert reduction == "none"
                return multiply(class_nll(input, target, ignore_index), class_weights(weight, target, ignore_index))
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None and label_smoothing == 0.0
                assert rank(input) > 1, "domain"
                assert reduction == "mean"
                return mean_over_classes(class_nll(log_softmax(input, 1), target, ignore_index), target, ignore_index)
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None and label_smoothing == 0.0
                assert rank(input) > 1, "domain"
                assert reduction == "sum"
                return sum(class_nll(log_softmax(input, 1), target, ignore_index))
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None and label_smoothing == 0.0
                assert rank(input) > 1, "domain"
                assert reduction == "none"
                return class_nll(log_softmax(input, 1), target, ignore_index)
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None and label_smoothing == 0.0
                assert rank(input) == 1
                assert reduction == "mean"
                return mean_over_classes(class_nll(log_softmax(input, 0), target, ignore_index, 0), target, ignore_index)
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None and label_smoothing == 0.0
                assert rank(input) == 1
                assert reduction == "sum"
                return sum(class_nll(log_softmax(input, 0), target, ignore_index, 0))
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None and label_smoothing == 0.0
                assert rank(input) == 1
                assert reduction == "none"
                return class_nll(log_softmax(input, 0), target, ignore_index, 0)
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is not None and label_smoothing == 0.0
                assert rank(input) > 1, "domain"
                assert reduction == "mean"
                return divide(sum(multiply(class_nll(log_softmax(input, 1), target, ignore_index), class_weights(weight, target, ignore_index))), sum(class_weights(weight, target, ignore_index)))
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is not None and label_smoothing == 0.0
                assert rank(input) > 1, "domain"
                assert reduction == "sum"
                return sum(multiply(class_nll(log_softmax(input, 1), target, ignore_index), class_weights(weight, target, ignore_index)))
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is not None and label_smoothing == 0.0
                assert rank(input) > 1, "domain"
                assert reduction == "none"
                return multiply(class_nll(log_softmax(input, 1), target, ignore_index), class_weights(weight, target, ignore_index))
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None
                assert rank(input) > 1, "domain"
                assert reduction == "mean"
                return mean_over_classes(smooth_class_nll(log_softmax(input, 1), target, label_smoothing, ignore_index), target, ignore_index)
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None
                assert rank(input) > 1, "domain"
                assert reduction == "sum"
                return sum(smooth_class_nll(log_softmax(input, 1), target, label_smoothing, ignore_index))
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None
                assert rank(input) > 1, "domain"
                assert reduction == "none"
                return smooth_class_nll(log_softmax(input, 1), target, label_smoothing, ignore_index)
            # a floating target holds probabilities of the classes
            def cross_entropy(input: FloatT, target: Probability, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None and label_smoothing == 0.0
                assert reduction == "mean"
                return mean(cross_entropy_with_logits(input, target, 1))
            def cross_entropy(input: FloatT, target: Probability, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None and label_smoothing == 0.0
                assert reduction == "sum"
                return sum(cross_entropy_with_logits(input, target, 1))
            def cross_entropy(input: FloatT, target: Probability, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None and label_smoothing == 0.0
                assert reduction == "none"
                return cross_entropy_with_logits(input, target, 1)
            def cross_entropy(input: FloatT, target: Probability, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None
                assert reduction == "mean"
                return mean(cross_entropy_with_logits(input, add(multiply(target, 1 - label_smoothing), divide(label_smoothing, size(input, 1))), 1))
            def cross_entropy(input: FloatT, target: Probability, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None
                assert reduction == "sum"
                return sum(cross_entropy_with_logits(input, add(multiply(target, 1 - label_smoothing), divide(label_smoothing, size(input, 1))), 1))
            def cross_entropy(input: FloatT, target: Probability, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None
                assert reduction == "none"
                return cross_entropy_with_logits(input, add(multiply(target, 1 - label_smoothing), divide(label_smoothing, size(input, 1))), 1)
