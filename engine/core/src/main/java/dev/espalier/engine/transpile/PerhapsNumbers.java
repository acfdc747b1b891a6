package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.PromotionRule;
import dev.espalier.engine.dialect.Settings;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.types.Composed;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.Piece;
import dev.espalier.engine.types.Promoter;
import dev.espalier.engine.types.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Arguments that may be numbers, where the functions and methods of the target take tensors only: {@code np.cos(angle)}
 * is {@code torch.cos(torch.as_tensor(angle))} where nothing shows that the angle is an array.
 */
final class PerhapsNumbers {
    /** What is written as an operator takes numbers as it is. */
    private static final Set<String> OPERATORS = Set.of(
            "add",
            "subtract",
            "multiply",
            "divide",
            "power",
            "floor_divide",
            "remainder",
            "negative",
            "abs",
            "equal",
            "not_equal",
            "less",
            "less_equal",
            "greater",
            "greater_equal",
            "where",
            "clip");

    private final Operation asarray;
    private final boolean fromConverting;
    private final boolean convertsNumbers;
    private final boolean promotes;

    PerhapsNumbers(Vocabulary vocabulary, Settings source, Settings target) {
        asarray = vocabulary.find("asarray").orElseThrow();
        fromConverting = source.convertsNumbers();
        convertsNumbers = target.convertsNumbers();
        promotes = target.promotion() != PromotionRule.NONE;
    }

    Apply asTensors(Apply apply) {
        String name = apply.operation().name();
        if (name.equals("cast")) {
            return promotes && isOpen(apply.arguments().get(0)) ? new Apply(asarray, apply.arguments()) : apply;
        }
        if (!fromConverting || OPERATORS.contains(name) || convertsNumbers && !promotes) {
            return apply;
        }
        List<Integer> marked = Promoter.marked(apply.operation());
        List<Term> arguments = new ArrayList<>(apply.arguments());
        for (int i : marked) {
            Term argument = arguments.get(i);
            if (convertsNumbers
                    && argument instanceof Apply a
                    && a.operation().equals(asarray)
                    && isOpen(a.arguments().get(0))) {
                arguments.set(i, a.arguments().get(0));
            } else if (!convertsNumbers && isOpen(argument)) {
                arguments.set(i, new Fragment(Composed.AS_TENSOR, new Composed(Composed.AS_TENSOR, List.of(argument))));
            }
        }
        return arguments.equals(apply.arguments()) ? apply : new Apply(apply.operation(), arguments);
    }

    /** Whether something comes from a parameter of which nothing is known. */
    private static boolean isOpen(Term term) {
        return term instanceof Fragment fragment
                && fragment.payload() instanceof Piece
                && Terms.fact(term) instanceof Fact.Unknown unknown
                && !unknown.origins().isEmpty();
    }
}
