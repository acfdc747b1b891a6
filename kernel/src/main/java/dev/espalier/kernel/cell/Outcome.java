package dev.espalier.kernel.cell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.wire.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a cell ended. */
public sealed interface Outcome {
    /** All went well. */
    record Done(Optional<MimeBundle> result, ObjectNode userExpressions) implements Outcome {}

    /**
     * It raised.
     *
     * @param isTold whether the user was told already, so that no error is to be shown
     */
    record Failed(String name, String value, List<String> traceback, boolean isTold) implements Outcome {
        public Failed {
            traceback = List.copyOf(traceback);
        }
    }

    Outcome NOTHING = new Done(Optional.empty(), Json.object());

    static Outcome of(MimeBundle result) {
        return new Done(Optional.of(result), Json.object());
    }

    static Failed failed(String name, String value) {
        return new Failed(name, value, List.of(name + ": " + value), false);
    }

    /** That the kernel itself went wrong, with where. */
    static Failed failed(Throwable problem) {
        String name = problem.getClass().getSimpleName();
        String value = String.valueOf(problem.getMessage());
        Stream<String> frames = Arrays.stream(problem.getStackTrace()).limit(10).map(frame -> "    at " + frame);
        return new Failed(
                name,
                value,
                Stream.concat(Stream.of(name + ": " + value), frames).toList(),
                false);
    }
}
