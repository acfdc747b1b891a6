from spechelp import *  # noqa: F403

LEVEL = 3
ENTRY = ["advantages", "decay", "halvings", "either", "updated", "moved", "filled"]


def inputs(rng):
    x = f32(rng, 5)
    tree = lambda: {"w": f32(rng, 2), "b": [f32(rng, 1), f32(rng, 3)]}
    return {
        "advantages": (x, f32(rng, 6)),
        "decay": (x, 4),
        "halvings": (np.abs(x) + 9, 1.5),
        "either": [(x,), (-x,)],
        "updated": (tree(), tree()),
        "moved": (np.array(2, np.int32), x),
        "filled": (3,),
    }
