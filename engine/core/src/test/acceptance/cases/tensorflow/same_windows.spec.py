from spechelp import *  # noqa: F403

LEVEL = 3
ENTRY = ["same_conv", "same_pool", "pools", "blur", "patches", "focal", "iou", "causal", "posenc", "gcn", "attention_pool", "scatter", "adamw", "top_p", "kalman", "lstm", "confusion"]
RTOL, ATOL = 1e-4, 1e-5


def inputs(rng):
    odd, even = f32(rng, 2, 5, 7, 3), f32(rng, 2, 4, 6, 3)
    boxes = np.concatenate([u32(rng, 3, 2), u32(rng, 3, 2) + 1], 1)
    return {
        "same_conv": [(odd, f32(rng, 3, 3, 3, 4)), (even, f32(rng, 3, 3, 3, 4))],
        "same_pool": [(odd,), (even,)],
        "pools": [(odd,), (even,)],
        "blur": (odd,),
        "patches": (even, 2),
        "focal": (np.round(u32(rng, 3, 4)), f32(rng, 3, 4)),
        "iou": (boxes, boxes[::-1].copy()),
        "causal": (f32(rng, 2, 4, 3), f32(rng, 2, 4, 3), f32(rng, 2, 4, 3)),
        "posenc": (5, 6),
        "gcn": (f32(rng, 4, 3), ints(rng, 0, 4, 6, dtype=np.int32), ints(rng, 0, 4, 6, dtype=np.int32), 4),
        "attention_pool": (f32(rng, 6, 2), np.array([0, 1, 1, 2, 0, 2], np.int32), 3),
        "scatter": (np.array([1, 4], np.int32), f32(rng, 2), f32(rng, 6)),
        "adamw": (f32(rng, 3), f32(rng, 4, 3)),
        "top_p": (f32(rng, 2, 5), 0.7),
        "kalman": (f32(rng, 6), 0.1, 0.5),
        "lstm": (f32(rng, 2, 3), f32(rng, 2, 4), f32(rng, 2, 4), f32(rng, 7, 16), f32(rng, 16)),
        "confusion": (np.array([0, 1, 2, 1]), np.array([0, 2, 2, 1])),
    }
