"""Keras 3.15: the losses as functions. The targets take the dtype of the predictions; epsilon is 1e-7."""


class keras:
    class losses:
        def mean_squared_error(y_true: T, y_pred: FloatT): return mean(square(subtract(cast(y_true, dtypeof(y_pred)), y_pred)), -1)
        def mean_absolute_error(y_true: T, y_pred: FloatT): return mean(abs(subtract(cast(y_true, dtypeof(y_pred)), y_pred)), -1)
        def mean_absolute_percentage_error(y_true: T, y_pred: FloatT):
            return multiply(100.0, mean(abs(divide(subtract(cast(y_true, dtypeof(y_pred)), y_pred), maximum(abs(cast(y_true, dtypeof(y_pred))), 1e-7))), -1))
        def mean_squared_logarithmic_error(y_true: T, y_pred: FloatT):
            return mean(square(subtract(log(add(maximum(y_pred, 1e-7), 1.0)), log(add(maximum(cast(y_true, dtypeof(y_pred)), 1e-7), 1.0)))), -1)
        def cosine_similarity(y_true: T, y_pred: FloatT, axis=-1):
            return negative(sum(multiply(multiply(cast(y_true, dtypeof(y_pred)), minimum(rsqrt(sum(square(cast(y_true, dtypeof(y_pred))), axis, True)), 1e7)), multiply(y_pred, minimum(rsqrt(sum(square(y_pred), axis, True)), 1e7))), axis))
        def huber(y_true: T, y_pred: FloatT, delta: num = 1.0):
            return mean(where(less_equal(abs(subtract(y_pred, cast(y_true, dtypeof(y_pred)))), delta), multiply(0.5, square(subtract(y_pred, cast(y_true, dtypeof(y_pred))))), subtract(multiply(delta, abs(subtract(y_pred, cast(y_true, dtypeof(y_pred))))), 0.5 * delta * delta)), -1)
        def log_cosh(y_true: T, y_pred: FloatT):
            return mean(subtract(add(subtract(y_pred, cast(y_true, dtypeof(y_pred))), softplus(multiply(subtract(y_pred, cast(y_true, dtypeof(y_pred))), -2.0))), 0.6931471805599453), -1)
        def kl_divergence(y_true: T, y_pred: FloatT):
            return sum(multiply(clip(cast(y_true, dtypeof(y_pred)), 1e-7, 1), log(divide(clip(cast(y_true, dtypeof(y_pred)), 1e-7, 1), clip(y_pred, 1e-7, 1)))), -1)
        def poisson(y_true: T, y_pred: Positive):
            return mean(subtract(y_pred, multiply(cast(y_true, dtypeof(y_pred)), log(add(y_pred, 1e-7)))), -1)
        def hinge(y_true: T, y_pred: FloatT):
            return mean(maximum(subtract(1.0, multiply(where(all(logical_or(equal(y_true, 0), equal(y_true, 1))), subtract(multiply(2.0, cast(y_true, dtypeof(y_pred))), 1.0), cast(y_true, dtypeof(y_pred))), y_pred)), 0.0), -1)
        def squared_hinge(y_true: T, y_pred: FloatT):
            return mean(square(maximum(subtract(1.0, multiply(where(all(logical_or(equal(y_true, 0), equal(y_true, 1))), subtract(multiply(2.0, cast(y_true, dtypeof(y_pred))), 1.0), cast(y_true, dtypeof(y_pred))), y_pred)), 0.0)), -1)
        def categorical_hinge(y_true: T, y_pred: FloatT):
            return maximum(add(subtract(amax(multiply(subtract(1.0, cast(y_true, dtypeof(y_pred))), y_pred), -1), sum(multiply(cast(y_true, dtypeof(y_pred)), y_pred), -1)), 1.0), 0.0)
        def binary_crossentropy(y_true: T, y_pred: FloatT, from_logits=False, label_smoothing=0.0, axis=-1):
            assert from_logits and label_smoothing == 0.0
            return mean(sigmoid_cross_entropy(y_pred, cast(y_true, dtypeof(y_pred))), axis)
        def binary_crossentropy(y_true: T, y_pred: FloatT, from_logits=False, label_smoothing: num = 0.0, axis=-1):
            assert from_logits
            return mean(sigmoid_cross_entropy(y_pred, add(multiply(cast(y_true, dtypeof(y_pred)), 1.0 - label_smoothing), 0.5 * label_smoothing)), axis)
        def binary_crossentropy(y_true: T, y_pred: UnitInterval, from_logits=False, label_smoothing=0.0, axis=-1):
            assert not from_logits and label_smoothing == 0.0
            return mean(negative(add(multiply(cast(y_true, dtypeof(y_pred)), log(clip(y_pred, 1e-7, 0.9999999))), multiply(subtract(1, cast(y_true, dtypeof(y_pred))), log(subtract(1, clip(y_pred, 1e-7, 0.9999999)))))), axis)
        def binary_crossentropy(y_true: T, y_pred: UnitInterval, from_logits=False, label_smoothing: num = 0.0, axis=-1):
            assert not from_logits
            return mean(negative(add(multiply(add(multiply(cast(y_true, dtypeof(y_pred)), 1.0 - label_smoothing), 0.5 * label_smoothing), log(clip(y_pred, 1e-7, 0.9999999))), multiply(subtract(1, add(multiply(cast(y_true, dtypeof(y_pred)), 1.0 - label_smoothing), 0.5 * label_smoothing)), log(subtract(1, clip(y_pred, 1e-7, 0.9999999)))))), axis)
        def binary_focal_crossentropy(y_true: T, y_pred: UnitInterval, apply_class_balancing=False, alpha=0.25, gamma=2.0, from_logits=False, label_smoothing=0.0, axis=-1):
            assert not from_logits and not apply_class_balancing and label_smoothing == 0.0
            return mean(multiply(power(subtract(1.0, add(multiply(cast(y_true, dtypeof(y_pred)), y_pred), multiply(subtract(1, cast(y_true, dtypeof(y_pred))), subtract(1, y_pred)))), gamma), negative(add(multiply(cast(y_true, dtypeof(y_pred)), log(clip(y_pred, 1e-7, 0.9999999))), multiply(subtract(1, cast(y_true, dtypeof(y_pred))), log(subtract(1, clip(y_pred, 1e-7, 0.9999999))))))), axis)
        def categorical_crossentropy(y_true: T, y_pred: FloatT, from_logits=False, label_smoothing=0.0, axis: Axis = -1):
            assert from_logits and label_smoothing == 0.0
            return cross_entropy_with_logits(y_pred, cast(y_true, dtypeof(y_pred)), axis)
        def categorical_crossentropy(y_true: T, y_pred: FloatT, from_logits=False, label_smoothing: num = 0.0, axis: Axis = -1):
            assert from_logits
            return cross_entropy_with_logits(y_pred, add(multiply(cast(y_true, dtypeof(y_pred)), 1.0 - label_smoothing), label_smoothing / size(y_true, -1)), axis)
        def categorical_crossentropy(y_true: T, y_pred: Positive, from_logits=False, label_smoothing=0.0, axis: Axis = -1):
            assert not from_logits and label_smoothing == 0.0
            return negative(sum(multiply(cast(y_true, dtypeof(y_pred)), log(clip(divide(y_pred, sum(y_pred, axis, True)), 1e-7, 0.9999999))), axis))
        def categorical_crossentropy(y_true: T, y_pred: Positive, from_logits=False, label_smoothing: num = 0.0, axis: Axis = -1):
            assert not from_logits
            return negative(sum(multiply(add(multiply(cast(y_true, dtypeof(y_pred)), 1.0 - label_smoothing), label_smoothing / size(y_true, -1)), log(clip(divide(y_pred, sum(y_pred, axis, True)), 1e-7, 0.9999999))), axis))
        def sparse_categorical_crossentropy(y_true: IntT, y_pred: FloatT, from_logits=False, ignore_class=None, axis=-1):
            assert from_logits and ignore_class is None and axis == -1
            return negative(squeeze(take_along_axis(log_softmax(y_pred, -1), expand_dims(cast(y_true, int64), -1), -1), -1))
        def sparse_categorical_crossentropy(y_true: IntT, y_pred: Positive, from_logits=False, ignore_class=None, axis=-1):
            assert not from_logits and ignore_class is None and axis == -1
            return negative(squeeze(take_along_axis(log_softmax(log(clip(y_pred, 1e-7, 0.9999999)), -1), expand_dims(cast(y_true, int64), -1), -1), -1))
        def dice(y_true: T, y_pred: FloatT, axis=None):
            return subtract(1, divide(multiply(2.0, sum(multiply(cast(y_true, dtypeof(y_pred)), y_pred), axis)), add(add(sum(cast(y_true, dtypeof(y_pred)), axis), sum(y_pred, axis)), 1e-7)))
        def tversky(y_true: T, y_pred: FloatT, alpha: num = 0.5, beta: num = 0.5, axis=None):
            return subtract(1, divide(sum(multiply(cast(y_true, dtypeof(y_pred)), y_pred), axis), add(add(add(sum(multiply(cast(y_true, dtypeof(y_pred)), y_pred), axis), multiply(sum(multiply(subtract(1, y_pred), cast(y_true, dtypeof(y_pred))), axis), alpha)), multiply(sum(multiply(y_pred, subtract(1, cast(y_true, dtypeof(y_pred)))), axis), beta)), 1e-7)))

    class metrics:
        mean_squared_error = keras.losses.mean_squared_error
        mean_absolute_error = keras.losses.mean_absolute_error
        mean_absolute_percentage_error = keras.losses.mean_absolute_percentage_error
        mean_squared_logarithmic_error = keras.losses.mean_squared_logarithmic_error
        huber = keras.losses.huber
        log_cosh = keras.losses.log_cosh
        kl_divergence = keras.losses.kl_divergence
        poisson = keras.losses.poisson
        hinge = keras.losses.hinge
        squared_hinge = keras.losses.squared_hinge
        categorical_hinge = keras.losses.categorical_hinge
        binary_crossentropy = keras.losses.binary_crossentropy
        binary_focal_crossentropy = keras.losses.binary_focal_crossentropy
        categorical_crossentropy = keras.losses.categorical_crossentropy
        sparse_categorical_crossentropy = keras.losses.sparse_categorical_crossentropy
        def binary_accuracy(y_true: T, y_pred: FloatT, threshold=0.5):
            return cast(equal(cast(y_true, dtypeof(y_pred)), cast(greater(y_pred, threshold), dtypeof(y_pred))), dtypeof(y_pred))
        def categorical_accuracy(y_true: FloatT, y_pred: FloatT):
            assert rank(y_true) == 2
            return cast(equal(argmax(y_true, -1), argmax(y_pred, -1)), dtypeof(y_pred))
        def sparse_categorical_accuracy(y_true: IntT, y_pred: FloatT):
            assert rank(y_true) == 1
            return cast(equal(cast(y_true, int64), argmax(y_pred, -1)), dtypeof(y_pred))

    class utils:
        def to_categorical(x: IntT, num_classes: int = None):
            assert num_classes is not None
            return one_hot(x, num_classes, float32)
        def normalize(x: FloatT, axis=-1, order=2):
            assert order == 2
            return multiply(x, minimum(rsqrt(sum(square(x), axis, True)), 1e7))
