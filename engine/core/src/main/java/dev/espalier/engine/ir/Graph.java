package dev.espalier.engine.ir;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A computation as a list of steps, each a term over inputs and earlier steps. {@code Graph.parse(graph.toString())}
 * gives an equal graph:
 *
 * <pre>{@code
 * graph loss(predictions: f32[3], targets: f32[3]) -> f32[] {
 *   a = subtract(predictions, targets) : f32[3]  # loss.py:4:33
 *   b = power(a, 2)                    : f32[3]  # loss.py:4:32
 *   return sqrt(mean(b))               : f32[]   # loss.py:4:11
 * }
 * }</pre>
 *
 * Behind the place stands the {@link Scope}, {@code # net.py:9:12 in Net.body.0:Conv2d/forward}; an input may tell the
 * path of its value, {@code parameter w = body.0.weight: f32[2,3]}. Several results are returned as a sequence.
 *
 * <p>Inputs and steps are named in terms by {@link Fragment}s without payload. Arguments that equal their default are left
 * out of the text.
 *
 * @param result the step that the graph returns; its name is {@link #RESULT}
 */
public record Graph(String name, List<Input> inputs, List<Step> steps, Step result) {
    /** The name of the step that a graph returns. */
    public static final String RESULT = "return";

    /** Why a graph needs an input. */
    public enum Role {
        /** An argument of each call. */
        ARGUMENT,
        /** A weight that training changes. */
        PARAMETER,
        /** A number carried from call to call, such as a running mean. */
        STATE,
        /** Where random numbers come from. */
        KEY
    }

    /**
     * A value that is given to the graph.
     *
     * @param path where the program keeps it, such as {@code layer1.0.conv1.weight}: a key of its saved weights
     */
    public record Input(String name, Role role, TermType type, Optional<String> path) {
        private static final Pattern PATH = Pattern.compile("[^\\s,:()\\[\\]]+");

        public Input {
            type = plain(type);
            if (path.isPresent() && !PATH.matcher(path.get()).matches()) {
                throw new IllegalArgumentException("not a path: " + path.get());
            }
        }

        public Input(String name, Role role, TermType type) {
            this(name, role, type, Optional.empty());
        }
    }

    /**
     * A named term with its type.
     *
     * @param place where in the source it comes from
     * @param scope the module and function that compute it
     */
    public record Step(String name, Term term, TermType type, Optional<Place> place, Scope scope) {
        public Step {
            type = plain(type);
        }

        public Step(String name, Term term, TermType type, Optional<Place> place) {
            this(name, term, type, place, Scope.NONE);
        }

        /** The same step with another term of the same value. */
        public Step withTerm(Term changed) {
            return new Step(name, changed, type, place, scope);
        }
    }

    public Graph {
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
    }

    /** The same graph with other steps. */
    public Graph withSteps(List<Step> changed, Step changedResult) {
        return new Graph(name, inputs, changed, changedResult);
    }

    /** The types of what the graph returns, one by one; a result that is no tuple is one. */
    public List<TermType> results() {
        return result.type() instanceof TermType.Sequence(List<TermType> items) ? items : List.of(result.type());
    }

    /** Reads the text form; an {@link IrProblem} tells the line. */
    public static Graph parse(String text) {
        return new GraphReader(Vocabulary.load(), text).read();
    }

    /** The type without what only translation knows: weak dtypes and names of variables. */
    private static TermType plain(TermType type) {
        return switch (type) {
            case TermType.Tensor(TensorType tensor) ->
                TermType.tensor(
                        new DType(
                                tensor.dtype().kind(),
                                tensor.dtype().bits(),
                                tensor.dtype().brain(),
                                false,
                                Optional.empty()),
                        tensor.shape());
            case TermType.Sequence(List<TermType> items) ->
                new TermType.Sequence(items.stream().map(Graph::plain).toList());
            case TermType.Scalar _, TermType.Other _ -> type;
        };
    }

    @Override
    public String toString() {
        return GraphText.of(this);
    }
}
