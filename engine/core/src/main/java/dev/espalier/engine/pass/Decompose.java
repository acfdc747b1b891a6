package dev.espalier.engine.pass;

import dev.espalier.engine.backend.Backend;
import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.Regions;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says operations that a backend does not have in terms of those that it has; regions are run by every backend. */
public final class Decompose {
    private final BiPredicate<Apply, Function<Term, TermType>> claims;

    private Decompose(BiPredicate<Apply, Function<Term, TermType>> claims) {
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
        return where(
                graph,
                (apply, typeOf) -> claims.test(
                        apply.operation(),
                        apply.arguments().stream().map(typeOf).toList()));
    }

    /**
     * The graph in claimed applications alone.
     *
     * @param claims whether an application may stay; it is given the types of terms, too
     * @throws EvaluationProblem where an operation is neither claimed nor defined by claimed ones
     */
    public static Graph where(Graph graph, BiPredicate<Apply, Function<Term, TermType>> claims) {
        Decompose decompose = new Decompose(claims);
        Rewrite rewrite = FoldConstants::fold;
        return rewrite.or(decompose::define).over(graph);
    }

    private Optional<Term> define(Apply apply, GraphBuilder graph) {
        if (isSyntax(apply.operation()) || Regions.has(apply.operation()) || claims.test(apply, graph::typeOf)) {
            return Optional.empty();
        }
        return Optional.of(graph.define(apply)
                .orElseThrow(() -> new EvaluationProblem("%s is not available for %s"
                        .formatted(
                                apply.operation().name(),
                                apply.arguments().stream()
                                        .map(argument -> graph.typeOf(argument).toString())
                                        .collect(Collectors.joining(", "))))));
    }

    /** Parts of terms that no backend computes. */
    private static boolean isSyntax(Operation operation) {
        return switch (operation.name()) {
            case "slice", "item_of", "dtypeof", "shape", "size", "numel", "ndim" -> true;
            default -> false;
        };
    }
}
