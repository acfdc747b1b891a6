"""TensorFlow 2.22: functions that call functions of the program."""


class tensorflow:
    def map_fn(fn, elems: T, dtype=None, parallel_iterations=None, back_prop=True, swap_memory=False, infer_shape=True, name=None, fn_output_signature=None):
        assert is_tensor(elems) and gives_one(fn)
        return map_rows(fn, elems)
    def vectorized_map(fn, elems: T, fallback_to_while_loop=True, warn=True):
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
