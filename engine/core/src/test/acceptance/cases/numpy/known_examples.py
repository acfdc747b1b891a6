import numpy as np


def rmse(predictions, targets):
    """Root of the mean squared error."""
    # one number for a whole batch
    return np.sqrt(np.mean((predictions - targets) ** 2))


def limit(x, low, high):
    return np.clip(x, low, high), x.clip(0.0, 1.0)


def coded(labels):
    return np.eye(4)[labels]


def running(x):
    return np.cumprod(x, axis=0), np.flip(np.cumprod(np.flip(x, 0), axis=0), 0)
