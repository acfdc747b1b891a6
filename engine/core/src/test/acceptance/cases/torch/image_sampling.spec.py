from spechelp import *  # noqa: F403

LEVEL = 3
ENTRY = ["resize", "warp", "border", "columns", "invert", "standardize", "spectrum", "relative_bucket", "advantages", "masked"]
RTOL, ATOL = 2e-4, 2e-5


def inputs(rng):
    image = u32(rng, 2, 3, 6, 8)
    return {
        "resize": (image,),
        "warp": (image, f32(rng, 2, 2, 3, scale=0.5)),
        "border": [(image, (1, 2, 1, 1)), (image, (1, 2, 1, 1), "reflect"), (image, (1, 2, 0, 1), "replicate")],
        "columns": (image,),
        "invert": [(image,), (ints(rng, 0, 256, 3, 4, 4, dtype=np.uint8),)],
        "standardize": (image, 0.5, 0.25),
        "spectrum": (f32(rng, 24),),
        "relative_bucket": (ints(rng, -40, 40, 3, 4),),
        "advantages": (f32(rng, 4), f32(rng, 5)),
        "masked": (np.array([[4, -100, 7]]), 0),
    }
