"""NumPy 2.5: reading and writing by index. Square brackets themselves are the engine's.

`take` with mode "clip" and "wrap" is said by its indices; `put` takes as many values as indices, or one.
"""


class numpy:
    def take(a: T, indices: IntT, axis=None, out=None, mode="raise"): return take(a, indices, axis)
    def take(a: T, indices: IntT, axis: int, out=None, mode="raise"):
        assert mode == "clip"
        return take(a, clip(indices, 0, size(a, axis) - 1), axis)
    def take(a: T, indices: IntT, axis: int, out=None, mode="raise"):
        assert mode == "wrap"
        return take(a, remainder(indices, size(a, axis)), axis)
    def take(a: T, indices: IntT, axis=None, out=None, mode="raise"):
        assert mode == "clip"
        return take(a, clip(indices, 0, numel(a) - 1))
    def take(a: T, indices: IntT, axis=None, out=None, mode="raise"):
        assert mode == "wrap"
        return take(a, remainder(indices, numel(a)))
    def take_along_axis(arr: T, indices: IntT, axis: Axis = -1): return take_along_axis(arr, indices, axis)
    def take_along_axis(arr: T, indices: IntT, axis):
        assert axis is None
        return take_along_axis(reshape(arr, (-1,)), indices, 0)
    def compress(condition: BoolT, a: T, axis=None, out=None): return take(a, item_of(nonzero(condition), 0), axis)
    def extract(condition: BoolT, arr: T): return masked_select(arr, condition)
    def nonzero(a: T): return nonzero(a)
    def where(condition: T, /): return nonzero(condition)
    def flatnonzero(a: T): return item_of(nonzero(reshape(a, (-1,))), 0)
    def argwhere(a: T): return argwhere(a)

    # ---------------------------------------------------------------- in place
    def fill_diagonal(a: T, val, wrap=False): a = fill_diagonal(a, val)
    def put(a: T, ind: Seq, v: Seq, mode="raise"): a = reshape(index_update(reshape(a, (-1,)), asarray(ind, int64), asarray(v, dtypeof(a))), shape(a))
    def put(a: T, ind: Seq, v, mode="raise"): a = reshape(index_update(reshape(a, (-1,)), asarray(ind, int64), v), shape(a))
    def put(a: T, ind: IntT, v: Seq, mode="raise"): a = reshape(index_update(reshape(a, (-1,)), ind, asarray(v, dtypeof(a))), shape(a))
    def put(a: T, ind: IntT, v: T, mode="raise"): a = reshape(index_update(reshape(a, (-1,)), ind, v), shape(a))
    def place(arr: T, mask: BoolT, vals: num): arr = masked_fill(arr, mask, vals)
    def place(arr: T, mask: BoolT, vals: Seq): arr = where(mask, reshape(take(asarray(vals, dtypeof(arr)), remainder(subtract(cumsum(reshape(mask, (-1,)), 0, int64), 1), len(vals))), shape(arr)), arr)
    def place(arr: T, mask: BoolT, vals: T): arr = where(mask, reshape(take(vals, remainder(subtract(cumsum(reshape(mask, (-1,)), 0, int64), 1), numel(vals))), shape(arr)), arr)
    def putmask(a: T, /, mask: BoolT, values: num): a = masked_fill(a, mask, values)
    def copyto(dst: T, src: T, casting="same_kind", where=True):
        assert not is_simple(dst)
        dst = src
    def copyto(dst: T, src: T, casting="same_kind", where=True): dst = broadcast_to(src, shape(dst))
    def copyto(dst: T, src: T, casting="same_kind", *, where: BoolT): dst = where(where, src, dst)
    def put_along_axis(arr: T, indices: IntT, values: T, axis: Axis): arr = scatter(arr, indices, values, axis)


class Tensor:
    def take(self, indices: IntT, /, axis=None, out=None, mode="raise"): return take(self, indices, axis)
    def compress(self, condition: BoolT, /, axis=None, out=None): return take(self, item_of(nonzero(condition), 0), axis)
    def nonzero(self): return nonzero(self)
    def put(self, indices: IntT, values: T, /, mode="raise"): self = reshape(index_update(reshape(self, (-1,)), indices, values), shape(self))
