"""JAX 0.12: products and jax.numpy.linalg."""


class jax:
    class numpy:
        def matmul(a: T, b: T, *, precision=None, preferred_element_type=None, out_sharding=None): return matmul(a, b)
        def dot(a: T, b: T, *, precision=None, preferred_element_type=None, out_sharding=None): return dot(a, b)
        def vdot(a: T, b: T, *, precision=None, preferred_element_type=None): return vdot(a, b)
        def vecdot(x1: T, x2: T, /, *, axis=-1, precision=None, preferred_element_type=None):
            assert not iscomplex(x1)
            return sum(multiply(x1, x2), axis)
        def matvec(x1: T, x2: T, /): return squeeze(matmul(x1, expand_dims(x2, -1)), -1)
        def vecmat(x1: T, x2: T, /):
            assert not iscomplex(x1)
            return squeeze(matmul(expand_dims(x1, -2), x2), -2)
        def inner(a: T, b: T, *, precision=None, preferred_element_type=None): return inner(a, b)
        def outer(a: T, b: T, out=None): return outer(a, b)
        def tensordot(a: T, b: T, axes=2, *, precision=None, preferred_element_type=None, out_sharding=None): return tensordot(a, b, axes)
        def einsum(subscripts: str, /, *operands: T, out=None, optimize="auto", precision=None, preferred_element_type=None, out_sharding=None):
            return einsum(subscripts, seq(operands))
        def kron(a: T, b: T): return kron(a, b)
        def cross(a: T, b: T, axisa=-1, axisb=-1, axisc=-1, axis: Axis = None): return cross(a, b, axis if axis is not None else -1)
        def trace(a: Matrix, offset=0, axis1=0, axis2=1, dtype=None, out=None):
            assert not integral(a)
            return trace(a)
        def trace(a: Matrix, offset=0, axis1=0, axis2=1, dtype=None, out=None):
            assert integral(a)
            return trace(cast(a, uint32 if unsigned(a) else int32))

        class linalg:
            def norm(x: T, ord=None, axis=None, keepdims=False): return vector_norm(x, axis, 2, keepdims)
            def norm(x: T, ord=None, axis: Axis = None, keepdims=False):
                assert ord is not None and axis is not None and is_int(axis)
                return vector_norm(x, axis, ord, keepdims)
            def norm(x: T, ord=None, axis: Seq = None, keepdims=False):
                assert ord is not None and axis is not None and is_seq(axis)
                return matrix_norm(x, ord, axis, keepdims)
            def norm(x: T, ord, axis=None, keepdims=False):
                assert ord is not None and axis is None
                return norm(x, ord)
            def vector_norm(x: T, /, *, axis=None, keepdims=False, ord=2): return vector_norm(x, axis, ord, keepdims)
            def matrix_norm(x: T, /, *, keepdims=False, ord="fro"): return matrix_norm(x, ord, (-2, -1), keepdims)
            def matmul(x1: T, x2: T, /, *, precision=None, preferred_element_type=None): return matmul(x1, x2)
            def matrix_transpose(x: T, /): return matrix_transpose(x)
            def outer(x1: Vector, x2: Vector, /): return outer(x1, x2)
            def cross(x1: T, x2: T, /, *, axis=-1): return cross(x1, x2, axis)
            def vecdot(x1: T, x2: T, /, *, axis=-1, precision=None, preferred_element_type=None):
                assert not iscomplex(x1)
                return sum(multiply(x1, x2), axis)
            def tensordot(x1: T, x2: T, /, *, axes=2, precision=None, preferred_element_type=None, out_sharding=None): return tensordot(x1, x2, axes)
            def diagonal(x: T, /, *, offset=0): return diagonal(x, offset, -2, -1)
            def trace(x: T, /, *, offset=0, dtype=None):
                assert not integral(x)
                return trace(x)
            def det(a: Square): return det(a)
            def slogdet(a: Square, *, method=None):
                return result(sign=item_of(slogdet(a), 0), logabsdet=item_of(slogdet(a), 1))
            def inv(a: Square): return inv(a)
            def pinv(a: T, rtol=None, hermitian=False, *, rcond=None): return pinv(a)
            def solve(a: Square, b: T): return solve(a, b)
            def lstsq(a: T, b: T, rcond=None, *, numpy_resid=False):
                return (lstsq(a, b), atleast_1d(sum(square(subtract(b, matmul(a, lstsq(a, b)))), 0)), matrix_rank(a, int32), svdvals(a))
            def cholesky(a: SPD, *, upper=False, symmetrize_input=True):
                assert not upper
                return cholesky(a)
            def lstsq(a: T, b: T, rcond=None, *, numpy_resid=False):
                return (lstsq(a, b), atleast_1d(sum(square(subtract(b, matmul(a, lstsq(a, b)))), 0)), matrix_rank(a, int32), svdvals(a))
            def cholesky(a: SPD, *, upper=False, symmetrize_input=True):
                assert upper
                return matrix_transpose(cholesky(a))
            def qr(a: T, mode="reduced"): return result(Q=item_of(qr(a), 0), R=item_of(qr(a), 1))
            def svd(a: T, full_matrices=True, compute_uv=True, hermitian=False, subset_by_index=None):
                return result(U=item_of(svd(a, full_matrices), 0), S=item_of(svd(a, full_matrices), 1), Vh=item_of(svd(a, full_matrices), 2))
            def svd(a: T, full_matrices=True, compute_uv=True, hermitian=False, subset_by_index=None):
                assert not compute_uv
                return svdvals(a)
            def svdvals(x: T, /): return svdvals(x)
            def eigh(a: SPD, UPLO=None, symmetrize_input=True): return result(eigenvalues=item_of(eigh(a), 0), eigenvectors=item_of(eigh(a), 1))
            def eigvalsh(a: SPD, UPLO="L", *, symmetrize_input=True): return eigvalsh(a)
            def matrix_power(a: Square, n: int): return matrix_power(a, n)
            def matrix_rank(M: T, rtol=None, *, hermitian=False, tol=None): return matrix_rank(M, int32)
            def cond(x: Matrix, p=None): return cond(x)

    class scipy:
        class linalg:
            def expm(A: Square, *, upper_triangular=False, max_squarings=16): return expm(A)
            def inv(a: Square, overwrite_a=False, check_finite=True): return inv(a)
            def det(a: Square, overwrite_a=False, check_finite=True): return det(a)
            def solve(a: Square, b: T, lower=False, overwrite_a=False, overwrite_b=False, debug=False, check_finite=True, assume_a="gen"): return solve(a, b)
            # the other triangle is not read
            def solve_triangular(a: Square, b: T, trans=0, lower=False, unit_diagonal=False, overwrite_b=False, debug=False, check_finite=True):
                assert trans == 0 and unit_diagonal == False and lower == True
                return solve(tril(a), b)
            def solve_triangular(a: Square, b: T, trans=0, lower=False, unit_diagonal=False, overwrite_b=False, debug=False, check_finite=True):
                assert trans == 0 and unit_diagonal == False and lower == False
                return solve(triu(a), b)
            def cho_solve(c_and_lower: Seq, b: T, overwrite_b=False, check_finite=True):
                assert len(c_and_lower) == 2 and c_and_lower[1] == True
                return solve(matmul(item_of(c_and_lower, 0), matrix_transpose(item_of(c_and_lower, 0))), b)
            def cholesky(a: SPD, lower=False, overwrite_a=False, check_finite=True):
                assert lower
                return cholesky(a)
            def cholesky(a: SPD, lower=False, overwrite_a=False, check_finite=True):
                assert not lower
                return matrix_transpose(cholesky(a))


class emit:
    def einsum(equation, xs): return jnp.einsum(equation, *xs)
    # the sum of small integers has a wider dtype
    def trace(x):
        assert rank(x) == 2 and not (integral(x) and dtypeof(x) != int32)
        return jnp.trace(x)
    def trace(x):
        assert not (integral(x) and dtypeof(x) != int32)
        return jnp.trace(x, axis1=-2, axis2=-1)
    def lstsq(x, y): return jnp.linalg.lstsq(x, y)[0]
    def matrix_transpose(x): return x.mT
    def slogdet(x): return jnp.linalg.slogdet(x)
    def qr(x): return jnp.linalg.qr(x)
    def eigh(x): return jnp.linalg.eigh(x)
    def svd(x, full_matrices=True): return jnp.linalg.svd(x, full_matrices=full_matrices)
    def linear(x, weight, bias=None):
        assert bias is None
        return x @ weight.T
    def linear(x, weight, bias=None): return x @ weight.T + bias
