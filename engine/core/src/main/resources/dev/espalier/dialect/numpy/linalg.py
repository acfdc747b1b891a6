"""NumPy 2.5: products of arrays and numpy.linalg.

`lstsq` assumes full rank and more equations than unknowns where its residuals are read.
"""


class numpy:
    def matmul(x1: T, x2: T, /, out=None): return matmul(x1, x2)
    def dot(a: T, b: T, out=None): return dot(a, b)
    def vdot(a: T, b: T, /): return vdot(a, b)
    def inner(a: T, b: T, /): return inner(a, b)
    def outer(a: T, b: T, out=None): return outer(a, b)
    def tensordot(a: T, b: T, axes=2): return tensordot(a, b, axes)
    def einsum(subscripts: str, *operands): return einsum(subscripts, seq(operands))
    def kron(a: T, b: T): return kron(a, b)
    def cross(a: T, b: T, axisa=-1, axisb=-1, axisc=-1, axis=None): return cross(a, b, -1 if axis is None else axis)
    def trace(a: T, offset=0, axis1=0, axis2=1, dtype=None, out=None):
        assert rank(a) == 2 and (not integral(a) or dtypeof(a) == int64), "prefer"
        return trace(a)

    class linalg:
        def norm(x: T, ord=None, axis=None, keepdims=False):
            assert ord is None and axis is None
            return vector_norm(x, None, 2, keepdims)
        def norm(x: T, ord=None, *, axis: Axis, keepdims=False): return vector_norm(x, axis, 2 if ord is None else ord, keepdims)
        def norm(x: T, ord, axis: Axis, keepdims=False): return vector_norm(x, axis, 2 if ord is None else ord, keepdims)
        def norm(x: T, ord=None, *, axis: Seq, keepdims=False): return matrix_norm(x, ord or "fro", axis, keepdims)
        def norm(x: T, ord, axis: Seq, keepdims=False): return matrix_norm(x, ord or "fro", axis, keepdims)
        def norm(x: T, ord, axis=None, keepdims=False):
            assert ord is not None and axis is None
            return norm(x, ord)
        def vector_norm(x: T, /, *, axis=None, keepdims=False, ord=2): return vector_norm(x, axis, ord, keepdims)
        def matrix_norm(x: T, /, *, keepdims=False, ord="fro"): return matrix_norm(x, ord, (-2, -1), keepdims)
        def matmul(x1: T, x2: T, /): return matmul(x1, x2)
        def outer(x1: Vector, x2: Vector, /): return outer(x1, x2)
        def tensordot(x1: T, x2: T, /, *, axes=2): return tensordot(x1, x2, axes)
        def cross(x1: T, x2: T, /, *, axis=-1): return cross(x1, x2, axis)
        def matrix_transpose(x: T, /): return matrix_transpose(x)
        def trace(x: FloatT, /, *, offset=0, dtype=None): return trace(x)
        def diagonal(x: T, /, *, offset=0): return diagonal(x, offset, -2, -1)
        def det(a: Square): return det(a)
        def slogdet(a: Square): return result(sign=item_of(slogdet(a), 0), logabsdet=item_of(slogdet(a), 1))
        def inv(a: Square): return inv(a)
        def pinv(a: T, rcond=None, hermitian=False): return pinv(a)
        def solve(a: Square, b: FloatT): return solve(a, b)
        def lstsq(a: Matrix, b: Vector, rcond=None):
            assert size(a, 0) > size(a, 1), "domain"
            return (lstsq(a, b), sum(square(subtract(b, matmul(a, lstsq(a, b)))), 0, True), matrix_rank(a, int32), svdvals(a))
        def lstsq(a: Matrix, b: Matrix, rcond=None):
            assert size(a, 0) > size(a, 1), "domain"
            return (lstsq(a, b), sum(square(subtract(b, matmul(a, lstsq(a, b)))), 0), matrix_rank(a, int32), svdvals(a))
        def cholesky(a: SPD, /, *, upper=False): return cholesky(a)
        def cholesky(a: SPD, /, *, upper: bool):
            assert upper
            return matrix_transpose(cholesky(a))
        def qr(a: T, mode="reduced"): return result(Q=item_of(qr(a), 0), R=item_of(qr(a), 1))
        def qr(a: T, mode: str):
            assert mode == "r"
            return item_of(qr(a), 1)
        def svd(a: T, full_matrices=True, compute_uv=True, hermitian=False): return result(U=item_of(svd(a, full_matrices), 0), S=item_of(svd(a, full_matrices), 1), Vh=item_of(svd(a, full_matrices), 2))
        def svd(a: T, full_matrices=True, *, compute_uv: bool, hermitian=False):
            assert not compute_uv
            return svdvals(a)
        def svdvals(x: T, /): return svdvals(x)
        def eigh(a: Square, UPLO="L"): return result(eigenvalues=item_of(eigh(a), 0), eigenvectors=item_of(eigh(a), 1))
        def eigvalsh(a: Square, UPLO="L"): return eigvalsh(a)
        def matrix_power(a: Square, n): return matrix_power(a, n)
        def matrix_rank(A: T, tol=None, hermitian=False): return matrix_rank(A)
        def cond(x: T, p=None): return cond(x)
        def cond(x: T, p: int):
            assert p == 2
            return cond(x)


class Tensor:
    def dot(self, other: T, /, out=None): return dot(self, other)
    def trace(self, offset=0, axis1=0, axis2=1, dtype=None, out=None):
        assert rank(self) == 2 and (not integral(self) or dtypeof(self) == int64), "prefer"
        return trace(self)
