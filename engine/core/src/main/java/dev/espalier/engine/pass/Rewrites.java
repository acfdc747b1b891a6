package dev.espalier.engine.pass;

import java.util.List;

/**
 * The algebra of {@link Simplify}. Letters stand for any term, but {@code k} for a Python number and {@code x},
 * {@code y}, {@code z} for tensors; a number also stands for a tensor full of it. A rule holds only where both sides
 * have the same dtype and shape, which is checked at each use; the sign of zeros may differ.
 */
final class Rewrites {
    static final List<Rule> ALL = Rule.table(
            // neutral elements
            "add(x, 0)                       -> x",
            "subtract(x, 0)                  -> x",
            "multiply(x, 1)                  -> x",
            "divide(x, 1)                    -> x",
            "power(x, 1)                     -> x",
            "add(0, x)                       -> x",
            "multiply(1, x)                  -> x",
            // tensors full of one number
            "multiply(full(a, k, d), x)      -> multiply(x, k)",
            "multiply(x, full(a, k, d))      -> multiply(x, k)",
            "divide(x, full(a, k, d))        -> divide(x, k)",
            "divide(full(a, k, d), x)        -> divide(k, x)",
            // signs
            "negative(negative(x))           -> x",
            "multiply(x, -1)                 -> negative(x)",
            "add(x, negative(y))             -> subtract(x, y)",
            "add(negative(x), y)             -> subtract(y, x)",
            "subtract(x, negative(y))        -> add(x, y)",
            "multiply(negative(x), negative(y)) -> multiply(x, y)",
            "abs(negative(x))                -> abs(x)",
            "square(negative(x))             -> square(x)",
            // one of several ways to say the same
            "add(k, x)                       -> add(x, k)",
            "multiply(k, x)                  -> multiply(x, k)",
            "multiply(x, x)                  -> square(x)",
            "add(x, x)                       -> multiply(x, 2)",
            "power(x, 2)                     -> square(x)",
            "divide(1, x)                    -> reciprocal(x)",
            "reciprocal(sqrt(x))             -> rsqrt(x)",
            "reciprocal(reciprocal(x))       -> x",
            "maximum(x, 0)                   -> relu(x)",
            "minimum(relu(x), 6)             -> relu6(x)",
            "reciprocal(add(exp(negative(x)), 1)) -> sigmoid(x)",
            "multiply(x, sigmoid(x))         -> silu(x)",
            "multiply(sigmoid(x), x)         -> silu(x)",
            "divide(exp(subtract(x, amax(x, a, True))), sum(exp(subtract(x, amax(x, a, True))), a, True)) -> softmax(x, a)",
            "subtract(x, logsumexp(x, a, True)) -> log_softmax(x, a)",
            "sqrt(var(x, a, d, b))           -> std(x, a, d, b)",
            "log(add(x, 1))                  -> log1p(x)",
            "subtract(exp(x), 1)             -> expm1(x)",
            // what is done twice
            "relu(relu(x))                   -> relu(x)",
            "abs(abs(x))                     -> abs(x)",
            "floor(floor(x))                 -> floor(x)",
            "ceil(ceil(x))                   -> ceil(x)",
            "trunc(trunc(x))                 -> trunc(x)",
            "round(round(x))                 -> round(x)",
            "maximum(x, x)                   -> x",
            "minimum(x, x)                   -> x",
            "stop_gradient(stop_gradient(x)) -> stop_gradient(x)",
            // truth
            "logical_not(logical_not(x))     -> x",
            "logical_and(x, x)               -> x",
            "logical_or(x, x)                -> x",
            "where(c, x, x)                  -> x",
            "where(logical_not(c), x, y)     -> where(c, y, x)",
            // dtypes and copies
            "cast(x, dtypeof(x))             -> x",
            "copy(x)                         -> x",
            "asarray(x, dtypeof(x))          -> x",
            "asarray(x)                      -> x",
            "real(x)                         -> x",
            "dropout(x, 0, b)                -> x",
            "dropout(x, k, False)            -> x",
            // shapes
            "reshape(x, shape(x))            -> x",
            "reshape(reshape(x, a), b)       -> reshape(x, b)",
            "reshape(expand_dims(x, a), b)   -> reshape(x, b)",
            "reshape(squeeze(x, a), b)       -> reshape(x, b)",
            "broadcast_to(x, shape(x))       -> x",
            "broadcast_to(broadcast_to(x, a), b) -> broadcast_to(x, b)",
            "sum_to(x, shape(x))             -> x",
            "squeeze(expand_dims(x, a), a)   -> x",
            "expand_dims(squeeze(x, a), a)   -> x",
            "matrix_transpose(matrix_transpose(x)) -> x",
            "matrix_transpose(matmul(matrix_transpose(x), y)) -> matmul(matrix_transpose(y), x)",
            "swapaxes(swapaxes(x, a, b), a, b) -> x",
            "swapaxes(swapaxes(x, a, b), b, a) -> x",
            "flip(flip(x, a), a)             -> x",
            "concat((x,), a)                 -> x",
            "stack((x,), a)                  -> expand_dims(x, a)",
            // creation
            "zeros_like(x, d)                -> zeros(shape(x), d)",
            "ones_like(x, d)                 -> ones(shape(x), d)",
            "full_like(x, k, d)              -> full(shape(x), k, d)",
            "broadcast_to(full(a, k, d), b)  -> full(b, k, d)",
            "broadcast_to(zeros(a, d), b)    -> zeros(b, d)",
            "broadcast_to(ones(a, d), b)     -> ones(b, d)",
            "full(a, 0, d)                   -> zeros(a, d)",
            "full(a, 1, d)                   -> ones(a, d)",
            "reshape(zeros(a, d), b)         -> zeros(b, d)",
            "reshape(ones(a, d), b)          -> ones(b, d)",
            "reshape(full(a, k, d), b)       -> full(b, k, d)",
            "cast(zeros(a, d), b)            -> zeros(a, b)",
            "cast(ones(a, d), b)             -> ones(a, b)",
            "negative(zeros(a, d))           -> zeros(a, d)");

    private Rewrites() {}
}
