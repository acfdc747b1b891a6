"""Keras 3.15: loss classes, understood. A constructor's arguments are the keyword-only parameters of its call. Operands
are of float32 first, as `floatx` says."""


class keras:
    class losses:
        # rows for the rows below: how the losses of a batch become one
        def _reduced(x: T, reduction):
            assert reduction == "sum_over_batch_size" or reduction == "mean" or reduction == "mean_with_sample_weight"
            return mean(x)
        def _reduced(x: T, reduction):
            assert reduction == "sum"
            return sum(x)
        def _reduced(x: T, reduction):
            assert reduction == "none" or reduction is None
            return x

        class MeanSquaredError:
            def __call__(y_true: T, y_pred: FloatT, sample_weight=None, *, reduction="sum_over_batch_size", name=None, dtype=None):
                return keras.losses._reduced(keras.losses.mean_squared_error(cast(y_true, float32), cast(y_pred, float32)), reduction)
        class MeanAbsoluteError:
            def __call__(y_true: T, y_pred: FloatT, sample_weight=None, *, reduction="sum_over_batch_size", name=None, dtype=None):
                return keras.losses._reduced(keras.losses.mean_absolute_error(cast(y_true, float32), cast(y_pred, float32)), reduction)
        class MeanAbsolutePercentageError:
            def __call__(y_true: T, y_pred: FloatT, sample_weight=None, *, reduction="sum_over_batch_size", name=None, dtype=None):
                return keras.losses._reduced(keras.losses.mean_absolute_percentage_error(cast(y_true, float32), cast(y_pred, float32)), reduction)
        class MeanSquaredLogarithmicError:
            def __call__(y_true: T, y_pred: FloatT, sample_weight=None, *, reduction="sum_over_batch_size", name=None, dtype=None):
                return keras.losses._reduced(keras.losses.mean_squared_logarithmic_error(cast(y_true, float32), cast(y_pred, float32)), reduction)
        class CosineSimilarity:
            def __call__(y_true: T, y_pred: FloatT, sample_weight=None, *, axis: Axis = -1, reduction="sum_over_batch_size", name=None, dtype=None):
                return keras.losses._reduced(keras.losses.cosine_similarity(cast(y_true, float32), cast(y_pred, float32), axis), reduction)
        class Huber:
            def __call__(y_true: T, y_pred: FloatT, sample_weight=None, *, delta: num = 1.0, reduction="sum_over_batch_size", name=None, dtype=None):
                return keras.losses._reduced(keras.losses.huber(cast(y_true, float32), cast(y_pred, float32), delta), reduction)
        class LogCosh:
            def __call__(y_true: T, y_pred: FloatT, sample_weight=None, *, reduction="sum_over_batch_size", name=None, dtype=None):
                return keras.losses._reduced(keras.losses.log_cosh(cast(y_true, float32), cast(y_pred, float32)), reduction)
        class KLDivergence:
            def __call__(y_true: T, y_pred: FloatT, sample_weight=None, *, reduction="sum_over_batch_size", name=None, dtype=None):
                return keras.losses._reduced(keras.losses.kl_divergence(cast(y_true, float32), cast(y_pred, float32)), reduction)
        class Poisson:
            def __call__(y_true: T, y_pred: FloatT, sample_weight=None, *, reduction="sum_over_batch_size", name=None, dtype=None):
                return keras.losses._reduced(keras.losses.poisson(cast(y_true, float32), cast(y_pred, float32)), reduction)
        class Hinge:
            def __call__(y_true: T, y_pred: FloatT, sample_weight=None, *, reduction="sum_over_batch_size", name=None, dtype=None):
                return keras.losses._reduced(keras.losses.hinge(cast(y_true, float32), cast(y_pred, float32)), reduction)
        class SquaredHinge:
            def __call__(y_true: T, y_pred: FloatT, sample_weight=None, *, reduction="sum_over_batch_size", name=None, dtype=None):
                return keras.losses._reduced(keras.losses.squared_hinge(cast(y_true, float32), cast(y_pred, float32)), reduction)
        class CategoricalHinge:
            def __call__(y_true: T, y_pred: FloatT, sample_weight=None, *, reduction="sum_over_batch_size", name=None, dtype=None):
                return keras.losses._reduced(keras.losses.categorical_hinge(cast(y_true, float32), cast(y_pred, float32)), reduction)
        class BinaryCrossentropy:
            def __call__(y_true: T, y_pred: FloatT, sample_weight=None, *, from_logits=False, label_smoothing=0.0, axis=-1, reduction="sum_over_batch_size", name=None, dtype=None):
                return keras.losses._reduced(keras.losses.binary_crossentropy(cast(y_true, float32), cast(y_pred, float32), from_logits, label_smoothing, axis), reduction)
        class BinaryFocalCrossentropy:
            def __call__(y_true: T, y_pred: FloatT, sample_weight=None, *, apply_class_balancing=False, alpha=0.25, gamma=2.0, from_logits=False, label_smoothing=0.0, axis=-1, reduction="sum_over_batch_size", name=None, dtype=None):
                return keras.losses._reduced(keras.losses.binary_focal_crossentropy(cast(y_true, float32), cast(y_pred, float32), apply_class_balancing, alpha, gamma, from_logits, label_smoothing, axis), reduction)
        class CategoricalCrossentropy:
            def __call__(y_true: T, y_pred: FloatT, sample_weight=None, *, from_logits=False, label_smoothing=0.0, axis: Axis = -1, reduction="sum_over_batch_size", name=None, dtype=None):
                return keras.losses._reduced(keras.losses.categorical_crossentropy(cast(y_true, float32), cast(y_pred, float32), from_logits, label_smoothing, axis), reduction)
        class SparseCategoricalCrossentropy:
            def __call__(y_true: IntT, y_pred: FloatT, sample_weight=None, *, from_logits=False, ignore_class=None, reduction="sum_over_batch_size", axis=-1, name=None, dtype=None):
                return keras.losses._reduced(keras.losses.sparse_categorical_crossentropy(y_true, cast(y_pred, float32), from_logits, ignore_class, axis), reduction)
        class Dice:
            def __call__(y_true: T, y_pred: FloatT, sample_weight=None, *, reduction="sum_over_batch_size", name=None, axis=None, dtype=None):
                return keras.losses._reduced(keras.losses.dice(cast(y_true, float32), cast(y_pred, float32), axis), reduction)
        class Tversky:
            def __call__(y_true: T, y_pred: FloatT, sample_weight=None, *, alpha: num = 0.5, beta: num = 0.5, reduction="sum_over_batch_size", name=None, axis=None, dtype=None):
                return keras.losses._reduced(keras.losses.tversky(cast(y_true, float32), cast(y_pred, float32), alpha, beta, axis), reduction)
