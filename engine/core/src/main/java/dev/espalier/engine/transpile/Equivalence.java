package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.PromotionRule;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.types.DTypes;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.Terms;
import java.util.List;
import java.util.Optional;

/**
 * When a term that was read back means the same as the term that was to be said.
 *
 * <p>Definitions are unfolded where the operations differ; axes count from either end where the rank is known; casts
 * that change nothing in the target are no difference.
 */
final class Equivalence {
    private static final int DEPTH = 6;

    private final Vocabulary vocabulary;
    private final PromotionRule source;
    private final PromotionRule target;

    Equivalence(Vocabulary vocabulary, PromotionRule source, PromotionRule target) {
        this.vocabulary = vocabulary;
        this.source = source;
        this.target = target;
    }

    boolean same(Term a, Term b) {
        return same(a, b, DEPTH);
    }

    private boolean same(Term a, Term b, int depth) {
        if (a.equals(b)) {
            return true;
        }
        Optional<Object> x = Terms.literal(a).or(() -> dtypeOf(a));
        Optional<Object> y = Terms.literal(b).or(() -> dtypeOf(b));
        if (x.isPresent() && y.isPresent()) {
            return sameValue(x.get(), y.get());
        }
        Term left = withoutIdleCast(a);
        Term right = withoutIdleCast(b);
        if (left != a || right != b) {
            return same(left, right, depth);
        }
        if (Terms.piece(a).isPresent() && Terms.piece(b).isPresent()) {
            return Terms.piece(a).get().node() == Terms.piece(b).get().node() || sameItems(a, b, depth);
        }
        if (a instanceof Apply f && b instanceof Apply g) {
            return sameApply(f, g, depth);
        }
        return sameItems(a, b, depth);
    }

    private boolean sameItems(Term a, Term b, int depth) {
        Optional<List<Term>> m = Terms.items(a);
        Optional<List<Term>> n = Terms.items(b);
        if (m.isPresent() && n.isPresent()) {
            return sameAll(m.get(), n.get(), depth);
        }
        return single(m, b, depth) || single(n, a, depth);
    }

    /** The dtype that {@code dtypeof(x)} is. */
    private static Optional<Object> dtypeOf(Term term) {
        return term instanceof Apply apply && apply.operation().name().equals("dtypeof")
                ? Optional.of(Terms.dtype(apply.arguments().get(0)))
                : Optional.empty();
    }

    /** An axis and the sequence of that one axis. */
    private boolean single(Optional<List<Term>> items, Term other, int depth) {
        return items.isPresent()
                && items.get().size() == 1
                && Terms.fact(other) instanceof Fact.Number
                && same(items.get().get(0), other, depth);
    }

    private boolean sameApply(Apply f, Apply g, int depth) {
        if (f.operation().equals(g.operation()) && sameArguments(f, g, depth)) {
            return true;
        }
        if (depth == 0) {
            return false;
        }
        Optional<Term> defined = define(f);
        if (defined.isPresent() && same(defined.get(), g, depth - 1)) {
            return true;
        }
        Optional<Term> other = define(g);
        return other.isPresent() && same(defined.orElse(f), other.get(), depth - 1);
    }

    private boolean sameArguments(Apply f, Apply g, int depth) {
        for (int i = 0; i < f.arguments().size(); i++) {
            String parameter = f.operation().parameters().get(i).name();
            if (parameter.equals("stable")
                    && Terms.literal(g.arguments().get(i))
                            .filter(Boolean.FALSE::equals)
                            .isPresent()) {
                continue; // a stable order is as good where any order will do
            }
            boolean axis = parameter.startsWith("ax");
            if (!same(f.arguments().get(i), g.arguments().get(i), depth)
                    && !(axis && sameAxis(f, f.arguments().get(i), g.arguments().get(i)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameAxis(Apply f, Term a, Term b) {
        Optional<Object> x = Terms.literal(a);
        Optional<Object> y = Terms.literal(b);
        var rank = Terms.rank(f.arguments().get(0));
        return rank.isPresent()
                && x.orElse(null) instanceof Long m
                && y.orElse(null) instanceof Long n
                && Math.floorMod(m, rank.getAsInt()) == Math.floorMod(n, rank.getAsInt());
    }

    private boolean sameAll(List<Term> m, List<Term> n, int depth) {
        if (m.size() != n.size()) {
            return false;
        }
        for (int i = 0; i < m.size(); i++) {
            if (!same(m.get(i), n.get(i), depth)) {
                return false;
            }
        }
        return true;
    }

    private Optional<Term> define(Apply apply) {
        try {
            return vocabulary.define(apply);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private Term withoutIdleCast(Term term) {
        if (term instanceof Apply apply
                && apply.operation().name().equals("cast")
                && apply.arguments().get(1) instanceof Literal literal
                && literal.value() instanceof DType dtype) {
            DType own = Terms.dtype(apply.arguments().get(0));
            if (sameDtype(own, dtype) || Terms.fact(apply.arguments().get(0)).isNumber()) {
                return apply.arguments().get(0);
            }
        }
        return term;
    }

    private boolean sameValue(Object x, Object y) {
        if (x instanceof Number a && y instanceof Number b) {
            return a.doubleValue() == b.doubleValue() || Double.isNaN(a.doubleValue()) && Double.isNaN(b.doubleValue());
        }
        if (x instanceof DType a && y instanceof DType b) {
            return sameDtype(a, b);
        }
        return x.equals(y);
    }

    /** Whether two dtypes are one as far as the target can tell. */
    boolean sameDtype(DType a, DType b) {
        if (DTypes.same(a, b) && (a.exact() || a.like().equals(b.like()) || a.kind() != Kind.UNKNOWN)) {
            return true;
        }
        if (target == PromotionRule.JAX && a.kind() != Kind.UNKNOWN) {
            return DTypes.sameNarrow(a, b);
        }
        return source == PromotionRule.JAX
                && target != PromotionRule.NONE
                && a.kind() == Kind.INT
                && b.kind() == Kind.INT
                && DTypes.sameNarrow(a, b);
    }
}
