from spechelp import *  # noqa: F403

LEVEL = 3
ENTRY = ["flips", "adjusted", "resized", "gradients", "quality", "branch", "mean_of"]
RTOL, ATOL = 2e-4, 2e-5


def inputs(rng):
    image = u32(rng, 4, 6, 3)
    return {
        "flips": [(image,), (u32(rng, 2, 4, 6, 3),)],
        "adjusted": (image,),
        "resized": (image,),
        "gradients": (image,),
        "quality": (image, u32(rng, 4, 6, 3)),
        "branch": [(np.array(1, np.int32), f32(rng, 3)), (np.array(2, np.int32), f32(rng, 2, 2))],
        "mean_of": (f32(rng, 4, 3),),
    }
