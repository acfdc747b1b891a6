package dev.espalier.engine.frontend;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import java.util.Set;

/**
 * Calls that cannot fail on operands of types with which they have succeeded once: nobody has to wait for them to learn of
 * an error at the right line. What divides whole numbers, looks places up or solves is not among them.
 */
final class SureCalls {
    private static final Set<String> SURE = Set.of(
            "add",
            "subtract",
            "multiply",
            "divide",
            "negative",
            "abs",
            "sign",
            "square",
            "sqrt",
            "rsqrt",
            "reciprocal",
            "exp",
            "exp2",
            "expm1",
            "log",
            "log2",
            "log10",
            "log1p",
            "sin",
            "cos",
            "tan",
            "asin",
            "acos",
            "atan",
            "atan2",
            "sinh",
            "cosh",
            "tanh",
            "asinh",
            "acosh",
            "atanh",
            "floor",
            "ceil",
            "trunc",
            "round",
            "maximum",
            "minimum",
            "clip",
            "equal",
            "not_equal",
            "less",
            "less_equal",
            "greater",
            "greater_equal",
            "logical_and",
            "logical_or",
            "logical_xor",
            "logical_not",
            "isnan",
            "isinf",
            "isfinite",
            "where",
            "cast",
            "copy",
            "conj",
            "real",
            "imag",
            "sum",
            "mean",
            "prod",
            "amax",
            "amin",
            "all",
            "any",
            "var",
            "std",
            "argmax",
            "argmin",
            "cumsum",
            "cumprod",
            "reshape",
            "permute_dims",
            "matrix_transpose",
            "swapaxes",
            "moveaxis",
            "expand_dims",
            "squeeze",
            "broadcast_to",
            "concat",
            "stack",
            "flip",
            "roll",
            "tile",
            "tril",
            "triu",
            "matmul",
            "dot",
            "linear",
            "outer",
            "einsum",
            "tensordot",
            "relu",
            "sigmoid",
            "silu",
            "gelu",
            "gelu_tanh",
            "softplus",
            "softmax",
            "log_softmax",
            "logsumexp",
            "zeros",
            "ones",
            "full",
            "zeros_like",
            "ones_like",
            "full_like",
            "arange",
            "stop_gradient");
    /** These too where no place comes from a tensor. */
    private static final String INDEXING = "getitem";

    private SureCalls() {}

    static boolean holds(Graph graph) {
        return graph.steps().stream().allMatch(step -> holds(step.term(), graph))
                && holds(graph.result().term(), graph);
    }

    private static boolean holds(Term term, Graph graph) {
        return switch (term) {
            case Fragment _, Literal _ -> true;
            case SequenceTerm sequence -> sequence.items().stream().allMatch(item -> holds(item, graph));
            case Apply apply ->
                isSure(apply.operation().name(), graph)
                        && apply.arguments().stream().allMatch(argument -> holds(argument, graph));
        };
    }

    private static boolean isSure(String operation, Graph graph) {
        return SURE.contains(operation)
                || operation.equals(INDEXING) && graph.inputs().size() == 1;
    }
}
