"""PyTorch 2.15: linear algebra in torch.linalg and torch."""


class torch:
    class linalg:
        def inv(A: Square):
            assert not integral(A), "domain"
            return inv(A)
        def pinv(A: T, /, *, atol=None, rtol=None, hermitian=False):
            assert atol is None and rtol is None
            assert not integral(A), "domain"
            return pinv(A)
        def det(A: Square):
            assert not integral(A), "domain"
            return det(A)
        def slogdet(A: Square):
            assert not integral(A), "domain"
            return result(sign=item_of(slogdet(A), 0), logabsdet=item_of(slogdet(A), 1))
        def solve(A: Square, B: T, *, left=True):
            assert left == True
            assert not integral(A), "domain"
            assert rank(A) > 2 and rank(B) == rank(A) - 1, "prefer"
            return squeeze(solve_matrix(A, expand_dims(B, -1)), -1)
        def solve(A: Square, B: T, *, left=True):
            assert left == True
            assert not integral(A), "domain"
            return solve(A, B)
        # the other triangle is not read; a factorisation that notices the zeros gives the same
        def solve_triangular(A: Square, /, B: T, *, upper, left=True, unitriangular=False):
            assert rank(B) >= 2, "domain"
            assert upper == True and left == True and unitriangular == False
            return solve_matrix(triu(A), B)
        def solve_triangular(A: Square, /, B: T, *, upper, left=True, unitriangular=False):
            assert rank(B) >= 2, "domain"
            assert upper == False and left == True and unitriangular == False
            return solve_matrix(tril(A), B)
        def lstsq(input: T, b: T, rcond=None, *, driver=None):
            assert rcond is None and driver is None
            assert not integral(input), "domain"
            return result(solution=lstsq(input, b))
        def cholesky(input: SPD, *, upper=False):
            assert upper == False
            assert not integral(input), "domain"
            return cholesky(input)
        def cholesky(input: SPD, *, upper=False):
            assert upper == True and not iscomplex(input)
            return matrix_transpose(cholesky(input))
        def qr(A: T, mode="reduced"):
            assert mode == "reduced"
            assert not integral(A), "domain"
            return result(Q=item_of(qr(A), 0), R=item_of(qr(A), 1))
        def svd(A: T, full_matrices=True, *, driver=None):
            assert driver is None
            assert not integral(A), "domain"
            return result(U=item_of(svd(A, full_matrices), 0), S=item_of(svd(A, full_matrices), 1), Vh=item_of(svd(A, full_matrices), 2))
        def svdvals(A: T, *, driver=None):
            assert driver is None
            assert not integral(A), "domain"
            return svdvals(A)
        def eigh(input: SPD, UPLO="L"):
            assert not integral(input), "domain"
            return result(eigenvalues=item_of(eigh(input), 0), eigenvectors=item_of(eigh(input), 1))
        def eigvalsh(input: SPD, UPLO="L"):
            assert not integral(input), "domain"
            return eigvalsh(input)
        def matrix_power(input: Square, n): return matrix_power(input, n)
        def matrix_rank(input: T, *, atol=None, rtol=None, hermitian=False):
            assert atol is None and rtol is None
            assert not integral(input), "domain"
            return matrix_rank(input)
        def matrix_exp(input: Square):
            assert not integral(input), "domain"
            return expm(input)
        def cond(input: Square, p=None):
            assert p is None or p == 2
            assert not integral(input), "domain"
            return cond(input)
        def cross(input: T, other: T, *, dim=-1):
            assert same_dtype(input, other), "domain"
            return cross(input, other, dim)
        def vecdot(x: T, y: T, *, dim=-1):
            assert not iscomplex(x)
            return sum(multiply(x, y), dim)
        def diagonal(A: T, *, offset=0, dim1=-2, dim2=-1): return diagonal(A, offset, dim1, dim2)
        def multi_dot(tensors: Tensors):
            assert len(tensors) == 2
            return matmul(tensors[0], tensors[1])
        def multi_dot(tensors: Tensors):
            assert len(tensors) == 3
            return matmul(matmul(tensors[0], tensors[1]), tensors[2])

    def matmul(input: T, other: T):
        assert same_dtype(input, other), "domain"
        return matmul(input, other)
    def mm(input: Matrix, mat2: Matrix):
        assert same_dtype(input, mat2), "domain"
        return matmul(input, mat2)
    def bmm(input: T, mat2: T):
        assert rank(input) == 3 and rank(mat2) == 3, "domain"
        assert same_dtype(input, mat2), "domain"
        return matmul(input, mat2)
    def mv(input: Matrix, vec: Vector):
        assert same_dtype(input, vec), "domain"
        return matmul(input, vec)
    def dot(input: Vector, tensor: Vector):
        assert same_dtype(input, tensor), "domain"
        return dot(input, tensor)
    def vdot(input: Vector, other: Vector):
        assert same_dtype(input, other), "domain"
        return vdot(input, other)
    def inner(input: T, other: T):
        assert same_dtype(input, other), "domain"
        return inner(input, other)
    def outer(input: Vector, vec2: Vector): return outer(input, vec2)
    ger = outer
    def tensordot(a: T, b: T, dims=2):
        assert same_dtype(a, b), "domain"
        return tensordot(a, b, dims)
    def einsum(equation: str, *operands: T): return einsum(equation, seq(operands))
    def einsum(equation: str, operands: Tensors): return einsum(equation, operands)
    def kron(input: T, other: T): return kron(input, other)
    def cross(input: T, other: T, dim: Axis = None):
        assert dim is not None
        assert same_dtype(input, other), "domain"
        return cross(input, other, dim)
    def cross(input: Vector, other: Vector, dim=None):
        assert dim is None and rank(input) == 1
        return cross(input, other)
    def bilinear(input1: T, input2: T, weight: T, bias=None):
        assert bias is None
        return einsum("...i,oij,...j->...o", (input1, weight, input2))
    def addmm(input: T, mat1: Matrix, mat2: Matrix, *, beta=1, alpha=1):
        assert beta == 1 and alpha == 1
        return add(input, matmul(mat1, mat2))
    def addmm(input: T, mat1: Matrix, mat2: Matrix, *, beta=1, alpha=1): return add(multiply(input, beta), multiply(matmul(mat1, mat2), alpha))
    def addmv(input: T, mat: Matrix, vec: Vector, *, beta=1, alpha=1):
        assert beta == 1 and alpha == 1
        return add(input, matmul(mat, vec))
    def addmv(input: T, mat: Matrix, vec: Vector, *, beta=1, alpha=1): return add(multiply(input, beta), multiply(matmul(mat, vec), alpha))
    def addr(input: T, vec1: Vector, vec2: Vector, *, beta=1, alpha=1):
        assert beta == 1 and alpha == 1
        return add(input, outer(vec1, vec2))
    def addr(input: T, vec1: Vector, vec2: Vector, *, beta=1, alpha=1):
        assert not isbool(input)
        return add(multiply(input, beta), multiply(outer(vec1, vec2), alpha))
    def baddbmm(input: T, batch1: T, batch2: T, *, beta=1, alpha=1):
        assert beta == 1 and alpha == 1
        return add(input, matmul(batch1, batch2))
    def baddbmm(input: T, batch1: T, batch2: T, *, beta=1, alpha=1): return add(multiply(input, beta), multiply(matmul(batch1, batch2), alpha))
    def det(input: Square): return det(input)
    def logdet(input: Square): return add(log(item_of(slogdet(input), 0)), item_of(slogdet(input), 1))
    def slogdet(input: Square): return result(sign=item_of(slogdet(input), 0), logabsdet=item_of(slogdet(input), 1))
    def inverse(input: Square): return inv(input)
    def pinverse(input: Matrix, rcond=1e-15):
        assert rcond == 1e-15
        return pinv(input)
    def cholesky_solve(input: Matrix, input2: Square, upper=False):
        assert upper == False
        return solve_matrix(matmul(input2, matrix_transpose(input2)), input)
    def svd(input: T, some=True, compute_uv=True):
        assert compute_uv == True and not iscomplex(input)
        return result(U=item_of(svd(input, False if some else True), 0), S=item_of(svd(input, False if some else True), 1), V=matrix_transpose(item_of(svd(input, False if some else True), 2)))
    def matrix_power(input: Square, n): return matrix_power(input, n)
    def matrix_exp(input: Square): return expm(input)


class Tensor:
    def __matmul__(self, other: T):
        assert same_dtype(self, other), "domain"
        return matmul(self, other)
    def matmul(self, other: T):
        assert same_dtype(self, other), "domain"
        return matmul(self, other)
    def mm(self, mat2: Matrix):
        assert rank(self) == 2 and same_dtype(self, mat2), "domain"
        return matmul(self, mat2)
    def bmm(self, mat2: T):
        assert rank(self) == 3 and rank(mat2) == 3, "domain"
        assert same_dtype(self, mat2), "domain"
        return matmul(self, mat2)
    def mv(self, vec: Vector):
        assert rank(self) == 2 and same_dtype(self, vec), "domain"
        return matmul(self, vec)
    def dot(self, tensor: Vector):
        assert rank(self) == 1 and same_dtype(self, tensor), "domain"
        return dot(self, tensor)
    def vdot(self, other: Vector):
        assert rank(self) == 1 and same_dtype(self, other), "domain"
        return vdot(self, other)
    def inner(self, other: T):
        assert same_dtype(self, other), "domain"
        return inner(self, other)
    def outer(self, vec2: Vector): return outer(self, vec2)
    ger = outer
    def kron(self, other: T): return kron(self, other)
    def cross(self, other: T, dim: Axis = None):
        assert dim is not None
        return cross(self, other, dim)
    def cross(self, other: Vector, dim=None):
        assert dim is None and rank(self) == 1
        return cross(self, other)
    def addmm(self, mat1: Matrix, mat2: Matrix, *, beta=1, alpha=1):
        assert beta == 1 and alpha == 1
        return add(self, matmul(mat1, mat2))
    def addmm(self, mat1: Matrix, mat2: Matrix, *, beta=1, alpha=1): return add(multiply(self, beta), multiply(matmul(mat1, mat2), alpha))
    def addmv(self, mat: Matrix, vec: Vector, *, beta=1, alpha=1): return add(multiply(self, beta), multiply(matmul(mat, vec), alpha))
    def addr(self, vec1: Vector, vec2: Vector, *, beta=1, alpha=1):
        assert not isbool(self)
        return add(multiply(self, beta), multiply(outer(vec1, vec2), alpha))
    def baddbmm(self, batch1: T, batch2: T, *, beta=1, alpha=1): return add(multiply(self, beta), multiply(matmul(batch1, batch2), alpha))
    def det(self): return det(self)
    def logdet(self): return add(log(item_of(slogdet(self), 0)), item_of(slogdet(self), 1))
    def slogdet(self): return result(sign=item_of(slogdet(self), 0), logabsdet=item_of(slogdet(self), 1))
    def inverse(self): return inv(self)
    def pinverse(self): return pinv(self)
    def svd(self, some=True, compute_uv=True):
        assert compute_uv == True and not iscomplex(self)
        return result(U=item_of(svd(self, False if some else True), 0), S=item_of(svd(self, False if some else True), 1), V=matrix_transpose(item_of(svd(self, False if some else True), 2)))
    def matrix_power(self, n): return matrix_power(self, n)
    def matrix_exp(self): return expm(self)
