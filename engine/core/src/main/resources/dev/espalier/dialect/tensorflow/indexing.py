"""TensorFlow 2.22: gathering, scattering, masks and segments."""


class tensorflow:
    def gather(params: T, indices: IntT, validate_indices=None, axis: Axis = None, batch_dims=0, name=None):
        assert batch_dims == 0
        return take(params, indices, axis or 0)
    def gather(params: T, indices: Seq, validate_indices=None, axis: Axis = None, batch_dims=0, name=None):
        assert batch_dims == 0
        return take(params, indices, axis or 0)
    def gather(params: T, indices: int, validate_indices=None, axis: Axis = None, batch_dims=0, name=None):
        assert batch_dims == 0 and (axis is None or axis == 0)
        return getitem(params, indices)
    def gather(params: T, indices: IntT, validate_indices=None, axis: Axis = None, batch_dims: int = 0, name=None):
        assert batch_dims != 0 and (axis is None or axis == batch_dims)
        return batch_gather(params, indices, batch_dims)
    def gather(params: T, indices: IntT, validate_indices=None, axis: Axis = None, batch_dims: int = 0, name=None):
        assert batch_dims == 1 and axis == -1 and rank(params) == 2
        return batch_gather(params, indices, 1)
    def gather_nd(params: T, indices: IntT, batch_dims=0, name=None, bad_indices_policy=""):
        assert batch_dims == 0
        return gather_nd(params, indices)
    def boolean_mask(tensor: T, mask: BoolT, axis=None, name="boolean_mask"):
        assert axis is None or axis == 0
        return getitem(tensor, mask)
    def boolean_mask(tensor: T, mask: BoolT, axis: Axis = None, name="boolean_mask"):
        assert axis is not None and axis != 0 and rank(mask) == 1
        return take(tensor, item_of(nonzero(mask), 0), axis)
    def where(condition: T, x=None, y=None, name=None):
        assert x is None and y is None
        return argwhere(condition)
    # repeated indices add up
    def scatter_nd(indices: IntT, updates: T, shape, bad_indices_policy="", name=None):
        return index_add(zeros(shape, dtypeof(updates)), unstack(indices, -1), updates)
    def tensor_scatter_nd_update(tensor: T, indices: IntT, updates: T, name=None): return index_update(tensor, unstack(indices, -1), updates)
    def tensor_scatter_nd_add(tensor: T, indices: IntT, updates: T, bad_indices_policy="", name=None): return index_add(tensor, unstack(indices, -1), updates)
    def tensor_scatter_nd_sub(tensor: T, indices: IntT, updates: T, bad_indices_policy="", name=None): return index_add(tensor, unstack(indices, -1), negative(updates))
    def tensor_scatter_nd_max(tensor: T, indices: IntT, updates: T, bad_indices_policy="", name=None): return index_max(tensor, unstack(indices, -1), updates)
    def tensor_scatter_nd_min(tensor: T, indices: IntT, updates: T, bad_indices_policy="", name=None): return index_min(tensor, unstack(indices, -1), updates)
    def reverse_sequence(input: T, seq_lengths: IntT, seq_axis=None, batch_axis=None, name=None):
        assert seq_axis == 1 and (batch_axis is None or batch_axis == 0)
        return gather_nd(input, stack((broadcast_to(expand_dims(arange(0, size(input, 0), 1, dtypeof(seq_lengths)), 1), (size(input, 0), size(input, 1))), where(less(arange(0, size(input, 1), 1, dtypeof(seq_lengths)), expand_dims(seq_lengths, 1)), subtract(subtract(expand_dims(seq_lengths, 1), 1), arange(0, size(input, 1), 1, dtypeof(seq_lengths))), arange(0, size(input, 1), 1, dtypeof(seq_lengths)))), -1))
    def unravel_index(indices: IntT, dims: Seq, name=None):
        assert len(dims) == 2
        return stack((floor_divide(indices, dims[1]), remainder(indices, dims[1])))
    def slice(input_: T, begin: Seq, size: Seq, name=None):
        assert len(begin) == 1
        return getitem(input_, (slice(begin[0], None if size[0] == -1 else begin[0] + size[0]),))
    def slice(input_: T, begin: Seq, size: Seq, name=None):
        assert len(begin) == 2
        return getitem(input_, (slice(begin[0], None if size[0] == -1 else begin[0] + size[0]), slice(begin[1], None if size[1] == -1 else begin[1] + size[1])))
    def slice(input_: T, begin: Seq, size: Seq, name=None):
        assert len(begin) == 3
        return getitem(input_, (slice(begin[0], None if size[0] == -1 else begin[0] + size[0]), slice(begin[1], None if size[1] == -1 else begin[1] + size[1]), slice(begin[2], None if size[2] == -1 else begin[2] + size[2])))
    def slice(input_: T, begin: Seq, size: Seq, name=None):
        assert len(begin) == 4
        return getitem(input_, (slice(begin[0], None if size[0] == -1 else begin[0] + size[0]), slice(begin[1], None if size[1] == -1 else begin[1] + size[1]), slice(begin[2], None if size[2] == -1 else begin[2] + size[2]), slice(begin[3], None if size[3] == -1 else begin[3] + size[3])))
    def strided_slice(input_: T, begin: Seq, end: Seq, strides=None, begin_mask=0, end_mask=0, ellipsis_mask=0, new_axis_mask=0, shrink_axis_mask=0, var=None, name=None):
        assert len(begin) == 1
        return getitem(input_, (slice(begin[0], end[0], None if strides is None else strides[0]),))
    def strided_slice(input_: T, begin: Seq, end: Seq, strides=None, begin_mask=0, end_mask=0, ellipsis_mask=0, new_axis_mask=0, shrink_axis_mask=0, var=None, name=None):
        assert len(begin) == 2
        return getitem(input_, (slice(begin[0], end[0], None if strides is None else strides[0]), slice(begin[1], end[1], None if strides is None else strides[1])))
    # of equal places the last one counts
    def dynamic_stitch(indices: Seq, data: Seq, name=None):
        assert is_numbers(indices)
        return index_update(repeat(getitem(concat(data, 0), (slice(None, 1),)), item(amax(asarray(joined(indices), int64))) + 1, 0), asarray(joined(indices), int64), concat(data, 0))
    def dynamic_stitch(indices: Seq, data: Seq, name=None):
        return index_update(repeat(getitem(concat(data, 0), (slice(None, 1),)), item(amax(concat(indices, 0))) + 1, 0), concat(indices, 0), concat(data, 0))
    def dynamic_partition(data: T, partitions: IntT, num_partitions: int, name=None):
        assert num_partitions == 2
        return (getitem(data, equal(partitions, 0)), getitem(data, equal(partitions, 1)))
    def slice(input_: T, begin: Seq, size: Seq, name=None):
        assert len(begin) == 1
        return getitem(input_, (slice(begin[0], None if size[0] == -1 else begin[0] + size[0]),))
    def slice(input_: T, begin: Seq, size: Seq, name=None):
        assert len(begin) == 2
        return getitem(input_, (slice(begin[0], None if size[0] == -1 else begin[0] + size[0]), slice(begin[1], None if size[1] == -1 else begin[1] + size[1])))
    def slice(input_: T, begin: Seq, size: Seq, name=None):
        assert len(begin) == 3
        return getitem(input_, (slice(begin[0], None if size[0] == -1 else begin[0] + size[0]), slice(begin[1], None if size[1] == -1 else begin[1] + size[1]), slice(begin[2], None if size[2] == -1 else begin[2] + size[2])))
    def slice(input_: T, begin: Seq, size: Seq, name=None):
        assert len(begin) == 4
        return getitem(input_, (slice(begin[0], None if size[0] == -1 else begin[0] + size[0]), slice(begin[1], None if size[1] == -1 else begin[1] + size[1]), slice(begin[2], None if size[2] == -1 else begin[2] + size[2]), slice(begin[3], None if size[3] == -1 else begin[3] + size[3])))
    def strided_slice(input_: T, begin: Seq, end: Seq, strides=None, begin_mask=0, end_mask=0, ellipsis_mask=0, new_axis_mask=0, shrink_axis_mask=0, var=None, name=None):
        assert len(begin) == 1
        return getitem(input_, (slice(begin[0], end[0], None if strides is None else strides[0]),))
    def strided_slice(input_: T, begin: Seq, end: Seq, strides=None, begin_mask=0, end_mask=0, ellipsis_mask=0, new_axis_mask=0, shrink_axis_mask=0, var=None, name=None):
        assert len(begin) == 2
        return getitem(input_, (slice(begin[0], end[0], None if strides is None else strides[0]), slice(begin[1], end[1], None if strides is None else strides[1])))
    # of equal places the last one counts
    def dynamic_stitch(indices: Seq, data: Seq, name=None):
        assert is_numbers(indices)
        return index_update(repeat(getitem(concat(data, 0), (slice(None, 1),)), item(amax(asarray(joined(indices), int64))) + 1, 0), asarray(joined(indices), int64), concat(data, 0))
    def dynamic_stitch(indices: Seq, data: Seq, name=None):
        return index_update(repeat(getitem(concat(data, 0), (slice(None, 1),)), item(amax(concat(indices, 0))) + 1, 0), concat(indices, 0), concat(data, 0))
    def dynamic_partition(data: T, partitions: IntT, num_partitions: int, name=None):
        assert num_partitions == 3
        return (getitem(data, equal(partitions, 0)), getitem(data, equal(partitions, 1)), getitem(data, equal(partitions, 2)))

    class nn:
        def embedding_lookup(params: T, ids: IntT, max_norm=None, name=None): return embedding(ids, params)

    class math:
        def unsorted_segment_sum(data: T, segment_ids: IntT, num_segments, name=None):
            assert rank(segment_ids) == 1, "domain"
            return segment_sum(data, segment_ids, num_segments)
        # in an empty segment TensorFlow has the lowest finite number
        def unsorted_segment_max(data: FloatT, segment_ids: IntT, num_segments, name=None):
            assert dtypeof(data) == float32
            assert rank(segment_ids) == 1, "domain"
            return maximum(segment_max(data, segment_ids, num_segments), -3.4028234663852886e38)
        def unsorted_segment_max(data: IntT, segment_ids: IntT, num_segments, name=None): return segment_max(data, segment_ids, num_segments)
        def unsorted_segment_min(data: FloatT, segment_ids: IntT, num_segments, name=None):
            assert dtypeof(data) == float32
            assert rank(segment_ids) == 1, "domain"
            return minimum(segment_min(data, segment_ids, num_segments), 3.4028234663852886e38)
        def unsorted_segment_min(data: IntT, segment_ids: IntT, num_segments, name=None): return segment_min(data, segment_ids, num_segments)
        def unsorted_segment_prod(data: T, segment_ids: Vector, num_segments, name=None):
            return index_multiply(ones_like(segment_sum(data, segment_ids, num_segments)), segment_ids, data)
        def unsorted_segment_mean(data: FloatT, segment_ids: IntT, num_segments, name=None):
            return divide(segment_sum(data, segment_ids, num_segments), maximum(segment_sum(ones_like(data), segment_ids, num_segments), 1))
        def unsorted_segment_sqrt_n(data: FloatT, segment_ids: IntT, num_segments, name=None):
            return divide(segment_sum(data, segment_ids, num_segments), sqrt(maximum(segment_sum(ones_like(data), segment_ids, num_segments), 1)))
        # as many segments as the largest number says; an empty one holds zeros
        def segment_sum(data: T, segment_ids: Vector, name=None): return segment_sum(data, segment_ids, item(amax(segment_ids)) + 1)
        def segment_mean(data: FloatT, segment_ids: Vector, name=None):
            return divide(segment_sum(data, segment_ids, item(amax(segment_ids)) + 1), maximum(segment_sum(ones_like(data), segment_ids, item(amax(segment_ids)) + 1), 1))
        def segment_prod(data: T, segment_ids: Vector, name=None):
            return index_multiply(ones_like(segment_sum(data, segment_ids, item(amax(segment_ids)) + 1)), segment_ids, data)
        def segment_max(data: FloatT, segment_ids: Vector, name=None):
            return where(equal(segment_sum(ones_like(data), segment_ids, item(amax(segment_ids)) + 1), 0), 0, segment_max(data, segment_ids, item(amax(segment_ids)) + 1))
        def segment_min(data: FloatT, segment_ids: Vector, name=None):
            return where(equal(segment_sum(ones_like(data), segment_ids, item(amax(segment_ids)) + 1), 0), 0, segment_min(data, segment_ids, item(amax(segment_ids)) + 1))


class Tensor:
    # of variables
    def scatter_nd_update(self, indices: IntT, updates: T, name=None): self = index_update(self, unstack(indices, -1), updates)
    def scatter_nd_add(self, indices: IntT, updates: T, name=None): self = index_add(self, unstack(indices, -1), updates)
    def scatter_nd_sub(self, indices: IntT, updates: T, name=None): self = index_add(self, unstack(indices, -1), negative(updates))


class emit:
    def take(x, indices, axis=None):
        assert axis is None
        return tf.gather(tf.reshape(x, [-1]), indices)
    # lists may count from the end
    def take(x, indices, axis=None):
        assert is_seq(indices)
        return keras.ops.take(x, indices, axis=axis)
    def take(x, indices, axis=None):
        assert axis == 0
        return tf.gather(x, indices)
    def take(x, indices, axis=None): return tf.gather(x, indices, axis=axis)
    def take_along_axis(x, indices, axis): return keras.ops.take_along_axis(x, indices, axis=axis)
    def gather(x, indices, axis): return helper.gather(x, indices, axis)
    def embedding(indices, weight): return tf.gather(weight, indices)
    def masked_select(x, mask): return tf.boolean_mask(x, mask)
    def masked_fill(x, mask, value):
        assert is_number(value) and not isbool(x) and (floating(x) or not floating(value)) and isbool(mask)
        return tf.where(mask, value, x)
    def nonzero(x, dtype=int64):
        assert dtype == int64
        return tf.unstack(tf.where(x), axis=-1)
    def nonzero(x, dtype=int64): return tf.unstack(tf.cast(tf.where(x), dtype), axis=-1)
    def argwhere(x, dtype=int64):
        assert dtype != int64
        return tf.cast(tf.where(x), dtype)
    def index_update(x, index: BoolT, value):
        assert is_number(value) and (floating(x) or is_int(value)) and rank(x) == rank(index)
        return tf.where(index, value, x)
    def index_update(x, index: IntT, value):
        assert rank(index) == 1 and is_tensor(value) and rank(value) == rank(x) and is_simple(index)
        return tf.tensor_scatter_nd_update(x, index[:, None], value)
    def index_update(x, index, value): return helper.index_update(x, index, value)
    def index_add(x, index: IntT, value):
        assert rank(index) == 1 and is_tensor(value) and rank(value) == rank(x) and is_simple(index)
        return tf.tensor_scatter_nd_add(x, index[:, None], value)
    def index_add(x, index, value): return helper.index_add(x, index, value)
    def index_multiply(x, index, value): return helper.index_multiply(x, index, value)
    def index_max(x, index, value): return helper.index_max(x, index, value)
    def index_min(x, index, value): return helper.index_min(x, index, value)
    def scatter(x, indices, value, axis): return helper.scatter(x, indices, value, axis)
    def scatter_add(x, indices, value, axis): return helper.scatter_add(x, indices, value, axis)
    def segment_sum(x, ids, n): return tf.math.unsorted_segment_sum(x, ids, n)
    def segment_max(x, ids, n): return helper.segment_max(x, ids, n)
    def segment_min(x, ids, n): return helper.segment_min(x, ids, n)
