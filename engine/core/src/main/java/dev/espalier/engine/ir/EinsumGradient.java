package dev.espalier.engine.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What {@code einsum_gradient} and {@code equation_of} mean in gradient rules. */
final class EinsumGradient {
    private EinsumGradient() {}

    /**
     * The gradient of {@code einsum(equation, xs)} with respect to one operand, as an einsum again: the operand's place
     * is taken by ones, so that axes that only it had are filled, and g is one more operand.
     */
    static Term of(Vocabulary vocabulary, List<Term> arguments) {
        String equation = Constants.text(arguments.get(0))
                .orElseThrow(() -> new TermReader.Undecided("the equation is not known"))
                .replace(" ", "");
        if (!(arguments.get(1) instanceof SequenceTerm(List<Term> xs)) || !equation.contains("->")) {
            throw new TermReader.Undecided("the equation \"" + equation + "\" has no ->");
        }
        int which = (int) Constants.integer(arguments.get(3)).orElseThrow();
        String operands = equation.substring(0, equation.indexOf("->"));
        String result = equation.substring(equation.indexOf("->") + 2);
        String letters = operands.split(",", -1)[which];
        String named = letters.replace("...", "");
        if (named.chars().distinct().count() != named.length()) {
            throw new TermReader.Undecided("a letter is repeated in \"" + letters + "\"");
        }
        List<Term> operandsOfGradient = new ArrayList<>(xs);
        operandsOfGradient.set(which, vocabulary.apply("ones_like", xs.get(which)));
        operandsOfGradient.add(arguments.get(2));
        return vocabulary.apply(
                "einsum", new Literal(operands + "," + result + "->" + letters), new SequenceTerm(operandsOfGradient));
    }

    /** The equation of {@code tensordot(x, y, axes)}. */
    static String contraction(List<Term> arguments, Function<Term, TensorType> typeOf) {
        TensorType x = typeOf.apply(arguments.get(0));
        TensorType y = typeOf.apply(arguments.get(1));
        Contraction axes = Contraction.of("tensordot", x, y, arguments.get(2))
                .orElseThrow(() -> new TermReader.Undecided("the ranks or axes are not known"));
        StringBuilder left = new StringBuilder();
        StringBuilder right = new StringBuilder();
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < x.shape().rank().orElseThrow(); i++) {
            left.append((char) ('a' + i));
            if (!axes.left().contains(i)) {
                result.append((char) ('a' + i));
            }
        }
        for (int i = 0; i < y.shape().rank().orElseThrow(); i++) {
            int pair = axes.right().indexOf(i);
            char letter = (char) (pair >= 0 ? 'a' + axes.left().get(pair) : 'A' + i);
            right.append(letter);
            if (pair < 0) {
                result.append(letter);
            }
        }
        return left + "," + right + "->" + result;
    }
}
