"""NumPy 2.5: methods of universal functions: reduce, accumulate, outer, at.

`outer` is written for a second operand that is a vector. `at` counts repeated indices each time.
A list of arrays is reduced along its length. `reduceat` is left out: it allows indices that do not ascend.
"""


class numpy:
    class add:
        def reduce(array: Tensors, /, axis=0, dtype=None, out=None, keepdims=False):
            assert is_seq(array)
            return sum(stack(array, 0), axis, keepdims, dtype or (uint64 if unsigned(stack(array, 0)) else int64 if integral(stack(array, 0)) else dtypeof(stack(array, 0))))
        def reduce(array: T, /, axis=0, dtype=None, out=None, keepdims=False): return sum(array, axis, keepdims, dtype or (uint64 if unsigned(array) else int64 if integral(array) else dtypeof(array)))
        def accumulate(array: T, /, axis=0, dtype=None, out=None): return cumsum(array, axis, dtype or (uint64 if unsigned(array) else int64 if integral(array) else dtypeof(array)))
        def outer(A: T, B: Vector, /): return add(expand_dims(A, -1), B)
        def at(a: T, indices, b, /): a = index_add(a, indices, b)
    class subtract:
        def outer(A: T, B: Vector, /): return subtract(expand_dims(A, -1), B)
        def at(a: T, indices, b, /): a = index_add(a, indices, negative(b))
    class multiply:
        def reduce(array: Tensors, /, axis=0, dtype=None, out=None, keepdims=False):
            assert is_seq(array)
            return prod(stack(array, 0), axis, keepdims, dtype or (uint64 if unsigned(stack(array, 0)) else int64 if integral(stack(array, 0)) else dtypeof(stack(array, 0))))
        def reduce(array: T, /, axis=0, dtype=None, out=None, keepdims=False): return prod(array, axis, keepdims, dtype or (uint64 if unsigned(array) else int64 if integral(array) else dtypeof(array)))
        def accumulate(array: T, /, axis=0, dtype=None, out=None): return cumprod(array, axis, dtype or (uint64 if unsigned(array) else int64 if integral(array) else dtypeof(array)))
        def outer(A: Vector, B: Vector, /): return outer(A, B)
        def outer(A: T, B: Vector, /): return multiply(expand_dims(A, -1), B)
        def at(a: T, indices, b, /): a = index_multiply(a, indices, b)
    class divide:
        def outer(A: T, B: Vector, /): return divide(expand_dims(A, -1), B)
    class power:
        def outer(A: T, B: Vector, /): return power(expand_dims(A, -1), B)
    class maximum:
        def reduce(array: Tensors, /, axis=0, dtype=None, out=None, keepdims=False):
            assert is_seq(array)
            return amax(stack(array, 0), axis, keepdims)
        def reduce(array: T, /, axis=0, dtype=None, out=None, keepdims=False): return amax(array, axis, keepdims)
        def accumulate(array: T, /, axis=0, dtype=None, out=None): return cummax(array, axis)
        def outer(A: T, B: Vector, /): return maximum(expand_dims(A, -1), B)
        def at(a: T, indices, b, /): a = index_max(a, indices, b)
    class minimum:
        def reduce(array: Tensors, /, axis=0, dtype=None, out=None, keepdims=False):
            assert is_seq(array)
            return amin(stack(array, 0), axis, keepdims)
        def reduce(array: T, /, axis=0, dtype=None, out=None, keepdims=False): return amin(array, axis, keepdims)
        def accumulate(array: T, /, axis=0, dtype=None, out=None): return cummin(array, axis)
        def outer(A: T, B: Vector, /): return minimum(expand_dims(A, -1), B)
        def at(a: T, indices, b, /): a = index_min(a, indices, b)
    class fmax:
        def reduce(array: T, /, axis=0, dtype=None, out=None, keepdims=False): return nanmax(array, axis, keepdims)
    class fmin:
        def reduce(array: T, /, axis=0, dtype=None, out=None, keepdims=False): return nanmin(array, axis, keepdims)
    class logaddexp:
        def reduce(array: T, /, axis=0, dtype=None, out=None, keepdims=False): return logsumexp(array, axis, keepdims)
        def accumulate(array: T, /, axis=0, dtype=None, out=None): return cumulative_logsumexp(array, axis)
        def outer(A: T, B: Vector, /): return logaddexp(expand_dims(A, -1), B)
    class logical_and:
        def reduce(array: Tensors, /, axis=0, dtype=None, out=None, keepdims=False):
            assert is_seq(array)
            return all(stack(array, 0), axis, keepdims)
        def reduce(array: T, /, axis=0, dtype=None, out=None, keepdims=False): return all(array, axis, keepdims)
        def outer(A: T, B: Vector, /): return logical_and(expand_dims(A, -1), B)
    class logical_or:
        def reduce(array: Tensors, /, axis=0, dtype=None, out=None, keepdims=False):
            assert is_seq(array)
            return any(stack(array, 0), axis, keepdims)
        def reduce(array: T, /, axis=0, dtype=None, out=None, keepdims=False): return any(array, axis, keepdims)
        def outer(A: T, B: Vector, /): return logical_or(expand_dims(A, -1), B)
    class equal:
        def outer(A: T, B: Vector, /): return equal(expand_dims(A, -1), B)
    class not_equal:
        def outer(A: T, B: Vector, /): return not_equal(expand_dims(A, -1), B)
    class less:
        def outer(A: T, B: Vector, /): return less(expand_dims(A, -1), B)
    class less_equal:
        def outer(A: T, B: Vector, /): return less_equal(expand_dims(A, -1), B)
    class greater:
        def outer(A: T, B: Vector, /): return greater(expand_dims(A, -1), B)
    class greater_equal:
        def outer(A: T, B: Vector, /): return greater_equal(expand_dims(A, -1), B)
    class arctan2:
        def outer(A: T, B: Vector, /): return atan2(expand_dims(A, -1), B)
    class hypot:
        def outer(A: T, B: Vector, /): return hypot(expand_dims(A, -1), B)
