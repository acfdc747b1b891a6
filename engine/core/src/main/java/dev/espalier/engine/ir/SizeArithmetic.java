package dev.espalier.engine.ir;

import java.util.Map;
import java.util.Optional;

/** Terms that are sizes of tensors, or whole numbers computed of such sizes: what Python does with {@code x.shape[0]}. */
public final class SizeArithmetic {
    private static final Map<String, String> OPERATIONS =
            Map.of("+", "add", "-", "subtract", "*", "multiply", "//", "floor_divide", "%", "remainder");

    private SizeArithmetic() {}

    /** Python's arithmetic on numbers of which at least one is a size; empty for other operands and operators. */
    public static Optional<Term> of(String operator, Term a, Term b) {
        return OPERATIONS.containsKey(operator) && isSize(a) && isSize(b) && !(isNumber(a) && isNumber(b))
                ? Optional.of(Vocabulary.load().apply(OPERATIONS.get(operator), a, b))
                : Optional.empty();
    }

    /** The operator of Python that an operation on sizes is; empty for anything else. */
    public static Optional<String> operator(Apply apply) {
        boolean isOne = apply.arguments().size() == 2
                && apply.arguments().stream().allMatch(SizeArithmetic::isSize)
                && !apply.arguments().stream().allMatch(SizeArithmetic::isNumber);
        return isOne
                ? OPERATIONS.entrySet().stream()
                        .filter(entry ->
                                entry.getValue().equals(apply.operation().name()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isNumber(Term term) {
        return term instanceof Literal(Long _);
    }

    /** Whether a term is a size, a whole number, or computed of those. */
    static boolean isSize(Term term) {
        return isNumber(term)
                || term instanceof Apply apply
                        && switch (apply.operation().name()) {
                            case "size", "numel" -> true;
                            case "item_of" ->
                                apply.argument("xs") instanceof Apply shape
                                        && shape.operation().name().equals("shape");
                            default -> operator(apply).isPresent();
                        };
    }
}
