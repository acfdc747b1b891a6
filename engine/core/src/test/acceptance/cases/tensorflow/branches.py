import tensorflow as tf


def shifted(x):
    return tf.cond(tf.reduce_sum(x) > 0, lambda: x + 1.0, lambda: x - 1.0)


def named(x):
    def doubled():
        return x * 2.0

    def negative():
        return -x

    y = tf.cond(tf.reduce_mean(x) > 0.0, doubled, negative)
    return tf.cond(tf.reduce_max(y) > 1.0, lambda: y / tf.reduce_max(y), lambda: y) + x


def masked_scores(q, k, valid):
    scores = tf.matmul(q, k, transpose_b=True)
    return tf.nn.softmax(tf.where(valid, scores, scores.dtype.min))
