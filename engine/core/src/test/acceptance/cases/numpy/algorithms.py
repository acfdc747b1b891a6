import numpy as np
from functools import partial
from collections import defaultdict, Counter, namedtuple


def kmeans(x, c, iters=3):
    for _ in range(iters):
        d = ((x[:, None] - c[None]) ** 2).sum(-1)
        lab = d.argmin(1)
        c = np.stack([x[lab == k].mean(0) if (lab == k).any() else c[k] for k in range(len(c))])
    return c, lab


def gram_schmidt(a):
    q = np.zeros_like(a)
    for j in range(a.shape[1]):
        v = a[:, j].copy()
        for k in range(j):
            v -= (q[:, k] @ a[:, j]) * q[:, k]
        q[:, j] = v / np.linalg.norm(v)
    return q


def sieve(n: int):
    p = np.ones(n + 1, dtype=bool)
    p[:2] = False
    for i in range(2, int(n ** 0.5) + 1):
        if p[i]:
            p[i * i::i] = False
    return np.nonzero(p)[0]


def conv1d(x, k):
    n = len(x) - len(k) + 1
    return np.array([np.sum(x[i:i + len(k)] * k[::-1]) for i in range(n)])


def im2col(x, k: int):
    h, w = x.shape
    out = np.empty((h - k + 1, w - k + 1, k * k), dtype=x.dtype)
    for i in range(h - k + 1):
        for j in range(w - k + 1):
            out[i, j] = x[i:i + k, j:j + k].ravel()
    return out


def lstm_step(x, h, c, w, u, b):
    z = x @ w + h @ u + b
    i, f, g, o = np.split(z, 4, axis=-1)
    sig = lambda v: 1 / (1 + np.exp(-v))
    c = sig(f) * c + sig(i) * np.tanh(g)
    return sig(o) * np.tanh(c), c


def batchnorm(x, g, b, rm, rv, m=0.9, training=True, eps=1e-5):
    if training:
        mu, var = x.mean(0), x.var(0)
        rm = m * rm + (1 - m) * mu
        rv = m * rv + (1 - m) * var
    else:
        mu, var = rm, rv
    return g * (x - mu) / np.sqrt(var + eps) + b, rm, rv


def confusion(y, p, n):
    m = np.zeros((n, n), dtype=int)
    for a, b in zip(y, p):
        m[a, b] += 1
    return m


def f1(y, p):
    tp = np.sum((y == 1) & (p == 1))
    fp = np.sum((y == 0) & (p == 1))
    fn = np.sum((y == 1) & (p == 0))
    prec = tp / (tp + fp) if tp + fp > 0 else 0.0
    rec = tp / (tp + fn) if tp + fn > 0 else 0.0
    return 2 * prec * rec / (prec + rec) if prec + rec else 0.0


def auc(y, s):
    order = np.argsort(-s, kind="stable")
    y = y[order]
    tps = np.cumsum(y)
    fps = np.cumsum(1 - y)
    tpr = tps / tps[-1]
    fpr = fps / fps[-1]
    return np.trapezoid(tpr, fpr)


def viterbi(init, trans, emit, obs):
    t, n = len(obs), len(init)
    d = np.zeros((t, n))
    back = np.zeros((t, n), dtype=np.int64)
    d[0] = np.log(init) + np.log(emit[:, obs[0]])
    for i in range(1, t):
        s = d[i - 1][:, None] + np.log(trans)
        back[i] = s.argmax(0)
        d[i] = s.max(0) + np.log(emit[:, obs[i]])
    path = [int(d[-1].argmax())]
    for i in range(t - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return path[::-1], d[-1].max()


def bilinear(img, y, x):
    y0, x0 = np.floor(y).astype(int), np.floor(x).astype(int)
    y1, x1 = np.clip(y0 + 1, 0, img.shape[0] - 1), np.clip(x0 + 1, 0, img.shape[1] - 1)
    wy, wx = y - y0, x - x0
    top = img[y0, x0] * (1 - wx) + img[y0, x1] * wx
    bot = img[y1, x0] * (1 - wx) + img[y1, x1] * wx
    return top * (1 - wy) + bot * wy


def standardize(x, axis=0):
    x = np.asarray(x, dtype=np.float64)
    x -= x.mean(axis=axis, keepdims=True)
    x /= x.std(axis=axis, keepdims=True) + 1e-8
    return x


def onehot(y, n=None):
    y = np.asarray(y)
    n = n or y.max() + 1
    out = np.zeros((y.size, n))
    out[np.arange(y.size), y.ravel()] = 1
    return out.reshape(*y.shape, n)


def bootstrap_ci(x, idx):
    means = x[idx].mean(axis=1)
    return np.percentile(means, [2.5, 97.5])


def moving(x, w: int):
    c = np.cumsum(np.insert(x, 0, 0))
    return (c[w:] - c[:-w]) / w


def pca(x, k: int):
    x = x - x.mean(0)
    u, s, vt = np.linalg.svd(x, full_matrices=False)
    return np.abs(x @ vt[:k].T), s ** 2 / (len(x) - 1)


def ridge(x, y, lam=1.0):
    return np.linalg.solve(x.T @ x + lam * np.eye(x.shape[1]), x.T @ y)


def game_of_life(b):
    n = sum(np.roll(np.roll(b, i, 0), j, 1) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0))
    return ((n == 3) | ((b == 1) & (n == 2))).astype(b.dtype)


def simpson(f, a, b, n=10):
    x = np.linspace(a, b, n + 1)
    y = f(x)
    return (b - a) / (3 * n) * (y[0] + y[-1] + 4 * y[1:-1:2].sum() + 2 * y[2:-1:2].sum())


def integral(a, b):
    return simpson(np.sin, a, b), simpson(lambda t: t ** 2, a, b)


def dither(x, levels=4):
    return np.round(x * (levels - 1)) / (levels - 1)


def rank(x):
    order = x.argsort()
    r = np.empty_like(order)
    r[order] = np.arange(len(x))
    return r


def spearman(a, b):
    return np.corrcoef(rank(a), rank(b))[0, 1]


def quantize(x, bits=8):
    lo, hi = x.min(), x.max()
    scale = (hi - lo) / (2 ** bits - 1)
    q = np.round((x - lo) / scale).astype(np.uint8)
    return q, q.astype(np.float32) * scale + lo
