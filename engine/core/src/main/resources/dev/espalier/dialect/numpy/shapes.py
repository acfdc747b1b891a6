"""NumPy 2.5: shapes: moving, joining, cutting, repeating."""


class numpy:
    def reshape(a: T, /, shape, order="C", *, copy=None): return reshape(a, shape)
    def ravel(a: T, order="C"): return reshape(a, (-1,))
    def transpose(a: T, axes=None): return permute_dims(a, axes)
    permute_dims = transpose
    def matrix_transpose(x: T, /): return matrix_transpose(x)
    def swapaxes(a: T, axis1, axis2): return swapaxes(a, axis1, axis2)
    def moveaxis(a: T, source, destination): return moveaxis(a, source, destination)
    # rollaxis counts the start before the axis is taken out
    def rollaxis(a: T, axis: int, start: int = 0):
        assert known(axis) and known(start) and axis >= 0 and start >= 0 and start <= axis
        return moveaxis(a, axis, start)
    def expand_dims(a: T, axis): return expand_dims(a, axis)
    def squeeze(a: T, axis=None): return squeeze(a, axis)
    def atleast_1d(ary: T, /): return atleast_1d(ary)
    def atleast_2d(ary: T, /): return atleast_2d(ary)

    def concatenate(arrays: Tensors, /, axis=0, out=None, *, dtype=None): return concat(arrays, axis)
    def concatenate(arrays: Tensors, /, axis=0, out=None, *, dtype: DType): return cast(concat(arrays, axis), dtype)
    concat = concatenate
    def stack(arrays: Tensors, axis=0, out=None, *, dtype=None): return stack(arrays, axis)
    def vstack(tup: Tensors, *, dtype=None, casting="same_kind"): return vstack(tup)
    def hstack(tup: Tensors, *, dtype=None, casting="same_kind"): return hstack(tup)
    def dstack(tup: Tensors): return dstack(tup)
    def column_stack(tup: Tensors): return column_stack(tup)
    def unstack(x: T, /, *, axis=0): return unstack(x, axis)

    def split(ary: T, indices_or_sections, axis=0): return split(ary, indices_or_sections, axis)
    def array_split(ary: T, indices_or_sections: int, axis=0): return array_split(ary, indices_or_sections, axis)
    def array_split(ary: T, indices_or_sections: Seq, axis=0):
        assert is_seq(indices_or_sections)
        return split(ary, indices_or_sections, axis)
    def vsplit(ary: T, indices_or_sections): return split(ary, indices_or_sections, 0)
    def hsplit(ary: T, indices_or_sections):
        assert rank(ary) == 1
        return split(ary, indices_or_sections, 0)
    def hsplit(ary: T, indices_or_sections):
        assert rank(ary) > 1
        return split(ary, indices_or_sections, 1)
    def dsplit(ary: T, indices_or_sections): return split(ary, indices_or_sections, 2)

    def flip(m: T, axis=None): return flip(m, axis)
    def fliplr(m: T): return flip(m, 1)
    def flipud(m: T): return flip(m, 0)
    def roll(a: T, shift, axis=None): return roll(a, shift, axis)
    def rot90(m: T, k=1, axes=(0, 1)): return rot90(m, k, axes)
    def tile(A: T, reps): return tile(A, reps)
    def repeat(a: T, repeats, axis=None): return repeat(a, repeats, axis)
    def broadcast_to(array: T, shape, subok=False): return broadcast_to(array, shape)
    # a pair of numbers is for every axis
    def pad(array: T, pad_width: Seq, mode="constant", *, constant_values=0):
        assert is_open(pad_width) or not is_number(pad_width[0])
        assert mode == "constant"
        return pad(array, pad_width, mode, constant_values)
    def pad(array: T, pad_width: Seq, mode="constant", *, constant_values=0):
        assert is_number(pad_width[0]) and rank(array) == 1 and mode == "constant"
        return pad(array, (pad_width,), mode, constant_values)
    def pad(array: T, pad_width: Seq, mode="constant", *, constant_values=0):
        assert is_number(pad_width[0]) and rank(array) == 2 and mode == "constant"
        return pad(array, (pad_width, pad_width), mode, constant_values)
    def pad(array: T, pad_width: Seq, mode="constant"):
        assert is_open(pad_width) or not is_number(pad_width[0])
        assert mode == "reflect" or mode == "edge" or mode == "wrap"
        return pad(array, pad_width, mode)
    def pad(array: T, pad_width: int, mode="constant", *, constant_values=0):
        assert mode == "constant" or mode == "reflect" or mode == "edge" or mode == "wrap"
        return pad_all(array, pad_width, mode, constant_values)

    def diag(v: T, k=0): return diag(v, k)
    def diagflat(v: T, k=0): return diag(reshape(v, (-1,)), k)
    def diagonal(a: T, offset=0, axis1=0, axis2=1): return diagonal(a, offset, axis1, axis2)


class Tensor:
    def reshape(self, *shape: int, order="C", copy=None): return reshape(self, seq(shape))
    def reshape(self, shape: Seq, *, order="C", copy=None): return reshape(self, shape)
    def ravel(self, order="C"): return reshape(self, (-1,))
    def flatten(self, order="C"): return copy(reshape(self, (-1,)))
    def transpose(self): return permute_dims(self)
    def transpose(self, *axes: int): return permute_dims(self, seq(axes))
    def transpose(self, axes: Seq): return permute_dims(self, axes)
    def swapaxes(self, axis1, axis2, /): return swapaxes(self, axis1, axis2)
    def squeeze(self, axis=None): return squeeze(self, axis)
    def repeat(self, repeats, /, axis=None): return repeat(self, repeats, axis)
    def diagonal(self, offset=0, axis1=0, axis2=1): return diagonal(self, offset, axis1, axis2)
