package dev.espalier.engine.ir;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The types of terms, by the result rules of their operations. What is not known gives types that are not known; only
 * a definite contradiction is an {@link IrProblem}.
 */
public final class ResultRules {
    private ResultRules() {}

    /** The type of the result of an operation, from the types of its arguments. */
    public static TermType infer(Apply apply, Function<Term, TermType> typeOf) {
        Function<Term, TermType> arguments =
                term -> term instanceof Literal literal ? ofLiteral(literal) : typeOf.apply(term);
        return TypeRules.result(new RuleScope(apply, arguments));
    }

    /** The type of a whole term, from the types of its leaves. */
    public static TermType typeOf(Term term, Function<Fragment, TermType> leaves) {
        return typeOf(term, leaves, new HashMap<>());
    }

    private static TermType typeOf(Term term, Function<Fragment, TermType> leaves, Map<Term, TermType> known) {
        TermType before = known.get(term);
        if (before != null) {
            return before;
        }
        TermType type =
                switch (term) {
                    case Literal literal -> ofLiteral(literal);
                    case Fragment fragment -> leaves.apply(fragment);
                    case SequenceTerm sequence ->
                        new TermType.Sequence(sequence.items().stream()
                                .map(item -> typeOf(item, leaves, known))
                                .toList());
                    case Apply apply -> infer(apply, argument -> typeOf(argument, leaves, known));
                };
        known.put(term, type);
        return type;
    }

    static TermType ofLiteral(Literal literal) {
        return switch (literal.value()) {
            case Boolean _ -> new TermType.Scalar(Kind.BOOL);
            case Long _ -> new TermType.Scalar(Kind.INT);
            case BigInteger _ -> new TermType.Scalar(Kind.INT);
            case Double _ -> new TermType.Scalar(Kind.FLOAT);
            case String _ -> new TermType.Other("str");
            case DType _ -> new TermType.Other("dtype");
            case Graph _ -> new TermType.Other("region");
            default -> new TermType.Other(literal.toString());
        };
    }
}
