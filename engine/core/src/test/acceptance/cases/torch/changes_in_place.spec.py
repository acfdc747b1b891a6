from spechelp import *  # noqa: F403

LEVEL = 3
ENTRY = ["fill_rows", "mask_diag", "mutate_arg", "mutate_and_return_both", "alias", "view_write", "view_write2", "slice_assign", "strided", "bool_assign", "scatter_count", "index_add", "clamp_in", "list_update", "dict_update", "sgd", "sgd_", "adam", "cumulative", "column", "loop_update", "histogram", "bubble", "dp", "no_grad_step", "predict", "transpose_write", "out_arg", "buffer"]


def inputs(rng):
    return {
        "fill_rows": (f32(rng, 4),),
        "mask_diag": (f32(rng, 3, 3),),
        "mutate_arg": (f32(rng, 3),),
        "mutate_and_return_both": (f32(rng, 3),),
        "alias": (f32(rng, 3),),
        "view_write": (f32(rng, 2, 3),),
        "view_write2": (f32(rng, 2, 3),),
        "slice_assign": (f32(rng, 3, 2),),
        "strided": (f32(rng, 4, 4),),
        "bool_assign": (f32(rng, 5),),
        "scatter_count": (rng.integers(0, 4, (6,)), 4),
        "index_add": (f32(rng, 3, 2), rng.integers(0, 4, (3,))),
        "clamp_in": (f32(rng, 4),),
        "list_update": ([f32(rng, 2), f32(rng, 2)],),
        "dict_update": ({"w": f32(rng, 2), "g": f32(rng, 2)},),
        "sgd": ([f32(rng, 2)], [f32(rng, 2)]),
        "sgd_": ([f32(rng, 2)], [f32(rng, 2)]),
        "adam": (f32(rng, 2), f32(rng, 2), f32(rng, 2), u32(rng, 2), 3),
        "cumulative": (f32(rng, 4),),
        "column": (f32(rng, 2, 3),),
        "loop_update": (f32(rng, 5),),
        "histogram": (rng.integers(0, 4, (6,)), 4),
        "bubble": (f32(rng, 5),),
        "dp": (u32(rng, 3, 4),),
        "no_grad_step": (f32(rng, 2), f32(rng, 2)),
        "predict": (f32(rng, 3, 4), f32(rng, 2, 3)),
        "transpose_write": (f32(rng, 2, 3),),
        "out_arg": (f32(rng, 3), f32(rng, 3)),
        "buffer": (f32(rng, 3), f32(rng, 3), f32(rng, 3)),
    }
