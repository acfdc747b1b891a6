"""Small programs in TensorFlow; the same stand beside in the other frameworks."""

import tensorflow as tf


def perceptron(x, w1, b1, w2, labels):
    hidden = tf.tanh(x @ w1 + b1)
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=hidden @ w2)
    return tf.reduce_mean(losses)


def attention(x, wq, wk, wv, wo):
    batch, time, width = x.shape

    def heads(w):
        return tf.transpose(tf.reshape(x @ w, (batch, time, 2, width // 2)), (0, 2, 1, 3))

    q, k, v = heads(wq), heads(wk), heads(wv)
    scores = tf.matmul(q, k, transpose_b=True) / (width // 2) ** 0.5
    mask = tf.linalg.band_part(tf.ones((time, time)), -1, 0) > 0
    weights = tf.nn.softmax(tf.where(mask, scores, float("-inf")), axis=-1)
    return tf.reshape(tf.transpose(weights @ v, (0, 2, 1, 3)), (batch, time, width)) @ wo


def convolution(x, w, mean, var, scale, shift):
    y = tf.nn.conv2d(tf.transpose(x, (0, 2, 3, 1)), tf.transpose(w, (2, 3, 1, 0)), strides=1, padding="SAME")
    y = tf.nn.batch_normalization(y, mean, var, shift, scale, 1e-5)
    y = tf.nn.max_pool2d(tf.nn.relu(y), 2, 2, "VALID")
    return tf.transpose(y, (0, 3, 1, 2))


def loops(x, w):
    states = tf.scan(lambda state, row: tf.tanh(tf.linalg.matvec(w, row, transpose_a=True) + state), x, tf.zeros(w.shape[1]))
    sums, last = tf.reduce_sum(states, axis=1), states[-1]
    turned = tf.cond(tf.reduce_sum(sums) > 0, lambda: last * 2, lambda: -last)
    halved, steps = tf.while_loop(
        lambda v, _: tf.reduce_max(tf.abs(v)) > 0.1, lambda v, count: (v / 2, count + 1), (turned, tf.constant(0))
    )
    return sums, turned, halved, steps


def indexing(x, i):
    y = tf.concat([x[:, :1], tf.fill((x.shape[0], 1), 0.5), x[:, 2:]], axis=1)
    picked = tf.gather(x, i)
    order = tf.argsort(x, axis=-1, stable=True)
    return (
        y[1:, ::2],
        tf.cumsum(picked, axis=0),
        tf.reduce_max(x, axis=0) - tf.math.reduce_variance(x, axis=0),
        tf.reduce_sum(tf.where(x > 0, x, -x)),
        tf.argmax(x, axis=-1),
        i // 2 - i % 2,
        tf.gather(x, order, batch_dims=1)[:, ::-1],
    )
