from spechelp import *  # noqa: F403

LEVEL = 3
ENTRY = ["top_k_filter", "top_p_filter", "beam_search", "viterbi", "q_sample", "scatter_softmax", "alibi", "adam", "deconv", "deconv_out", "deconv1d",
         "add_out", "matmul_out", "floyd", "gmm_responsibilities", "norms", "matpow", "kron_identity"]
RTOL, ATOL = 1e-4, 1e-5


def inputs(rng):
    x = f32(rng, 2, 3, 4, 6)
    return {
        "top_k_filter": (f32(rng, 2, 7), 3),
        "top_p_filter": (f32(rng, 2, 7), 0.7),
        "beam_search": (f32(rng, 4, 5),),
        "viterbi": (f32(rng, 5, 3), f32(rng, 3, 3)),
        "q_sample": (f32(rng, 3, 2, 2), np.array([1, 5, 9]), f32(rng, 3, 2, 2)),
        "scatter_softmax": (f32(rng, 6), np.array([0, 1, 1, 3, 0, 1]), 4),
        "alibi": (4, 5),
        "adam": (f32(rng, 3), f32(rng, 4, 3)),
        "deconv": (x, f32(rng, 3, 5, 4, 4), f32(rng, 5)),
        "deconv_out": (x, f32(rng, 3, 5, 3, 3)),
        "deconv1d": (f32(rng, 2, 3, 7), f32(rng, 3, 4, 4)),
        "add_out": (f32(rng, 2, 3), f32(rng, 2, 3)),
        "matmul_out": (f32(rng, 2, 3), f32(rng, 3, 4)),
        "floyd": (u32(rng, 4, 4),),
        "gmm_responsibilities": (f32(rng, 5, 2), f32(rng, 3, 2), np.stack([spd(rng, 2) for _ in range(3)]), np.array([0.2, 0.5, 0.3], np.float32)),
        "norms": (f32(rng, 3, 4),),
        "matpow": (f32(rng, 3, 3),),
        "kron_identity": (f32(rng, 2, 3), 2),
    }
