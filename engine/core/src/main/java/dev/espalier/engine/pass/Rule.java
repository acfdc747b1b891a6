package dev.espalier.engine.pass;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Leaves;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** One line of {@link Rewrites}: a pattern and what stands for it. */
record Rule(Apply pattern, Term replacement) {
    private static final Map<String, Fragment> LETTERS = letters();

    private static Map<String, Fragment> letters() {
        Map<String, Fragment> letters = new HashMap<>();
        IntStream.rangeClosed('a', 'z')
                .mapToObj(letter -> String.valueOf((char) letter))
                .forEach(letter -> letters.put(letter, new Fragment(letter)));
        return letters;
    }

    static List<Rule> table(String... lines) {
        return Arrays.stream(lines).map(Rule::of).toList();
    }

    private static Rule of(String line) {
        String[] sides = line.split("->");
        Vocabulary vocabulary = Vocabulary.load();
        return new Rule(
                (Apply) vocabulary.parse(sides[0].strip(), LETTERS), vocabulary.parse(sides[1].strip(), LETTERS));
    }

    /** The replacement for an operation that the pattern fits. */
    Optional<Term> apply(Apply apply, GraphBuilder graph) {
        Map<String, Term> bound = new HashMap<>();
        return fits(pattern, apply, graph, bound) ? Optional.of(Leaves.replaced(replacement, bound)) : Optional.empty();
    }

    private static boolean fits(Term pattern, Term term, GraphBuilder graph, Map<String, Term> bound) {
        return switch (pattern) {
            case Fragment letter -> binds(letter.name(), term, graph, bound);
            case Literal(Object value)
            when isNumber(value) -> isFilledWith(((Number) value).doubleValue(), term, graph);
            case Literal literal -> literal.equals(term);
            case SequenceTerm(List<Term> items) ->
                term instanceof SequenceTerm(List<Term> given) && allFit(items, given, graph, bound);
            case Apply apply when apply.operation().name().equals("dtypeof") -> isDType(apply, term, graph, bound);
            case Apply apply when apply.operation().name().equals("shape") -> isShape(apply, term, graph, bound);
            case Apply apply ->
                graph.definition(term)
                        .filter(given -> given.operation().equals(apply.operation())
                                && allFit(apply.arguments(), given.arguments(), graph, bound))
                        .isPresent();
        };
    }

    private static boolean allFit(List<Term> patterns, List<Term> terms, GraphBuilder graph, Map<String, Term> bound) {
        boolean fit = patterns.size() == terms.size();
        for (int i = 0; fit && i < patterns.size(); i++) {
            fit = fits(patterns.get(i), terms.get(i), graph, bound);
        }
        return fit;
    }

    private static boolean binds(String letter, Term term, GraphBuilder graph, Map<String, Term> bound) {
        boolean right =
                switch (letter) {
                    case "k" -> term instanceof Literal(Object value) && (isNumber(value) || value instanceof Boolean);
                    case "x", "y", "z" -> term instanceof Fragment && graph.typeOf(term) instanceof TermType.Tensor;
                    default -> true;
                };
        Term before = right ? bound.putIfAbsent(letter, term) : null;
        return right && (before == null || before.equals(term));
    }

    /** The dtype of what a letter stands for; that of a longer pattern follows from the type of the whole. */
    private static boolean isDType(Apply dtypeOf, Term term, GraphBuilder graph, Map<String, Term> bound) {
        if (!(term instanceof Literal(DType dtype))) {
            return false;
        }
        return !(dtypeOf.argument("x") instanceof Fragment letter)
                || graph.typeOf(bound.get(letter.name())) instanceof TermType.Tensor(TensorType type)
                        && type.dtype().equals(dtype);
    }

    /** The shape of what a letter stands for, as an expression or as known numbers. */
    private static boolean isShape(Apply shape, Term term, GraphBuilder graph, Map<String, Term> bound) {
        Term x = bound.get(((Fragment) shape.argument("x")).name());
        Term asked = Vocabulary.load().apply("shape", x);
        return term.equals(asked)
                || FoldConstants.fold((Apply) asked, graph).filter(term::equals).isPresent();
    }

    private static boolean isNumber(Object value) {
        return value instanceof Long || value instanceof Double;
    }

    /** Whether a term is a number, or a tensor each element of which is it. */
    private static boolean isFilledWith(double number, Term term, GraphBuilder graph) {
        return switch (term) {
            case Literal(Object value) -> isNumber(value) && ((Number) value).doubleValue() == number;
            case Fragment _ ->
                graph.definition(term)
                        .filter(fill -> switch (fill.operation().name()) {
                            case "zeros" -> number == 0;
                            case "ones" -> number == 1;
                            case "full" -> isFilledWith(number, fill.argument("value"), graph);
                            default -> false;
                        })
                        .isPresent();
            case Apply _, SequenceTerm _ -> false;
        };
    }
}
