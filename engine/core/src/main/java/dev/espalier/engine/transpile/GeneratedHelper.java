package dev.espalier.engine.transpile;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.Span;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.Piece;
import dev.espalier.engine.types.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A function made from the definition of a core operation, for targets that have no word for it. */
final class GeneratedHelper {
    /** Definitions of more operations than this get a function of their own. */
    private static final int SHORT = 3;

    private final Apply apply;
    private final List<Term> arguments = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Apply general;

    GeneratedHelper(Apply apply) {
        this.apply = apply;
        List<Term> placeholders = new ArrayList<>();
        for (int i = 0; i < apply.arguments().size(); i++) {
            Term argument = apply.arguments().get(i);
            String name = apply.operation().parameters().get(i).name();
            Fact fact = Terms.fact(argument);
            if (Terms.literal(argument).isPresent() || !(fact.isTensor() || fact.isUnknown() || fact.isNumber())) {
                placeholders.add(argument);
            } else {
                placeholders.add(new Fragment(
                        name,
                        new Piece(new Name(new Span(-1, -1), name), general(fact, name), false, Optional.empty())));
                names.add(name);
                arguments.add(argument);
            }
        }
        this.general = new Apply(apply.operation(), placeholders);
    }

    /** Whether the definition is long, or names an argument twice that is more than a name. */
    static boolean isWorth(Apply apply, Term definition) {
        return operations(definition) > SHORT
                || apply.arguments().stream().anyMatch(a -> !isSimple(a) && count(definition, a) > 1);
    }

    private static boolean isSimple(Term term) {
        return Terms.literal(term).isPresent()
                || Terms.piece(term).map(p -> p.node() instanceof Name).orElse(false);
    }

    private static int operations(Term term) {
        return switch (term) {
            case Apply apply ->
                1
                        + apply.arguments().stream()
                                .mapToInt(GeneratedHelper::operations)
                                .sum();
            case SequenceTerm sequence ->
                sequence.items().stream().mapToInt(GeneratedHelper::operations).sum();
            default -> 0;
        };
    }

    private static int count(Term term, Term wanted) {
        if (term.equals(wanted)) {
            return 1;
        }
        return switch (term) {
            case Apply apply ->
                apply.arguments().stream().mapToInt(a -> count(a, wanted)).sum();
            case SequenceTerm sequence ->
                sequence.items().stream().mapToInt(a -> count(a, wanted)).sum();
            default -> 0;
        };
    }

    /** The same kind of value for every caller. */
    private static Fact general(Fact fact, String name) {
        if (fact instanceof Fact.Tensor tensor) {
            DType dtype = tensor.dtype();
            DType open = dtype.isBool() ? dtype : DType.like(name, dtype.kind());
            return new Fact.Tensor(new TensorType(open, Shape.unknown()));
        }
        return fact instanceof Fact.Number number ? Fact.Number.of(number.kind()) : fact;
    }

    /** The operation on the function's own parameters. */
    Apply general() {
        return general;
    }

    /** What the function is called with. */
    List<Term> arguments() {
        return arguments;
    }

    String source(String name, Rendered body) {
        String doc = apply.operation().doc().isBlank()
                ? sentence(apply.operation().name())
                : sentence(apply.operation().doc());
        return "def " + name + "(" + String.join(", ", names) + "):\n    \"\"\"" + doc + "\"\"\"\n    return "
                + body.text();
    }

    private static String sentence(String text) {
        String words = text.strip().replace('_', ' ').replace("\"", "'").replace("\\", "");
        String first = words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
        return first.endsWith(".") ? first : first + ".";
    }
}
