"""Losses, metrics and layers as they are written by hand."""
import tensorflow as tf


def accuracy(logits, labels):
    pred = tf.cast(tf.argmax(logits, axis=-1), labels.dtype)
    return tf.reduce_mean(tf.cast(tf.equal(pred, labels), tf.float32))


def sparse_ce(logits, labels):
    return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits))


def dense_ce(logits, labels):
    onehot = tf.one_hot(labels, tf.shape(logits)[-1])
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(onehot, logits))


def focal(y_true, y_pred, gamma=2.0, alpha=0.25):
    y_pred = tf.clip_by_value(y_pred, 1e-7, 1 - 1e-7)
    pt = tf.where(tf.equal(y_true, 1), y_pred, 1 - y_pred)
    w = tf.where(tf.equal(y_true, 1), alpha, 1 - alpha)
    return -tf.reduce_mean(w * tf.pow(1 - pt, gamma) * tf.math.log(pt))


def dice(y_true, y_pred, eps=1e-6):
    inter = tf.reduce_sum(y_true * y_pred, axis=[1, 2])
    total = tf.reduce_sum(y_true, axis=[1, 2]) + tf.reduce_sum(y_pred, axis=[1, 2])
    return 1 - tf.reduce_mean((2 * inter + eps) / (total + eps))


def attention(q, k, v, mask=None):
    d = tf.cast(tf.shape(k)[-1], tf.float32)
    logits = tf.matmul(q, k, transpose_b=True) / tf.math.sqrt(d)
    if mask is not None:
        logits += (1 - mask) * -1e9
    w = tf.nn.softmax(logits, axis=-1)
    return tf.matmul(w, v), w


def split_heads(x, h):
    b, t, d = tf.shape(x)[0], tf.shape(x)[1], x.shape[2]
    x = tf.reshape(x, (b, t, h, d // h))
    return tf.transpose(x, perm=[0, 2, 1, 3])


def positional(length, dim):
    pos = tf.range(length, dtype=tf.float32)[:, tf.newaxis]
    i = tf.range(dim, dtype=tf.float32)[tf.newaxis, :]
    angle = pos / tf.pow(10000.0, 2 * (i // 2) / dim)
    return tf.where(tf.cast(i, tf.int32) % 2 == 0, tf.sin(angle), tf.cos(angle))


def box_iou(a, b):
    tl = tf.maximum(a[:, None, :2], b[None, :, :2])
    br = tf.minimum(a[:, None, 2:], b[None, :, 2:])
    wh = tf.maximum(br - tl, 0.0)
    inter = wh[..., 0] * wh[..., 1]
    area = lambda x: (x[:, 2] - x[:, 0]) * (x[:, 3] - x[:, 1])
    return inter / (area(a)[:, None] + area(b)[None] - inter)


def triplet(anchor, positive, negative, margin=0.2):
    dp = tf.reduce_sum(tf.square(anchor - positive), 1)
    dn = tf.reduce_sum(tf.square(anchor - negative), 1)
    return tf.reduce_mean(tf.maximum(dp - dn + margin, 0.0))


def standardize(x, eps=1e-6):
    mean, var = tf.nn.moments(x, axes=[0])
    return (x - mean) * tf.math.rsqrt(var + eps)


def embed(table, ids):
    return tf.nn.embedding_lookup(table, ids) * tf.math.sqrt(tf.cast(tf.shape(table)[1], tf.float32))


def length_mask(lengths, maxlen):
    m = tf.sequence_mask(lengths, maxlen, dtype=tf.float32)
    return m[:, None, :], tf.reduce_sum(m, 1)


def top(logits, k):
    values, idx = tf.math.top_k(logits, k=k)
    return values, idx, tf.gather(logits, idx, batch_dims=1)


def running(x):
    total = tf.zeros_like(x[0])
    out = []
    for row in tf.unstack(x):
        total = 0.9 * total + 0.1 * row
        out.append(total)
    return tf.stack(out)


def segments(x, ids):
    return tf.math.segment_mean(x, ids), tf.math.unsorted_segment_max(x, ids, 3)


def quantize(x, bits=4):
    n = 2 ** bits - 1
    lo, hi = tf.reduce_min(x), tf.reduce_max(x)
    q = tf.round((x - lo) / (hi - lo) * n)
    return tf.cast(q, tf.int32), q / n * (hi - lo) + lo
