"""Keras 3.15: further names of the same functions: tf.keras and short spellings of losses."""


class keras:
    class losses:
        mse = keras.losses.mean_squared_error
        MSE = keras.losses.mean_squared_error
        mae = keras.losses.mean_absolute_error
        MAE = keras.losses.mean_absolute_error
        mape = keras.losses.mean_absolute_percentage_error
        msle = keras.losses.mean_squared_logarithmic_error


class tensorflow:
    class keras:
        class activations:
            celu = keras.activations.celu
            elu = keras.activations.elu
            exponential = keras.activations.exponential
            gelu = keras.activations.gelu
            glu = keras.activations.glu
            hard_shrink = keras.activations.hard_shrink
            hard_sigmoid = keras.activations.hard_sigmoid
            hard_silu = keras.activations.hard_silu
            hard_swish = keras.activations.hard_silu
            hard_tanh = keras.activations.hard_tanh
            leaky_relu = keras.activations.leaky_relu
            linear = keras.activations.linear
            log_sigmoid = keras.activations.log_sigmoid
            log_softmax = keras.activations.log_softmax
            mish = keras.activations.mish
            relu = keras.activations.relu
            relu6 = keras.activations.relu6
            selu = keras.activations.selu
            sigmoid = keras.activations.sigmoid
            silu = keras.activations.silu
            soft_shrink = keras.activations.soft_shrink
            softmax = keras.activations.softmax
            softplus = keras.activations.softplus
            softsign = keras.activations.softsign
            swish = keras.activations.silu
            tanh = keras.activations.tanh
            tanh_shrink = keras.activations.tanh_shrink

        class losses:
            mean_squared_error = keras.losses.mean_squared_error
            mean_absolute_error = keras.losses.mean_absolute_error
            mean_absolute_percentage_error = keras.losses.mean_absolute_percentage_error
            mean_squared_logarithmic_error = keras.losses.mean_squared_logarithmic_error
            cosine_similarity = keras.losses.cosine_similarity
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
            dice = keras.losses.dice
            tversky = keras.losses.tversky
            MSE = keras.losses.mean_squared_error
            MAE = keras.losses.mean_absolute_error

        class metrics:
            mean_squared_error = keras.losses.mean_squared_error
            mean_absolute_error = keras.losses.mean_absolute_error
            binary_crossentropy = keras.losses.binary_crossentropy
            categorical_crossentropy = keras.losses.categorical_crossentropy
            sparse_categorical_crossentropy = keras.losses.sparse_categorical_crossentropy
            kl_divergence = keras.losses.kl_divergence
            binary_accuracy = keras.metrics.binary_accuracy
            categorical_accuracy = keras.metrics.categorical_accuracy
            sparse_categorical_accuracy = keras.metrics.sparse_categorical_accuracy

        class utils:
            to_categorical = keras.utils.to_categorical
            normalize = keras.utils.normalize
