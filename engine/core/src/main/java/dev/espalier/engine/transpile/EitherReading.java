package dev.espalier.engine.transpile;

import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.Node;
import dev.espalier.engine.types.Fact;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes what comes out the same whether the open dtypes of a file are of floats or of integers.
 *
 * <p>Where the first choices under the two readings differ, ways are preferred that are right under both, and at last
 * the casts are left to the running program.
 */
final class EitherReading {
    private final Writers floats;
    private final Optional<Writers> integers;

    /** @param integers the writers under the other reading; empty where no dtype is open */
    EitherReading(Writers floats, Optional<Writers> integers) {
        this.floats = floats;
        this.integers = integers;
        integers.ifPresent(other -> {
            floats.expressions().otherwise(other.expressions());
            other.expressions().otherwise(floats.expressions());
        });
    }

    /** How words are chosen. */
    private enum Choice {
        FIRST,
        /** Ways that are right under both readings come first. */
        CERTAIN,
        /** Expressions are written for both readings at once. */
        MERGED
    }

    /** The text of a header or statement; throws {@link Unconverted} where there is none that is right under both. */
    String write(Node node, Function<Writers, String> writing) {
        if (integers.isEmpty()) {
            floats.expressions().begin(false, false);
            return writing.apply(floats);
        }
        Attempts attempts = new Attempts(node, writing, integers.get());
        attempts.make(Choice.FIRST);
        if (attempts.differ()) {
            attempts.make(Choice.CERTAIN);
        }
        if (attempts.differ() || attempts.isOpen()) {
            attempts.make(Choice.MERGED);
        }
        return attempts.text();
    }

    /** The attempts to write one piece; only what the last one needs stays. */
    private final class Attempts {
        private final Node node;
        private final Function<Writers, String> writing;
        private final Writers others;
        private final Writers.Needs ownBefore;
        private final Writers.Needs othersBefore;
        private Optional<String> own = Optional.empty();
        private Optional<String> other = Optional.empty();
        private Optional<Unconverted> problem = Optional.empty();

        Attempts(Node node, Function<Writers, String> writing, Writers others) {
            this.node = node;
            this.writing = writing;
            this.others = others;
            this.ownBefore = floats.needs();
            this.othersBefore = others.needs();
        }

        void make(Choice choice) {
            floats.back(ownBefore);
            others.back(othersBefore);
            other = otherText(choice);
            begin(floats, choice);
            try {
                own = Optional.of(writing.apply(floats));
                problem = Optional.empty();
            } catch (Unconverted unconverted) {
                own = Optional.empty();
                problem = Optional.of(unconverted);
            }
        }

        private Optional<String> otherText(Choice choice) {
            begin(others, choice);
            try {
                return Optional.of(writing.apply(others));
            } catch (RuntimeException unconverted) {
                return Optional.empty();
            }
        }

        private static void begin(Writers writers, Choice choice) {
            writers.expressions().begin(choice == Choice.CERTAIN, choice == Choice.MERGED);
        }

        boolean differ() {
            return own.isPresent() && !own.equals(other);
        }

        /** Whether a call that could not be said has an operand whose kind of dtype is open. */
        boolean isOpen() {
            return problem.isPresent()
                    && problem.get().node() instanceof Expression e
                    && floats.context().facts().lifted(e).isPresent()
                    && e.children().stream().anyMatch(EitherReading.this::hasOpenKind);
        }

        String text() {
            if (problem.isPresent()) {
                throw problem.get();
            }
            if (differ()) {
                throw new Unconverted(
                        node,
                        "dtype",
                        "depends on whether a tensor here holds floats (%s) or integers (%s); annotate it or give --args"
                                .formatted(
                                        StatementWriter.brief(own.orElseThrow()),
                                        StatementWriter.brief(other.orElse("unconverted"))));
            }
            return own.orElseThrow();
        }
    }

    private boolean hasOpenKind(Node node) {
        return node instanceof Name name && floats.context().facts().fact(name).isUnknown()
                || node instanceof Expression e
                        && floats.context().facts().fact(e) instanceof Fact.Tensor tensor
                        && !tensor.dtype().isKnown()
                || node.children().stream().anyMatch(this::hasOpenKind);
    }
}
