"""JAX 0.12: the functions of jax.lax that have no better name in jax.numpy."""


class jax:
    class lax:
        def rsqrt(x: FloatT, *, accuracy=None):
            assert not integral(x), "domain"
            return rsqrt(x)
        def stop_gradient(x: T): return stop_gradient(x)
        def top_k(operand: T, k: int, *, axis=-1, is_stable=True):
            return (item_of(top_k(operand, k, axis, int32), 0), item_of(top_k(operand, k, axis, int32), 1))
        def cummax(operand: T, axis=0, reverse=False):
            assert not reverse
            assert axis >= 0, "domain"
            return cummax(operand, axis)
        def cummax(operand: T, axis=0, reverse=False):
            assert reverse
            assert axis >= 0, "domain"
            return flip(cummax(flip(operand, axis), axis), axis)
        def cummin(operand: T, axis=0, reverse=False):
            assert not reverse
            assert axis >= 0, "domain"
            return cummin(operand, axis)
        def cummin(operand: T, axis=0, reverse=False):
            assert reverse
            assert axis >= 0, "domain"
            return flip(cummin(flip(operand, axis), axis), axis)
        def cumlogsumexp(operand: FloatT, axis=0, reverse=False):
            assert not reverse
            assert axis >= 0 and not integral(operand), "domain"
            return cumulative_logsumexp(operand, axis)
        def cumlogsumexp(operand: FloatT, axis=0, reverse=False):
            assert reverse
            assert axis >= 0 and not integral(operand), "domain"
            return flip(cumulative_logsumexp(flip(operand, axis), axis), axis)
        def split(operand: T, sizes: Seq, axis=0): return split_sizes(operand, sizes, axis)


class emit:
    def cummax(x, axis):
        assert not axis >= 0
        return jax.lax.associative_scan(jnp.maximum, x, axis=axis)
    def cummin(x, axis):
        assert not axis >= 0
        return jax.lax.associative_scan(jnp.minimum, x, axis=axis)
    def cumulative_logsumexp(x, axis):
        assert not axis >= 0
        return jax.lax.associative_scan(jnp.logaddexp, x, axis=axis)
    def top_k(x, k, axis=-1):
        assert axis == -1
        return jax.lax.top_k(x, k)
    def top_k(x, k, axis=-1): return jax.lax.top_k(x, k, axis=axis)
    def trunc_divide(x, y):
        assert floating(x) or floating(y)
        return jnp.trunc(x / y)
    def trunc_divide(x, y): return helper.trunc_divide(x, y)
