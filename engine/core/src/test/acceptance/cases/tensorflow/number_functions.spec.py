from spechelp import *  # noqa: F403

LEVEL = 1
ENTRY = ["log2", "gelu", "const", "sz"]
STRICT_DTYPE = True


def inputs(rng):
    return {
        "log2": (rng.uniform(0.5, 2, (3,)).astype(np.float32),),
        "gelu": (f32(rng, 3),),
        "const": (),
        "sz": (f32(rng, 3), 4),
    }
