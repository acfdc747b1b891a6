"""NumPy 2.5: functions of the program are called by Python."""


class emit:
    def map_rows(fn, x): return helper.map_rows(fn, x)
    def scan_rows(fn, x, start=None):
        assert start is None
        return helper.scan_rows(fn, x)
    def scan_rows(fn, x, start=None): return helper.scan_rows(fn, x, start)
    def fold_rows(fn, x, start=None):
        assert start is None
        return helper.scan_rows(fn, x)[-1]
    def fold_rows(fn, x, start=None): return helper.scan_rows(fn, x, start)[-1]
    def choose(condition, yes, no): return yes() if condition else no()
    def repeat_while(condition, body, values): return helper.repeat_while(condition, body, values)
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
        return helper.map_tree(fn, tree)
    def map_tree(fn, tree, second=None, third=None):
        assert third is None
        return helper.map_tree(fn, tree, second)
    def map_tree(fn, tree, second=None, third=None): return helper.map_tree(fn, tree, second, third)
    def tree_leaves(tree): return helper.tree_leaves(tree)
