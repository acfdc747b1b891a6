"""JAX 0.12: sorting, searching, sets, counting and signals of jax.numpy. Indices and counts are int32."""


class jax:
    class numpy:
        def sort(a: T, axis: Axis = -1, *, kind=None, order=None, stable=True, descending=False): return sort(a, axis, descending)
        def sort(a: T, axis=-1, *, kind=None, order=None, stable=True, descending=False):
            assert axis is None
            return sort(reshape(a, (-1,)), 0, descending)
        def argsort(a: T, axis: Axis = -1, *, kind=None, order=None, stable=True, descending=False, dtype=None):
            return argsort(a, axis, descending, True, dtype or int32)
        def argsort(a: T, axis=-1, *, kind=None, order=None, stable=True, descending=False, dtype=None):
            assert axis is None
            return argsort(reshape(a, (-1,)), 0, descending, True, dtype or int32)
        def searchsorted(a: T, v: T, side="left", sorter=None, *, method="scan"): return searchsorted(a, v, side, int32)
        def digitize(x: T, bins: T, right=False, *, method=None): return digitize(x, bins, right, int32)
        def unique(ar: T, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, size=None, fill_value=None, sorted=True):
            return unique(ar)
        def unique(ar: T, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, size=None, fill_value=None, sorted=True):
            assert return_inverse and not return_counts
            return (item_of(unique_inverse(ar), 0), item_of(unique_inverse(ar), 1))
        def unique(ar: T, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, size=None, fill_value=None, sorted=True):
            assert return_counts and not return_inverse
            return (item_of(unique_counts(ar), 0), item_of(unique_counts(ar), 1))
        def unique(ar: T, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, size=None, fill_value=None, sorted=True):
            assert return_inverse and return_counts
            return (item_of(unique_all(ar), 0), item_of(unique_all(ar), 1), item_of(unique_all(ar), 2))
        def unique_values(x: T, /, *, size=None, fill_value=None): return unique(x)
        def unique_inverse(x: T, /, *, size=None, fill_value=None):
            return result(values=item_of(unique_inverse(x), 0), inverse_indices=item_of(unique_inverse(x), 1))
        def unique_counts(x: T, /, *, size=None, fill_value=None):
            return result(values=item_of(unique_counts(x), 0), counts=item_of(unique_counts(x), 1))
        def union1d(ar1: T, ar2: T, *, size=None, fill_value=None): return unique(concat((ar1, ar2), None))
        def setdiff1d(ar1: T, ar2: T, assume_unique=False, *, size=None, fill_value=None): return masked_select(unique(ar1), logical_not(isin(unique(ar1), ar2)))
        def intersect1d(ar1: T, ar2: T, assume_unique=False, return_indices=False, *, size=None, fill_value=None): return masked_select(unique(ar1), isin(unique(ar1), ar2))
        def isin(element: T, test_elements: T, assume_unique=False, invert=False, *, method="auto"):
            assert not invert
            return isin(element, test_elements)
        def isin(element: T, test_elements: T, assume_unique=False, invert=False, *, method="auto"):
            assert invert
            return logical_not(isin(element, test_elements))
        def bincount(x: IntT, weights=None, minlength=0, *, length=None, out_sharding=None): return bincount(x, minlength, int32)
        def bincount(x: IntT, weights: FloatT = None, minlength=0, *, length=None, out_sharding=None):
            assert weights is not None
            return bincount_weighted(x, weights, minlength)
        def bincount(x: IntT, weights=None, minlength=0, *, length: int = None, out_sharding=None):
            assert length is not None and minlength == 0
            return getitem(bincount(x, length, int32), slice(None, length))
        def bincount(x: IntT, weights: FloatT = None, minlength=0, *, length: int = None, out_sharding=None):
            assert weights is not None and length is not None and minlength == 0
            return getitem(bincount_weighted(x, weights, length), slice(None, length))
        def histogram(a: T, bins: int = 10, range: Seq = None, weights=None, density=None, out_sharding=None):
            assert is_int(bins) and range is not None
            return histogram(a, bins, range[0], range[1], float32)
        def histogram(a: T, bins: int = 10, range=None, weights=None, density=None, out_sharding=None):
            assert is_int(bins)
            return histogram(a, bins, amin(a), amax(a), float32)
        def interp(x: T, xp: T, fp: T, left=None, right=None, period=None): return interp(x, xp, fp)
        def convolve(a: T, v: T, mode="full", *, precision=None, preferred_element_type=None): return convolve(a, v, mode)
        def correlate(a: T, v: T, mode="valid", *, precision=None, preferred_element_type=None): return correlate(a, v, mode)


class emit:
    def searchsorted(sorted, values, dtype=int64):
        assert rank(sorted) == 1, "prefer"
        return jnp.searchsorted(sorted, values)
    def searchsorted(sorted, values, side="left", dtype=int64):
        assert rank(sorted) == 1, "prefer"
        return jnp.searchsorted(sorted, values, side=side)
    def searchsorted(sorted, values, side="left", dtype=int64): return helper.searchsorted(sorted, values, side)
    def unique_inverse(x): return jnp.unique(x, return_inverse=True)
    def unique_counts(x): return jnp.unique(x, return_counts=True)
    def unique_all(x): return jnp.unique(x, return_inverse=True, return_counts=True)
    def histogram(x, bins, low, high, dtype=int64):
        assert dtype == float32
        return jnp.histogram(x, bins, (low, high))
    def histogram(x, bins, low, high, dtype=int64): return helper.histogram(x, bins, low, high, dtype)
