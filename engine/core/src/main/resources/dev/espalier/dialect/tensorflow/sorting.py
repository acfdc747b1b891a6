"""TensorFlow 2.22: sorting, searching, sets and counting."""


class tensorflow:
    def sort(values: T, axis: Axis = -1, direction="ASCENDING", name=None):
        assert direction == "ASCENDING"
        return sort(values, axis)
    def sort(values: T, axis: Axis = -1, direction="ASCENDING", name=None):
        assert direction == "DESCENDING"
        return sort(values, axis, True)
    def argsort(values: T, axis: Axis = -1, direction="ASCENDING", stable=False, name=None):
        assert direction == "ASCENDING"
        return argsort(values, axis, False, True, int32)
    def argsort(values: T, axis: Axis = -1, direction="ASCENDING", stable=False, name=None):
        assert direction == "DESCENDING"
        return argsort(values, axis, True, True, int32)
    def searchsorted(sorted_sequence: Vector, values: Vector, side="left", out_type=int32, name=None): return searchsorted(sorted_sequence, values, side, out_type)
    # values in the order in which they first appear
    def unique(x: Vector, out_idx=int32, name=None):
        return result(y=take(unique(x), argsort(segment_min(arange(0, size(x, 0), 1, int64), item_of(unique_inverse(x), 1), size(unique(x), 0))), 0),
                      idx=cast(take(argsort(argsort(segment_min(arange(0, size(x, 0), 1, int64), item_of(unique_inverse(x), 1), size(unique(x), 0)))), item_of(unique_inverse(x), 1), 0), out_idx))
    def unique_with_counts(x: Vector, out_idx=int32, name=None):
        return result(y=take(unique(x), argsort(segment_min(arange(0, size(x, 0), 1, int64), item_of(unique_inverse(x), 1), size(unique(x), 0))), 0),
                      idx=cast(take(argsort(argsort(segment_min(arange(0, size(x, 0), 1, int64), item_of(unique_inverse(x), 1), size(unique(x), 0)))), item_of(unique_inverse(x), 1), 0), out_idx),
                      count=cast(take(item_of(unique_counts(x), 1), argsort(segment_min(arange(0, size(x, 0), 1, int64), item_of(unique_inverse(x), 1), size(unique(x), 0))), 0), out_idx))
    def histogram_fixed_width(values: T, value_range: Seq, nbins=100, dtype=int32, name=None):
        return item_of(histogram(clip(values, value_range[0], value_range[1]), nbins, value_range[0], value_range[1], dtype), 0)

    class math:
        def top_k(input: T, k=1, sorted=True, index_type=int32, name=None):
            return result(values=item_of(top_k(input, k, -1, index_type), 0), indices=item_of(top_k(input, k, -1, index_type), 1))
        def bincount(arr: IntT, weights=None, minlength=None, maxlength=None, dtype=int32, name=None, axis=None, binary_output=False):
            assert weights is None and maxlength is None and axis is None and floating(dtype)
            return cast(bincount(reshape(arr, (-1,)), minlength or 0, int32), dtype)
        def bincount(arr: IntT, weights=None, minlength=None, maxlength=None, dtype=int32, name=None, axis=None, binary_output=False):
            assert weights is None and maxlength is None and axis is None
            return bincount(arr, minlength or 0, dtype)
        def bincount(arr: IntT, weights: FloatT = None, minlength=None, maxlength=None, dtype=int32, name=None, axis=None, binary_output=False):
            assert weights is not None and maxlength is None and axis is None
            return bincount_weighted(arr, weights, minlength or 0)
        def in_top_k(targets: IntT, predictions: FloatT, k: int, name=None):
            return less(sum(cast(greater(predictions, take_along_axis(predictions, expand_dims(targets, 1), 1)), int32), 1), k)
        def confusion_matrix(labels: IntT, predictions: IntT, num_classes: int = None, weights=None, dtype=int32, name=None):
            assert num_classes is not None
            return reshape(bincount(add(multiply(labels, num_classes), predictions), num_classes * num_classes, dtype), (num_classes, num_classes))

    class nn:
        top_k = tensorflow.math.top_k


class emit:
    # bools have no order there
    def argsort(x, axis=-1, descending=False, stable=True, dtype=int64):
        assert isbool(x)
        return tf.cast(tf.argsort(tf.cast(x, tf.int32), axis=axis, direction="DESCENDING" if descending else "ASCENDING", stable=True), dtype)
    def sort(x, axis=-1, descending=False):
        assert isbool(x)
        return tf.cast(tf.sort(tf.cast(x, tf.int32), axis=axis, direction="DESCENDING" if descending else "ASCENDING"), tf.bool)
    def argsort(x, axis=-1, descending=False, stable=True, dtype=int64):
        assert descending and stable and dtype == int32
        return tf.argsort(x, axis=axis, direction="DESCENDING", stable=True)
    def argsort(x, axis=-1, descending=False, stable=True, dtype=int64):
        assert descending and stable
        return tf.cast(tf.argsort(x, axis=axis, direction="DESCENDING", stable=True), dtype)
    def argsort(x, axis=-1, descending=False, stable=True, dtype=int64):
        assert descending
        return tf.cast(tf.argsort(x, axis=axis, direction="DESCENDING"), dtype)
    def argsort(x, axis=-1, descending=False, stable=True, dtype=int64):
        assert not descending and stable and dtype == int32
        return tf.argsort(x, axis=axis, stable=True)
    def argsort(x, axis=-1, descending=False, stable=True, dtype=int64):
        assert not descending and stable
        return tf.cast(tf.argsort(x, axis=axis, stable=True), dtype)
    def argsort(x, axis=-1, descending=False, stable=True, dtype=int64):
        assert not descending and dtype == int32
        return tf.argsort(x, axis=axis)
    def argsort(x, axis=-1, descending=False, stable=True, dtype=int64): return tf.cast(tf.argsort(x, axis=axis), dtype)
    def top_k(x, k, axis=-1, dtype=int64):
        assert (axis == -1 or axis == 0 and rank(x) == 1) and dtype == int32
        return tf.math.top_k(x, k)
    def top_k(x, k, axis=-1, dtype=int64):
        assert axis == -1 or axis == 0 and rank(x) == 1
        return tf.math.top_k(x, k, index_type=dtype)
    def top_k(x, k, axis=-1, dtype=int64): return helper.top_k(x, k, axis, dtype=dtype)
    def searchsorted(sorted, values, side="left", dtype=int64):
        assert is_number(values) or rank(values) == 0
        return tf.searchsorted(sorted, [values], side=side, out_type=dtype)[0]
    def searchsorted(sorted, values, side="left", dtype=int64):
        assert rank(sorted) == rank(values) and rank(values) > 0
        return tf.searchsorted(sorted, values, side=side, out_type=dtype)
    def searchsorted(sorted, values, side="left", dtype=int64): return helper.searchsorted(sorted, values, side=side, dtype=dtype)
    def unique(x): return keras.ops.unique(x)
    # of integers of 32 or 64 bits
    def bincount(x, minlength=0, dtype=int64):
        assert narrow(x) and minlength == 0
        return tf.math.bincount(tf.cast(x, tf.int64), dtype=dtype)
    def bincount(x, minlength=0, dtype=int64):
        assert narrow(x)
        return tf.math.bincount(tf.cast(x, tf.int64), minlength=minlength, dtype=dtype)
    def bincount(x, minlength=0, dtype=int64):
        assert minlength == 0
        return tf.math.bincount(x, dtype=dtype)
    def bincount(x, minlength=0, dtype=int64): return tf.math.bincount(x, minlength=minlength, dtype=dtype)
    def bincount_weighted(x, weights, minlength=0):
        assert narrow(x) and minlength == 0
        return tf.math.bincount(tf.cast(x, tf.int64), weights=weights)
    def bincount_weighted(x, weights, minlength=0):
        assert narrow(x)
        return tf.math.bincount(tf.cast(x, tf.int64), weights=weights, minlength=minlength)
    def bincount_weighted(x, weights, minlength=0):
        assert minlength == 0
        return tf.math.bincount(x, weights=weights)
    def bincount_weighted(x, weights, minlength=0): return tf.math.bincount(x, weights=weights, minlength=minlength)
    def histogram(x, bins, low, high, dtype=int64): return helper.histogram(x, bins, low, high, dtype=dtype)
    def interp(x, xp, fp): return helper.interp(x, xp, fp)
    def convolve(x, y, mode="full"):
        assert not iscomplex(x) and floating(x)
        return helper.convolve(x, y, mode=mode)
    def correlate(x, y, mode="valid"):
        assert not iscomplex(x) and floating(x)
        return helper.correlate(x, y, mode=mode)
    def unique_all(x): return helper.unique_all(x)
    def isin(x, y):
        assert same_dtype(x, y) and is_tensor(y)
        return helper.isin(x, y)
