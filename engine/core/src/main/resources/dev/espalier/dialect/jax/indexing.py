"""JAX 0.12: reading and writing by index: take, gather, `.at[...]`, segments. Out of range, plain reads are clipped and
plain writes dropped; the core operations leave that open."""


class jax:
    class numpy:
        def take(a: T, indices: IntT, axis=None, out=None, mode=None, unique_indices=False, indices_are_sorted=False, fill_value=None):
            return take(a, indices, axis)
        def take(a: T, indices: IntT, axis: Axis = None, out=None, mode: str = None, unique_indices=False, indices_are_sorted=False, fill_value=None):
            assert mode == "clip" and axis is not None
            return take(a, clip(indices, 0, size(a, axis) - 1), axis)
        def take(a: T, indices: IntT, axis=None, out=None, mode: str = None, unique_indices=False, indices_are_sorted=False, fill_value=None):
            assert mode == "clip" and axis is None
            return take(a, clip(indices, 0, numel(a) - 1), axis)
        def take(a: T, indices: IntT, axis: Axis = None, out=None, mode: str = None, unique_indices=False, indices_are_sorted=False, fill_value=None):
            assert mode == "wrap" and axis is not None
            return take(a, remainder(indices, size(a, axis)), axis)
        def take(a: T, indices: IntT, axis=None, out=None, mode: str = None, unique_indices=False, indices_are_sorted=False, fill_value=None):
            assert mode == "wrap" and axis is None
            return take(a, remainder(indices, numel(a)), axis)
        def take(a: T, indices: IntT, axis=None, out=None, mode: str = None, unique_indices=False, indices_are_sorted=False, fill_value: num = None):
            assert mode == "fill" and axis is None and fill_value is not None
            return masked_fill(take(a, remainder(indices, numel(a)), axis), logical_or(less(indices, negative(numel(a))), greater_equal(indices, numel(a))), fill_value)
        def take_along_axis(arr: T, indices: IntT, axis: Axis = -1, mode=None, fill_value=None, *, wrap_negative_indices=True):
            return take_along_axis(arr, indices, axis)
        def nonzero(a: T, *, size=None, fill_value=None): return nonzero(a, int32)
        def where(condition: T, /, *, size=None, fill_value=None): return nonzero(condition, int32)
        def flatnonzero(a: T, *, size=None, fill_value=None): return item_of(nonzero(reshape(a, (-1,)), int32), 0)
        def argwhere(a: T, *, size=None, fill_value=None): return argwhere(a, int32)
        def extract(condition: T, arr: T, *, size=None, fill_value=0): return masked_select(reshape(arr, (-1,)), not_equal(reshape(condition, (-1,)), 0))
        def compress(condition: Vector, a: T, axis: Axis = None, *, size=None, fill_value=0, out=None):
            assert axis is not None
            return take(a, item_of(nonzero(condition, int32), 0), axis)

    class ops:
        def segment_sum(data: T, segment_ids: IntT, num_segments: int = None, indices_are_sorted=False, unique_indices=False, bucket_size=None, mode=None, out_sharding=None):
            assert num_segments is not None
            return segment_sum(data, segment_ids, num_segments)
        def segment_max(data: T, segment_ids: IntT, num_segments: int = None, indices_are_sorted=False, unique_indices=False, bucket_size=None, mode=None, out_sharding=None):
            assert num_segments is not None
            return segment_max(data, segment_ids, num_segments)
        def segment_min(data: T, segment_ids: IntT, num_segments: int = None, indices_are_sorted=False, unique_indices=False, bucket_size=None, mode=None, out_sharding=None):
            assert num_segments is not None
            return segment_min(data, segment_ids, num_segments)
        def segment_prod(data: T, segment_ids: IntT, num_segments: int = None, indices_are_sorted=False, unique_indices=False, bucket_size=None, mode=None, out_sharding=None):
            assert num_segments is not None and rank(data) == 1
            return index_multiply(ones((num_segments,), dtypeof(data)), segment_ids, data)


class Tensor:
    class at:
        def set(self, index, values, *, indices_are_sorted=False, unique_indices=False, mode=None, out_sharding=None, wrap_negative_indices=True):
            return index_update(self, index, values)
        def set(self, index: IntT, values: num, *, indices_are_sorted=False, unique_indices=False, mode: str = None, out_sharding=None, wrap_negative_indices=True):
            assert mode == "drop"
            return index_update(self, masked_select(where(less(index, 0), add(index, size(self, 0)), index), logical_and(greater_equal(index, negative(size(self, 0))), less(index, size(self, 0)))), values)
        def set(self, index: IntT, values: T, *, indices_are_sorted=False, unique_indices=False, mode: str = None, out_sharding=None, wrap_negative_indices=True):
            assert mode == "drop" and rank(values) == 0
            return index_update(self, masked_select(where(less(index, 0), add(index, size(self, 0)), index), logical_and(greater_equal(index, negative(size(self, 0))), less(index, size(self, 0)))), values)
        def set(self, index: Vector, values: Vector, *, indices_are_sorted=False, unique_indices=False, mode: str = None, out_sharding=None, wrap_negative_indices=True):
            assert mode == "drop" and rank(index) == 1 and rank(values) == 1
            return index_update(self, masked_select(where(less(index, 0), add(index, size(self, 0)), index), logical_and(greater_equal(index, negative(size(self, 0))), less(index, size(self, 0)))), masked_select(values, logical_and(greater_equal(index, negative(size(self, 0))), less(index, size(self, 0)))))
        def add(self, index, values, *, indices_are_sorted=False, unique_indices=False, mode=None, out_sharding=None, wrap_negative_indices=True):
            return index_add(self, index, values)
        def add(self, index: IntT, values: num, *, indices_are_sorted=False, unique_indices=False, mode: str = None, out_sharding=None, wrap_negative_indices=True):
            assert mode == "drop"
            return index_add(self, masked_select(where(less(index, 0), add(index, size(self, 0)), index), logical_and(greater_equal(index, negative(size(self, 0))), less(index, size(self, 0)))), values)
        def add(self, index: Vector, values: Vector, *, indices_are_sorted=False, unique_indices=False, mode: str = None, out_sharding=None, wrap_negative_indices=True):
            assert mode == "drop" and rank(index) == 1 and rank(values) == 1
            return index_add(self, masked_select(where(less(index, 0), add(index, size(self, 0)), index), logical_and(greater_equal(index, negative(size(self, 0))), less(index, size(self, 0)))), masked_select(values, logical_and(greater_equal(index, negative(size(self, 0))), less(index, size(self, 0)))))
        def subtract(self, index, values, *, indices_are_sorted=False, unique_indices=False, mode=None, out_sharding=None, wrap_negative_indices=True):
            return index_add(self, index, negative(values))
        def multiply(self, index, values, *, indices_are_sorted=False, unique_indices=False, mode=None, out_sharding=None, wrap_negative_indices=True):
            return index_multiply(self, index, values)
        mul = multiply
        def divide(self, index, values, *, indices_are_sorted=False, unique_indices=False, mode=None, out_sharding=None, wrap_negative_indices=True):
            assert not integral(self)
            return divide(self, index_multiply(ones_like(self), index, values))
        def power(self, index, values, *, indices_are_sorted=False, unique_indices=False, mode=None, out_sharding=None, wrap_negative_indices=True):
            assert not isbool(self)
            return power(self, index_multiply(ones_like(self), index, values))
        def max(self, index, values, *, indices_are_sorted=False, unique_indices=False, mode=None, out_sharding=None, wrap_negative_indices=True):
            return index_max(self, index, values)
        def min(self, index, values, *, indices_are_sorted=False, unique_indices=False, mode=None, out_sharding=None, wrap_negative_indices=True):
            return index_min(self, index, values)
        def get(self, index, *, indices_are_sorted=False, unique_indices=False, mode=None, fill_value=None, out_sharding=None, wrap_negative_indices=True, strategy="auto"):
            return getitem(self, index)
        def get(self, index: IntT, *, indices_are_sorted=False, unique_indices=False, mode: str = None, fill_value=None, out_sharding=None, wrap_negative_indices=True, strategy="auto"):
            assert mode == "clip"
            return take(self, clip(where(less(index, 0), add(index, size(self, 0)), index), 0, size(self, 0) - 1), 0)
        def get(self, index: IntT, *, indices_are_sorted=False, unique_indices=False, mode: str = None, fill_value: num = None, out_sharding=None, wrap_negative_indices=True, strategy="auto"):
            assert mode == "fill" and fill_value is not None and rank(self) == 1
            return masked_fill(take(self, remainder(index, size(self, 0)), 0), logical_not(logical_and(greater_equal(index, negative(size(self, 0))), less(index, size(self, 0)))), fill_value)


class emit:
    def bincount_weighted(x, weights, minlength=0): return jnp.bincount(x, weights=weights, minlength=minlength)
    def nonzero(x, dtype=int64):
        assert dtype == int64 or dtype == int32
        return jnp.nonzero(x)
    def take(x, indices, axis=None):
        assert is_number(indices), "prefer"
        return jnp.take(x, indices, axis=axis)
    def take(x, indices, axis=None):
        assert is_seq(indices)
        return jnp.take(x, jnp.array(indices), axis=axis)
    # under jit a mask may not choose places, but values
    def index_update(x, index: BoolT, value):
        assert is_number(value) and (floating(x) or is_int(value))
        return helper.set_masked(x, index, value)
    def masked_fill(x, mask, value):
        assert is_number(value) and not (integral(x) and floating(value))
        return jnp.where(mask, value, x)
    def masked_select(x, mask): return x[mask]
    def gather(x, indices, axis): return helper.gather(x, indices, axis)
    def batch_gather(x, indices, axes=1):
        assert axes == 1 and rank(x) == 2 and rank(indices) == 2
        return jnp.take_along_axis(x, indices, axis=1)
    def batch_gather(x, indices, axes=1): return helper.batch_gather(x, indices, axes)
    def make_complex(x, y): return jax.lax.complex(x, y)
    def solve_matrix(x, y): return jnp.linalg.solve(x, y)
    def gather_nd(x, indices): return x[tuple(jnp.moveaxis(indices, -1, 0))]
    def scatter(x, indices, value, axis): return helper.scatter(x, indices, value, axis)
    def scatter_add(x, indices, value, axis): return helper.scatter_add(x, indices, value, axis)
