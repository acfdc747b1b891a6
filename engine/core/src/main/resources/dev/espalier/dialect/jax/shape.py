"""JAX 0.12: functions of jax.numpy that rearrange an array."""


class jax:
    class numpy:
        def reshape(a: T, shape: int, order="C", *, copy=None, out_sharding=None):
            assert is_int(shape)
            return reshape(a, (shape,))
        def reshape(a: T, shape, order="C", *, copy=None, out_sharding=None): return reshape(a, shape)
        def ravel(a: T, order="C", *, out_sharding=None): return reshape(a, (-1,))
        def transpose(a: T, axes=None): return permute_dims(a, axes)
        def permute_dims(a: T, /, axes: Seq): return permute_dims(a, axes)
        def matrix_transpose(x: T, /): return matrix_transpose(x)
        def swapaxes(a: T, axis1: Axis, axis2: Axis): return swapaxes(a, axis1, axis2)
        def moveaxis(a: T, source, destination): return moveaxis(a, source, destination)
        def expand_dims(a: T, axis): return expand_dims(a, axis)
        def squeeze(a: T, axis=None): return squeeze(a, axis)
        def concatenate(arrays: Tensors, axis=0, dtype=None): return concat(arrays, axis)
        def concat(arrays: Tensors, /, *, axis=0): return concat(arrays, axis)
        def stack(arrays: Tensors, axis=0, out=None, dtype=None): return stack(arrays, axis)
        def vstack(tup: Tensors, dtype=None): return vstack(tup)
        def hstack(tup: Tensors, dtype=None): return hstack(tup)
        def dstack(tup: Tensors, dtype=None): return dstack(tup)
        def column_stack(tup: Tensors): return column_stack(tup)
        def unstack(x: T, /, *, axis=0): return unstack(x, axis)
        def split(ary: T, indices_or_sections, axis=0): return split(ary, indices_or_sections, axis)
        def vsplit(ary: T, indices_or_sections): return split(ary, indices_or_sections, 0)
        def hsplit(ary: T, indices_or_sections):
            assert rank(ary) != 1
            return split(ary, indices_or_sections, 1)
        def dsplit(ary: T, indices_or_sections): return split(ary, indices_or_sections, 2)
        def array_split(ary: T, indices_or_sections: int, axis=0): return array_split(ary, indices_or_sections, axis)
        def array_split(ary: T, indices_or_sections: Seq, axis=0):
            assert is_seq(indices_or_sections)
            return split(ary, indices_or_sections, axis)
        def append(arr: T, values: T, axis=None): return concat((arr, values), axis)
        def flip(m: T, axis=None): return flip(m, axis)
        def flipud(m: T): return flip(m, 0)
        def fliplr(m: T): return flip(m, 1)
        def roll(a: T, shift, axis=None): return roll(a, shift, axis)
        def rot90(m: T, k=1, axes=(0, 1)): return rot90(m, k, axes)
        def tile(A: T, reps): return tile(A, reps)
        def repeat(a: T, repeats, axis=None, *, total_repeat_length=None, out_sharding=None): return repeat(a, repeats, axis)
        def broadcast_to(array: T, shape, *, out_sharding=None): return broadcast_to(array, shape)
        def pad(array: T, pad_width: Seq, mode="constant", *, constant_values=0):
            assert mode == "constant" and not is_int(pad_width)
            return pad(array, pad_width, mode, constant_values)
        def pad(array: T, pad_width: Seq, mode="constant"):
            assert (mode == "reflect" or mode == "edge" or mode == "wrap") and not is_int(pad_width)
            return pad(array, pad_width, mode)
        def pad(array: T, pad_width: int, mode="constant", *, constant_values=0):
            assert mode == "constant" or mode == "reflect" or mode == "edge" or mode == "wrap"
            return pad_all(array, pad_width, mode, constant_values)
        def diag(v: T, k=0): return diag(v, k)
        def diagflat(v: T, k=0): return diag(reshape(v, (-1,)), k)
        def diagonal(a: T, offset=0, axis1=0, axis2=1): return diagonal(a, offset, axis1, axis2)
        def fill_diagonal(a: Matrix, val: num, wrap=False, *, inplace=True):
            assert not inplace
            return fill_diagonal(a, val)
        def atleast_1d(x: T, /): return atleast_1d(x)
        def atleast_2d(x: T, /): return atleast_2d(x)
        def shape(a: T): return shape(a)
        def size(a: T, axis: Axis = None):
            assert axis is not None
            return size(a, axis)
        def size(a: T, axis=None): return numel(a)
        def ndim(a: T): return ndim(a)


class emit:
    def size(x, axis): return x.shape[axis]
    def numel(x): return x.size
    def ndim(x): return x.ndim
    def shape(x): return x.shape
    def cast(x, dtype):
        assert is_number(x)
        return jnp.asarray(x, dtype=dtype)
    def cast(x, dtype): return x.astype(dtype)
    def copy(x): return x
    def pad(x, widths, mode="constant", value=0):
        assert mode == "constant" and value == 0
        return jnp.pad(x, widths)
    def pad(x, widths, mode="constant", value=0):
        assert mode == "constant"
        return jnp.pad(x, widths, constant_values=value)
    def pad(x, widths, mode="constant", value=0): return jnp.pad(x, widths, mode)
    def pad_pairs(x, pads, mode="constant", value=0): return helper.pad_pairs(x, pads, mode, value)
    def device(x): return x.device
    def is_tensor(x): return isinstance(x, jax.Array)
    def pad_last(x, widths, mode="constant", value=0): return helper.pad_last(x, widths, mode, value)
    def fill_diagonal(x, value): return jnp.fill_diagonal(x, value, inplace=False)
    def repeat(x, repeats, axis=None):
        assert is_seq(repeats)
        return jnp.repeat(x, jnp.array(repeats), axis=axis, total_repeat_length=sum(repeats))
    def diag_embed(x): return helper.diag_embed(x)
    def split_sizes(x, sizes, axis=0): return jax.lax.split(x, sizes, axis=axis)
    def split_every(x, size, axis=0): return helper.split_every(x, size, axis=axis)
    def sum_to(x, shape): return helper.sum_to(x, shape)
    def chunk(x, n, axis=0): return helper.chunk(x, n, axis=axis)
