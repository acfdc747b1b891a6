from spechelp import *  # noqa: F403

LEVEL = 3
ENTRY = ["normalise", "differences", "eliminate", "symmetric", "waiting_times", "counted", "equalised", "threshold", "picked", "largest"]


def inputs(rng):
    return {
        "normalise": (rng.random(5) + 1,),
        "differences": (f64(rng, 6),),
        "eliminate": [(spd(rng, 4, np.float64), f64(rng, 4)), (np.array([[0, 1], [1, 3]]), np.array([3, 5]))],
        "symmetric": (f64(rng, 3, 3),),
        "waiting_times": (rng.random(3) + 0.1, rng.random(5) + 0.01),
        "counted": (ints(rng, 0, 3, 9),),
        "equalised": (ints(rng, 0, 256, 6, 6, dtype=np.uint8),),
        "threshold": (ints(rng, 0, 256, 8, 8, dtype=np.uint8),),
        "picked": [(f64(rng, 6), rng.random(6) > 0.5), (f64(rng, 6), np.array([-1, 0, 3]))],
        "largest": [(f64(rng, 4) - 9,), (np.zeros(0),)],
    }
