"""Statistics, windows and metrics as they are written by hand."""
import numpy as np


def window(n, kind="hann"):
    t = np.arange(n)
    if kind == "hann":
        return 0.5 - 0.5 * np.cos(2 * np.pi * t / (n - 1))
    elif kind == "hamming":
        return 0.54 - 0.46 * np.cos(2 * np.pi * t / (n - 1))
    raise ValueError(kind)


def accuracy(y_true, y_pred):
    return np.mean(y_true == y_pred)


def precision_recall(y_true, y_pred):
    tp = np.sum((y_true == 1) & (y_pred == 1))
    fp = np.sum((y_true == 0) & (y_pred == 1))
    fn = np.sum((y_true == 1) & (y_pred == 0))
    return tp / (tp + fp), tp / (tp + fn)


def one_hot(labels, n):
    out = np.zeros((len(labels), n))
    out[np.arange(len(labels)), labels] = 1
    return out


def minmax(x, axis=None):
    lo = x.min(axis=axis, keepdims=True)
    hi = x.max(axis=axis, keepdims=True)
    return (x - lo) / np.where(hi > lo, hi - lo, 1)


def moving_average(x, w):
    c = np.cumsum(np.insert(x, 0, 0))
    return (c[w:] - c[:-w]) / w


def entropy(p):
    p = p[p > 0]
    return -np.sum(p * np.log2(p))


def mode(x):
    values, counts = np.unique(x, return_counts=True)
    return values[np.argmax(counts)]


def pairwise(a, b):
    return np.sqrt(((a[:, None] - b[None]) ** 2).sum(-1))


def rotate(points, angle):
    c, s = np.cos(angle), np.sin(angle)
    return points @ np.array([[c, -s], [s, c]]).T


def ecdf(x):
    xs = np.sort(x)
    return xs, np.arange(1, len(xs) + 1) / len(xs)


def zscore(x):
    mu = x.mean(0)
    sd = x.std(0, ddof=1)
    return (x - mu) / sd


def agreement(a, b):
    return (a == b).mean()


def signs(a, b):
    return np.mean(a > 0), (a > 0).mean(axis=0), np.average(a > 0), (a > b).std()
