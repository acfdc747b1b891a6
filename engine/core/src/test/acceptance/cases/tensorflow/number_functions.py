import numpy as np
import tensorflow as tf


def log2(x):
    return tf.math.log(x) / tf.math.log(2.0)


def gelu(x):
    return 0.5 * x * (1.0 + tf.tanh(tf.sqrt(2.0 / np.pi) * (x + 0.044715 * tf.pow(x, 3))))


def const():
    return tf.math.log(10.0), tf.exp(-1.0) * 2, tf.maximum(3, 4), tf.abs(-2)


def sz(x, d: int):
    return x / tf.sqrt(tf.cast(d, tf.float32)), tf.pow(2.0, 3.0)
