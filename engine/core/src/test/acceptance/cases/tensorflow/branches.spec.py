from spechelp import *  # noqa: F403

LEVEL = 2
ENTRY = ["shifted", "named", "masked_scores"]


def inputs(rng):
    x = f32(rng, 4, 3)
    return {
        "shifted": [(abs(x),), (-abs(x),)],
        "named": [(abs(x),), (-abs(x),)],
        "masked_scores": (f32(rng, 2, 3), f32(rng, 4, 3), rng.integers(0, 2, (2, 4)).astype(bool)),
    }
