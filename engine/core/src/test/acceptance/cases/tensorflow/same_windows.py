"""Convolutions and pools that keep or divide the size, and what is done with their results."""
import math

import tensorflow as tf


def same_conv(x: tf.Tensor, k: tf.Tensor) -> tf.Tensor:
    return tf.nn.relu(tf.nn.conv2d(x, k, strides=2, padding="SAME"))


def same_pool(x: tf.Tensor) -> tf.Tensor:
    return tf.nn.max_pool2d(x, ksize=2, strides=2, padding="SAME")


def pools(x: tf.Tensor):
    return tf.nn.max_pool2d(x, 3, 2, "SAME"), tf.nn.avg_pool2d(x, 3, 2, "SAME"), tf.nn.max_pool2d(x, 3, 1, padding="SAME"), tf.nn.avg_pool(x, 2, 2, "VALID")


def blur(x: tf.Tensor, sigma: float = 1.0, size: int = 3) -> tf.Tensor:
    ax = tf.range(-size // 2 + 1.0, size // 2 + 1.0)
    g = tf.exp(-(ax ** 2) / (2.0 * sigma ** 2))
    kernel = tf.tensordot(g, g, axes=0)
    kernel = kernel / tf.reduce_sum(kernel)
    c = x.shape[-1]
    kernel = tf.tile(kernel[:, :, None, None], [1, 1, c, 1])
    return tf.nn.depthwise_conv2d(x, kernel, strides=[1, 1, 1, 1], padding="SAME")


def patches(x: tf.Tensor, p: int) -> tf.Tensor:
    b, h, w, c = x.shape
    x = tf.reshape(x, (b, h // p, p, w // p, p, c))
    x = tf.transpose(x, (0, 1, 3, 2, 4, 5))
    return tf.reshape(x, (b, -1, p * p * c))


def focal(y: tf.Tensor, logits: tf.Tensor, gamma: float = 2.0, alpha: float = 0.25) -> tf.Tensor:
    p = tf.sigmoid(logits)
    ce = tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=logits)
    pt = tf.where(tf.equal(y, 1.0), p, 1.0 - p)
    at = y * alpha + (1.0 - y) * (1.0 - alpha)
    return tf.reduce_mean(tf.reduce_sum(at * tf.pow(1.0 - pt, gamma) * ce, axis=-1))


def iou(a: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
    a, b = tf.expand_dims(a, 1), tf.expand_dims(b, 0)
    tl = tf.maximum(a[..., :2], b[..., :2])
    br = tf.minimum(a[..., 2:], b[..., 2:])
    inter = tf.reduce_prod(tf.maximum(br - tl, 0.0), axis=-1)
    area = lambda z: tf.reduce_prod(z[..., 2:] - z[..., :2], axis=-1)
    return tf.math.divide_no_nan(inter, area(a) + area(b) - inter)


def causal(q: tf.Tensor, k: tf.Tensor, v: tf.Tensor) -> tf.Tensor:
    d = tf.cast(tf.shape(k)[-1], tf.float32)
    logits = tf.einsum("bqd,bkd->bqk", q, k) / tf.sqrt(d)
    n = tf.shape(q)[1]
    mask = tf.linalg.band_part(tf.ones((n, n)), -1, 0)
    logits = tf.where(mask[None] > 0, logits, -1e9)
    return tf.nn.softmax(logits) @ v


def posenc(n: int, d: int) -> tf.Tensor:
    pos = tf.range(n, dtype=tf.float32)[:, tf.newaxis]
    i = tf.range(d, dtype=tf.float32)[tf.newaxis, :]
    angle = pos / tf.pow(10000.0, 2.0 * (i // 2.0) / tf.cast(d, tf.float32))
    return tf.concat([tf.sin(angle[:, 0::2]), tf.cos(angle[:, 1::2])], axis=-1)


def gcn(x: tf.Tensor, src: tf.Tensor, dst: tf.Tensor, n: int) -> tf.Tensor:
    msg = tf.gather(x, src)
    agg = tf.math.unsorted_segment_sum(msg, dst, n)
    deg = tf.math.unsorted_segment_sum(tf.ones_like(dst, tf.float32), dst, n)
    return agg / tf.maximum(deg, 1.0)[:, None]


def attention_pool(x: tf.Tensor, seg: tf.Tensor, n: int) -> tf.Tensor:
    s = tf.reduce_sum(x, -1)
    m = tf.math.unsorted_segment_max(s, seg, n)
    e = tf.exp(s - tf.gather(m, seg))
    return e / tf.gather(tf.math.unsorted_segment_sum(e, seg, n), seg)


def scatter(idx: tf.Tensor, upd: tf.Tensor, base: tf.Tensor):
    a = tf.scatter_nd(idx[:, None], upd, [6])
    b = tf.tensor_scatter_nd_update(base, idx[:, None], upd)
    return a, b, tf.tensor_scatter_nd_add(base, idx[:, None], upd)


def adamw(p: tf.Tensor, gs: tf.Tensor, lr: float = 0.01, b1: float = 0.9, b2: float = 0.999, wd: float = 0.1) -> tf.Tensor:
    m, v = tf.zeros_like(p), tf.zeros_like(p)
    for t, g in enumerate(tf.unstack(gs), start=1):
        m = b1 * m + (1 - b1) * g
        v = b2 * v + (1 - b2) * tf.square(g)
        mh, vh = m / (1 - b1 ** t), v / (1 - b2 ** t)
        p = p - lr * (mh / (tf.sqrt(vh) + 1e-8) + wd * p)
    return p


def top_p(logits: tf.Tensor, p: float) -> tf.Tensor:
    s = tf.sort(logits, direction="DESCENDING", axis=-1)
    c = tf.cumsum(tf.nn.softmax(s, axis=-1), axis=-1, exclusive=True)
    cut = tf.reduce_min(tf.where(c < p, s, tf.fill(tf.shape(s), s.dtype.max)), axis=-1, keepdims=True)
    return tf.where(logits < cut, tf.fill(tf.shape(logits), -math.inf), logits)


def kalman(xs: tf.Tensor, q: float, r: float) -> tf.Tensor:
    m, p = xs[0], 1.0
    out = []
    for z in tf.unstack(xs):
        p = p + q
        k = p / (p + r)
        m = m + k * (z - m)
        p = (1.0 - k) * p
        out.append(m)
    return tf.stack(out)


def lstm(x: tf.Tensor, h: tf.Tensor, c: tf.Tensor, w: tf.Tensor, b: tf.Tensor):
    z = tf.concat([x, h], 1) @ w + b
    i, j, f, o = tf.split(z, 4, axis=1)
    c = c * tf.sigmoid(f + 1.0) + tf.sigmoid(i) * tf.tanh(j)
    return tf.tanh(c) * tf.sigmoid(o), c


def confusion(y: tf.Tensor, p: tf.Tensor) -> tf.Tensor:
    m = tf.math.confusion_matrix(y, p, num_classes=3)
    return tf.cast(m, tf.float32) / tf.cast(tf.reduce_sum(m, axis=1, keepdims=True), tf.float32)
