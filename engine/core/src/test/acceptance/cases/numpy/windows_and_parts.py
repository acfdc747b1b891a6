"""Windows, unequal parts, lists of arrays, and numerical methods that change arrays step by step."""
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def local_mean(img, k=3):
    w = sliding_window_view(img, (k, k))
    return w.mean(axis=(-2, -1))


def max_pool2(img, k):
    h, w = img.shape
    return img[:h // k * k, :w // k * k].reshape(h // k, k, w // k, k).max(axis=(1, 3))


def folds(x, k):
    return [part.mean() for part in np.array_split(x, k)]


def splits(x):
    a, b, c = np.array_split(x, 3)
    return a.sum(), b.sum(), c.sum()


def kronsum(a, b):
    return np.kron(a, np.eye(b.shape[0])) + np.kron(np.eye(a.shape[0]), b)


def norms(a):
    return np.linalg.norm(a, axis=1), np.linalg.norm(a, ord=1), np.linalg.norm(a, 2), np.linalg.norm(a, np.inf, axis=0), np.linalg.norm(a, "nuc"), np.linalg.norm(a, axis=(0, 1)), np.linalg.norm(a, axis=-1, keepdims=True)


def markov(p, n):
    return np.linalg.matrix_power(p, n)


def welch(x, n, hop):
    win = np.hanning(n)
    segs = [x[i:i + n] * win for i in range(0, len(x) - n + 1, hop)]
    return np.mean([np.abs(np.fft.rfft(s)) ** 2 for s in segs], axis=0) / (win ** 2).sum()


def haar(x):
    out = []
    while len(x) > 1:
        a, d = (x[0::2] + x[1::2]) / np.sqrt(2), (x[0::2] - x[1::2]) / np.sqrt(2)
        out.append(d)
        x = a
    out.append(x)
    return np.concatenate(out[::-1])


def tridiagonal(a, b, c, d):
    n = len(d)
    cp, dp = np.zeros(n), np.zeros(n)
    cp[0], dp[0] = c[0] / b[0], d[0] / b[0]
    for i in range(1, n):
        m = b[i] - a[i] * cp[i - 1]
        cp[i] = c[i] / m
        dp[i] = (d[i] - a[i] * dp[i - 1]) / m
    x = np.zeros(n)
    x[-1] = dp[-1]
    for i in reversed(range(n - 1)):
        x[i] = dp[i] - cp[i] * x[i + 1]
    return x


def jacobi(a, b, iters=20):
    d = np.diag(a)
    r = a - np.diagflat(d)
    x = np.zeros_like(b)
    for _ in range(iters):
        x = (b - r @ x) / d
    return x


def lu(a):
    u = a.astype(float).copy()
    n = len(u)
    l = np.eye(n)
    for k in range(n - 1):
        f = u[k + 1:, k] / u[k, k]
        l[k + 1:, k] = f
        u[k + 1:] -= f[:, None] * u[k]
    return l, u


def silhouette(d, labels):
    scores = []
    for i, l in enumerate(labels):
        own = (labels == l)
        own[i] = False
        if not own.any():
            continue
        a = d[i, own].mean()
        b = min(d[i, labels == k].mean() for k in np.unique(labels) if k != l)
        scores.append((b - a) / max(a, b))
    return np.mean(scores)


def em_step(x, mu, var, pi):
    d = (x[:, None] - mu) ** 2
    logp = np.log(pi) - 0.5 * (np.log(2 * np.pi * var) + d / var)
    r = np.exp(logp - np.logaddexp.reduce(logp, axis=1, keepdims=True))
    n = r.sum(0)
    mu = (r * x[:, None]).sum(0) / n
    return mu, (r * (x[:, None] - mu) ** 2).sum(0) / n, n / len(x)


def pagerank(adj, d=0.85, iters=15):
    n = adj.shape[0]
    out = adj.sum(axis=1, keepdims=True)
    p = np.divide(adj, out, out=np.full_like(adj, 1.0 / n), where=out != 0)
    r = np.full(n, 1 / n)
    for _ in range(iters):
        r = (1 - d) / n + d * p.T @ r
    return r


def lcs(a, b):
    dp = np.zeros((len(a) + 1, len(b) + 1), dtype=int)
    for i, x in enumerate(a, 1):
        for j, y in enumerate(b, 1):
            dp[i, j] = dp[i - 1, j - 1] + 1 if x == y else max(dp[i - 1, j], dp[i, j - 1])
    return dp[-1, -1]


def quat_mul(p, q):
    w1, x1, y1, z1 = np.moveaxis(p, -1, 0)
    w2, x2, y2, z2 = np.moveaxis(q, -1, 0)
    return np.stack([w1 * w2 - x1 * x2 - y1 * y2 - z1 * z2, w1 * x2 + x1 * w2 + y1 * z2 - z1 * y2,
                     w1 * y2 - x1 * z2 + y1 * w2 + z1 * x2, w1 * z2 + x1 * y2 - y1 * x2 + z1 * w2], axis=-1)


def col2im(cols, h, w, k):
    img = np.zeros((h + k - 1, w + k - 1))
    cols = cols.reshape(k, k, h, w)
    for i in range(k):
        for j in range(k):
            img[i:i + h, j:j + w] += cols[i, j]
    return img


def soft_update(w, g, lr=0.1, mu=0.9):
    v = np.zeros_like(w)
    for gi in g:
        np.multiply(v, mu, out=v)
        v -= lr * gi
        np.add(w, v, out=w)
    return w
