from spechelp import *  # noqa: F403

LEVEL = 3
ENTRY = ["local_mean", "folds", "splits", "welch", "silhouette", "max_pool2", "kronsum", "norms", "markov", "haar", "tridiagonal", "jacobi", "lu", "em_step", "pagerank", "lcs", "quat_mul",
         "col2im", "soft_update"]
RTOL, ATOL = 1e-4, 1e-5
STRICT_DTYPE = False


def inputs(rng):
    p = np.abs(f64(rng, 3, 3))
    p = p / p.sum(1, keepdims=True)
    a = f64(rng, 4, 4) + 4 * np.eye(4)
    d = np.abs(f64(rng, 6, 6))
    edges = np.array([[0, 0, 0, 0], [1, 0, 1, 0], [1, 0, 0, 1], [0, 1, 0, 0]], float)
    return {
        "local_mean": (f64(rng, 5, 6),),
        "folds": [(f64(rng, 7), 3), (f64(rng, 6), 3)],
        "splits": [(f64(rng, 7),), (f64(rng, 9),)],
        "welch": (f64(rng, 16), 8, 4),
        "silhouette": (d + d.T, np.array([0, 1, 0, 1, 1, 0])),
        "max_pool2": (f64(rng, 5, 6), 2),
        "kronsum": (f64(rng, 2, 2), f64(rng, 3, 3)),
        "norms": (f64(rng, 3, 4),),
        "markov": [(p, 3), (p, 0), (p, 5)],
        "haar": (f64(rng, 8),),
        "tridiagonal": (f64(rng, 4), f64(rng, 4) + 4, f64(rng, 4), f64(rng, 4)),
        "jacobi": (a, f64(rng, 4)),
        "lu": (a,),
        "em_step": (f64(rng, 7), f64(rng, 2), np.array([0.5, 1.5]), np.array([0.4, 0.6])),
        "pagerank": (edges,),
        "lcs": ([1, 2, 3, 4], [2, 4, 3, 4]),
        "quat_mul": (f64(rng, 2, 4), f64(rng, 2, 4)),
        "col2im": (f64(rng, 9, 12), 3, 4, 3),
        "soft_update": (f64(rng, 3), f64(rng, 4, 3)),
    }
