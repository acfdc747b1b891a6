import jax
import jax.numpy as jnp
import espalier
from jax import lax


def recurrent(w, xs):
    """A recurrent cell over time."""
    def step(h, x):
        h = jnp.tanh(h @ w + x)
        return h, h.sum()
    last, sums = lax.scan(step, jnp.zeros(3), xs)
    return jnp.sum(last) + jnp.sum(sums * sums)


def backwards(xs):
    """From the last row to the first, with a number and a tree that are carried."""
    def step(carry, row):
        count, state = carry
        state = {"a": state["a"] * 0.5 + row[0], "b": state["b"] + row[1]}
        return (count + 1, state), (state["a"], count)
    (count, state), (outputs, counts) = lax.scan(step, (0, {"a": jnp.ones(()), "b": 0.0}), (xs[:, 0], xs[:, 1]), reverse=True)
    return count, state["a"], state["b"], outputs, counts


def chosen(x, y):
    """A branch inside of a branch."""
    def larger(x, y):
        return lax.cond(jnp.sum(y) > 0, lambda: x * y, lambda: x - y).sum()
    return lax.cond(jnp.sum(x) > jnp.sum(y), larger, lambda x, y: jnp.sum(jnp.sin(x) * y), x, y)


def newton(a, tolerance):
    """A square root, as long as it takes."""
    def goes_on(state):
        x, steps = state
        return (jnp.abs(x * x - a) > tolerance) & (steps < 50)
    return lax.while_loop(goes_on, lambda s: ((s[0] + a / s[0]) / 2, s[1] + 1), (a, 0))


def powers(x):
    """A loop of a known length, of an unknown length, and a map."""
    known = lax.fori_loop(0, 4, lambda i, v: v * x + i, jnp.ones(3))
    n = jnp.argmax(x)
    unknown = lax.fori_loop(0, n + 2, lambda i, v: v + x[i % 3], jnp.float32(0))
    return known, unknown, lax.map(lambda r: jnp.exp(r) * known, x)


def polynomial(x):
    """A loop of a known length has gradients."""
    return jnp.sum(lax.fori_loop(0, 4, lambda i, v: v * x + jnp.sin(v) * i, jnp.ones(3)))


def switched(i, x):
    return lax.switch(i, [lambda v: v + 1, lambda v: v * 2, jnp.negative], x)


xs = jnp.reshape(jnp.arange(12) % 5 / 5 - 0.3, (4, 3))
w = jnp.reshape(jnp.arange(9) % 4 / 4 - 0.4, (3, 3))
x, y = jnp.array([0.5, -1.0, 2.0]), jnp.array([1.5, 0.25, -1.0])
programs = [
    (recurrent, (w, xs), True), (backwards, (xs,), False), (chosen, (x, y), True), (chosen, (-x, y), True),
    (newton, (jnp.float32(7), jnp.float32(1e-4)), False), (powers, (x,), False), (polynomial, (x,), True),
    (switched, (jnp.int32(-3), x), False), (switched, (jnp.int32(1), x), False), (switched, (jnp.int32(9), x), False),
]


def flat(value):
    return [float(v) for leaf in jax.tree.leaves(value) for v in jnp.ravel(leaf)]


def direct(function, args):
    value, grads = jax.value_and_grad(function, argnums=tuple(range(len(args))))(*args)
    return flat([value, *grads])
