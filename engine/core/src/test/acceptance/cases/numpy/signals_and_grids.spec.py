from spechelp import *  # noqa: F403

LEVEL = 2
ENTRY = ["ema", "moving_average", "phase", "running_median", "erode", "sobel", "disc", "ranks", "tridiagonal", "blocks", "kernel", "haversine", "perceptron", "lists"]
RTOL, ATOL = 1e-4, 1e-5


def inputs(rng):
    mask = np.zeros((6, 7), bool)
    mask[1:5, 1:6] = True
    return {
        "ema": [(f64(rng, 9), 0.3), (f32(rng, 9), 0.3)],
        "moving_average": [(f64(rng, 12), 3), (f32(rng, 12), 4)],
        "phase": (f64(rng, 16),),
        "running_median": (f64(rng, 9), 3),
        "erode": (mask,),
        "sobel": (f64(rng, 5, 6),),
        "disc": (5,),
        "ranks": (np.array([3.0, 1.0, 2.0, 2.0, 5.0]),),
        "tridiagonal": [(4, 1.0, -2.0, 1.0), (3, 1, 2, 3)],
        "blocks": (f64(rng, 2, 2), f64(rng, 3, 3)),
        "kernel": (5, 1.2),
        "haversine": (48.8, 2.3, 51.5, -0.1),
        "perceptron": (f64(rng, 6, 2), np.array([1.0, -1.0, 1.0, 1.0, -1.0, -1.0]), 3),
        "lists": (f64(rng, 3),),
    }
