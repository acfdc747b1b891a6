"""Small programs in JAX; the same stand beside in the other frameworks."""

import jax
import jax.numpy as jnp


def perceptron(x, w1, b1, w2, labels):
    hidden = jnp.tanh(x @ w1 + b1)
    logs = jax.nn.log_softmax(hidden @ w2)
    return -jnp.mean(jnp.take_along_axis(logs, labels[:, None], axis=-1))


def attention(x, wq, wk, wv, wo):
    batch, time, width = x.shape

    def heads(w):
        return (x @ w).reshape(batch, time, 2, width // 2).transpose(0, 2, 1, 3)

    q, k, v = heads(wq), heads(wk), heads(wv)
    scores = q @ jnp.swapaxes(k, -2, -1) / (width // 2) ** 0.5
    mask = jnp.tril(jnp.ones((time, time), dtype=jnp.bool_))
    weights = jax.nn.softmax(jnp.where(mask, scores, -jnp.inf), axis=-1)
    return jnp.swapaxes(weights @ v, 1, 2).reshape(batch, time, width) @ wo


def convolution(x, w, mean, var, scale, shift):
    padded = jnp.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
    y = jax.lax.conv_general_dilated(padded, w, (1, 1), "VALID")
    y = (y - mean[:, None, None]) / jnp.sqrt(var[:, None, None] + 1e-5) * scale[:, None, None] + shift[:, None, None]
    y = jax.nn.relu(y)
    height, width = x.shape[2:]
    return jnp.max(y.reshape(x.shape[0], -1, height // 2, 2, width // 2, 2), axis=(3, 5))


def loops(x, w):
    def step(state, row):
        state = jnp.tanh(row @ w + state)
        return state, jnp.sum(state)

    last, sums = jax.lax.scan(step, jnp.zeros(w.shape[1]), x)
    turned = jax.lax.cond(jnp.sum(sums) > 0, lambda v: v * 2, lambda v: -v, last)
    halved, steps = jax.lax.while_loop(
        lambda s: jnp.max(jnp.abs(s[0])) > 0.1, lambda s: (s[0] / 2, s[1] + 1), (turned, 0)
    )
    return sums, turned, halved, steps


def indexing(x, i):
    y = x.at[:, 1].set(0.5)
    picked = x[i]
    order = jnp.argsort(x, axis=-1)
    return (
        y[1:, ::2],
        jnp.cumsum(picked, axis=0),
        jnp.max(x, axis=0) - jnp.var(x, axis=0),
        jnp.sum(jnp.where(x > 0, x, -x)),
        jnp.argmax(x, axis=-1),
        i // 2 - i % 2,
        jnp.take_along_axis(x, order, axis=1)[:, ::-1],
    )
