"""PyTorch 2.15: losses of torch.nn.functional by likelihood, margin and distance, and the distances."""


class torch:
    class nn:
        class functional:
            def poisson_nll_loss(input: FloatT, target: Positive, log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction="mean"):
                assert log_input == True and full == False
                assert reduction == "mean"
                return mean(subtract(exp(input), multiply(target, input)))
            def poisson_nll_loss(input: FloatT, target: Positive, log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction="mean"):
                assert log_input == True and full == False
                assert reduction == "sum"
                return sum(subtract(exp(input), multiply(target, input)))
            def poisson_nll_loss(input: FloatT, target: Positive, log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction="mean"):
                assert log_input == True and full == False
                assert reduction == "none"
                return subtract(exp(input), multiply(target, input))
            def poisson_nll_loss(input: Positive, target: Positive, log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction="mean"):
                assert log_input == False and full == False
                assert reduction == "mean"
                return mean(subtract(input, multiply(target, log(add(input, eps)))))
            def poisson_nll_loss(input: Positive, target: Positive, log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction="mean"):
                assert log_input == False and full == False
                assert reduction == "sum"
                return sum(subtract(input, multiply(target, log(add(input, eps)))))
            def poisson_nll_loss(input: Positive, target: Positive, log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction="mean"):
                assert log_input == False and full == False
                assert reduction == "none"
                return subtract(input, multiply(target, log(add(input, eps))))
            def gaussian_nll_loss(input: FloatT, target: FloatT, var: Positive, full=False, eps=1e-06, reduction="mean"):
                assert full == False
                assert rank(var) == rank(input), "domain"
                assert reduction == "mean"
                return mean(multiply(add(log(maximum(var, eps)), divide(square(subtract(input, target)), maximum(var, eps))), 0.5))
            def gaussian_nll_loss(input: FloatT, target: FloatT, var: Positive, full=False, eps=1e-06, reduction="mean"):
                assert full == False
                assert rank(var) == rank(input), "domain"
                assert reduction == "sum"
                return sum(multiply(add(log(maximum(var, eps)), divide(square(subtract(input, target)), maximum(var, eps))), 0.5))
            def gaussian_nll_loss(input: FloatT, target: FloatT, var: Positive, full=False, eps=1e-06, reduction="mean"):
                assert full == False
                assert rank(var) == rank(input), "domain"
                assert reduction == "none"
                return multiply(add(log(maximum(var, eps)), divide(square(subtract(input, target)), maximum(var, eps))), 0.5)
            def soft_margin_loss(input: FloatT, target: FloatT, size_average=None, reduce=None, reduction="mean"):
                assert reduction == "mean"
                return mean(log1p(exp(negative(multiply(target, input)))))
            def soft_margin_loss(input: FloatT, target: FloatT, size_average=None, reduce=None, reduction="mean"):
                assert reduction == "sum"
                return sum(log1p(exp(negative(multiply(target, input)))))
            def soft_margin_loss(input: FloatT, target: FloatT, size_average=None, reduce=None, reduction="mean"):
                assert reduction == "none"
                return log1p(exp(negative(multiply(target, input))))
            def multilabel_soft_margin_loss(input: FloatT, target: Probability, weight=None, size_average=None, reduce=None, reduction="mean"):
                assert weight is None
                assert reduction == "mean"
                return mean(mean(sigmoid_cross_entropy(input, target), -1))
            def multilabel_soft_margin_loss(input: FloatT, target: Probability, weight=None, size_average=None, reduce=None, reduction="mean"):
                assert weight is None
                assert reduction == "sum"
                return sum(mean(sigmoid_cross_entropy(input, target), -1))
            def multilabel_soft_margin_loss(input: FloatT, target: Probability, weight=None, size_average=None, reduce=None, reduction="mean"):
                assert weight is None
                assert reduction == "none"
                return mean(sigmoid_cross_entropy(input, target), -1)
            def hinge_embedding_loss(input: FloatT, target: T, margin=1.0, size_average=None, reduce=None, reduction="mean"):
                assert reduction == "mean"
                return mean(add(where(not_equal(target, 1), maximum(subtract(margin, input), 0), 0), where(not_equal(target, -1), input, 0)))
            def hinge_embedding_loss(input: FloatT, target: T, margin=1.0, size_average=None, reduce=None, reduction="mean"):
                assert reduction == "sum"
                return sum(add(where(not_equal(target, 1), maximum(subtract(margin, input), 0), 0), where(not_equal(target, -1), input, 0)))
            def hinge_embedding_loss(input: FloatT, target: T, margin=1.0, size_average=None, reduce=None, reduction="mean"):
                assert reduction == "none"
                return add(where(not_equal(target, 1), maximum(subtract(margin, input), 0), 0), where(not_equal(target, -1), input, 0))
            def margin_ranking_loss(input1: FloatT, input2: FloatT, target: T, margin=0, size_average=None, reduce=None, reduction="mean"):
                assert reduction == "mean"
                return mean(maximum(add(multiply(negative(target), subtract(input1, input2)), margin), 0))
            def margin_ranking_loss(input1: FloatT, input2: FloatT, target: T, margin=0, size_average=None, reduce=None, reduction="mean"):
                assert reduction == "sum"
                return sum(maximum(add(multiply(negative(target), subtract(input1, input2)), margin), 0))
            def margin_ranking_loss(input1: FloatT, input2: FloatT, target: T, margin=0, size_average=None, reduce=None, reduction="mean"):
                assert reduction == "none"
                return maximum(add(multiply(negative(target), subtract(input1, input2)), margin), 0)
            def cosine_embedding_loss(input1: FloatT, input2: FloatT, target: T, margin=0, size_average=None, reduce=None, reduction="mean"):
                assert reduction == "mean"
                return mean(where(equal(target, 1), subtract(1, divide(sum(multiply(input1, input2), -1), sqrt(multiply(add(sum(square(input1), -1), 1e-12), add(sum(square(input2), -1), 1e-12))))), where(equal(target, -1), maximum(subtract(divide(sum(multiply(input1, input2), -1), sqrt(multiply(add(sum(square(input1), -1), 1e-12), add(sum(square(input2), -1), 1e-12)))), margin), 0), 0)))
            def cosine_embedding_loss(input1: FloatT, input2: FloatT, target: T, margin=0, size_average=None, reduce=None, reduction="mean"):
                assert reduction == "sum"
                return sum(where(equal(target, 1), subtract(1, divide(sum(multiply(input1, input2), -1), sqrt(multiply(add(sum(square(input1), -1), 1e-12), add(sum(square(input2), -1), 1e-12))))), where(equal(target, -1), maximum(subtract(divide(sum(multiply(input1, input2), -1), sqrt(multiply(add(sum(square(input1), -1), 1e-12), add(sum(square(input2), -1), 1e-12)))), margin), 0), 0)))
            def cosine_embedding_loss(input1: FloatT, input2: FloatT, target: T, margin=0, size_average=None, reduce=None, reduction="mean"):
                assert reduction == "none"
                return where(equal(target, 1), subtract(1, divide(sum(multiply(input1, input2), -1), sqrt(multiply(add(sum(square(input1), -1), 1e-12), add(sum(square(input2), -1), 1e-12))))), where(equal(target, -1), maximum(subtract(divide(sum(multiply(input1, input2), -1), sqrt(multiply(add(sum(square(input1), -1), 1e-12), add(sum(square(input2), -1), 1e-12)))), margin), 0), 0))
            def triplet_margin_loss(anchor: FloatT, positive: FloatT, negative: FloatT, margin=1.0, p=2, eps=1e-06, swap=False, size_average=None, reduce=None, reduction="mean"):
                assert swap == False
                assert reduction == "mean"
                return mean(maximum(add(subtract(vector_norm(add(subtract(anchor, positive), eps), -1, p), vector_norm(add(subtract(anchor, negative), eps), -1, p)), margin), 0))
            def triplet_margin_loss(anchor: FloatT, positive: FloatT, negative: FloatT, margin=1.0, p=2, eps=1e-06, swap=False, size_average=None, reduce=None, reduction="mean"):
                assert swap == False
                assert reduction == "sum"
                return sum(maximum(add(subtract(vector_norm(add(subtract(anchor, positive), eps), -1, p), vector_norm(add(subtract(anchor, negative), eps), -1, p)), margin), 0))
            def triplet_margin_loss(anchor: FloatT, positive: FloatT, negative: FloatT, margin=1.0, p=2, eps=1e-06, swap=False, size_average=None, reduce=None, reduction="mean"):
                assert swap == False
                assert reduction == "none"
                return maximum(add(subtract(vector_norm(add(subtract(anchor, positive), eps), -1, p), vector_norm(add(subtract(anchor, negative), eps), -1, p)), margin), 0)
            def cosine_similarity(x1: FloatT, x2: FloatT, dim=1, eps=1e-08):
                assert rank(x1) == rank(x2), "domain"
                return cosine_similarity(x1, x2, dim, eps)
            def pairwise_distance(x1: FloatT, x2: FloatT, p=2.0, eps=1e-06, keepdim=False): return vector_norm(add(subtract(x1, x2), eps), -1, p, keepdim)

    def cosine_similarity(x1: FloatT, x2: FloatT, dim=1, eps=1e-08):
        assert rank(x1) == rank(x2), "domain"
        return cosine_similarity(x1, x2, dim, eps)
    def pairwise_distance(x1: FloatT, x2: FloatT, p=2, eps=1e-06, keepdim=False): return vector_norm(add(subtract(x1, x2), eps), -1, p, keepdim)
