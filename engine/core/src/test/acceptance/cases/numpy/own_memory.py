import numpy as np


def normalise(weights):
    w = weights.copy()
    w /= w[-1]
    return w


def differences(x):
    """In place, against the values before the change."""
    d = x.copy()
    d[1:] -= d[:-1]
    return d


def eliminate(a, b):
    """Gauss and Jordan with pivots; integers are welcome."""
    m = np.column_stack([a, b]).astype(float)
    for i in range(len(b)):
        pivot = i + np.argmax(np.abs(m[i:, i]))
        if pivot != i:
            m[[i, pivot]] = m[[pivot, i]]
        m[i] /= m[i, i]
        for j in range(len(b)):
            if j != i:
                m[j] -= m[j, i] * m[i]
    return m[:, -1]


def symmetric(a):
    a = a.copy()
    a += a.T
    a[:] = a[::-1]
    return a


def waiting_times(rates, u):
    t, out = 0.0, []
    for i in range(len(u)):
        t += -np.log(u[i]) / rates[i % len(rates)]
        out.append((t, i))
    return np.array(out)


def counted(labels):
    counts = {}
    for label in labels:
        counts[label] = counts.get(label, 0) + 1
    return max(counts.values()), len(counts)


def equalised(img):
    """Bytes that are looked up in a table."""
    hist = np.bincount(img.ravel(), minlength=256)
    cdf = hist.cumsum()
    cdf = (cdf - cdf.min()) * 255 / (cdf.max() - cdf.min())
    return cdf[img].astype("uint8")


def threshold(img):
    hist, edges = np.histogram(img, bins=256, range=(0, 256))
    return hist, edges, np.argmax(np.cumsum(hist) >= img.size / 2)


def picked(x, index):
    return x[index]


def largest(x):
    return np.max(x, initial=0.0), np.min(x, initial=9.0)
