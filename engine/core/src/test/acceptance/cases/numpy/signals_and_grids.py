import numpy as np


def ema(x, alpha):
    y = np.empty_like(x)
    y[0] = x[0]
    for t in range(1, len(x)):
        y[t] = alpha * x[t] + (1 - alpha) * y[t - 1]
    return y


def moving_average(x, k):
    return np.convolve(x, np.ones(k) / k, mode="same")


def phase(x):
    return np.unwrap(np.angle(np.fft.rfft(x)))


def running_median(x, k):
    padded = np.pad(x, k // 2, mode="edge")
    return np.array([np.median(padded[i:i + k]) for i in range(len(x))])


def erode(mask):
    p = np.pad(mask, 1, constant_values=True)
    out = np.ones_like(mask)
    for dy in range(3):
        for dx in range(3):
            out &= p[dy:dy + mask.shape[0], dx:dx + mask.shape[1]]
    return out


def sobel(img):
    p = np.pad(img, 1, mode="reflect")
    gx = (p[:-2, 2:] + 2 * p[1:-1, 2:] + p[2:, 2:]) - (p[:-2, :-2] + 2 * p[1:-1, :-2] + p[2:, :-2])
    gy = (p[2:, :-2] + 2 * p[2:, 1:-1] + p[2:, 2:]) - (p[:-2, :-2] + 2 * p[:-2, 1:-1] + p[:-2, 2:])
    return np.hypot(gx, gy)


def disc(n):
    y, x = np.mgrid[0:n, 0:n]
    yy, xx = np.ogrid[0:n, 0:n]
    i, j = np.indices((n, n))
    return np.sqrt((x - n / 2) ** 2 + (y - n / 2) ** 2), (xx - n // 2) ** 2 + (yy - n // 2) ** 2 <= 4, (i + j) % 2


def ranks(a):
    sorter = np.argsort(a, kind="mergesort")
    inverse = np.empty(sorter.size, dtype=np.intp)
    inverse[sorter] = np.arange(sorter.size)
    a = a[sorter]
    dense = np.r_[True, a[1:] != a[:-1]].cumsum()[inverse]
    return dense, np.c_[a, inverse]


def tridiagonal(n, a, b, c):
    return np.diag(np.full(n - 1, a), -1) + np.diag(np.full(n, b)) + np.diag(np.full(n - 1, c), 1)


def blocks(a, b):
    z = np.zeros((a.shape[0], b.shape[1]))
    return np.block([[a, z], [z.T, b]])


def kernel(size, sigma):
    ax = np.arange(-(size // 2), size // 2 + 1)
    xx, yy = np.meshgrid(ax, ax)
    k = np.exp(-(xx ** 2 + yy ** 2) / (2 * sigma ** 2))
    return k / k.sum()


def haversine(lat1, lon1, lat2, lon2):
    lat1, lon1, lat2, lon2 = map(np.radians, [lat1, lon1, lat2, lon2])
    a = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    return 6371 * 2 * np.arcsin(np.sqrt(a))


def perceptron(x, y, epochs):
    w = np.zeros(x.shape[1] + 1)
    for _ in range(epochs):
        for row, label in zip(x, y):
            if label * (np.dot(w[1:], row) + w[0]) <= 0:
                w[1:] += label * row
                w[0] += label
    return w


def lists(x):
    return x + [1, 2, 3], np.dot(x, [0.5, 1.5, 2.5]), np.maximum(x, [0, 1, 2])
