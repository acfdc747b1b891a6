"""Small programs in NumPy; the same stand beside in the other frameworks."""

import numpy as np


def softmax(x):
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def perceptron(x, w1, b1, w2, labels):
    hidden = np.tanh(x @ w1 + b1)
    chosen = np.take_along_axis(softmax(hidden @ w2), labels[:, None], axis=-1)
    return np.mean(-np.log(chosen))


def attention(x, wq, wk, wv, wo):
    batch, time, width = x.shape

    def heads(w):
        return (x @ w).reshape(batch, time, 2, width // 2).transpose(0, 2, 1, 3)

    q, k, v = heads(wq), heads(wk), heads(wv)
    scores = q @ np.swapaxes(k, -2, -1) / (width // 2) ** 0.5
    mask = np.tril(np.ones((time, time), dtype=np.bool_))
    weights = softmax(np.where(mask, scores, -np.inf))
    return np.swapaxes(weights @ v, 1, 2).reshape(batch, time, width) @ wo


def convolution(x, w, mean, var, scale, shift):
    padded = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
    height, width = x.shape[2:]
    y = np.einsum("bchw,oc->bohw", padded[:, :, :height, :width], w[:, :, 0, 0])
    for at in range(1, 9):
        r, c = divmod(at, 3)
        y = y + np.einsum("bchw,oc->bohw", padded[:, :, r : r + height, c : c + width], w[:, :, r, c])
    y = (y - mean[:, None, None]) / np.sqrt(var[:, None, None] + 1e-5) * scale[:, None, None] + shift[:, None, None]
    y = np.maximum(y, 0)
    return np.max(y.reshape(x.shape[0], -1, height // 2, 2, width // 2, 2), axis=(3, 5))


def loops(x, w):
    state, sums = np.zeros(w.shape[1], dtype=np.float32), []
    for at in range(x.shape[0]):
        state = np.tanh(x[at] @ w + state)
        sums.append(np.sum(state))
    sums = np.stack(sums)
    return sums, np.where(np.sum(sums) > 0, state * 2, -state)


def indexing(x, i):
    y = x.copy()
    y[:, 1] = 0.5
    picked = x[i]
    order = np.argsort(x, axis=-1, kind="stable")
    return (
        y[1:, ::2],
        np.cumsum(picked, axis=0),
        np.max(x, axis=0) - np.var(x, axis=0),
        np.sum(np.where(x > 0, x, -x)),
        np.argmax(x, axis=-1),
        i // 2 - i % 2,
        np.take_along_axis(x, order, axis=1)[:, ::-1],
    )
