from spechelp import *  # noqa: F403

LEVEL = 1
ENTRY = ["rmse", "limit", "coded", "running"]
RTOL, ATOL = 1e-6, 1e-6


def inputs(rng):
    x, y = f32(rng, 4, 3), f32(rng, 4, 3)
    return {"rmse": (x, y), "limit": (x, -0.5, 0.75), "coded": (np.array([3, 0, 2, 1]),), "running": (x,)}
