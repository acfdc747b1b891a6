from spechelp import *  # noqa: F403

LEVEL = 2
ENTRY = ["accuracy", "sparse_ce", "dense_ce", "focal", "dice", "attention", "split_heads", "positional",
         "box_iou", "triplet", "standardize", "embed", "length_mask", "top", "running", "segments",
         "quantize"]
RTOL, ATOL = 1e-4, 1e-5
STRICT_DTYPE = False


def inputs(rng):
    x, labels = f32(rng, 6, 5), ints(rng, 0, 5, 6)
    boxes = np.sort(f32(rng, 4, 2, 2), 1).reshape(4, 4)
    qkv = f32(rng, 2, 4, 3), f32(rng, 2, 4, 3), f32(rng, 2, 4, 3)
    return {
        "accuracy": (x, labels), "sparse_ce": (x, labels), "dense_ce": (x, labels),
        "focal": (ints(rng, 0, 2, 6).astype(np.float32), u32(rng, 6)), "dice": (u32(rng, 2, 3, 3), u32(rng, 2, 3, 3)),
        "attention": [qkv, (*qkv, np.tril(np.ones((4, 4), np.float32)))], "split_heads": (f32(rng, 2, 3, 4), 2),
        "positional": (5, 6), "box_iou": (boxes, boxes[:2] + np.float32(0.1)),
        "triplet": (x, x + np.float32(0.1), x[::-1].copy()), "standardize": (x,), "embed": (x, labels),
        "length_mask": (np.array([1, 3, 2]), 4), "top": (x, 2), "running": (x,),
        "segments": (x, np.array([0, 0, 1, 1, 2, 2])), "quantize": (x,),
    }
