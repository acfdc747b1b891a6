"""JAX 0.12: functions of the program are called by jax.lax, so that they can be compiled; trees and gradients."""


class jax:
    def grad(fun, argnums=0, has_aux=False, holomorphic=False, allow_int=False, reduce_axes=()): return gradient_of(fun, argnums, has_aux)
    def value_and_grad(fun, argnums=0, has_aux=False, holomorphic=False, allow_int=False, reduce_axes=()): return value_and_gradient_of(fun, argnums, has_aux)

    class lax:
        def cond(pred, true_fun, false_fun, *operands): return choose_with(pred, true_fun, false_fun, seq(operands))
        def switch(index, branches, *operands): return choose_among(index, branches, seq(operands))
        def fori_loop(lower, upper, body_fun, init_val, *, unroll=None): return repeat_times(lower, upper, body_fun, init_val)
        def while_loop(cond_fun, body_fun, init_val): return repeat_one_while(cond_fun, body_fun, init_val)
        def scan(f, init, xs=None, length=None, reverse=False, unroll=1, _split_transpose=False): return scan_steps(f, init, xs, length, reverse)

    class tree:
        def map(f, tree, *, is_leaf=None): return map_tree(f, tree)
        def map(f, tree, second, /, *, is_leaf=None): return map_tree(f, tree, second)
        def map(f, tree, second, third, /, *, is_leaf=None): return map_tree(f, tree, second, third)
        def leaves(tree, is_leaf=None): return tree_leaves(tree)

    class tree_util:
        tree_map = jax.tree.map
        tree_leaves = jax.tree.leaves


class emit:
    def map_rows(fn, x): return jax.lax.map(fn, x)
    def scan_rows(fn, x, start=None):
        assert start is None
        return helper.scan_rows(fn, x)
    def scan_rows(fn, x, start=None): return helper.scan_rows(fn, x, start)
    def fold_rows(fn, x, start=None):
        assert start is None
        return helper.scan_rows(fn, x)[-1]
    def fold_rows(fn, x, start=None): return helper.scan_rows(fn, x, start)[-1]
    def choose(condition, yes, no): return jax.lax.cond(condition, yes, no)
    def repeat_while(condition, body, values): return helper.repeat_while(condition, body, values)
