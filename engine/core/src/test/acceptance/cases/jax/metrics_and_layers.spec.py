from spechelp import *  # noqa: F403

LEVEL = 2
ENTRY = ["accuracy", "cross_entropy", "cross_entropy_int", "masked_loss", "huber", "rotary",
         "causal_attention", "topk_accuracy", "segment_mean", "ema", "pairwise", "knn", "sinusoidal",
         "confusion", "per_row", "clip_by_norm"]
RTOL, ATOL = 1e-4, 1e-5
STRICT_DTYPE = False


def inputs(rng):
    x, labels = f32(rng, 6, 5), ints(rng, 0, 5, 6)
    mask = np.array([1, 0, 1, 1, 0, 1], np.float32)
    q, k, v = f32(rng, 2, 4, 3), f32(rng, 2, 4, 3), f32(rng, 2, 4, 3)
    return {
        "accuracy": (x, labels), "cross_entropy": (x, labels), "cross_entropy_int": (x, labels),
        "masked_loss": (x, labels, mask), "huber": (x, f32(rng, 6, 5)), "rotary": (f32(rng, 4, 6), ints(rng, 0, 4, 4)),
        "causal_attention": (q, k, v), "topk_accuracy": (x, labels), "segment_mean": (x, np.array([0, 0, 1, 1, 2, 0]), 4),
        "ema": (x,), "pairwise": (x, x[:2]), "knn": (x, x[:4] + 0.1), "sinusoidal": (5, 6),
        "confusion": (labels, ints(rng, 0, 5, 6), 5), "per_row": (x, f32(rng, 5)), "clip_by_norm": (x, 0.5),
    }
