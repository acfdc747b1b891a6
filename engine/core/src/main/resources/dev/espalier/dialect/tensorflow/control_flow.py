"""TensorFlow 2.22: functions that call functions of the program."""


class tensorflow:
    # of the two only map_fn wants the dtype of its results to be that of the elements
    def vectorized_map(fn, elems: T, fallback_to_while_loop=True, warn=True):
        assert is_tensor(elems) and gives_one(fn)
        return map_rows(fn, elems)
    def map_fn(fn, elems: T, dtype=None, parallel_iterations=None, back_prop=True, swap_memory=False, infer_shape=True, name=None, fn_output_signature=None):
        assert is_tensor(elems) and gives_one(fn)
        return map_rows(fn, elems)
    def scan(fn, elems: T, initializer=None, parallel_iterations=10, back_prop=True, swap_memory=False, infer_shape=True, reverse=False, name=None):
        assert is_tensor(elems) and gives_one(fn)
        return scan_rows(fn, elems, initializer)
    def foldl(fn, elems: T, initializer=None, parallel_iterations=10, back_prop=True, swap_memory=False, name=None):
        assert is_tensor(elems) and gives_one(fn)
        return fold_rows(fn, elems, initializer)
    def cond(pred, true_fn=None, false_fn=None, name=None): return choose(pred, true_fn, false_fn)
    def while_loop(cond, body, loop_vars: Seq, shape_invariants=None, parallel_iterations=10, back_prop=True, swap_memory=False, maximum_iterations=None, name=None):
        assert len(loop_vars) > 1
        return repeat_while(cond, body, loop_vars)


class emit:
    def choose_with(condition, yes, no, operands): return helper.choose_with(condition, yes, no, operands)
    def choose_among(index, branches, operands): return helper.choose_among(index, branches, operands)
    def repeat_times(start, stop, body, value): return helper.repeat_times(start, stop, body, value)
    def repeat_one_while(condition, body, value): return helper.repeat_one_while(condition, body, value)
    def scan_steps(fn, carry, xs, length=None, reverse=False):
        assert length is None and known(reverse) and not reverse
        return helper.scan_steps(fn, carry, xs)
    def scan_steps(fn, carry, xs, length=None, reverse=False): return helper.scan_steps(fn, carry, xs, length=length, reverse=reverse)
    def map_tree(fn, tree, second=None, third=None):
        assert second is None and third is None
        return tf.nest.map_structure(fn, tree)
    def map_tree(fn, tree, second=None, third=None):
        assert third is None
        return tf.nest.map_structure(fn, tree, second)
    def map_tree(fn, tree, second=None, third=None): return tf.nest.map_structure(fn, tree, second, third)
    def tree_leaves(tree): return tf.nest.flatten(tree)
    def gradient_of(fn, argnums=0, has_aux=False):
        assert argnums == 0 and not has_aux
        return helper.grad(fn)
    def gradient_of(fn, argnums=0, has_aux=False): return helper.grad(fn, argnums=argnums, has_aux=has_aux)
    def value_and_gradient_of(fn, argnums=0, has_aux=False):
        assert argnums == 0 and not has_aux
        return helper.value_and_grad(fn)
    def value_and_gradient_of(fn, argnums=0, has_aux=False): return helper.value_and_grad(fn, argnums=argnums, has_aux=has_aux)
