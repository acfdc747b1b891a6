package dev.espalier.engine.ir;

import java.util.List;
import java.util.Optional;

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
 * Inputs and steps are named in terms by {@link Fragment}s without payload. Arguments that equal their default are left
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

    /** A value that is given to the graph. */
    public record Input(String name, Role role, TermType type) {
        public Input {
            type = plain(type);
        }
    }

    /** A named term with its type. */
    public record Step(String name, Term term, TermType type, Optional<Place> place) {
        public Step {
            type = plain(type);
        }
    }

    public Graph {
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
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
