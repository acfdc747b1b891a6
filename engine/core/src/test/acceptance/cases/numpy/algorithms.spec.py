from spechelp import *  # noqa: F403

LEVEL = 3
ENTRY = ["kmeans", "gram_schmidt", "sieve", "conv1d", "im2col", "lstm_step", "batchnorm", "confusion", "f1", "auc", "viterbi", "bilinear", "standardize", "onehot", "bootstrap_ci", "moving", "pca", "ridge", "game_of_life", "integral", "dither", "spearman", "quantize"]
RTOL, ATOL = 1e-4, 1e-4


def inputs(rng):
    return {
        "kmeans": (f64(rng, 8, 2), f64(rng, 3, 2)),
        "gram_schmidt": (f64(rng, 3, 3),),
        "sieve": (30,),
        "conv1d": (f64(rng, 6), f64(rng, 3)),
        "im2col": (f64(rng, 4, 4), 2),
        "lstm_step": (f64(rng, 2, 3), f64(rng, 2, 2), f64(rng, 2, 2), f64(rng, 3, 8), f64(rng, 2, 8), f64(rng, 8)),
        "batchnorm": [(f64(rng, 4, 3), f64(rng, 3), f64(rng, 3), f64(rng, 3), rng.uniform(0, 1, (3,))), (f64(rng, 4, 3), f64(rng, 3), f64(rng, 3), f64(rng, 3), rng.uniform(0, 1, (3,)), 0.9, False)],
        "confusion": (rng.integers(0, 3, (6,)), rng.integers(0, 3, (6,)), 3),
        "f1": (rng.integers(0, 2, (8,)), rng.integers(0, 2, (8,))),
        "auc": (np.array([0, 1, 0, 1, 1]), rng.uniform(0, 1, (5,))),
        "viterbi": (np.array([0.6, 0.4]), np.array([[0.7, 0.3], [0.4, 0.6]]), np.array([[0.5, 0.4, 0.1], [0.1, 0.3, 0.6]]), np.array([0, 1, 2])),
        "bilinear": (f64(rng, 4, 4), rng.uniform(0, 1, (3,)) * 3, rng.uniform(0, 1, (3,)) * 3),
        "standardize": [(f64(rng, 4, 2),), (rng.integers(0, 9, (4, 2,)),)],
        "onehot": [(rng.integers(0, 3, (4,)),), (rng.integers(0, 3, (2, 2,)), 4)],
        "bootstrap_ci": (f64(rng, 6), rng.integers(0, 6, (10, 6,))),
        "moving": (f64(rng, 6), 3),
        "pca": (f64(rng, 6, 3), 2),
        "ridge": (f64(rng, 5, 2), f64(rng, 5)),
        "game_of_life": (rng.integers(0, 2, (4, 4,)),),
        "integral": (0.0, 1.0),
        "dither": (rng.uniform(0, 1, (4,)),),
        "spearman": (f64(rng, 5), f64(rng, 5)),
        "quantize": (f32(rng, 5),),
    }
