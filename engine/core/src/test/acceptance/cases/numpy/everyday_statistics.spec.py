from spechelp import *  # noqa: F403

LEVEL = 2
ENTRY = ["window", "accuracy", "precision_recall", "one_hot", "minmax", "moving_average", "entropy", "mode",
         "pairwise", "rotate", "ecdf", "zscore", "agreement", "signs"]
RTOL, ATOL = 1e-4, 1e-5
STRICT_DTYPE = False


def inputs(rng):
    x, a, b = f64(rng, 6, 3), ints(rng, 0, 2, 12), ints(rng, 0, 2, 12)
    a[:2] = b[:2] = 1
    return {
        "window": [(8,), (8, "hamming")], "accuracy": (a, b), "precision_recall": (a, b), "one_hot": (ints(rng, 0, 4, 5), 4),
        "minmax": [(x,), (x, 0)], "moving_average": [(f64(rng, 9), 3), (ints(rng, 0, 9, 9), 3)],
        "entropy": (np.array([0.5, 0.25, 0.25, 0.0]),), "mode": (a,), "pairwise": (x, x[:2] + 0.5),
        "rotate": (f64(rng, 5, 2), 0.4), "ecdf": (f64(rng, 7),), "zscore": (x,), "agreement": (a, b),
        "signs": (f32(rng, 4, 3), f32(rng, 4, 3)),
    }
