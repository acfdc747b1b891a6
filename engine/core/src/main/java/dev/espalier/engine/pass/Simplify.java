package dev.espalier.engine.pass;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Dim;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Algebraic simplification: the rules of {@link Rewrites}, of {@link ShapeRewrites} where axes are computed, and what
 * {@link FoldConstants} knows. Everything preserves value, dtype and shape.
 */
public final class Simplify {
    private static final Map<String, List<Rule>> RULES = Rewrites.ALL.stream()
            .collect(Collectors.groupingBy(rule -> rule.pattern().operation().name()));

    private Simplify() {}

    public static Graph in(Graph graph) {
        Rewrite rules = FoldConstants::fold;
        return Defaults.in(rules.or(Simplify::byRule).or(ShapeRewrites::rewrite).over(graph));
    }

    private static Optional<Term> byRule(Apply apply, GraphBuilder graph) {
        for (Rule rule : RULES.getOrDefault(apply.operation().name(), List.of())) {
            Optional<Term> changed = rule.apply(apply, graph).filter(term -> isSameType(apply, term, graph));
            if (changed.isPresent()) {
                return changed;
            }
        }
        return Optional.empty();
    }

    /** Whether a replacement certainly has the dtype and shape of what it stands for. */
    static boolean isSameType(Apply apply, Term replacement, GraphBuilder graph) {
        try {
            TermType before = graph.typeOf(apply);
            boolean certain = isCertain(before) || tensors(apply) <= 1;
            return certain && before.equals(graph.typeOf(replacement));
        } catch (IrProblem _) {
            return false;
        }
    }

    private static long tensors(Apply apply) {
        return apply.arguments().stream()
                .filter(argument -> !(argument instanceof Literal))
                .count();
    }

    private static boolean isCertain(TermType type) {
        return switch (type) {
            case TermType.Tensor(TensorType tensor) ->
                tensor.dtype().exact()
                        && tensor.shape()
                                .dims()
                                .filter(dims -> !dims.contains(Dim.UNKNOWN))
                                .isPresent();
            case TermType.Sequence(List<TermType> items) -> items.stream().allMatch(Simplify::isCertain);
            case TermType.Scalar _, TermType.Other _ -> false;
        };
    }
}
