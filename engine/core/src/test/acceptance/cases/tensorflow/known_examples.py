import tensorflow as tf


def rmse(predictions, targets):
    """Root of the mean squared error."""
    # one number for a whole batch
    return tf.sqrt(tf.reduce_mean(tf.square(predictions - targets)))


def limit(x, low, high):
    return tf.clip_by_value(x, low, high), tf.clip_by_value(x, 0.0, 1.0)


def coded(labels):
    return tf.one_hot(labels, 4), tf.one_hot(labels - 1, 3, axis=0)


def running(x):
    exclusive = tf.math.cumprod(x, axis=0, exclusive=True)
    backwards = tf.math.cumprod(x, axis=0, reverse=True)
    return tf.math.cumprod(x), exclusive, backwards, tf.math.cumprod(x, axis=-1, exclusive=True, reverse=True)
