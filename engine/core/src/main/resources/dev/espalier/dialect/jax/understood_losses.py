"""Optax 0.2: losses that are plain functions, understood in a source."""


class optax:
    def squared_error(predictions: FloatT, targets: FloatT = None):
        assert targets is not None
        return square(subtract(predictions, targets))
    def squared_error(predictions: FloatT, targets=None): return square(predictions)
    def l2_loss(predictions: FloatT, targets: FloatT = None):
        assert targets is not None
        return multiply(0.5, square(subtract(predictions, targets)))
    def l2_loss(predictions: FloatT, targets=None): return multiply(0.5, square(predictions))
    def huber_loss(predictions: FloatT, targets: FloatT = None, *, delta=1.0):
        assert targets is not None
        return where(less_equal(abs(subtract(predictions, targets)), delta), multiply(0.5, square(subtract(predictions, targets))), multiply(delta, subtract(abs(subtract(predictions, targets)), multiply(0.5, delta))))
    def huber_loss(predictions: FloatT, targets=None, *, delta=1.0):
        return where(less_equal(abs(predictions), delta), multiply(0.5, square(predictions)), multiply(delta, subtract(abs(predictions), multiply(0.5, delta))))
    def log_cosh(predictions: FloatT, targets: FloatT = None):
        assert targets is not None
        return subtract(logaddexp(subtract(predictions, targets), subtract(targets, predictions)), 0.6931471805599453)
    def log_cosh(predictions: FloatT, targets=None): return subtract(logaddexp(predictions, negative(predictions)), 0.6931471805599453)
    def cosine_similarity(predictions: FloatT, targets: FloatT, *, epsilon=0.0, axis=-1, where=None):
        return sum(multiply(divide(predictions, sqrt(maximum(sum(square(predictions), axis, True), epsilon))), divide(targets, sqrt(maximum(sum(square(targets), axis, True), epsilon)))), axis)
    def cosine_distance(predictions: FloatT, targets: FloatT, *, epsilon=0.0, axis=-1, where=None):
        return subtract(1, sum(multiply(divide(predictions, sqrt(maximum(sum(square(predictions), axis, True), epsilon))), divide(targets, sqrt(maximum(sum(square(targets), axis, True), epsilon)))), axis))
    def sigmoid_binary_cross_entropy(logits: FloatT, labels: T): return sigmoid_cross_entropy(logits, cast(labels, dtypeof(logits)))
    def hinge_loss(predictor_outputs: FloatT, targets: T): return maximum(0, subtract(1, multiply(predictor_outputs, targets)))
    def softmax_cross_entropy(logits: FloatT, labels: T, axis=-1, where=None): return cross_entropy_with_logits(logits, labels, axis)
    def softmax_cross_entropy_with_integer_labels(logits: FloatT, labels: IntT, axis: Axis = -1, where=None):
        return subtract(logsumexp(logits, axis), squeeze(take_along_axis(logits, expand_dims(labels, axis), axis), axis))
    def kl_divergence(log_predictions: FloatT, targets: Probability, axis=-1, where=None):
        return sum(subtract(xlogy(targets, targets), multiply(targets, log_predictions)), axis)
    def smooth_labels(labels: FloatT, alpha, *, axis: Axis = -1, where=None):
        return add(multiply(subtract(1.0, alpha), labels), divide(alpha, size(labels, axis)))
    def sigmoid_focal_loss(logits: FloatT, labels: T, *, alpha=None, gamma=2.0):
        return multiply(sigmoid_cross_entropy(logits, cast(labels, dtypeof(logits))), power(subtract(add(labels, sigmoid(logits)), multiply(2, multiply(labels, sigmoid(logits)))), gamma))
    def sigmoid_focal_loss(logits: FloatT, labels: T, *, alpha: num = None, gamma=2.0):
        assert alpha is not None
        return multiply(add(multiply(alpha, labels), multiply(subtract(1, alpha), subtract(1, labels))), multiply(sigmoid_cross_entropy(logits, cast(labels, dtypeof(logits))), power(subtract(add(labels, sigmoid(logits)), multiply(2, multiply(labels, sigmoid(logits)))), gamma)))

    class losses:
        squared_error = optax.squared_error
        l2_loss = optax.l2_loss
        huber_loss = optax.huber_loss
        log_cosh = optax.log_cosh
        cosine_similarity = optax.cosine_similarity
        cosine_distance = optax.cosine_distance
        sigmoid_binary_cross_entropy = optax.sigmoid_binary_cross_entropy
        hinge_loss = optax.hinge_loss
        softmax_cross_entropy = optax.softmax_cross_entropy
        softmax_cross_entropy_with_integer_labels = optax.softmax_cross_entropy_with_integer_labels
        kl_divergence = optax.kl_divergence
        smooth_labels = optax.smooth_labels
        sigmoid_focal_loss = optax.sigmoid_focal_loss
        def perceptron_loss(predictor_outputs: FloatT, targets: T): return maximum(0, multiply(negative(predictor_outputs), targets))
        def poly_loss_cross_entropy(logits: FloatT, labels: FloatT, *, epsilon=2.0, axis=-1, where=None):
            return add(cross_entropy_with_logits(logits, labels, axis), multiply(epsilon, sum(multiply(labels, subtract(1, softmax(logits, axis))), axis)))
        def kl_divergence_with_log_targets(log_predictions: FloatT, log_targets: FloatT, axis=-1, where=None):
            return sum(multiply(exp(log_targets), subtract(log_targets, log_predictions)), axis)
        def triplet_margin_loss(anchors: FloatT, positives: FloatT, negatives: FloatT, axis=-1, norm_degree=2, margin=1.0, eps=1e-06):
            assert norm_degree == 2
            return maximum(add(subtract(sqrt(add(sum(square(subtract(anchors, positives)), axis), eps)), sqrt(add(sum(square(subtract(anchors, negatives)), axis), eps))), margin), 0)
