"""Random programs that compute with sizes: what their graphs give at random sizes, against what they give themselves."""

import random

import espalier

# Each line: a step over a value {v} of rank {r}, another one {w}, sizes {e} and {f}; and the rank of what it gives.
_STEPS = {
    "torch": [
        ("{v} + {w}", "max(r, q)"), ("{v} * ({e})", "r"), ("torch.zeros({e}, 2) + {v}.sum()", "2"),
        ("{v}.reshape(-1)", "1"), ("{v}.reshape({v}.shape[0], -1)", "2"),
        ("torch.arange({e}).float() + {v}.sum()", "1"), ("{v}[: {e}]", "r"), ("{v}[-({e}) :]", "r"),
        ("torch.cat([{v}, {v}[{e} :]])", "r"), ("{v}.sum({last})", "r - 1"),
        ("{v}.unsqueeze(0).expand({e}, *{v}.shape)", "r + 1"), ("{v}.transpose(0, {last})", "r"),
        ("{v}.flatten() if {e} {check} {f} else {v}.flatten() * 2", "1"),
        ("sum((row for row in {v}), torch.zeros(())) if {e} < 5 else {v}.sum(0)", "r - 1"),
        ("torch.nn.functional.pad({v}, (0, {e}))", "r"), ("{v}.split({e} + 1)[0]", "r"), ("{v} / ({e} + 1)", "r"),
    ],
    "numpy": [
        ("{v} + {w}", "max(r, q)"), ("{v} * ({e})", "r"), ("np.zeros(({e}, 2)) + {v}.sum()", "2"),
        ("{v}.reshape(-1)", "1"), ("{v}.reshape({v}.shape[0], -1)", "2"), ("np.arange({e}) + {v}.sum()", "1"),
        ("{v}[: {e}]", "r"), ("{v}[-({e}) :]", "r"), ("np.concatenate([{v}, {v}[{e} :]])", "r"),
        ("{v}.sum({last})", "r - 1"), ("np.broadcast_to({v}[None], (max({e}, 0), *{v}.shape))", "r + 1"),
        ("np.swapaxes({v}, 0, {last})", "r"), ("{v}.flatten() if {e} {check} {f} else {v}.flatten() * 2", "1"),
        ("sum((row for row in {v}), np.zeros(())) if {e} < 5 else {v}.sum(0)", "r - 1"),
        ("np.pad({v}, ((0, 0),) * {last} + ((0, {e}),))", "r"), ("np.repeat({v}, {e} + 1, axis=0)", "r"),
        ("{v} / ({e} + 1)", "r"),
    ],
}  # fmt: skip
_STEPS["jax"] = _STEPS["numpy"]
_OF_SCALARS = (0, 1, 2, 5)
_SIZES = [(2, 3), (3, 3), (1, 3), (4, 2), (2, 2), (5, 1), (7, 4), (0, 3), (6, 6)]


def program(framework, rng):
    """The text of a function of two matrices."""
    values, lines = [("x", 2), ("y", 2)], []

    def size():
        value, rank = rng.choice([v for v in values if v[1]])
        return f"{value}.shape[{rng.randrange(rank)}]"

    def number():
        a, b = size(), size()
        forms = (a, a, a, f"{a} * {b}", f"{a} + {b}", f"{a} // 2", f"{a} - 1", f"max({a}, {b})", f"min({a}, 3)",
                 f"({a} + 1) % 4", f"abs({a} - {b})")  # fmt: skip
        return rng.choice(forms)

    for step in range(rng.randrange(2, 7)):
        (v, r), (w, q) = rng.choice(values), rng.choice(values)
        steps = _STEPS[framework]
        form, rank = steps[rng.choice(_OF_SCALARS)] if r == 0 else rng.choice(steps)
        check = rng.choice(["<", "<=", ">", ">=", "==", "!="])
        text = form.format(v=v, w=w, e=number(), f=rng.choice([number(), "2", "3"]), check=check, last=r - 1)
        lines.append(f"    v{step} = {text}\n")
        values.append((f"v{step}", eval(rank)))
    return f"def f(x, y):\n{''.join(lines)}    return {', '.join(v for v, _ in values[-3:])}\n"


def tensors(framework, rng, shape):
    rows = [[rng.uniform(-1, 1) for _ in range(shape[1])] for _ in range(shape[0])]
    if framework == "torch":
        import torch

        return torch.tensor(rows).reshape(shape)
    if framework == "jax":
        import jax.numpy as jnp

        return jnp.asarray(rows, "float32").reshape(shape)
    import numpy as np

    return np.asarray(rows, "float32").reshape(shape)


def outcome(function, x, y):
    """Shapes and numbers, or that it is refused."""
    try:
        return [(tuple(part.shape), part.reshape(-1).tolist()) for part in function(x, y)]
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def agree(one, other):
    if isinstance(one, str) or isinstance(other, str):
        return isinstance(one, str) and isinstance(other, str)
    return all(
        a[0] == b[0] and all(p == q or abs(p - q) <= 1e-4 * max(1, abs(q)) or p != p and q != q for p, q in zip(a[1], b[1]))
        for a, b in zip(one, other)
    )


def run(framework, first, programs, calls=7):
    """Tells every call on which a graph and its program do not agree, and how much was traced."""
    traces = 0
    for seed in range(first, first + programs):
        rng = random.Random(seed)
        text = program(framework, rng)
        space = {}
        exec({"torch": "import torch", "numpy": "import numpy as np", "jax": "import jax.numpy as np"}[framework], space)
        exec(text, space)
        graph = espalier.trace_graph(space["f"])
        for _ in range(calls):
            shape = rng.choice(_SIZES)
            other = rng.choice([shape, shape, (1, shape[1]), (shape[0], 1), (2, 3)])
            x, y = tensors(framework, rng, shape), tensors(framework, rng, other)
            found, wanted = outcome(graph, x, y), outcome(space["f"], x, y)
            if not agree(found, wanted):
                print(f"{framework} {seed} at {shape} and {other}:\n{text}gives {found}\nnot   {wanted}")
        traces += 1 + len(graph.retraced)
    print(f"{framework}: {programs} programs, {programs * calls} calls, {traces} traces")
