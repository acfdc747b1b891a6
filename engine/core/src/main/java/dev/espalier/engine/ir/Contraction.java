package dev.espalier.engine.ir;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The axes that {@code tensordot} sums over, one list for each operand. */
public record Contraction(List<Integer> left, List<Integer> right) {
    /** Reads the argument {@code axes}: a number, or two axes or lists of axes; empty where something is not known. */
    public static Optional<Contraction> of(String operation, TensorType x, TensorType y, Term axes) {
        if (!x.shape().isKnownRank() || !y.shape().isKnownRank()) {
            return Optional.empty();
        }
        int rank = x.shape().rank().getAsInt();
        OptionalLong count = Constants.integer(axes);
        if (count.isPresent()) {
            int n = (int) count.getAsLong();
            BasicShapes.requireRank(operation, x, n);
            BasicShapes.requireRank(operation, y, n);
            return Optional.of(new Contraction(
                    IntStream.range(rank - n, rank).boxed().toList(),
                    IntStream.range(0, n).boxed().toList()));
        }
        if (!(axes instanceof SequenceTerm(List<Term> sides)) || sides.size() != 2) {
            return Optional.empty();
        }
        Optional<List<Integer>> left = Axes.several(operation, sides.getFirst(), x);
        Optional<List<Integer>> right = Axes.several(operation, sides.getLast(), y);
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        if (left.get().size() != right.get().size()) {
            throw new IrProblem("%s: %d axes of %s and %d of %s"
                    .formatted(operation, left.get().size(), x, right.get().size(), y));
        }
        return Optional.of(new Contraction(left.get(), right.get()));
    }
}
