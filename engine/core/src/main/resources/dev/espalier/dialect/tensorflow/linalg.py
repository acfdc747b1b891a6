"""TensorFlow 2.22: products and linear algebra."""


class tensorflow:
    def matmul(a: T, b: T, transpose_a=False, transpose_b=False, adjoint_a=False, adjoint_b=False, a_is_sparse=False, b_is_sparse=False, output_type=None, grad_a=False, grad_b=False, name=None):
        assert not transpose_a and not transpose_b and not adjoint_a and not adjoint_b
        assert rank(a) >= 2 and rank(b) >= 2, "domain"
        return matmul(a, b)
    def matmul(a: T, b: T, transpose_a=False, transpose_b=False, adjoint_a=False, adjoint_b=False, a_is_sparse=False, b_is_sparse=False, output_type=None, grad_a=False, grad_b=False, name=None):
        assert (transpose_a or adjoint_a) and not transpose_b and not adjoint_b
        assert rank(a) >= 2 and rank(b) >= 2 and not iscomplex(a), "domain"
        return matmul(matrix_transpose(a), b)
    def matmul(a: T, b: T, transpose_a=False, transpose_b=False, adjoint_a=False, adjoint_b=False, a_is_sparse=False, b_is_sparse=False, output_type=None, grad_a=False, grad_b=False, name=None):
        assert not transpose_a and not adjoint_a and (transpose_b or adjoint_b)
        assert rank(a) >= 2 and rank(b) >= 2 and not iscomplex(a), "domain"
        return matmul(a, matrix_transpose(b))
    def matmul(a: T, b: T, transpose_a=False, transpose_b=False, adjoint_a=False, adjoint_b=False, a_is_sparse=False, b_is_sparse=False, output_type=None, grad_a=False, grad_b=False, name=None):
        assert (transpose_a or adjoint_a) and (transpose_b or adjoint_b)
        assert rank(a) >= 2 and rank(b) >= 2 and not iscomplex(a), "domain"
        return matmul(matrix_transpose(a), matrix_transpose(b))
    def tensordot(a: T, b: T, axes, name=None): return tensordot(a, b, axes)
    def einsum(equation, *inputs: T): return einsum(equation, seq(inputs))
    def norm(tensor: FloatT, ord="euclidean", axis=None, keepdims=None, name=None):
        assert ord == "euclidean"
        return vector_norm(tensor, axis, 2, keepdims or False)
    def norm(tensor: FloatT, ord="euclidean", axis=None, keepdims=None, name=None):
        assert ord != "euclidean" and ord != "fro" and not is_seq(axis)
        return vector_norm(tensor, axis, ord, keepdims or False)
    def norm(tensor: FloatT, ord="euclidean", axis: Seq = None, keepdims=None, name=None):
        assert ord != "euclidean" and axis is not None and len(axis) == 2
        return matrix_norm(tensor, ord, axis, keepdims or False)

    class linalg:
        matmul = tensorflow.matmul
        tensordot = tensorflow.tensordot
        einsum = tensorflow.einsum
        norm = tensorflow.norm
        def matvec(a: T, b: T, transpose_a=False, adjoint_a=False, a_is_sparse=False, b_is_sparse=False, name=None):
            assert not transpose_a and not adjoint_a
            return squeeze(matmul(a, expand_dims(b, -1)), -1)
        def matvec(a: T, b: T, transpose_a=False, adjoint_a=False, a_is_sparse=False, b_is_sparse=False, name=None):
            assert transpose_a and not adjoint_a
            return squeeze(matmul(matrix_transpose(a), expand_dims(b, -1)), -1)
        def cross(a: T, b: T, name=None): return cross(a, b)
        def trace(x: T, name=None): return trace(x)
        def det(input: FloatT, name=None): return det(input)
        def slogdet(input: FloatT, name=None): return result(sign=item_of(slogdet(input), 0), log_abs_determinant=item_of(slogdet(input), 1))
        def logdet(matrix: SPD, name=None): return item_of(slogdet(matrix), 1)
        def inv(input: FloatT, adjoint=False, name=None):
            assert not adjoint
            return inv(input)
        def pinv(a: FloatT, rcond=None, validate_args=False, name=None): return pinv(a)
        def solve(matrix: FloatT, rhs: FloatT, adjoint=False, name=None):
            assert not adjoint
            return solve_matrix(matrix, rhs)
        def triangular_solve(matrix: FloatT, rhs: FloatT, lower=True, adjoint=False, name=None):
            assert lower and not adjoint
            return solve_matrix(tril(matrix), rhs)
        def triangular_solve(matrix: FloatT, rhs: FloatT, lower=True, adjoint=False, name=None):
            assert not lower and not adjoint
            return solve_matrix(triu(matrix), rhs)
        def cholesky_solve(chol: FloatT, rhs: FloatT, name=None): return solve_matrix(matmul(chol, matrix_transpose(chol)), rhs)
        def lstsq(matrix: FloatT, rhs: FloatT, l2_regularizer=0.0, fast=True, name=None):
            assert rank(rhs) >= 2, "domain"
            return lstsq(matrix, rhs)
        def cholesky(input: FloatT, name=None): return cholesky(input)
        def qr(input: FloatT, full_matrices=False, name=None):
            assert not full_matrices
            return result(q=item_of(qr(input), 0), r=item_of(qr(input), 1))
        # the singular values first, and V where others have its adjoint
        def svd(tensor: FloatT, full_matrices=False, compute_uv=True, name=None):
            assert compute_uv
            return (item_of(svd(tensor, full_matrices), 1), item_of(svd(tensor, full_matrices), 0), matrix_transpose(item_of(svd(tensor, full_matrices), 2)))
        def svd(tensor: FloatT, full_matrices=False, compute_uv=True, name=None):
            assert not compute_uv
            return svdvals(tensor)
        def eigh(tensor: FloatT, name=None): return (item_of(eigh(tensor), 0), item_of(eigh(tensor), 1))
        def eigvalsh(tensor: FloatT, name=None): return eigvalsh(tensor)
        def matrix_rank(a: FloatT, tol=None, validate_args=False, name=None): return matrix_rank(a, int32)
        def expm(input: FloatT, name=None): return expm(input)
        def global_norm(t_list: Seq, name=None):
            assert len(t_list) == 1
            return sqrt(sum(square(t_list[0])))
        def global_norm(t_list: Seq, name=None):
            assert len(t_list) == 2
            return sqrt(add(sum(square(t_list[0])), sum(square(t_list[1]))))
        def normalize(tensor: FloatT, ord="euclidean", axis=None, name=None):
            assert ord == "euclidean"
            return (divide(tensor, vector_norm(tensor, axis, 2, True)), vector_norm(tensor, axis, 2, True))
        def normalize(tensor: FloatT, ord="euclidean", axis=None, name=None):
            assert ord != "euclidean" and ord != "fro" and not is_seq(axis)
            return (divide(tensor, vector_norm(tensor, axis, ord, True)), vector_norm(tensor, axis, ord, True))


class emit:
    def matmul(x, y):
        assert rank(x) >= 2 and rank(y) == 1
        return tf.linalg.matvec(x, y)
    def matmul(x, y):
        assert rank(x) == 1 and rank(y) == 1
        return tf.tensordot(x, y, 1)
    def matmul(x, y):
        assert rank(x) == 1 and rank(y) >= 2
        return tf.linalg.matvec(y, x, transpose_a=True)
    def dot(x, y):
        assert rank(x) == 1 and rank(y) == 1
        return tf.tensordot(x, y, 1)
    def dot(x, y):
        assert rank(x) == 2 and rank(y) == 2
        return x @ y
    def vdot(x, y):
        assert not iscomplex(x)
        return tf.reduce_sum(x * y)
    def kron(x, y): return keras.ops.kron(x, y)
    def matrix_power(x, n):
        assert n == 2
        assert is_simple(x), "prefer"
        return x @ x
    def matrix_power(x, n): return helper.matrix_power(x, n)
    def einsum(equation, xs): return tf.einsum(equation, *xs)
    def slogdet(x): return tf.linalg.slogdet(x)
    def solve(x, y):
        assert rank(y) == 1 and rank(x) == 2
        return tf.linalg.solve(x, y[:, None])[:, 0]
    def solve(x, y):
        assert rank(y) == 2 and rank(x) == 2, "prefer"
        return tf.linalg.solve(x, y)
    def solve(x, y): return helper.solve(x, y)
    def solve_matrix(x, y):
        assert rank(y) == 2 and rank(x) == 2, "prefer"
        return tf.linalg.solve(x, y)
    def solve_matrix(x, y): return helper.solve_matrix(x, y)
    def lstsq(x, y):
        assert rank(y) >= 2
        return tf.linalg.lstsq(x, y, fast=False)
    def lstsq(x, y): return keras.ops.lstsq(x, y)
    def qr(x): return tf.linalg.qr(x)
    def svd(x, full_matrices=True): return keras.ops.svd(x, full_matrices=full_matrices)
    def svdvals(x): return tf.linalg.svd(x, compute_uv=False)
    def eigh(x): return tf.linalg.eigh(x)
    def matrix_rank(x, dtype=int64):
        assert dtype != int32
        return tf.cast(tf.linalg.matrix_rank(x), dtype)
    def linear(x, weight, bias=None):
        assert bias is None and rank(x) >= 2
        return tf.matmul(x, weight, transpose_b=True)
    def linear(x, weight, bias=None):
        assert bias is not None and rank(x) >= 2
        return tf.matmul(x, weight, transpose_b=True) + bias
    def linear(x, weight, bias=None):
        assert bias is None
        return keras.ops.matmul(x, tf.transpose(weight))
    def linear(x, weight, bias=None): return keras.ops.matmul(x, tf.transpose(weight)) + bias
