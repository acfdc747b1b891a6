"""TensorFlow 2.22: the shape of tensors, joining, splitting and padding."""


class tensorflow:
    def reshape(tensor: T, shape: Seq, name=None): return reshape(tensor, shape)
    def reshape(tensor: T, shape: int, name=None):
        assert is_int(shape)
        return reshape(tensor, (shape,))
    def reshape(tensor: T, shape: Vector, name=None): return reshape(tensor, tolist(shape))
    def transpose(a: T, perm=None, conjugate=False, name="transpose"): return permute_dims(a, perm)
    def expand_dims(input: T, axis: Axis, name=None): return expand_dims(input, axis)
    def squeeze(input: T, axis=None, name=None): return squeeze(input, axis)
    # shapes as values: joined as tuples
    def concat(values: Seq, axis: Axis, name="concat"):
        assert is_sizes(values)
        return joined(values)
    def concat(values: Seq, axis: Axis, name="concat"):
        assert is_numbers(values) and is_seq(values[0]) and axis == 0, "prefer"
        return asarray(joined(values), bool if isbool(values) else int32 if integral(values) else float32)
    def concat(values: Seq, axis: Axis, name="concat"): return concat(values, axis)
    # numbers, or tensors in lists
    def stack(values: Seq, axis: Axis = 0, name="stack"):
        assert is_numbers(values) and axis == 0, "prefer"
        return asarray(values, bool if isbool(values) else int32 if integral(values) else float32)
    def stack(values: Seq, axis: Axis = 0, name="stack"):
        assert is_seq(values[0]) and axis == 0, "prefer"
        return asarray(values, dtypeof(values))
    def stack(values: Seq, axis: Axis = 0, name="stack"): return stack(values, axis)
    def unstack(value: T, num=None, axis: Axis = 0, name="unstack"): return unstack(value, axis)
    def unstack(value: Seq, num=None, axis: Axis = 0, name="unstack"):
        assert axis == 0
        return value
    def split(value: T, num_or_size_splits: int, axis: Axis = 0, num=None, name="split"): return split(value, num_or_size_splits, axis)
    def split(value: T, num_or_size_splits: Seq, axis: Axis = 0, num=None, name="split"): return split_sizes(value, num_or_size_splits, axis)
    def reverse(tensor: T, axis: Seq, name=None): return flip(tensor, axis)
    def roll(input: T, shift, axis, name=None): return roll(input, shift, axis)
    def tile(input: T, multiples: Seq, name=None):
        assert rank(input) == len(multiples), "domain"
        return tile(input, multiples)
    def repeat(input: T, repeats, axis=None, name=None): return repeat(input, repeats, axis)
    def broadcast_to(input: T, shape, name=None): return broadcast_to(input, shape)
    def pad(tensor: T, paddings: Seq, mode="CONSTANT", constant_values=0, name=None):
        assert mode == "CONSTANT" or mode == "constant"
        return pad(tensor, paddings, "constant", constant_values)
    def pad(tensor: T, paddings: Seq, mode="CONSTANT", constant_values=0, name=None):
        assert mode == "REFLECT" or mode == "reflect"
        return pad(tensor, paddings, "reflect")
    def shape(input: T, out_type=None, name=None): return sizes(input)
    def size(input: T, out_type=None, name=None): return numel(input)
    def rank(input: T, name=None): return ndim(input)

    class linalg:
        def matrix_transpose(a: T, name="matrix_transpose", conjugate=False): return matrix_transpose(a)
        def adjoint(matrix: T, name=None): return conj(matrix_transpose(matrix))
        def diag(diagonal: T, name="diag", k=0, num_rows=-1, num_cols=-1, padding_value=0, align="RIGHT_LEFT"):
            assert k == 0
            return diag_embed(diagonal)
        def diag(diagonal: Vector, name="diag", k: int = 0, num_rows=-1, num_cols=-1, padding_value=0, align="RIGHT_LEFT"): return diag(diagonal, k)
        def diag_part(input: T, name="diag_part", k: int = 0, padding_value=0, align="RIGHT_LEFT"): return diagonal(input, k, -2, -1)
        def set_diag(input: T, diagonal: T, name="set_diag", k=0, align="RIGHT_LEFT"):
            assert rank(input) == 2
            return where(eye(size(input, 0), size(input, 1), 0, bool), diag_embed(diagonal), input)
        def set_diag(input: T, diagonal: T, name="set_diag", k=0, align="RIGHT_LEFT"):
            return where(eye(size(input, -2), size(input, -1), 0, bool), diag_embed(diagonal), input)
        def band_part(input: T, num_lower: int, num_upper: int, name=None):
            assert num_lower == -1 and num_upper == -1
            return input
        def band_part(input: T, num_lower: int, num_upper: int, name=None):
            assert num_lower == -1 and num_upper >= 0
            return tril(input, num_upper)
        def band_part(input: T, num_lower: int, num_upper: int, name=None):
            assert num_lower >= 0 and num_upper == -1
            return triu(input, -num_lower)
        def band_part(input: T, num_lower: int, num_upper: int, name=None):
            assert num_lower >= 0 and num_upper >= 0
            return triu(tril(input, num_upper), -num_lower)
        def tensor_diag(diagonal: Vector, name=None): return diag_embed(diagonal)
        def tensor_diag_part(input: Matrix, name=None): return diagonal(input)


class emit:
    def ndim(x): return x.shape.rank
    def size(x, axis): return x.shape[axis]
    def numel(x): return x.shape.num_elements()
    def item(x): return x.numpy().item()
    def tolist(x): return x.numpy().tolist()
    def reshape(x, shape):
        assert shape == (-1,)
        return tf.reshape(x, [-1])
    def concat(xs, axis=0):
        assert axis is None
        return tf.concat([tf.reshape(x, [-1]) for x in xs], 0)
    def expand_dims(x, axis):
        assert is_seq(axis)
        return keras.ops.expand_dims(x, axis)
    def flip(x, axis=None):
        assert is_int(axis)
        return tf.reverse(x, [axis])
    def flip(x, axis=None):
        assert axis is None
        return keras.ops.flip(x)
    def split(x, sections, axis=0):
        assert is_seq(sections)
        return keras.ops.split(x, sections, axis=axis)
    def array_split(x, n, axis=0): return helper.array_split(x, n, axis=axis)
    def chunk(x, n, axis=0): return helper.chunk(x, n, axis=axis)
    def split_every(x, size, axis=0): return helper.split_every(x, size, axis=axis)
    def roll(x, shift, axis=None):
        assert axis is None
        return keras.ops.roll(x, shift)
    def sum_to(x, shape): return helper.sum_to(x, shape)
    def pad(x, widths, mode="constant", value=0):
        assert mode == "constant" and value == 0
        return tf.pad(x, widths)
    def pad(x, widths, mode="constant", value=0):
        assert mode == "constant"
        return tf.pad(x, widths, constant_values=value)
    def pad(x, widths, mode="constant", value=0):
        assert mode == "reflect"
        return tf.pad(x, widths, mode="REFLECT")
    def pad(x, widths, mode="constant", value=0): return helper.pad(x, widths, mode)
    def pad_all(x, width, mode="constant", value=0): return helper.pad_all(x, width, mode, value)
    def pad_last(x, widths, mode="constant", value=0): return helper.pad_last(x, widths, mode, value)
    def pad_pairs(x, pads, mode="constant", value=0): return helper.pad_pairs(x, pads, mode, value)
    def device(x): return x.device
    def is_tensor(x): return tf.is_tensor(x)
    def diag_embed(x): return tf.linalg.diag(x)
    def diagonal(x, offset=0, axis1=0, axis2=1):
        assert offset == 0 and (rank(x) == 2 or axis1 == -2 and axis2 == -1)
        return tf.linalg.diag_part(x)
    def tril(x, k=0):
        assert k >= 0
        return tf.linalg.band_part(x, -1, k)
    def triu(x, k=0):
        assert k == 0
        return tf.linalg.band_part(x, 0, -1)
    def fill_diagonal(x, value): return helper.fill_diagonal(x, value)
    def rot90(x, k=1, axes=(0, 1)): return helper.rot90(x, k=k, axes=axes)
    def atleast_1d(x): return helper.at_least(x, 1)
    def atleast_2d(x): return helper.at_least(x, 2)
    # keras.ops.vstack joins vectors end to end
    def vstack(xs): return helper.vstack(xs)
    def column_stack(xs): return helper.column_stack(xs)
