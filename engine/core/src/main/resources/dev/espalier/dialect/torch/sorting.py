"""PyTorch 2.15: sorting, searching, sets and counting."""


class torch:
    # where it is not promised to be stable, equal elements may come in any order: also in that of the stable one
    def sort(input: T, dim=-1, descending=False): return result(values=sort(input, dim, descending), indices=argsort(input, dim, descending))
    def sort(input: T, *, stable: bool, dim=-1, descending=False): return result(values=sort(input, dim, descending), indices=argsort(input, dim, descending))
    def argsort(input: T, dim=-1, descending=False): return argsort(input, dim, descending)
    def argsort(input: T, *, stable: bool, dim=-1, descending=False): return argsort(input, dim, descending)
    def msort(input: T): return sort(input, 0)
    def topk(input: T, k, dim=-1, largest=True, sorted=True):
        assert largest == True
        return result(values=item_of(top_k(input, k, dim), 0), indices=item_of(top_k(input, k, dim), 1))
    def topk(input: T, k, dim=-1, largest=True, sorted=True):
        assert largest == False and not unsigned(input) and not isbool(input)
        return result(values=negative(item_of(top_k(negative(input), k, dim), 0)), indices=item_of(top_k(negative(input), k, dim), 1))
    # which of equal elements the index tells is left open by torch
    def kthvalue(input: T, k: int, dim=-1, keepdim=False):
        assert keepdim == False
        return result(values=take(sort(input, dim), k - 1, dim), indices=take(argsort(input, dim), k - 1, dim))
    def kthvalue(input: T, k: int, dim=-1, keepdim=False):
        assert keepdim == True
        return result(values=expand_dims(take(sort(input, dim), k - 1, dim), dim), indices=expand_dims(take(argsort(input, dim), k - 1, dim), dim))
    def unique(input: T, sorted=True, return_inverse=False, return_counts=False, dim=None):
        assert dim is None and return_inverse == False and return_counts == False
        return unique(input)
    def unique(input: T, sorted=True, return_inverse=False, return_counts=False, dim=None):
        assert dim is None and return_inverse == True and return_counts == False
        return unique_inverse(input)
    def unique(input: T, sorted=True, return_inverse=False, return_counts=False, dim=None):
        assert dim is None and return_inverse == False and return_counts == True
        return unique_counts(input)
    def unique(input: T, sorted=True, return_inverse=False, return_counts=False, dim=None):
        assert dim is None and return_inverse == True and return_counts == True
        return unique_all(input)
    def bincount(input: IntT, weights=None, minlength=0):
        assert weights is None
        return bincount(input, minlength)
    def bincount(input: IntT, weights: FloatT, minlength=0): return bincount_weighted(input, weights, minlength)
    def histc(input: FloatT, bins=100, min=0, max=0):
        assert not (min == max), "domain"
        return item_of(histogram(input, bins, min, max, dtypeof(input)), 0)
    def searchsorted(sorted_sequence: T, input: T, *, out_int32=False, right=False, side=None, sorter=None):
        assert side is None and sorter is None
        assert same_dtype(sorted_sequence, input), "domain"
        return searchsorted(sorted_sequence, input, "right" if right else "left", int32 if out_int32 else int64)
    def searchsorted(sorted_sequence: T, input: T, *, out_int32=False, right=False, side=None, sorter=None):
        assert side is not None and sorter is None
        assert same_dtype(sorted_sequence, input), "domain"
        return searchsorted(sorted_sequence, input, side, int32 if out_int32 else int64)
    def bucketize(input: T, boundaries: Vector, *, out_int32=False, right=False): return searchsorted(boundaries, input, "right" if right else "left", int32 if out_int32 else int64)
    def isin(elements: T, test_elements, *, assume_unique=False, invert=False):
        assert invert == False
        return isin(elements, test_elements)
    def isin(elements: T, test_elements, *, assume_unique=False, invert=False):
        assert invert == True
        return logical_not(isin(elements, test_elements))
    def histogram(input: FloatT, bins: int, *, range: Seq = None, weight=None, density=False):
        assert range is not None and weight is None and density == False
        return result(hist=item_of(histogram(input, bins, range[0], range[1], dtypeof(input)), 0), bin_edges=item_of(histogram(input, bins, range[0], range[1], dtypeof(input)), 1))


class Tensor:
    # where it is not promised to be stable, equal elements may come in any order: also in that of the stable one
    def sort(self, dim=-1, descending=False): return result(values=sort(self, dim, descending), indices=argsort(self, dim, descending))
    def sort(self, *, stable: bool, dim=-1, descending=False): return result(values=sort(self, dim, descending), indices=argsort(self, dim, descending))
    def argsort(self, dim=-1, descending=False): return argsort(self, dim, descending)
    def argsort(self, *, stable: bool, dim=-1, descending=False): return argsort(self, dim, descending)
    def msort(self): return sort(self, 0)
    def topk(self, k, dim=-1, largest=True, sorted=True):
        assert largest == True
        return result(values=item_of(top_k(self, k, dim), 0), indices=item_of(top_k(self, k, dim), 1))
    def topk(self, k, dim=-1, largest=True, sorted=True):
        assert largest == False and not unsigned(self) and not isbool(self)
        return result(values=negative(item_of(top_k(negative(self), k, dim), 0)), indices=item_of(top_k(negative(self), k, dim), 1))
    # which of equal elements the index tells is left open by torch
    def kthvalue(self, k: int, dim=-1, keepdim=False):
        assert keepdim == False
        return result(values=take(sort(self, dim), k - 1, dim), indices=take(argsort(self, dim), k - 1, dim))
    def kthvalue(self, k: int, dim=-1, keepdim=False):
        assert keepdim == True
        return result(values=expand_dims(take(sort(self, dim), k - 1, dim), dim), indices=expand_dims(take(argsort(self, dim), k - 1, dim), dim))
    def unique(self, sorted=True, return_inverse=False, return_counts=False, dim=None):
        assert dim is None and return_inverse == False and return_counts == False
        return unique(self)
    def unique(self, sorted=True, return_inverse=False, return_counts=False, dim=None):
        assert dim is None and return_inverse == True and return_counts == False
        return unique_inverse(self)
    def unique(self, sorted=True, return_inverse=False, return_counts=False, dim=None):
        assert dim is None and return_inverse == False and return_counts == True
        return unique_counts(self)
    def unique(self, sorted=True, return_inverse=False, return_counts=False, dim=None):
        assert dim is None and return_inverse == True and return_counts == True
        return unique_all(self)
    def bincount(self, weights=None, minlength=0):
        assert weights is None
        return bincount(self, minlength)
    def bincount(self, weights: FloatT, minlength=0): return bincount_weighted(self, weights, minlength)
    def histc(self, bins=100, min=0, max=0):
        assert not (min == max), "domain"
        return item_of(histogram(self, bins, min, max, dtypeof(self)), 0)
