from spechelp import *  # noqa: F403

LEVEL = 3
ENTRY = ["early", "accumulate", "ema", "power_iteration", "newton", "stats", "pick", "chain", "nested", "swap", "rotate_half", "call_star", "use_cfg", "meter", "check", "batched", "zipped", "tri", "gen", "tryit", "taylor", "conditional", "walrus", "matchit", "where_chain", "logits_to_probs"]


def inputs(rng):
    return {
        "early": [(f32(rng, 2, 4),), (f32(rng, 3), 2.0), (f32(rng, 3), -1.0)],
        "accumulate": ([f32(rng, 3), f32(rng, 3)],),
        "ema": ([f32(rng, 2), f32(rng, 2), f32(rng, 2)],),
        "power_iteration": (spd(rng, 3),),
        "newton": (u32(rng, 3),),
        "stats": (f32(rng, 2, 3),),
        "pick": [("relu", f32(rng, 3)), ("gelu", f32(rng, 3)), ("tanh", f32(rng, 3)), ("id", f32(rng, 3)), ("soft", f32(rng, 2, 3))],
        "chain": (f32(rng, 3),),
        "nested": (f32(rng, 3), f32(rng, 3)),
        "swap": (f32(rng, 2, 4),),
        "rotate_half": (f32(rng, 2, 6),),
        "call_star": (f32(rng, 2, 3), f32(rng, 2, 3)),
        "use_cfg": (f32(rng, 2, 4),),
        "meter": (f32(rng, 3), f32(rng, 3)),
        "check": [(f32(rng, 2, 3),), (f32(rng, 1, 3),)],
        "batched": (f32(rng, 5, 2), 2),
        "zipped": ([f32(rng, 3), f32(rng, 3)], [f32(rng, 3), f32(rng, 3)]),
        "tri": (4, f32(rng, 4, 4)),
        "gen": ([f32(rng, 3), f32(rng, 3)],),
        "tryit": [(f32(rng, 4, 3),), (f32(rng, 5),)],
        "taylor": (f32(rng, 3),),
        "conditional": [(f32(rng, 3),), (f32(rng, 2, 3), False)],
        "walrus": [(f32(rng, 4),), (f32(rng, 2),)],
        "matchit": [(f32(rng, 2, 3), "sum"), (f32(rng, 2, 3), "avg"), (f32(rng, 2), "z")],
        "where_chain": (f32(rng, 5, scale=3),),
        "logits_to_probs": [(f32(rng, 2, 3),), (f32(rng, 3), True)],
    }
