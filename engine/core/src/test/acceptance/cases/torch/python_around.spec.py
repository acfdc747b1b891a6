from spechelp import *  # noqa: F403

LEVEL = 2
ENTRY = ["use_stats", "chain", "with_config", "reduce_mode", "pairs", "grouped", "window", "state_dict", "walrus", "closure", "use_gen", "branch", "scalars", "best", "sorted_rows", "ops", "default_tensor", "unpack", "isin", "text", "deep", "match_shape", "ternary", "tri", "accumulate", "while_tol", "kwargs_pass", "args_pass", "classes", "swap", "smooth", "try_it", "delete", "slice_obj", "assert_it"]


def inputs(rng):
    x = f32(rng, 4, 3)
    return {
        "use_stats": (x,),
        "chain": [(x,), (x, ("tanh", "gelu"))],
        "with_config": [(x,), (x, 1.0)],
        "reduce_mode": [(x,), (x, "sum")],
        "pairs": (x,),
        "grouped": (x, [1, 0, 1, 2]),
        "window": [(x,), (x, 3)],
        "state_dict": (x,),
        "walrus": [(x,), (x[:2],)],
        "closure": (x,),
        "use_gen": (x,),
        "branch": [(x,), (-abs(x),)],
        "scalars": (x,),
        "best": (x,),
        "sorted_rows": (x,),
        "ops": (x, abs(x) + 1),
        "default_tensor": (x,),
        "unpack": [(x,), (x[:1],), (x[:2],)],
        "isin": [(0.5, x[0]), (x[0], x[1])],
        "text": (x,),
        "deep": (x,),
        "match_shape": [(x[0],), (x,), (f32(rng, 2, 3, 2),)],
        "ternary": [(x,), (x, "l1"), (x, "l2")],
        "tri": (3,),
        "accumulate": (x,),
        "while_tol": (abs(x[0]) + 1,),
        "kwargs_pass": ((x,), {"scale": 2.0, "shift": 1.0}),
        "args_pass": [(x, x), (x,)],
        "classes": (x,),
        "swap": (x,),
        "smooth": (f32(rng, 6),),
        "try_it": (x,),
        "delete": (x, 1),
        "slice_obj": (x, 0, 2),
        "assert_it": (x, 2),
    }
