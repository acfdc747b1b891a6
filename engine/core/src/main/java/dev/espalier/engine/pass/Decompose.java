package dev.espalier.engine.pass;

import dev.espalier.engine.backend.Backend;
import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Says operations that a backend does not have in terms of those that it has. */
public final class Decompose {
    private final BiPredicate<Operation, List<TermType>> claims;

    private Decompose(BiPredicate<Operation, List<TermType>> claims) {
        this.claims = claims;
    }

    /** The graph in operations that a backend claims. */
    public static Graph forBackend(Graph graph, Backend backend) {
        return to(graph, backend::claims);
    }

    /**
     * The graph in claimed operations alone.
     *
     * @param claims whether an operation on arguments of these types, one for each parameter, may stay
     * @throws EvaluationProblem where an operation is neither claimed nor defined by claimed ones
     */
    public static Graph to(Graph graph, BiPredicate<Operation, List<TermType>> claims) {
        Decompose decompose = new Decompose(claims);
        Rewrite rewrite = FoldConstants::fold;
        return rewrite.or(decompose::define).over(graph);
    }

    private Optional<Term> define(Apply apply, GraphBuilder graph) {
        List<TermType> operands = apply.arguments().stream().map(graph::typeOf).toList();
        if (isSyntax(apply.operation()) || claims.test(apply.operation(), operands)) {
            return Optional.empty();
        }
        return Optional.of(graph.define(apply)
                .orElseThrow(() -> new EvaluationProblem("%s is not available for %s"
                        .formatted(
                                apply.operation().name(),
                                operands.stream().map(TermType::toString).collect(Collectors.joining(", "))))));
    }

    /** Parts of terms that no backend computes. */
    private static boolean isSyntax(Operation operation) {
        return switch (operation.name()) {
            case "slice", "item_of", "dtypeof", "shape", "size", "numel", "ndim" -> true;
            default -> false;
        };
    }
}
