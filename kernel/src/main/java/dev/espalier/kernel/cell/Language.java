package dev.espalier.kernel.cell;

import java.util.Optional;

/** What runs cells of one language. {@link #interrupt} is called while others wait. */
public interface Language extends AutoCloseable {
    /** Runs a cell; what it throws is in the outcome. */
    Outcome run(Request request, CellOutput output);

    Completions complete(String code, int cursor);

    /** What is known about the name at the cursor. */
    Optional<MimeBundle> inspect(String code, int cursor, int detail);

    Completeness completeness(String code);

    /**
     * Makes the running cell end soon.
     *
     * @param isRepeated whether it has been asked before and is still running, so that force is in order
     */
    void interrupt(boolean isRepeated);

    @Override
    void close();
}
