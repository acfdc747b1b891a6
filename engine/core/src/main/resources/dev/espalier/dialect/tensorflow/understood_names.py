"""Keras 3.15: short spellings of the losses, and the losses as metrics."""


class keras:
    class losses:
        mse = keras.losses.mean_squared_error
        MSE = keras.losses.mean_squared_error
        mae = keras.losses.mean_absolute_error
        MAE = keras.losses.mean_absolute_error
        mape = keras.losses.mean_absolute_percentage_error
        MAPE = keras.losses.mean_absolute_percentage_error
        msle = keras.losses.mean_squared_logarithmic_error
        MSLE = keras.losses.mean_squared_logarithmic_error
        kld = keras.losses.kl_divergence
        KLD = keras.losses.kl_divergence
