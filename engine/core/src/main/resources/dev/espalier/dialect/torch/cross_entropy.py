"""PyTorch 2.15: negative log likelihood and cross entropy of classes and of probabilities."""


class torch:
    class nn:
        class functional:
            # classes stand on axis 1; positions with the ignored class do not count
            def nll_loss(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
                assert weight is None and rank(input) == 1
                assert reduction == "mean"
                return divide(sum(where(not_equal(target, ignore_index), negative(squeeze(gather(input, expand_dims(where(not_equal(target, ignore_index), target, 0), 0), 0), 0)), 0)), sum(cast(not_equal(target, ignore_index), dtypeof(input))))
            def nll_loss(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
                assert weight is None and rank(input) == 1
                assert reduction == "sum"
                return sum(where(not_equal(target, ignore_index), negative(squeeze(gather(input, expand_dims(where(not_equal(target, ignore_index), target, 0), 0), 0), 0)), 0))
            def nll_loss(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
                assert weight is None and rank(input) == 1
                assert reduction == "none"
                return where(not_equal(target, ignore_index), negative(squeeze(gather(input, expand_dims(where(not_equal(target, ignore_index), target, 0), 0), 0), 0)), 0)
            def nll_loss(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
                assert weight is None
                assert reduction == "mean"
                return divide(sum(where(not_equal(target, ignore_index), negative(squeeze(gather(input, expand_dims(where(not_equal(target, ignore_index), target, 0), 1), 1), 1)), 0)), sum(cast(not_equal(target, ignore_index), dtypeof(input))))
            def nll_loss(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
                assert weight is None
                assert reduction == "sum"
                return sum(where(not_equal(target, ignore_index), negative(squeeze(gather(input, expand_dims(where(not_equal(target, ignore_index), target, 0), 1), 1), 1)), 0))
            def nll_loss(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
                assert weight is None
                assert reduction == "none"
                return where(not_equal(target, ignore_index), negative(squeeze(gather(input, expand_dims(where(not_equal(target, ignore_index), target, 0), 1), 1), 1)), 0)
            def nll_loss(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
                assert weight is not None
                assert reduction == "mean"
                return divide(sum(where(not_equal(target, ignore_index), multiply(negative(squeeze(gather(input, expand_dims(where(not_equal(target, ignore_index), target, 0), 1), 1), 1)), take(weight, where(not_equal(target, ignore_index), target, 0), 0)), 0)), sum(where(not_equal(target, ignore_index), take(weight, where(not_equal(target, ignore_index), target, 0), 0), 0)))
            def nll_loss(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
                assert weight is not None
                assert reduction == "sum"
                return sum(where(not_equal(target, ignore_index), multiply(negative(squeeze(gather(input, expand_dims(where(not_equal(target, ignore_index), target, 0), 1), 1), 1)), take(weight, where(not_equal(target, ignore_index), target, 0), 0)), 0))
            def nll_loss(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
                assert weight is not None
                assert reduction == "none"
                return where(not_equal(target, ignore_index), multiply(negative(squeeze(gather(input, expand_dims(where(not_equal(target, ignore_index), target, 0), 1), 1), 1)), take(weight, where(not_equal(target, ignore_index), target, 0), 0)), 0)
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None and label_smoothing == 0.0 and rank(input) == 1
                assert reduction == "mean"
                return divide(sum(where(not_equal(target, ignore_index), negative(squeeze(gather(log_softmax(input, 0), expand_dims(where(not_equal(target, ignore_index), target, 0), 0), 0), 0)), 0)), sum(cast(not_equal(target, ignore_index), dtypeof(input))))
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None and label_smoothing == 0.0 and rank(input) == 1
                assert reduction == "sum"
                return sum(where(not_equal(target, ignore_index), negative(squeeze(gather(log_softmax(input, 0), expand_dims(where(not_equal(target, ignore_index), target, 0), 0), 0), 0)), 0))
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None and label_smoothing == 0.0 and rank(input) == 1
                assert reduction == "none"
                return where(not_equal(target, ignore_index), negative(squeeze(gather(log_softmax(input, 0), expand_dims(where(not_equal(target, ignore_index), target, 0), 0), 0), 0)), 0)
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None and label_smoothing == 0.0
                assert reduction == "mean"
                return divide(sum(where(not_equal(target, ignore_index), negative(squeeze(gather(log_softmax(input, 1), expand_dims(where(not_equal(target, ignore_index), target, 0), 1), 1), 1)), 0)), sum(cast(not_equal(target, ignore_index), dtypeof(input))))
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None and label_smoothing == 0.0
                assert reduction == "sum"
                return sum(where(not_equal(target, ignore_index), negative(squeeze(gather(log_softmax(input, 1), expand_dims(where(not_equal(target, ignore_index), target, 0), 1), 1), 1)), 0))
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None and label_smoothing == 0.0
                assert reduction == "none"
                return where(not_equal(target, ignore_index), negative(squeeze(gather(log_softmax(input, 1), expand_dims(where(not_equal(target, ignore_index), target, 0), 1), 1), 1)), 0)
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is not None and label_smoothing == 0.0
                assert reduction == "mean"
                return divide(sum(where(not_equal(target, ignore_index), multiply(negative(squeeze(gather(log_softmax(input, 1), expand_dims(where(not_equal(target, ignore_index), target, 0), 1), 1), 1)), take(weight, where(not_equal(target, ignore_index), target, 0), 0)), 0)), sum(where(not_equal(target, ignore_index), take(weight, where(not_equal(target, ignore_index), target, 0), 0), 0)))
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is not None and label_smoothing == 0.0
                assert reduction == "sum"
                return sum(where(not_equal(target, ignore_index), multiply(negative(squeeze(gather(log_softmax(input, 1), expand_dims(where(not_equal(target, ignore_index), target, 0), 1), 1), 1)), take(weight, where(not_equal(target, ignore_index), target, 0), 0)), 0))
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is not None and label_smoothing == 0.0
                assert reduction == "none"
                return where(not_equal(target, ignore_index), multiply(negative(squeeze(gather(log_softmax(input, 1), expand_dims(where(not_equal(target, ignore_index), target, 0), 1), 1), 1)), take(weight, where(not_equal(target, ignore_index), target, 0), 0)), 0)
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None
                assert reduction == "mean"
                return divide(sum(where(not_equal(target, ignore_index), add(multiply(negative(squeeze(gather(log_softmax(input, 1), expand_dims(where(not_equal(target, ignore_index), target, 0), 1), 1), 1)), 1 - label_smoothing), multiply(negative(mean(log_softmax(input, 1), 1)), label_smoothing)), 0)), sum(cast(not_equal(target, ignore_index), dtypeof(input))))
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None
                assert reduction == "sum"
                return sum(where(not_equal(target, ignore_index), add(multiply(negative(squeeze(gather(log_softmax(input, 1), expand_dims(where(not_equal(target, ignore_index), target, 0), 1), 1), 1)), 1 - label_smoothing), multiply(negative(mean(log_softmax(input, 1), 1)), label_smoothing)), 0))
            def cross_entropy(input: FloatT, target: IntT, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
                assert weight is None
                assert reduction == "none"
                return where(not_equal(target, ignore_index), add(multiply(negative(squeeze(gather(log_softmax(input, 1), expand_dims(where(not_equal(target, ignore_index), target, 0), 1), 1), 1)), 1 - label_smoothing), multiply(negative(mean(log_softmax(input, 1), 1)), label_smoothing)), 0)
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
