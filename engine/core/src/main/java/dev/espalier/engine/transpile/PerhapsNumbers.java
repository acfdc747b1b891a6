package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.PromotionRule;
import dev.espalier.engine.dialect.Settings;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.types.AtRuntime;
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
    /** In which the source computes functions of floats of its integers. */
    private final DType ofIntegers;

    PerhapsNumbers(Vocabulary vocabulary, Settings source, Settings target) {
        asarray = vocabulary.find("asarray").orElseThrow();
        fromConverting = source.convertsNumbers();
        convertsNumbers = target.convertsNumbers();
        promotes = target.promotion() != PromotionRule.NONE;
        ofIntegers = source.promotion().floating(DType.INT64).orElse(DType.FLOAT64);
    }

    Apply asTensors(Apply apply) {
        String name = apply.operation().name();
        if (name.equals("cast")) {
            return promotes && isOpen(apply.arguments().get(0)) ? new Apply(asarray, apply.arguments()) : apply;
        }
        if (!fromConverting || OPERATORS.contains(name)) {
            return apply;
        }
        List<Integer> marked = Promoter.marked(apply.operation());
        List<Term> arguments = new ArrayList<>(apply.arguments());
        if (convertsNumbers && !promotes) {
            boolean floats = marked.size() == 1 && Promoter.isFloating(apply.operation());
            if (floats && isUnknown(arguments.get(marked.get(0))) && !isOpen(arguments.get(marked.get(0)))) {
                arguments.set(marked.get(0), asFloats(arguments.get(marked.get(0))));
                return new Apply(apply.operation(), arguments);
            }
            return apply;
        }
        for (int i : marked) {
            Term argument = arguments.get(i);
            if (convertsNumbers
                    && argument instanceof Apply a
                    && a.operation().equals(asarray)
                    && isOpen(a.arguments().get(0))) {
                arguments.set(i, a.arguments().get(0));
            } else if (!convertsNumbers && isUnknown(argument)) {
                arguments.set(i, new Fragment(Composed.AS_TENSOR, new Composed(Composed.AS_TENSOR, List.of(argument))));
            }
        }
        return arguments.equals(apply.arguments()) ? apply : new Apply(apply.operation(), arguments);
    }

    private Term asFloats(Term argument) {
        Fact floats = Fact.Tensor.of(DType.ofKind(Kind.FLOAT));
        return new Fragment("integers_as(" + argument + ")", new AtRuntime.IntegersAs(argument, ofIntegers, floats));
    }

    /** Whether something is a parameter of which nothing is known. */
    private static boolean isOpen(Term term) {
        return isUnknown(term)
                && Terms.fact(term) instanceof Fact.Unknown unknown
                && !unknown.origins().isEmpty();
    }

    /** Whether nothing is known of something in the source, such as the items of a parameter. */
    private static boolean isUnknown(Term term) {
        return term instanceof Fragment fragment
                && fragment.payload() instanceof Piece
                && Terms.fact(term).isUnknown();
    }
}
