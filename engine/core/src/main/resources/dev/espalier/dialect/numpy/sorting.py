"""NumPy 2.5: sorting and sets. Orders of equals are taken to be stable, which the default kind leaves open."""


class numpy:
    def sort(a: T, axis: Axis = -1, kind=None, order=None): return sort(a, axis)
    def sort(a: T, axis: Axis = -1, kind=None, order=None, *, stable: bool):
        assert known(stable)
        return sort(a, axis)
    def sort(a: T, axis: Axis = -1, kind=None, order=None, *, stable=None, descending: bool): return sort(a, axis, descending)
    def sort(a: T, axis, kind=None, order=None):
        assert axis is None
        return sort(reshape(a, (-1,)))
    def argsort(a: T, axis: Axis = -1, kind=None, order=None): return argsort(a, axis)
    def argsort(a: T, axis: Axis = -1, kind=None, order=None, *, stable: bool):
        assert known(stable)
        return argsort(a, axis)
    def argsort(a: T, axis: Axis = -1, kind=None, order=None, *, stable=None, descending: bool): return argsort(a, axis, descending)
    def argsort(a: T, axis, kind=None, order=None):
        assert axis is None
        return argsort(reshape(a, (-1,)))
    def partition(a: T, kth, axis: Axis = -1, kind="introselect", order=None): return sort(a, axis)
    def argpartition(a: T, kth, axis: Axis = -1, kind="introselect", order=None): return argsort(a, axis)
    def lexsort(keys: Seq, axis=-1):
        assert len(keys) == 2
        assert rank(keys[0]) == 1, "domain"
        return take(argsort(keys[0]), argsort(take(keys[1], argsort(keys[0]))))

    def unique(ar: T, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True): return unique(ar)
    def unique(ar: T, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True):
        assert return_inverse and return_counts
        return unique_all(ar)
    def unique(ar: T, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True):
        assert return_inverse
        return unique_inverse(ar)
    def unique(ar: T, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True):
        assert return_counts
        return unique_counts(ar)
    def unique_inverse(x: T, /): return result(values=item_of(unique_inverse(x), 0), inverse_indices=item_of(unique_inverse(x), 1))
    def unique_counts(x: T, /): return result(values=item_of(unique_counts(x), 0), counts=item_of(unique_counts(x), 1))
    def isin(element: T, test_elements: T, assume_unique=False, invert=False): return isin(element, test_elements)
    def isin(element: T, test_elements: T, assume_unique=False, *, invert: bool):
        assert invert
        return logical_not(isin(element, test_elements))
    in1d = isin
    def setdiff1d(ar1: Seq, ar2: Seq, assume_unique=False): return unique(masked_select(asarray(ar1), logical_not(isin(asarray(ar1), asarray(ar2)))))
    def setdiff1d(ar1: T, ar2: T, assume_unique=False): return unique(masked_select(ar1, logical_not(isin(ar1, ar2))))
    def intersect1d(ar1: T, ar2: T, assume_unique=False, return_indices=False): return unique(masked_select(ar1, isin(ar1, ar2)))
    def union1d(ar1: T, ar2: T): return unique(concat((ar1, ar2), None))
    def setxor1d(ar1: T, ar2: T, assume_unique=False): return unique(concat((masked_select(ar1, logical_not(isin(ar1, ar2))), masked_select(ar2, logical_not(isin(ar2, ar1)))), 0))


class Tensor:
    def argsort(self, axis: Axis = -1, kind=None, order=None): return argsort(self, axis)
    def argsort(self, axis: Axis = -1, kind=None, order=None, *, stable: bool):
        assert known(stable)
        return argsort(self, axis)
    def sort(self, axis: Axis = -1, kind=None, order=None): self = sort(self, axis)
    def partition(self, kth, /, axis: Axis = -1, kind="introselect", order=None): self = sort(self, axis)
