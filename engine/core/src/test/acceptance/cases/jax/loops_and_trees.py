"""Loops, branches, trees and gradients as JAX spells them."""
import jax
import jax.numpy as jnp
from jax import lax


def advantages(rewards, values, gamma=0.99, lam=0.95):
    deltas = rewards + gamma * values[1:] - values[:-1]

    def step(carry, delta):
        carry = delta + gamma * lam * carry
        return carry, carry

    return lax.scan(step, 0.0, deltas, reverse=True)[1]


def decay(x, n):
    return lax.fori_loop(0, n, lambda i, c: c * 0.5 + i, x)


def halvings(x, limit):
    return lax.while_loop(lambda s: s[0].max() > limit, lambda s: (s[0] / 2, s[1] + 1), (x, 0))


def either(x):
    return lax.cond(x.sum() > 0, lambda v: v * 2, lambda v: v - 1, x)


def updated(params, grads, lr=0.1):
    return jax.tree.map(lambda p, g: p - lr * g, params, grads)


def moved(start, x):
    return lax.dynamic_slice_in_dim(x, start, 2), x.at[1:].set(x[:-1])


def filled(n):
    return jnp.full((n,), 2.5), jnp.full((n,), 3)
