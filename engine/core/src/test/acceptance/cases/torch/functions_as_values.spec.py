from spechelp import *  # noqa: F403

LEVEL = 3
ENTRY = ["soft", "clampy", "clampvar", "addto", "bound", "alias_kw", "default_kw", "dict_kw", "mapped", "composed", "block", "guarded", "optional", "sorting", "groups", "acc", "iou", "nms", "sinusoid", "rope", "label_smooth", "focal", "info_nce", "beam"]


def inputs(rng):
    return {
        "soft": (f32(rng, 2, 3),),
        "clampy": (f32(rng, 4),),
        "clampvar": (f32(rng, 4),),
        "addto": (f32(rng, 3),),
        "bound": (f32(rng, 2, 3),),
        "alias_kw": (f32(rng, 2, 3),),
        "default_kw": (f32(rng, 2, 3),),
        "dict_kw": [(f32(rng, 2, 3), "softmax"), (f32(rng, 2, 3), "log_softmax")],
        "mapped": ([f32(rng, 3), f32(rng, 2)],),
        "composed": (f32(rng, 2, 3),),
        "block": (f32(rng, 2, 4),),
        "guarded": [(f32(rng, 2, 3), f32(rng, 3, 2)), (f32(rng, 2, 3), f32(rng, 2, 3))],
        "optional": [(f32(rng, 3),), (f32(rng, 3), f32(rng, 3), f32(rng, 3))],
        "sorting": (f32(rng, 5),),
        "groups": (f32(rng, 4, 2), np.array([0, 1, 0, 1])),
        "acc": (f32(rng, 4, 3), rng.integers(0, 3, (4,))),
        "iou": (np.array([[0, 0, 2, 2], [1, 1, 3, 3]], np.float32), np.array([[0, 0, 2, 2.5]], np.float32)),
        "nms": (np.array([[0, 0, 2, 2], [0, 0, 2, 2.1], [1, 1, 3, 3]], np.float32), np.array([0.9, 0.8, 0.7], np.float32)),
        "sinusoid": (4, 6),
        "rope": (f32(rng, 2, 3, 4),),
        "label_smooth": (f32(rng, 4, 3), rng.integers(0, 3, (4,))),
        "focal": (f32(rng, 5), rng.integers(0, 2, (5,)).astype(bool).astype(np.float32)),
        "info_nce": (f32(rng, 3, 4), f32(rng, 3, 4)),
        "beam": (f32(rng, 2, 3, 4),),
    }
