from spechelp import *  # noqa: F403

LEVEL = 1
ENTRY = ["gelu", "normal", "logn"]
STRICT_DTYPE = True


def inputs(rng):
    return {
        "gelu": (f32(rng, 3),),
        "normal": (f32(rng, 3), f32(rng, 3), rng.uniform(0.5, 2, (3,)).astype(np.float32)),
        "logn": (f32(rng, 2, 3),),
    }
